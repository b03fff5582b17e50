import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { UserBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { WorkspaceUser } from '../../model';
import { createUser } from '../../server/userDocument';
import type { BridgeContext } from '../context';
import { convertUser } from '../convert/user';
import { emulate } from '../emulate';

export const createUserBridge = ({ engine, workspace, registry }: BridgeContext): UserBridge => {
	const find = (matches: (user: WorkspaceUser) => boolean): IUser | undefined => {
		const user = workspace.data.users.find(matches);
		return user && convertUser(user);
	};
	return emulate({
		base: engine.bridges.UserBridge,
		methods: {
			getById: async (id: string) => find(({ _id }) => _id === id),
			getByUsername: async (wanted: string) => find(({ username }) => username === wanted),
			getAppUser: async (appId: string) => find(({ _id }) => _id === registry.appUsers.get(appId)),
			create: async ({ username = '', name = '', roles = [] }: Partial<IUser>, appId: string) => {
				const _id = `user-of-${appId}`;
				workspace.data.users.push(createUser({ _id, username, name, roles, type: 'app' }));
				registry.appUsers.set(appId, _id);
				return _id;
			},
		},
	});
};

import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { UserBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeContext } from '../context';
import { convertUser } from '../convert/user';
import { emulate } from '../emulate';

export const createUserBridge = ({ engine, workspace, registry }: BridgeContext): UserBridge => {
	const find = (matches: { _id: string } | { username: string }): IUser | undefined => {
		const user = workspace.data.users.find((one) =>
			'_id' in matches ? one._id === matches._id : one.username === matches.username,
		);
		return user && convertUser(user);
	};
	return emulate({
		base: engine.bridges.UserBridge,
		methods: {
			getById: async (id: string) => find({ _id: id }),
			getByUsername: async (username: string) => find({ username }),
			getAppUser: async (appId: string) => find({ _id: registry.appUsers.get(appId) ?? '' }),
			create: async ({ username = '', name = '', roles = [] }: Partial<IUser>, appId: string) => {
				const _id = `user-of-${appId}`;
				workspace.data.users.push({
					_id,
					username,
					name,
					roles,
					active: true,
					type: 'app',
					utcOffset: 0,
					emailTwoFactor: false,
					tokens: [],
				});
				registry.appUsers.set(appId, _id);
				return _id;
			},
		},
	});
};

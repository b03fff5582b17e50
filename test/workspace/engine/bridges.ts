import { generateKeyPairSync } from 'node:crypto';

import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { ApiBridge, AppBridges } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeContext } from './context';
import { convertRoom, convertUser } from './convert';
import { emulate, type Methods, notEmulated } from './emulate';
import { messageMethods } from './messages';
import { type RequestInfo, sendRequest } from './sendRequest';
import { strict } from '../../support/strict';
import type { Room, WindowEvent, WorkspaceUser } from '../model';
import type { AppEndpoint } from '../server/appsHost';
import { findGeneration } from '../server/generations';
import { createUser } from '../server/userDocument';

const nothing = async (): Promise<void> => undefined;

/**
 * The server's side of the engine, as far as the engine uses it with this app. A bridge that is not listed fails when it is
 * used, not when it is asked for.
 */
export const createBridges = (context: BridgeContext): AppBridges => {
	const { bridges } = context.engine;
	const emulated = new Map<abstract new (...args: never[]) => object, Methods>([
		[bridges.UserBridge, userMethods(context)],
		[bridges.RoomBridge, roomMethods(context)],
		[bridges.MessageBridge, messageMethods(context)],
		[bridges.HttpBridge, httpMethods(context)],
		[bridges.ServerSettingBridge, settingMethods(context)],
		[bridges.CommandBridge, commandMethods(context)],
		[bridges.ApiBridge, apiMethods(context)],
		[bridges.UiInteractionBridge, windowMethods(context)],
		// They tell other instances and the browsers of administrators about apps; there are none.
		[bridges.AppActivationBridge, { appAdded: nothing, appStatusChanged: nothing }],
		[bridges.AppDetailChangesBridge, { onAppSettingsChange: () => undefined }],
	]);
	const internal = internalMethods(context);
	const federation = federationMethods();
	const all = emulate(bridges.AppBridges, {
		getInternalBridge: () => internal,
		getInternalFederationBridge: () => federation,
		...Object.fromEntries(
			[...emulated].map(([base, methods]) => {
				const bridge = emulate(base, methods);
				return [`get${base.name}`, () => bridge];
			}),
		),
	});
	return strict(all, (getter) => () => strict({}, notEmulated(getter.replace(/^get/, ''))));
};

const userMethods = ({ workspace, registry }: BridgeContext) => {
	const find = (matches: (user: WorkspaceUser) => boolean): IUser | undefined => {
		const user = workspace.data.users.find(matches);
		return user && convertUser(user);
	};
	return {
		getByUsername: async (wanted: string) => find(({ username }) => username === wanted),
		getAppUser: async (appId: string) => find(({ _id }) => _id === registry.appUsers.get(appId)),
		create: async ({ username = '', name = '', roles = [] }: Partial<IUser>, appId: string) => {
			const _id = `user-of-${appId}`;
			workspace.data.users.push(createUser({ _id, username, name, roles, type: 'app' }));
			registry.appUsers.set(appId, _id);
			return _id;
		},
	};
};

export const roomMethods = ({ workspace: { data } }: BridgeContext) => {
	const find = (matches: (room: Room) => boolean): IRoom | undefined => {
		const room = data.rooms.find(matches);
		return room && convertRoom({ room, users: data.users });
	};
	/** `getUsersByRoomIdAndSubscriptionRole`. */
	const withRole = (roomId: string, role: string): IUser[] => {
		const room = data.rooms.find(({ _id }) => _id === roomId);
		return data.users
			.filter(({ username }) => room?.memberRoles?.[username]?.includes(role))
			.map(convertUser);
	};
	return {
		getById: async (id: string) => find(({ _id }) => _id === id),
		// What people see may be another name, and is not looked at.
		getByName: async (wanted: string) => find(({ name }) => name === wanted),
		getModerators: async (roomId: string) => withRole(roomId, 'moderator'),
		getOwners: async (roomId: string) => withRole(roomId, 'owner'),
	};
};

const httpMethods = ({ workspace }: BridgeContext) => ({
	call: async (info: RequestInfo) =>
		sendRequest(info, findGeneration(workspace.data.generation).httpClient),
});

export const settingMethods = ({ workspace }: BridgeContext) => ({
	getOneById: async (id: string) => {
		const setting = Object.entries(workspace.data.settings).find(([name]) => name === id);
		if (!setting) {
			throw new Error(`The setting "${id}" is not readable.`);
		}
		return { id, value: setting[1], public: true };
	},
});

const commandMethods = ({ registry: { commands } }: BridgeContext) => ({
	doesCommandExist: async (command: string) => commands.has(command.toLowerCase()),
	registerCommand: async ({ command }: { command: string }) => {
		commands.add(command.toLowerCase());
	},
	unregisterCommand: async (command: string) => {
		commands.delete(command.toLowerCase());
	},
});

type AppApi = Parameters<ApiBridge['doRegisterApi']>[0];

const apiMethods = ({ registry: { apis } }: BridgeContext) => ({
	registerApi: async ({ endpoint: { path, authRequired } }: AppApi, appId: string) => {
		const paths = apis.get(appId) ?? new Map<string, AppEndpoint>();
		// The server's router does not look at case.
		paths.set(path.toLowerCase(), { path, authRequired: authRequired === true });
		apis.set(appId, paths);
	},
	unregisterApis: async (appId: string) => {
		apis.delete(appId);
	},
});

type Interaction = { readonly type: string } & Omit<WindowEvent, 'type' | 'userId'>;

const isWindow = (type: string): type is WindowEvent['type'] =>
	type === 'modal.open' || type === 'modal.update';

/** Windows go to all clients of the user; what a client does with them, an app never learns. */
const windowMethods = ({ workspace }: BridgeContext) => ({
	notifyUser: async (
		{ id: userId }: Pick<IUser, 'id'>,
		{ type, triggerId, view }: Interaction,
		appId: string,
	) => {
		if (!isWindow(type)) {
			throw new Error(`The interaction ${type} is not emulated`);
		}
		// It travels as JSON.
		const window: WindowEvent = JSON.parse(
			JSON.stringify({ type, userId, triggerId, appId, view }),
		);
		workspace.sendWindow?.(window);
	},
});

const internalMethods = ({
	workspace: { data },
}: BridgeContext): ReturnType<AppBridges['getInternalBridge']> => {
	const usernames = (roomId: string): string[] =>
		data.rooms.find(({ _id }) => _id === roomId)?.usernames ?? [];
	return {
		doGetUsernamesOfRoomById: async (roomId) => usernames(roomId),
		doGetUsernamesOfRoomByIdSync: usernames,
		doGetWorkspacePublicKey: notEmulated('InternalBridge')('doGetWorkspacePublicKey'),
	};
};

const makeKeys = (): { readonly publicKey: string; readonly privateKey: string } =>
	generateKeyPairSync('rsa', {
		modulusLength: 2048,
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		publicKeyEncoding: { type: 'spki', format: 'pem' },
	});

/** One pair for all workspaces of a process, since each takes a quarter of a second. */
let keys: ReturnType<typeof makeKeys> | undefined;

/** The engine signs installed packages with the workspace's key pair and checks the signature when it enables them. */
const federationMethods = (): ReturnType<AppBridges['getInternalFederationBridge']> => {
	keys ??= makeKeys();
	const { privateKey, publicKey } = keys;
	return { getPrivateKey: async () => privateKey, getPublicKey: async () => publicKey };
};

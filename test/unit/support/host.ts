import type {
	IEnvironmentRead,
	IHttp,
	ILogger,
	IMessageBuilder,
	IModify,
	IModifyCreator,
	IRead,
	IRoomRead,
	IServerSettingRead,
	ISettingRead,
	IUIController,
	IUIKitSurfaceViewParam,
	IUserRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { MessageBuilder } from '@rocket.chat/apps-engine/server/accessors/MessageBuilder';

import { buildSettings } from './settings';
import { part, stub } from './stub';
import type { Accessors } from '../../../src/common/Accessors';

export const appUser = part<IUser>({
	id: 'appUserId',
	username: 'session-info.bot',
	name: 'Session Info',
	roles: ['app'],
});

export const room = (
	name: string,
	fields: Partial<IRoom> & { readonly _unmappedProperties_?: unknown } = {},
): IRoom => part<IRoom>({ id: `id-of-${name}`, slugifiedName: name, ...fields });

export const user = (id: string, username: string): IUser => part<IUser>({ id, username });

const users: readonly IUser[] = [
	user('aliceUserId000000', 'alice'),
	user('bobUserId00000000', 'bob'),
	user('samUserId00000000', 'sam'),
	user('serviceUserId0000', 'session.service'),
];

/** What the workspace's host knows. A function in the place of a value may throw. */
export type HostData = {
	settings: ReadonlyMap<string, unknown>;
	serverSettings: Record<string, unknown>;
	findUser: (username: string) => Promise<IUser | undefined>;
	findRoom: (name: string) => Promise<IRoom | undefined>;
	findRoomById: (id: string) => Promise<IRoom | undefined>;
	/** Owners and moderators of any room; may throw. */
	roomOwners: () => Promise<IUser[]>;
	roomModerators: () => Promise<IUser[]>;
	appUser: () => Promise<IUser | undefined>;
	/** Stores what is posted; may throw. */
	post: (message: IMessage) => Promise<string>;
	http: IHttp;
	/** Whether the host can show a window; may throw. */
	showWindow: () => Promise<void>;
};

/** A host whose data a test may change at any time, and which remembers what it was asked and told. */
export class TestHost {
	readonly data: HostData;

	readonly posts: IMessage[] = [];

	/** The windows that were opened and updated, in order. */
	readonly windows: {
		readonly does: 'open' | 'update';
		readonly view: IUIKitSurfaceViewParam;
		readonly triggerId: string;
		readonly user: IUser;
	}[] = [];

	readonly entries: { readonly level: string; readonly entry: unknown }[] = [];

	/** How often each setting of the app or the server was read. */
	readonly reads: string[] = [];

	readonly accessors: Accessors;

	constructor(data: Partial<HostData> = {}) {
		this.data = {
			settings: buildSettings(),
			serverSettings: { Site_Url: 'https://chat.example.com/', Language: 'en' },
			findUser: (username) => Promise.resolve(users.find((known) => known.username === username)),
			findRoom: () => Promise.resolve(undefined),
			findRoomById: () => Promise.resolve(undefined),
			roomOwners: () => Promise.resolve([]),
			roomModerators: () => Promise.resolve([]),
			appUser: () => Promise.resolve(appUser),
			post: () => Promise.resolve('messageId'),
			showWindow: () => Promise.resolve(),
			http: stub<IHttp>('IHttp', {}),
			...data,
		};
		this.accessors = {
			http: stub<IHttp>('IHttp', {
				get: (url, options) => this.data.http.get(url, options),
				post: (url, options) => this.data.http.post(url, options),
			}),
			read: this.read(),
			modify: this.modify(),
			logger: this.logger(),
		};
	}

	/** What the log was told of events of one kind. */
	logged(event: string): readonly unknown[] {
		return this.entries
			.map(({ entry }) => entry)
			.filter(
				(entry) => typeof entry === 'object' && entry && 'event' in entry && entry.event === event,
			);
	}

	private read(): IRead {
		const settings = stub<ISettingRead>('ISettingRead', {
			getValueById: (id: string) => {
				this.reads.push(id);
				return Promise.resolve(this.data.settings.get(id));
			},
		});
		const serverSettings = stub<IServerSettingRead>('IServerSettingRead', {
			getValueById: (id: string) => {
				this.reads.push(id);
				return id in this.data.serverSettings
					? Promise.resolve(this.data.serverSettings[id])
					: Promise.reject(new Error(`The setting "${id}" is not readable.`));
			},
		});
		const environment = stub<IEnvironmentRead>('IEnvironmentRead', {
			getSettings: () => settings,
			getServerSettings: () => serverSettings,
		});
		const users = stub<IUserRead>('IUserRead', {
			// Typed as always there; the host answers `undefined` for unknown names.
			getByUsername: async (name: string) => (await this.data.findUser(name)) as IUser,
			getAppUser: () => this.data.appUser(),
		});
		const rooms = stub<IRoomRead>('IRoomRead', {
			getById: (id: string) => this.data.findRoomById(id),
			getByName: (name: string) => this.data.findRoom(name),
			getOwners: () => this.data.roomOwners(),
			getModerators: () => this.data.roomModerators(),
		});
		return stub<IRead>('IRead', {
			getEnvironmentReader: () => environment,
			getUserReader: () => users,
			getRoomReader: () => rooms,
		});
	}

	private modify(): IModify {
		const creator = stub<IModifyCreator>('IModifyCreator', {
			startMessage: (message) => new MessageBuilder(message),
			finish: async (builder) => {
				const message = (builder as IMessageBuilder).getMessage();
				const id = await this.data.post(message);
				this.posts.push(message);
				return id;
			},
		});

		const show =
			(does: 'open' | 'update'): IUIController['openSurfaceView'] =>
			async (view, { triggerId }, user) => {
				await this.data.showWindow();
				this.windows.push({ does, view, triggerId, user });
			};
		const windows = stub<IUIController>('IUIController', {
			openSurfaceView: show('open'),
			updateSurfaceView: show('update'),
		});
		return stub<IModify>('IModify', {
			getCreator: () => creator,
			getUiController: () => windows,
		});
	}

	private logger(): ILogger {
		const log =
			(level: string) =>
			(...items: unknown[]): void => {
				items.forEach((entry) => this.entries.push({ level, entry }));
			};
		return stub<ILogger>('ILogger', {
			debug: log('debug'),
			info: log('info'),
			warn: log('warn'),
			error: log('error'),
		});
	}
}

import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';

import type { StatusCheck } from '../../../src/requests/StatusCheck';
import { findRoomFault } from '../../../src/status/findRoomFault';
import { AppFixture, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import { loginRequired, permissions } from '../support/fakeWorkspace';
import { appUser, type HostData, room, user } from '../support/host';

type Fields = Parameters<typeof room>[1];
type Fault = StatusCheck['result'] | undefined;
type Data = Partial<Omit<HostData, 'settings'>> & { prepare?: (app: AppFixture) => void };

const find = async (
	found: IRoom | undefined,
	{ prepare = () => undefined, ...data }: Data = {},
): Promise<Fault> => {
	const app = new AppFixture({
		findRoom: () => Promise.resolve(found),
		...data,
	});
	prepare(app);
	return findRoomFault('session-audit', await app.begin(sam).connect());
};

const audit = (fields: Fields = {}): IRoom => room('session-audit', fields);
const unmapped = (properties: unknown, fields: Fields = {}): IRoom =>
	audit({ ...fields, _unmappedProperties_: properties });
const isPublic = { type: RoomType.CHANNEL };

it.each<readonly [string, IRoom | undefined, Fault]>([
	['is not there', undefined, 'missing'],
	['everybody may read', audit(isPublic), 'public'],
	['is private', audit({ type: RoomType.PRIVATE_GROUP }), undefined],
	['is read-only', audit({ isReadOnly: true }), 'read-only'],
	['is archived', unmapped({ archived: true }), 'archived'],
	[
		'is read-only and has muted the app',
		unmapped({ muted: [appUser.username] }, { isReadOnly: true }),
		'read-only',
	],
	['has muted the app', unmapped({ muted: ['bob', 'session-info.bot'] }), 'muted'],
	['has muted others', unmapped({ muted: ['bob', 'session-info'] }), undefined],
	['is encrypted', unmapped({ encrypted: true }), 'encrypted'],
	[
		'is encrypted and has muted the app',
		unmapped({ encrypted: true, muted: ['session-info.bot'] }),
		'muted',
	],
	['tells nonsense', unmapped(['archived']), undefined],
])('findRoomFault judges a room that %s', async (_name, found, want) => {
	expect(await find(found)).toBe(want);
});

it('findRoomFault does not take an unknown user for a muted one', async () => {
	const unknown = { appUser: () => Promise.resolve(undefined) };
	expect(await find(unmapped({ muted: ['bob'] }), unknown)).toBeUndefined();
});

const asRoles = (roles: string[]): Data => ({
	appUser: () => Promise.resolve({ ...appUser, roles }),
});
const members =
	(...users: (typeof appUser)[]) =>
	() =>
		Promise.resolve(users);
const fails = () => Promise.reject(new Error('no'));
const others = user('x', 'x');
const listing = (reply: { readonly status?: number; readonly body: unknown }): Data => ({
	prepare: ({ workspace }) => {
		workspace.answers['permissions.listAll'] = () => reply;
	},
});

const forModerators = permissions({ 'post-readonly': ['moderator'] });
const ofOwner = (data: Data = {}): Data => ({ ...data, roomOwners: members(others, appUser) });
const ofModerator: Data = { roomOwners: fails, roomModerators: members(others, appUser) };

it.each<readonly [string, Data, Fault]>([
	['of an app user whose role may', asRoles(['app', 'moderator']), undefined],
	['of an owner', ofOwner(), undefined],
	['of no other owner', { roomOwners: members(others), roomModerators: members() }, 'read-only'],
	['of a moderator though owners cannot be read', ofModerator, undefined],
	['of no owner where owners may not', ofOwner(listing(forModerators)), 'read-only'],
	['of no owner while it cannot be known', ofOwner(listing(loginRequired)), 'read-only'],
])('findRoomFault knows that a read-only room takes messages %s', async (_name, data, want) => {
	expect(await find(audit({ isReadOnly: true }), data)).toBe(want);
});

it.each<readonly [unknown, Fault]>([
	[['session-info.bot'], undefined],
	[['bob'], 'read-only'],
	[undefined, 'read-only'],
])('findRoomFault knows that a read-only room takes messages of %j', async (unmuted, want) => {
	expect(await find(unmapped({ unmuted }, { isReadOnly: true }))).toBe(want);
	const unknown = { appUser: () => Promise.resolve(undefined) };
	expect(await find(unmapped({ unmuted: [undefined] }, { isReadOnly: true }), unknown)).toBe(
		'read-only',
	);
});

it('findRoomFault does not repeat a question about permissions that has just failed', async () => {
	const app = new AppFixture({ findRoom: () => Promise.resolve(audit({ isReadOnly: true })) });
	app.workspace.answers['permissions.listAll'] = () => loginRequired;
	const connected = await app.begin(sam).connect();
	await rejected(connected.rights.permissions());
	expect(await findRoomFault('session-audit', connected)).toBe('read-only');
	expect(app.workspace.requests).toEqual(['permissions.listAll']);
});

it('findRoomFault asks who may what for read-only rooms alone', async () => {
	const asked = jest.fn(() => permissions());
	const prepare = ({ workspace }: AppFixture): void => {
		workspace.answers['permissions.listAll'] = asked;
	};
	await find(audit(), { prepare });
	await find(unmapped({ encrypted: true, archived: true }), { prepare });
	await find(unmapped({ unmuted: ['session-info.bot'] }, { isReadOnly: true }), { prepare });
	expect(asked).not.toHaveBeenCalled();
});

it.each<readonly [Record<string, unknown>, Fault]>([
	[{}, 'encrypted'],
	[{ E2E_Enable: false }, undefined],
	[{ E2E_Enable: true, E2E_Allow_Unencrypted_Messages: true }, undefined],
	[{ E2E_Enable: 'false', E2E_Allow_Unencrypted_Messages: 'true' }, 'encrypted'],
])(
	'findRoomFault judges an encrypted room by the settings %j: %p',
	async (serverSettings, want) => {
		expect(await find(unmapped({ encrypted: true }), { serverSettings })).toBe(want);
	},
);

it('findRoomFault reads the settings of the server anew each time', async () => {
	const app = new AppFixture({
		findRoom: () => Promise.resolve(unmapped({ encrypted: true })),
	});
	const connected = await app.begin(sam).connect();
	expect(await findRoomFault('session-audit', connected)).toBe('encrypted');
	app.testHost.data.serverSettings = { E2E_Enable: false };
	expect(await findRoomFault('session-audit', connected)).toBeUndefined();
});

const enforced = { ABAC_Enabled: true, ABAC_Enforce_All_Rooms: true };

it.each<readonly [RoomType, unknown, Record<string, unknown>, Fault]>([
	[RoomType.CHANNEL, [{ key: 'x' }], enforced, 'locked'],
	[RoomType.PRIVATE_GROUP, undefined, enforced, 'locked'],
	[RoomType.PRIVATE_GROUP, [], enforced, 'locked'],
	[RoomType.PRIVATE_GROUP, 'x', enforced, 'locked'],
	[RoomType.PRIVATE_GROUP, [{ key: 'x' }], enforced, undefined],
	[RoomType.DIRECT_MESSAGE, undefined, enforced, undefined],
	[RoomType.PRIVATE_GROUP, undefined, { ...enforced, ABAC_Enabled: false }, undefined],
	[RoomType.PRIVATE_GROUP, undefined, { ...enforced, ABAC_Enforce_All_Rooms: false }, undefined],
])(
	'findRoomFault judges a room of type %s by its attributes %j and the settings %j',
	async (type, abacAttributes, serverSettings, want) => {
		expect(await find(unmapped({ abacAttributes }, { type }), { serverSettings })).toBe(want);
		const archived = unmapped({ abacAttributes, archived: true }, { type });
		expect(await find(archived, { serverSettings })).toBe(want ?? 'archived');
	},
);

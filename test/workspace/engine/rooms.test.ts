import { join } from 'node:path';

import { createMessageBridge } from './bridges/messageBridge';
import { createRoomBridge } from './bridges/roomBridge';
import { createServerSettingBridge } from './bridges/serverSettingBridge';
import { convertRoom } from './convert/room';
import { loadEngine } from './modules';
import { Registry } from './registry';
import { projectRoot } from '../../../tools/projectRoot';
import type { Room, ServerSettings } from '../model';
import { demo, seed } from '../seed';
import { createUser } from '../server/userDocument';
import { Workspace } from '../server/workspace';

const engine = loadEngine({
	packageRoot: join(projectRoot, 'node_modules', '@rocket.chat', 'apps-engine'),
});

/** The abstract methods are protected, and the public ones ask the engine for the app's permissions. */
type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

const setUp = (change: Partial<Room>, settings: Partial<ServerSettings> = {}) => {
	const workspace = new Workspace({ data: seed(new Date('2026-01-01T12:00:00Z')) });
	const registry = new Registry();
	const appUser = createUser({
		_id: 'app-user',
		username: 'session-info.bot',
		roles: ['app'],
		type: 'app',
	});
	workspace.data.users.push(appUser);
	registry.appUsers.set('app', 'app-user');
	Object.assign(workspace.data.settings, settings);
	const room = workspace.data.rooms.find(({ _id }) => _id === demo.rooms.sessionAudit);
	if (!room) {
		throw new Error('No such room');
	}
	Object.assign(room, change);
	const context = { engine, workspace, registry };
	const messages = createMessageBridge(context) as unknown as Methods;
	return {
		workspace,
		room,
		rooms: createRoomBridge(context) as unknown as Methods,
		settings: createServerSettingBridge(context) as unknown as Methods,
		post: async (sender?: string) =>
			messages.create?.(
				{ room: { id: room._id }, text: 'Hello', ...(sender && { sender: { id: sender } }) },
				'app',
			),
	};
};

const readOnly = "You can't send messages because the room is readonly.";
const unencrypted =
	'Not allowed to send un-encrypted messages in an encrypted room [error-not-allowed]';
const e2e = { E2E_Enable: true };
const abac = { ABAC_Enabled: true, ABAC_Enforce_All_Rooms: true };

it.each<[string, Partial<Room>, Partial<ServerSettings>]>([
	['without being a member', {}, {}],
	['where it was unmuted', { readOnly: true, unmuted: ['session-info.bot'] }, {}],
	['where others are muted', { muted: ['alice'] }, {}],
	['encrypted, without encryption', { encrypted: true }, {}],
	[
		'encrypted, where others are allowed',
		{ encrypted: true },
		{ ...e2e, E2E_Allow_Unencrypted_Messages: true },
	],
	['that is not encrypted', { encrypted: false }, e2e],
	[
		'read-only, by a role that it has there',
		{ readOnly: true, memberRoles: { 'session-info.bot': ['moderator'] } },
		{},
	],
	['private with attributes', { abacAttributes: [{ key: 'team', values: ['it'] }] }, abac],
	['direct, where all rooms need attributes', { type: 'd' }, abac],
	['private, where rooms may have attributes', {}, { ABAC_Enabled: true }],
])('an app’s message reaches a room: %s', async (_name, change, settings) => {
	const { workspace, post } = setUp(change, settings);
	await post();
	expect(workspace.messages).toHaveLength(1);
});

it.each<[string, Partial<Room>, Partial<ServerSettings>, string]>([
	['archived', { archived: true }, {}, 'error-room-archived'],
	['read-only', { readOnly: true }, {}, readOnly],
	['one where it is muted', { muted: ['session-info.bot'] }, {}, 'You_have_been_muted'],
	['encrypted', { encrypted: true }, e2e, unencrypted],
	['private, without attributes', {}, abac, 'error-abac-room-locked'],
	['public, where all need attributes', { type: 'c' }, abac, 'error-abac-room-locked'],
	[
		'read-only, with another owner',
		{ readOnly: true, memberRoles: { admin: ['owner'] } },
		{},
		readOnly,
	],
])('an app’s message is refused by a room that is %s', async (_name, change, settings, error) => {
	const { workspace, post } = setUp(change, settings);
	await expect(post()).rejects.toThrow(error);
	expect(workspace.messages).toEqual([]);
});

it('an app’s message reaches a read-only room by a role that holds post-readonly', async () => {
	const { workspace, post } = setUp({ readOnly: true });
	await post(demo.users.admin.id);
	workspace.setRoles('post-readonly', ['app']);
	await post();
	expect(workspace.messages.map(({ sender }) => sender)).toEqual(['admin', 'session-info.bot']);
});

it.each<[string, Partial<Room>, object]>([
	['as it is', {}, { isReadOnly: false, _unmappedProperties_: { usersCount: 2 } }],
	['read-only', { readOnly: true }, { isReadOnly: true }],
	['archived', { archived: true }, { _unmappedProperties_: { usersCount: 2, archived: true } }],
	[
		'encrypted, with a muted member',
		{ encrypted: true, muted: ['sam'] },
		{ _unmappedProperties_: { usersCount: 2, encrypted: true, muted: ['sam'] } },
	],
	[
		'with people who were unmuted',
		{ unmuted: ['sam'] },
		{ _unmappedProperties_: { usersCount: 2, unmuted: ['sam'] } },
	],
	['private', { type: 'p' }, { type: 'p' }],
	['public', { type: 'c' }, { type: 'c' }],
	[
		'with another name for people',
		{ fname: 'Session Audit' },
		{ displayName: 'Session Audit', slugifiedName: 'session-audit' },
	],
])('convertRoom shows an app a room: %s', (_name, change, expected) => {
	const { room, workspace } = setUp(change);
	expect(convertRoom({ room, users: workspace.data.users })).toMatchObject(expected);
});

it.each([
	['E2E_Enable', false],
	['E2E_Allow_Unencrypted_Messages', false],
	['Accounts_Registration_Users_Default_Roles', 'user'],
])('createServerSettingBridge lets an app read %s', async (id, value) => {
	expect(await setUp({}).settings.getOneById?.(id)).toMatchObject({ id, value });
});

it('createRoomBridge finds a room by its id, and by the name in its address', async () => {
	const { rooms } = setUp({ fname: 'Shown' });
	const id = demo.rooms.sessionAudit;
	expect(await rooms.getById?.(id)).toMatchObject({ id });
	expect(await rooms.getByName?.('session-audit')).toMatchObject({ id });
	expect(await rooms.getByName?.('Shown')).toBeUndefined();
});

it.each([
	['getOwners', ['admin']],
	['getModerators', ['admin', 'sam']],
	['getLeaders', []],
])(
	'createRoomBridge answers %s with those who have the role in the room',
	async (method, expected) => {
		const { rooms } = setUp({ memberRoles: { admin: ['owner', 'moderator'], sam: ['moderator'] } });
		const found: unknown = await rooms[method]?.(demo.rooms.sessionAudit);
		expect(found).toMatchObject(expected.map((username) => ({ username })));
	},
);

import { join } from 'node:path';

import type { IMessage, IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import { createBridges, roomMethods, settingMethods } from './bridges';
import { Registry } from './context';
import { convertAttachment, convertRoom, convertUser } from './convert';
import { messageMethods } from './messages';
import { loadEngine } from './modules';
import { projectRoot } from '../../../tools/projectRoot';
import type { Room, ServerSettings } from '../model';
import { demo, seed } from '../seed';
import { createUser } from '../server/userDocument';
import { Workspace } from '../server/workspace';

const engine = loadEngine(join(projectRoot, 'node_modules', '@rocket.chat', 'apps-engine'));
const bot = 'session-info.bot';

/** A workspace with a user of the app, and with changes to the private room for audits. */
const setUp = (change: Partial<Room> = {}, settings: Partial<ServerSettings> = {}) => {
	const workspace = new Workspace({ data: seed(new Date('2026-01-01T12:00:00Z')) });
	const { users, rooms } = workspace.data;
	const registry = new Registry();
	users.push(createUser({ _id: 'app-user', username: bot, roles: ['app'], type: 'app' }));
	registry.appUsers.set('app', 'app-user');
	Object.assign(workspace.data.settings, settings);
	const [room] = rooms.filter(({ _id }) => _id === demo.rooms.sessionAudit);
	if (!room) {
		throw new Error('No such room');
	}
	Object.assign(room, change);
	const context = { engine, workspace, registry };
	const post = async (parts: object = {}): Promise<unknown> =>
		messageMethods(context).create(
			{ room: { id: room._id }, text: 'Hello', ...parts } as IMessage,
			'app',
		);
	return { context, workspace, room, post };
};

const e2e = { E2E_Enable: true };
const abac = { ABAC_Enabled: true, ABAC_Enforce_All_Rooms: true };
const readOnly = { readOnly: true };
const encrypted = { encrypted: true };
const attributes = { abacAttributes: [{ key: 'team', values: ['it'] }] };

it.each<[string, Partial<Room>, Partial<ServerSettings>]>([
	['without being a member', {}, {}],
	['read-only, where it was unmuted', { ...readOnly, unmuted: [bot] }, {}],
	['read-only, by its role there', { ...readOnly, memberRoles: { [bot]: ['moderator'] } }, {}],
	['where others are muted', { muted: ['alice'] }, {}],
	['encrypted, without encryption', encrypted, {}],
	['encrypted, with others', encrypted, { ...e2e, E2E_Allow_Unencrypted_Messages: true }],
	['that is not encrypted', { encrypted: false }, e2e],
	['private with attributes', attributes, abac],
	['direct, where all rooms need attributes', { type: 'd' }, abac],
	['private, where rooms may have attributes', {}, { ABAC_Enabled: true }],
])('messageMethods posts to a room: %s', async (_name, change, settings) => {
	const { workspace, post } = setUp(change, settings);
	const _id = await post();
	expect(workspace.messages).toMatchObject([{ _id, sender: bot, msg: 'Hello' }]);
	expect(workspace.messages[0]).not.toHaveProperty('visibleOnlyTo');
});

it.each<[string, Partial<Room>, Partial<ServerSettings>, string]>([
	['archived', { archived: true }, {}, 'error-room-archived'],
	['read-only', { ...readOnly, memberRoles: { admin: ['owner'] } }, {}, 'the room is readonly.'],
	['one where it is muted', { muted: [bot] }, {}, 'You_have_been_muted'],
	['encrypted', encrypted, e2e, 'Not allowed to send un-encrypted messages'],
	['private, without attributes', {}, abac, 'error-abac-room-locked'],
	['public, where all need attributes', { type: 'c' }, abac, 'error-abac-room-locked'],
])('messageMethods posts to no room that is %s', async (_name, change, settings, error) => {
	const { workspace, post } = setUp(change, settings);
	await expect(post()).rejects.toThrow(error);
	expect(workspace.messages).toEqual([]);
});

it('messageMethods posts to a read-only room by a role that holds post-readonly', async () => {
	const { workspace, post } = setUp(readOnly);
	await post({ sender: { id: demo.users.admin.id } });
	workspace.setRoles('post-readonly', ['app']);
	await post();
	expect(workspace.messages.map(({ sender }) => sender)).toEqual(['admin', bot]);
});

it('messageMethods posts to no unknown room', async () => {
	await expect(setUp().post({ room: { id: 'none' } })).rejects.toThrow('Invalid room');
});

it('createBridges says what its bridges do not do', () => {
	const bridges = createBridges(setUp().context);
	const typing: () => void = Reflect.get(bridges.getMessageBridge(), 'typing');
	const send: () => void = Reflect.get(bridges.getEmailBridge(), 'sendEmail');
	expect(typing).toThrow('MessageBridge.typing is not emulated');
	expect(send).toThrow('EmailBridge.sendEmail is not emulated');
});

it('settingMethods reads a setting of the server, and refuses one that is not there', async () => {
	const { getOneById } = settingMethods(setUp().context);
	expect(await getOneById('Language')).toMatchObject({ id: 'Language', value: 'en' });
	await expect(getOneById('toString')).rejects.toThrow('is not readable');
});

it('roomMethods finds a room by its id, and by the name in its address', async () => {
	const rooms = roomMethods(setUp({ fname: 'Shown' }).context);
	const id = demo.rooms.sessionAudit;
	const names = ['session-audit', 'Shown'];
	const found = await Promise.all([rooms.getById(id), ...names.map(rooms.getByName)]);
	expect(found).toMatchObject([{ id }, { id }, undefined]);
});

it('roomMethods finds those who have a role in the room', async () => {
	const memberRoles = { admin: ['owner', 'moderator'], sam: ['moderator'] };
	const rooms = roomMethods(setUp({ memberRoles }).context);
	const id = demo.rooms.sessionAudit;
	expect(await rooms.getOwners(id)).toMatchObject([{ username: 'admin' }]);
	expect(await rooms.getModerators(id)).toMatchObject([{ username: 'admin' }, { username: 'sam' }]);
});

it('convertRoom shows an app a room, and as unmapped what the engine has no name for', () => {
	const unmapped = { archived: true, encrypted: true, muted: ['sam'], unmuted: ['bob'] };
	const roomWith = (change: Partial<Room>) => {
		const { room, workspace } = setUp(change);
		return convertRoom({ room, users: workspace.data.users });
	};
	expect(roomWith({})).toMatchObject({
		type: 'p',
		isReadOnly: false,
		displayName: 'session-audit',
		_unmappedProperties_: { usersCount: 2 },
	});
	expect(JSON.stringify(roomWith({}))).not.toContain('archived');
	expect(roomWith({ ...unmapped, ...readOnly, fname: 'Audit' })).toMatchObject({
		isReadOnly: true,
		displayName: 'Audit',
		slugifiedName: 'session-audit',
		_unmappedProperties_: { usersCount: 2, ...unmapped },
	});
});

it.each<[IMessageAttachment, object]>([
	[
		{ title: { value: 'T', link: 'https://x' }, author: { name: 'n' }, thumbnailUrl: 't' },
		{ title: 'T', title_link: 'https://x', author_name: 'n', thumb_url: 't' },
	],
	[
		{ timestamp: new Date(0), collapsed: false, text: '' },
		{ ts: '1970-01-01T00:00:00.000Z', collapsed: false, text: '' },
	],
	[{ pretext: 'p', footer: 'f' } as IMessageAttachment, {}],
])('convertAttachment converts %j', (attachment, want) => {
	expect(convertAttachment(attachment)).toEqual(want);
});

it('convertUser has the language of those who chose one, role ids, and no secrets', () => {
	const users = new Map(
		setUp().workspace.data.users.map((user) => [user.username, convertUser(user)]),
	);
	expect(users.get('alice')?.settings).toEqual({ preferences: { language: 'en' } });
	expect(users.get('bob')).not.toHaveProperty('settings');
	expect(users.get('sam')?.roles).toEqual(['user', demo.roles.deviceAuditor]);
	expect(JSON.stringify([...users])).not.toContain(demo.users.sam.token);
});

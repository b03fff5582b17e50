import { join } from 'node:path';

import { createMessageBridge } from './bridges/messageBridge';
import { createServerSettingBridge } from './bridges/serverSettingBridge';
import { convertRoom } from './convert/room';
import { loadEngine } from './modules';
import { Registry } from './registry';
import { projectRoot } from '../../../tools/projectRoot';
import type { Room, ServerSettings } from '../model';
import { demo, seed } from '../seed';
import { Workspace } from '../server/workspace';

const engine = loadEngine({
	packageRoot: join(projectRoot, 'node_modules', '@rocket.chat', 'apps-engine'),
});

/** The abstract methods are protected, and the public ones ask the engine for the app's permissions. */
type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

const setUp = (
	change: Partial<Room>,
	settings: Partial<ServerSettings> = {},
): { workspace: Workspace; post: (sender?: string) => Promise<unknown>; room: Room } => {
	const workspace = new Workspace({ data: seed(new Date('2026-01-01T12:00:00Z')) });
	const registry = new Registry();
	workspace.data.users.push({
		_id: 'app-user',
		username: 'session-info.bot',
		name: '',
		roles: ['app'],
		active: true,
		type: 'app',
		utcOffset: 0,
		emailTwoFactor: false,
		tokens: [],
	});
	registry.appUsers.set('app', 'app-user');
	Object.assign(workspace.data.settings, settings);
	const room = workspace.data.rooms.find(({ _id }) => _id === demo.rooms.sessionAudit);
	if (!room) {
		throw new Error('No such room');
	}
	Object.assign(room, change);
	const bridge = createMessageBridge({ engine, workspace, registry }) as unknown as Methods;
	return {
		workspace,
		room,
		post: async (sender) =>
			bridge.create?.(
				{ room: { id: room._id }, text: 'Hello', ...(sender && { sender: { id: sender } }) },
				'app',
			),
	};
};

const readOnly = "You can't send messages because the room is readonly.";
const unencrypted =
	'Not allowed to send un-encrypted messages in an encrypted room [error-not-allowed]';
const e2e = { E2E_Enable: true };

describe("an app's message", () => {
	it.each<[string, Partial<Room>, Partial<ServerSettings>]>([
		['that the app is no member of', {}, {}],
		['where it was unmuted', { readOnly: true, unmuted: ['session-info.bot'] }, {}],
		['where others are muted', { muted: ['alice'] }, {}],
		['encrypted, without encryption', { encrypted: true }, {}],
		[
			'encrypted, where others are allowed',
			{ encrypted: true },
			{ ...e2e, E2E_Allow_Unencrypted_Messages: true },
		],
		['that is not encrypted', { encrypted: false }, e2e],
	])('reaches a room %s', async (_name, change, settings) => {
		const { workspace, post } = setUp(change, settings);
		await post();
		expect(workspace.messages).toHaveLength(1);
	});

	it.each<[string, Partial<Room>, Partial<ServerSettings>, string]>([
		['archived', { archived: true }, {}, 'error-room-archived'],
		['read-only', { readOnly: true }, {}, readOnly],
		['where it is muted', { muted: ['session-info.bot'] }, {}, 'You_have_been_muted'],
		['encrypted', { encrypted: true }, e2e, unencrypted],
	])('is refused by a room: %s', async (_name, change, settings, error) => {
		const { workspace, post } = setUp(change, settings);
		await expect(post()).rejects.toThrow(error);
		expect(workspace.messages).toEqual([]);
	});

	it('reaches a read-only room by a role that holds post-readonly', async () => {
		const { workspace, post } = setUp({ readOnly: true });
		await post(demo.users.admin.id);
		workspace.setRoles('post-readonly', ['app']);
		await post();
		expect(workspace.messages.map(({ sender }) => sender)).toEqual(['admin', 'session-info.bot']);
	});
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
])('an app sees a room: %s', (_name, change, expected) => {
	const { room, workspace } = setUp(change);
	expect(convertRoom({ room, users: workspace.data.users })).toMatchObject(expected);
});

it.each([
	['E2E_Enable', false],
	['E2E_Allow_Unencrypted_Messages', false],
])('an app can read the setting %s', async (id, value) => {
	const { workspace } = setUp({});
	const bridge = createServerSettingBridge({
		engine,
		workspace,
		registry: new Registry(),
	}) as unknown as Methods;
	expect(await bridge.getOneById?.(id)).toMatchObject({ id, value });
});

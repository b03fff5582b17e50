import { demo } from '../seed';
import type { AppsHost, CommandCall } from './appsHost';
import { freshWorkspace } from './testWorkspace';

const { users, rooms, threadId } = demo;
const server = freshWorkspace();

let calls: CommandCall[];

const host: AppsHost = {
	hasCommand: (command) => command === 'session',
	async runCommand(call) {
		calls.push(call);
		if (call.params.includes('fail')) {
			throw new Error(
				'Request "1" for method "slashcommand:session:executor" timed out after 30000ms',
			);
		}
	},
	findApi: () => undefined,
	interact: () => Promise.reject(new Error('Not in this test')),
	callApi: () => Promise.reject(new Error('Not in this test')),
};

beforeEach(() => {
	calls = [];
	server().workspace.apps = host;
});

test('runs a command with its parameters split', async () => {
	const reply = await server().runCommand({
		command: 'Session',
		params: 'find "Windows 10" 2',
		roomId: rooms.general,
		triggerId: 't',
	});
	expect(reply.status).toBe(200);
	expect(reply.body).toEqual({ success: true });
	expect(calls).toEqual([
		{
			command: 'session',
			params: ['find', 'Windows 10', '2'],
			user: expect.objectContaining({ username: 'alice' }),
			room: expect.objectContaining({ name: 'general' }),
			triggerId: 't',
		},
	]);
});

test.each([
	['without parameters', {}, { params: [] }],
	['in a thread', { tmid: threadId }, { threadId }],
])('runs a command %s', async (_name, body, call) => {
	const reply = await server().runCommand({ command: 'session', roomId: rooms.general, ...body });
	expect(reply.status).toBe(200);
	expect(calls).toEqual([expect.objectContaining(call)]);
});

test('a message that an app posted can become a thread, an ephemeral one cannot', async () => {
	const message = { rid: rooms.general, sender: 'alice', attachments: [], ts: new Date() };
	const posted = server().workspace.addMessage(message);
	const ephemeral = server().workspace.addMessage({ ...message, visibleOnlyTo: users.alice.id });

	const statuses = [];
	for (const { _id } of [posted, ephemeral]) {
		statuses.push(
			(await server().runCommand({ command: 'session', roomId: rooms.general, tmid: _id })).status,
		);
	}
	expect(statuses).toEqual([200, 400]);
});

test.each([
	['a public channel of others', rooms.general, users.admin, 200],
	['an own group', rooms.sessionAudit, users.sam, 200],
	['an archived group', rooms.archived, users.sam, 200],
	['a group of others', rooms.sessionAudit, users.alice, 403],
	['a group of others, as administrator', rooms.direct, users.admin, 403],
	['an own direct message', rooms.direct, users.bob, 200],
	['a room that does not exist', 'nowhere', users.alice, 403],
])('in %s', async (_name, roomId, as, status) => {
	const room = server().data.rooms.find(({ _id }) => _id === rooms.general);
	room?.usernames.splice(0);
	expect((await server().runCommand({ command: 'session', roomId }, as)).status).toBe(status);
	expect(calls).toHaveLength(status === 200 ? 1 : 0);
});

const session = { command: 'session', roomId: rooms.general };

test.each([
	[
		'8.9',
		'an unknown command',
		{ ...session, command: 'nope' },
		400,
		'The command provided does not exist (or is disabled).',
	],
	['8.9', 'no room', { command: 'session' }, 400, "must have required property 'roomId'"],
	['8.9', 'a slip in a name', { ...session, rid: 'x' }, 400, 'must NOT have additional properties'],
	['8.9', 'a list of parameters', { ...session, params: ['a'] }, 400, 'must be string'],
	['8.9', 'an unknown thread', { ...session, tmid: 'nope' }, 400, 'Invalid thread.'],
	[
		'8.9',
		'a thread of another room',
		{ ...session, roomId: rooms.direct, tmid: threadId },
		400,
		'Invalid thread.',
	],
	['8.9', 'a closed room', { ...session, roomId: rooms.sessionAudit }, 403, 'unauthorized'],
	['9.0', 'a closed room', { ...session, roomId: rooms.sessionAudit }, 403, 'forbidden'],
	[
		'8.9',
		'an empty command',
		{ ...session, command: '' },
		400,
		'must NOT have fewer than 1 characters',
	],
	[
		'6.5',
		'an empty command',
		{ ...session, command: '' },
		400,
		'The command provided does not exist (or is disabled).',
	],
	[
		'8.9',
		'a command that fails',
		{ ...session, params: 'fail' },
		400,
		'Request "1" for method "slashcommand:session:executor" timed out after 30000ms',
	],
	['6.5', 'no command', { roomId: rooms.general }, 400, 'You must provide a command to run.'],
	[
		'6.5',
		'no room',
		{ command: 'session' },
		400,
		"The room's id where to execute this command must be provided and be a string.",
	],
	[
		'6.5',
		'a list of parameters',
		{ ...session, params: ['a'] },
		400,
		'The parameters for the command must be a single string.',
	],
	[
		'6.5',
		'a bad thread',
		{ ...session, tmid: 5 },
		400,
		'The tmid parameter when provided must be a string.',
	],
	['6.5', 'a closed room', { ...session, roomId: rooms.sessionAudit }, 403, 'unauthorized'],
])('%s refuses %s', async (generation, _name, body, status, error) => {
	server().data.generation = generation;

	const reply = await server().runCommand(body);
	expect(reply.status).toBe(status);
	expect(reply.body).toMatchObject({ success: false, error });
});

test.each([
	['no body', {}],
	['a body that is no JSON', { headers: { 'content-type': 'application/json' }, body: '{' }],
	[
		'JSON that is not declared so',
		{ headers: { 'content-type': 'text/plain' }, body: JSON.stringify(session) },
	],
])('takes %s for an empty one', async (_name, init) => {
	const reply = await server().ask('/api/v1/commands.run', {
		as: users.alice,
		method: 'POST',
		...init,
	});
	expect(reply.status).toBe(400);
	expect(reply.body).toEqual({
		success: false,
		errorType: 'invalid-params',
		error: "must have required property 'command'",
	});
});

test.each([
	['without an app', async () => server().runCommand(session), 400],
	['by GET', async () => server().ask('/api/v1/commands.run', { as: users.alice }), 404],
	['unknown', async () => server().ask('/api/v1/nope', { as: users.alice }), 404],
])('a call %s', async (_name, call, status) => {
	server().workspace.apps = undefined;
	expect((await call()).status).toBe(status);
});

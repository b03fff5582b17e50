import { demo } from '../seed';
import { type FakeApp, freshWorkspace, type Reply, type User } from './testWorkspace';

const { users, rooms, threadId } = demo;
const server = freshWorkspace();
const timedOut = 'Request "1" for method "slashcommand:session:executor" timed out after 30000ms';

let app: FakeApp;
beforeEach(() => {
	app = server().installFakeApp();
});

const run = async (change: object, as: User = users.alice): Promise<Reply> =>
	server().post(
		'/api/v1/commands.run',
		{ command: 'session', roomId: rooms.general, ...change },
		{ as },
	);

it('commands.run runs a command with its parameters split', async () => {
	const reply = await run({ command: 'Session', params: 'find "Windows 10" 2', triggerId: 't' });
	expect([reply.status, reply.body]).toEqual([200, { success: true }]);
	expect(app.calls).toEqual([
		{
			command: 'session',
			params: ['find', 'Windows 10', '2'],
			user: expect.objectContaining({ username: 'alice' }),
			room: expect.objectContaining({ name: 'general' }),
			triggerId: 't',
		},
	]);
});

it('commands.run takes a message that was posted for a thread, and an ephemeral one for none', async () => {
	const { workspace } = server();
	const message = { rid: rooms.general, sender: 'alice', attachments: [], ts: new Date() };
	const { _id: threadId } = workspace.addMessage(message);
	const ephemeral = workspace.addMessage({ ...message, visibleOnlyTo: users.alice.id });
	expect((await run({ tmid: threadId })).status).toBe(200);
	expect((await run({ tmid: ephemeral._id })).status).toBe(400);
	expect(app.calls).toMatchObject([{ threadId }]);
});

it.each([
	[200, 'a public channel of others', rooms.general, users.admin],
	[200, 'a direct message of the caller', rooms.direct, users.bob],
	[403, 'a group of others', rooms.sessionAudit, users.alice],
	[403, 'a direct message of others, as an administrator', rooms.direct, users.admin],
	[403, 'a room that does not exist', 'nowhere', users.alice],
])('commands.run answers %s in %s', async (status, _where, roomId, as) => {
	server()
		.data.rooms.find(({ _id }) => _id === rooms.general)
		?.usernames.splice(0);
	expect((await run({ roomId }, as)).status).toBe(status);
	expect(app.calls).toHaveLength(status === 200 ? 1 : 0);
});

it.each([
	['8.9', { command: 'nope' }, 'The command provided does not exist (or is disabled).'],
	['8.9', { command: '' }, 'must NOT have fewer than 1 characters'],
	['8.9', { rid: 'x' }, 'must NOT have additional properties'],
	['8.9', { params: ['a'] }, 'must be string'],
	['8.9', { tmid: threadId, roomId: rooms.direct }, 'Invalid thread.'],
	['6.5', { command: '' }, 'The command provided does not exist (or is disabled).'],
	['6.5', { command: undefined }, 'You must provide a command to run.'],
])('commands.run of %s refuses %j: %s', async (generation, change, error) => {
	server().data.generation = generation;
	const reply = await run(change);
	expect(reply.status).toBe(400);
	expect(reply.body).toMatchObject({ success: false, error });
});

it.each([
	['8.9', 'unauthorized'],
	['9.0', 'forbidden'],
])('commands.run of %s calls a closed room %s', async (generation, error) => {
	server().data.generation = generation;
	const { body } = await run({ roomId: rooms.sessionAudit });
	expect(body).toEqual({ success: false, error });
});

it('commands.run answers the message of an error', async () => {
	app.error = new Error(timedOut);
	const { status, body } = await run({});
	expect([status, body]).toEqual([400, { success: false, error: timedOut }]);
});

it.each([
	['a body that is no JSON', { 'content-type': 'application/json' }, '{'],
	['JSON as plain text', { 'content-type': 'text/plain' }, '{"command":"a"}'],
])('commands.run takes %s for an empty object', async (_what, headers, body) => {
	const reply = await server().post('/api/v1/commands.run', body, { as: users.alice, headers });
	expect(reply.status).toBe(400);
	expect(reply.body).toMatchObject({ error: "must have required property 'command'" });
});

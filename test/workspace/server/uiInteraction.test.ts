import { demo } from '../seed';
import type { AppsHost, Interaction } from './appsHost';
import { freshWorkspace, type Reply, type User } from './testWorkspace';

const { users, rooms, threadId } = demo;
const server = freshWorkspace();

let interactions: Interaction[];
let answer: () => Promise<unknown>;

const notInThisTest = (): Promise<never> => Promise.reject(new Error('Not in this test'));

const host: AppsHost = {
	hasCommand: () => false,
	runCommand: notInThisTest,
	findApi: () => undefined,
	callApi: notInThisTest,
	async interact(interaction) {
		interactions.push(interaction);
		return answer();
	},
};
// Express reports a body that it cannot read, after it has answered.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation());
afterAll(() => jest.restoreAllMocks());
beforeEach(() => {
	interactions = [];
	answer = async () => ({ success: true });
	server().workspace.apps = host;
});

const path = '/api/apps/ui.interaction/the-app';

const send = async (body: unknown, as?: User): Promise<Reply> =>
	server().ask(path, {
		...(as && { as }),
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});

const press = {
	type: 'blockAction',
	actionId: 'log-out',
	payload: { blockId: 'b', value: 'v' },
	container: { type: 'view', id: 'window' },
	triggerId: 't',
};

test('hands a press over, with who pressed', async () => {
	const reply = await send(press, users.alice);
	expect([reply.status, reply.body]).toEqual([200, { success: true }]);
	expect(interactions).toEqual([
		{ ...press, appId: 'the-app', user: expect.objectContaining({ username: 'alice' }) },
	]);
});

test('loads room and message without asking whether the user may see them', async () => {
	await send({ ...press, rid: rooms.sessionAudit, mid: threadId }, users.alice);
	expect(interactions).toMatchObject([
		{ room: { name: 'session-audit' }, message: { _id: threadId } },
	]);
});

test.each([
	['a room that is none', { rid: 'nowhere', mid: 'none' }],
	['other types', { rid: 5, mid: ['a'], actionId: { a: 1 }, payload: null }],
])('takes %s without a word', async (_name, fields) => {
	expect((await send({ ...press, ...fields }, users.alice)).status).toBe(200);
	expect(interactions).toMatchObject([{ room: undefined, message: undefined }]);
});

test('hands closing over', async () => {
	const view = { id: 'window' };
	const payload = { viewId: 'window', view, isCleared: true };
	await send({ type: 'viewClosed', payload, rid: rooms.general }, users.alice);
	expect(interactions).toEqual([
		{
			type: 'viewClosed',
			appId: 'the-app',
			payload: { view, isCleared: true },
			user: expect.objectContaining({ username: 'alice' }),
		},
	]);
});

test.each([
	['nobody', undefined],
	['a wrong token', { ...users.alice, token: 'wrong' }],
])('refuses %s', async (_name, as) => {
	const reply = await send(press, as);

	expect([reply.status, reply.body]).toEqual([
		401,
		{ status: 'error', message: 'You must be logged in to do this.' },
	]);
	expect(interactions).toEqual([]);
});

test('lets in whoever says to be a visitor', async () => {
	const reply = await send({ ...press, visitor: { id: 'x' } });
	expect(reply.status).toBe(200);
	expect(interactions).toMatchObject([{ user: undefined, visitor: { id: 'x' } }]);
});

test.each([
	['an unknown type', { ...press, type: 'nope' }],
	['an empty body', {}],
	['a list', []],
])('refuses %s', async (_name, body) => {
	const reply = await send(body, users.alice);
	expect([reply.status, reply.body]).toEqual([400, { error: 'Unknown action' }]);
});

test('refuses what is no JSON as a page', async () => {
	const reply = await send('{', users.alice);
	expect(reply.status).toBe(400);
	expect(reply.headers.get('content-type')).toContain('text/html');
});

it.each([
	['99 kB', 99, 200],
	['101 kB', 101, 413],
])('answers a press of %s', async (_size, kilobytes, status) => {
	const value = 'x'.repeat(kilobytes * 1024 - 200);
	const reply = await send({ ...press, payload: { blockId: 'b', value } }, users.alice);
	expect(reply.status).toBe(status);
});

test('tells the message of an error', async () => {
	answer = () => Promise.reject(new Error('App not found'));
	const reply = await send(press, users.alice);
	expect([reply.status, reply.body]).toEqual([500, { error: 'App not found' }]);
});

test('an app may answer nothing', async () => {
	answer = async () => undefined;
	const reply = await send(press, users.alice);
	expect([reply.status, reply.text]).toEqual([200, '']);
});

test('takes 600 a minute from one address', async () => {
	server().data.settings.API_Enable_Rate_Limiter_Limit_Calls_Default = 1;
	const statuses = [];
	for (let call = 0; call < 61; call += 1) {
		statuses.push((await send(press, users.alice)).status);
	}
	expect(new Set(statuses.slice(0, 60))).toEqual(new Set([200]));
	expect(statuses[60]).toBe(429);
});

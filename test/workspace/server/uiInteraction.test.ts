import { demo } from '../seed';
import { type FakeApp, freshWorkspace, type Reply, type User } from './testWorkspace';

const { users, rooms, threadId } = demo;
const { alice } = users;
const server = freshWorkspace();

let app: FakeApp;
// Express reports a body that it cannot read, after it has answered.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation());
afterAll(() => jest.restoreAllMocks());
beforeEach(() => {
	app = server().installFakeApp();
});

const path = '/api/apps/ui.interaction/the-app';
const nobody = { id: '', token: '' };

const send = async (body: unknown, as: User = alice): Promise<Reply> =>
	server().post(path, body, { as });

const press = {
	type: 'blockAction',
	actionId: 'log-out',
	payload: { blockId: 'b', value: 'v' },
	container: { type: 'view', id: 'window' },
	triggerId: 't',
};

it('ui.interaction hands a press over, with the user who pressed', async () => {
	const reply = await send(press);
	expect([reply.status, reply.body]).toEqual([200, { success: true }]);
	expect(app.calls).toEqual([
		{ ...press, appId: 'the-app', user: expect.objectContaining({ username: 'alice' }) },
	]);
});

it.each([
	[
		'room and message, which the user may not see',
		{ rid: rooms.sessionAudit, mid: threadId },
		{ room: { name: 'session-audit' }, message: { _id: threadId } },
	],
	[
		'no room and message of another type',
		{ rid: 5, mid: ['a'], actionId: { a: 1 }, payload: null },
		{ room: undefined, message: undefined },
	],
])('ui.interaction loads %s', async (_what, fields, call) => {
	expect((await send({ ...press, ...fields })).status).toBe(200);
	expect(app.calls).toMatchObject([call]);
});

it('ui.interaction hands the closing of a window over', async () => {
	const view = { id: 'window' };
	const payload = { viewId: 'window', view, isCleared: true };
	await send({ type: 'viewClosed', payload, rid: rooms.general });
	expect(app.calls).toEqual([
		{
			type: 'viewClosed',
			appId: 'the-app',
			payload: { view, isCleared: true },
			user: expect.objectContaining({ username: 'alice' }),
		},
	]);
});

it('ui.interaction refuses a wrong token', async () => {
	const { status, body } = await send(press, { ...alice, token: 'wrong' });
	expect(status).toBe(401);
	expect(body).toEqual({ status: 'error', message: 'You must be logged in to do this.' });
	expect(app.calls).toEqual([]);
});

it('ui.interaction needs no login where the body has a visitor', async () => {
	expect((await send({ ...press, visitor: { id: 'x' } }, nobody)).status).toBe(200);
	expect(app.calls).toMatchObject([{ user: undefined, visitor: { id: 'x' } }]);
});

it.each([{ ...press, type: 'nope' }, []])('ui.interaction refuses %j', async (body) => {
	const reply = await send(body);
	expect([reply.status, reply.body]).toEqual([400, { error: 'Unknown action' }]);
});

it.each([
	[200, 99],
	[413, 101],
])('ui.interaction answers %s to a press of %s kB', async (status, kilobytes) => {
	const value = 'x'.repeat(kilobytes * 1024 - 200);
	expect((await send({ ...press, payload: { blockId: 'b', value } })).status).toBe(status);
});

it('ui.interaction answers the message of an error', async () => {
	app.error = new Error('App not found');
	const { status, body } = await send(press);
	expect([status, body]).toEqual([500, { error: 'App not found' }]);
});

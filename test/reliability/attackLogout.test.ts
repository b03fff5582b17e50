import { devicesCalled, openSessions } from './support/adversary';
import { isOpen, keepData } from '../support/workspace/data';
import { textOf } from '../support/workspace/replies';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;
const { laptop, laptopBefore } = sessions.alice;

let running: RunningWorkspace;
let restore: () => void;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
	Object.assign(running.workspace.data.settings, { API_Enable_Rate_Limiter: false });
	restore = keepData(running);
});
afterEach(() => restore());
afterAll(() => running.stop());

const post = (as: string, path: string, body: unknown) =>
	running.api({ as, path: `sessions/${path}`, method: 'POST', body });

/** What comes of an attempt. */
const attempt = async (act: () => Promise<unknown>): Promise<object> => {
	const before = openSessions(running);
	const { sent, entries } = await trafficDuring(running, act);
	const after = openSessions(running);
	const outcomes = entries
		.filter(({ event }) => event === 'session-logout')
		.map(({ outcome }) => outcome);
	return {
		sent,
		ended: [...before].filter((id) => !after.has(id)),
		isGranted: outcomes.includes('granted'),
		isLoggedTwice: outcomes.length > 1,
	};
};

const nothing = { sent: 0, ended: [], isGranted: false, isLoggedTwice: false };

it.each([
	laptop.toLowerCase(),
	laptop.toUpperCase(),
	laptop.slice(0, -1),
	`${laptop}x`,
	`${laptop.slice(0, -1)}.`,
	'.',
	'.*',
	'^',
	'',
	users.alice.id,
	'Chrome',
	`${laptop}|${sessions.bob.desktop}`,
	`${laptop} `.repeat(2),
])('A logout ends nothing by %j, which is no Device ID', async (sessionId) => {
	const value = JSON.stringify({ offset: 0, session: sessionId });
	const actionId = 'session-info-log-out';
	for (const act of [
		() => post('alice', 'logout.me', { sessionId }),
		() => post('alice', 'logout.others', { sessionId }),
		() => post('admin', 'logout', { sessionId }),
		() => running.press({ as: 'alice', viewId: 'session-info', actionId, value }),
	]) {
		expect(await attempt(act)).toEqual(nothing);
	}
});

it('A logout of all others keeps nothing by an older id of a login, and so ends nothing', async () => {
	const act = () => textOf(running, 'alice', `/session logout others ${laptopBefore}`);
	expect(await attempt(act)).toEqual(nothing);
});

it.each(['Alice', 'ALICE', 'alic', 'alice x', '.*', users.alice.id, 'Alice Archer'])(
	'A logout of all of @%s ends nothing of a user with nearly that name',
	async (username) => {
		expect(await attempt(() => post('admin', 'logout.all', { username }))).toEqual(nothing);
	},
);

it.each<[what: string, body: unknown]>([
	['a list', [{ sessionId: laptop }]],
	['nothing', '{}'],
	['null', { sessionId: null }],
	['a list in it', { sessionId: [laptop] }],
	['a query in it', { sessionId: { $ne: '' } }],
	['a number in it', { sessionId: 7, username: 7 }],
	['90 kB', { sessionId: 'a'.repeat(45_000), username: 'a'.repeat(45_000) }],
])('A logout by API whose body is odd is refused: %s', async (_what, body) => {
	for (const path of ['logout', 'logout.me', 'logout.others', 'logout.all']) {
		const answer = await post('admin', path, body);
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
	}
});

it('A logout of all of a user says that one may be missing which slipped out of the list', async () => {
	const { data } = running.workspace;
	const now = Date.now();
	const own = devicesCalled('Hers', { count: 3, owner: users.alice.id, at: now - 10_000_000 });
	// Newer, and found by the id of the user.
	const others = devicesCalled(users.alice.id, { count: 100, at: now });
	data.sessions = [
		...data.sessions.filter(({ userId }) => userId !== users.alice.id),
		...own,
		...others,
	];
	const stop = running.workspace.interrupt({
		endpoint: 'sessions/list.all',
		after: (nth) => {
			data.sessions = data.sessions.filter((row) => nth !== 1 || row !== others.at(-1));
		},
	});
	const text = await textOf(running, 'admin', '/session logout @alice all');
	stop();
	expect(isOpen(running, own.at(-1)?.sessionId ?? '')).toBe(true);
	expect(text).toMatch(/may be missing|not certain|Not logged out/);
});

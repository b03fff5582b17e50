import {
	devicesCalled,
	entriesDuring,
	letLogOut,
	logoutsDuring,
	openSessions,
} from './support/adversary';
import { keepData } from '../support/workspace/data';
import { textOf } from '../support/workspace/replies';
import type { SessionDocument } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions, roles } = demo;

type Attempt = [as: string, how: string, act: (running: RunningWorkspace) => Promise<unknown>];

const type = (as: string, text: string): Attempt => [
	as,
	text,
	(running) => textOf(running, as, text),
];

const post = (as: string, path: string, body: object): Attempt => [
	as,
	`${path} ${JSON.stringify(body)}`,
	({ api }) => api({ as, path, method: 'POST', body }),
];

const press = (as: string, session: string, user?: string): Attempt => [
	as,
	`presses ${session}`,
	(running) =>
		running.press({
			as,
			viewId: 'session-info',
			actionId: 'session-info-log-out',
			value: JSON.stringify({ offset: 0, session, user }),
		}),
];

/** Every way to say that one session is to end. */
const everyWay = (as: string, sessionId: string): Attempt[] => [
	type(as, `/session logout ${sessionId}`),
	type(as, `/session logout others ${sessionId}`),
	post(as, 'sessions/logout', { sessionId }),
	post(as, 'sessions/logout.me', { sessionId }),
	post(as, 'sessions/logout.others', { sessionId }),
	press(as, sessionId),
];

const everybodyOf = (as: string, username: string): Attempt[] => [
	type(as, `/session logout @${username} all`),
	post(as, 'sessions/logout.all', { username }),
	post(as, 'sessions/logout.all', { username: `@${username}` }),
];

describe('what nobody may end', () => {
	let running: RunningWorkspace;
	let restore: () => void;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
		Object.assign(running.workspace.data.settings, { API_Enable_Rate_Limiter: false });
		restore = keepData(running);
	});
	afterEach(() => restore());
	afterAll(() => running.stop());

	/** What came of an attempt. */
	const attempt = async (act: Attempt[2]): Promise<object> => {
		const before = openSessions(running);
		let sent: string[] = [];
		const entries = await entriesDuring(running, async () => {
			sent = await logoutsDuring(running, async () => act(running));
		});
		const after = openSessions(running);
		const outcomes = entries
			.filter(({ event }) => event === 'session-logout')
			.map(({ outcome }) => outcome);
		return {
			sent,
			ended: [...before].filter((id) => !after.has(id)),
			granted: outcomes.includes('granted'),
			isToldTwice: outcomes.length > 1,
		};
	};

	const nothing = { sent: [], ended: [], granted: false, isToldTwice: false };

	describe('somebody else’s sessions, by who may not', () => {
		const { desktop } = sessions.bob;
		it.each([
			...everyWay('alice', desktop),
			...everybodyOf('alice', 'bob'),
			// May see them, and may not end them.
			...everyWay('sam', desktop),
			...everybodyOf('sam', 'bob'),
			press('alice', desktop, 'bob'),
			press('sam', desktop, 'bob'),
		])('%s %s', async (_as, _how, act) => {
			expect(await attempt(act)).toEqual(nothing);
		});
	});

	describe('the service account’s sessions, by anybody', () => {
		const { browser } = sessions.service;
		it.each(
			['alice', 'sam', 'admin', 'session.service'].flatMap((as) => [
				...everyWay(as, browser),
				...everybodyOf(as, 'session.service'),
				press(as, browser, 'session.service'),
			]),
		)('%s %s', async (_as, _how, act) => {
			letLogOut(running, roles.deviceAuditor);
			expect(await attempt(act)).toEqual(nothing);
		});
	});

	describe('what is no Device ID of theirs', () => {
		const { laptop, laptopBefore } = sessions.alice;
		it.each(
			[
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
			].flatMap((id) => [
				post('alice', 'sessions/logout.me', { sessionId: id }),
				post('alice', 'sessions/logout.others', { sessionId: id }),
				post('admin', 'sessions/logout', { sessionId: id }),
				press('alice', id),
			]),
		)('%s %s', async (_as, _how, act) => {
			expect(await attempt(act)).toEqual(nothing);
		});

		it('an older id of a login keeps nothing', async () => {
			expect(
				await attempt(async () =>
					textOf(running, 'alice', `/session logout others ${laptopBefore}`),
				),
			).toEqual(nothing);
		});
	});

	describe('who is named nearly like somebody', () => {
		it.each(['Alice', 'ALICE', 'alic', 'alice ', '.*', users.alice.id, 'Alice Archer'])(
			'@%s',
			async (username) => {
				expect(
					await attempt(async () =>
						running.api({
							as: 'admin',
							path: 'sessions/logout.all',
							method: 'POST',
							body: { username: username === 'alice ' ? 'alice x' : username },
						}),
					),
				).toEqual(nothing);
			},
		);
	});

	describe('anything, while logging out is switched off', () => {
		beforeAll(async () => running.engine.updateSetting({ id: 'allow_logout', value: false }));
		afterAll(async () => running.engine.updateSetting({ id: 'allow_logout', value: true }));
		it.each([
			...everyWay('alice', sessions.alice.laptop),
			...everybodyOf('alice', 'alice'),
			...everyWay('admin', sessions.alice.laptop),
			...everybodyOf('admin', 'alice'),
		])('%s %s', async (_as, _how, act) => {
			expect(await attempt(act)).toEqual(nothing);
		});
	});

	describe('bodies', () => {
		it.each<[what: string, body: unknown]>([
			['a list', [{ sessionId: sessions.alice.laptop }]],
			['nothing', '{}'],
			['null', { sessionId: null }],
			['a list in it', { sessionId: [sessions.alice.laptop] }],
			['a query in it', { sessionId: { $ne: '' } }],
			['a number in it', { sessionId: 7, username: 7 }],
			['90 kB', { sessionId: 'a'.repeat(45_000), username: 'a'.repeat(45_000) }],
		])('%s', async (_what, body) => {
			for (const path of ['logout', 'logout.me', 'logout.others', 'logout.all']) {
				const answer = await running.api({
					as: 'admin',
					path: `sessions/${path}`,
					method: 'POST',
					body,
				});
				expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
			}
		});
	});

	describe('one connection that two users used in turn', () => {
		const shared = 'sharedConnection1';
		const row = (owner: string, at: number): SessionDocument[] =>
			devicesCalled('Kiosk', { count: 1, owner, at }).map((document) => ({
				...document,
				_id: `kiosk ${owner}`,
				loginToken: `kiosk ${owner}`,
				sessionId: shared,
				searchTerm: `Kiosk${shared}${owner}`,
			}));

		it.each([
			['Bob before', -1000],
			['Bob after', 1000],
		])('%s: nobody says that it has ended while it has not', async (_when, later) => {
			const now = Date.now();
			const { data } = running.workspace;
			const before = data.sessions;
			data.sessions = [...before, ...row(users.bob.id, now + later), ...row(users.alice.id, now)];
			const text = await textOf(running, 'alice', `/session logout ${shared}`);
			const own = data.sessions.find(({ _id }) => _id === `kiosk ${users.alice.id}`);
			expect(text.startsWith('Device logged out')).toBe(false);
			expect(own?.logoutAt).toBeUndefined();
		});
	});

	it('twenty logouts of one session at once end it and nothing else', async () => {
		const before = openSessions(running);
		await Promise.all(
			Array.from({ length: 20 }, async () =>
				running.api({
					as: 'alice',
					path: 'sessions/logout.me',
					method: 'POST',
					body: { sessionId: sessions.alice.offline },
				}),
			),
		);
		before.delete(sessions.alice.offline);
		expect(openSessions(running)).toEqual(before);
	});
});

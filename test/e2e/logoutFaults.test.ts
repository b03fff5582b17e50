import { addCrowd } from '../support/workspace/crowd';
import { isOpen, keepData, openIds } from '../support/workspace/data';
import { isRecord } from '../support/workspace/doors';
import { onRequests } from '../support/workspace/faults';
import { textOf } from '../support/workspace/replies';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { documentedNotFound, type Fault, jsonAnswer } from '../workspace/server/faults';
import { startWorkspace, type ApiResponse, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;
const { alice, bob } = sessions;

let running: RunningWorkspace;

const post = (as: string, path: string, body: unknown): Promise<ApiResponse> =>
	running.api({ as, path, method: 'POST', body });

/** Also makes the app forget what it knows of the workspace, pauses included. */
const forget = (): Promise<void> =>
	running.engine.updateSetting({ id: 'self_service', value: true });

const start = (configure: Readonly<Record<string, unknown>> = {}): void => {
	let logInAgain: () => void;
	beforeAll(async () => {
		running = await startWorkspace({
			configure: { lookups_per_minute: 0, allow_logout: true, ...configure },
		});
	});

	beforeEach(async () => {
		logInAgain = keepData(running);
		await forget();
	});

	afterEach(() => {
		running.workspace.faults = undefined;
		logInAgain();
	});
	afterAll(() => running.stop());
};

const codeOf = ({ body }: ApiResponse): unknown =>
	isRecord(body) && (body.success === true ? 'ok' : body.errorType);

const noEffect = jsonAnswer({ sessionId: alice.phone, success: true });
const serverError = jsonAnswer({ success: false, error: 'Internal server error' }, 500);
const busy = jsonAnswer(
	{
		success: false,
		error:
			'Error, too many requests. Please slow down. You must wait 42 seconds before trying this endpoint again. [error-too-many-requests]',
	},
	429,
);
const unpermitted = jsonAnswer(
	{
		success: false,
		error: 'User does not have the permissions required for this action [error-unauthorized]',
	},
	403,
);
const reset: Fault = { kind: 'reset' };
const lose = (then: Fault): Fault => ({ kind: 'lose-answer', then });

type Case = {
	readonly fault: Fault;
	/** What the API says, to a holder; and what is true afterwards. */
	readonly code: string;
	readonly isOpen: boolean;
	/** The title in chat, for a holder and for everybody else. */
	readonly titles: readonly [RegExp, RegExp];
};

const done = /^Device logged out\n/;
const unconfirmed = /^Logout not confirmed\n/;
const unavailable = /^Not available right now\n/;

describe('the request that ends a session', () => {
	start();

	const cases: Record<string, Case> = {
		'is answered 200 without any effect': {
			fault: noEffect,
			code: 'workspace-logout-unconfirmed',
			isOpen: true,
			titles: [unconfirmed, unconfirmed],
		},
		'loses its answer after the act': {
			fault: lose(reset),
			code: 'ok',
			isOpen: false,
			titles: [done, done],
		},
		'answers 500 after the act': {
			fault: lose(serverError),
			code: 'ok',
			isOpen: false,
			titles: [done, done],
		},
		'answers 429 after the act': {
			fault: lose(busy),
			code: 'ok',
			isOpen: false,
			titles: [done, done],
		},
		'loses its answer before the act': {
			fault: reset,
			code: 'workspace-unreachable',
			isOpen: true,
			titles: [/^The workspace cannot be reached\n/, unavailable],
		},
		'answers 500': {
			fault: serverError,
			code: 'workspace-bad-answer',
			isOpen: true,
			titles: [/^The workspace gave an unexpected answer\n/, unavailable],
		},
		'is refused by the rate limiter': {
			fault: busy,
			code: 'workspace-rate-limited',
			isOpen: true,
			titles: [/^The workspace limits requests\n/, unavailable],
		},
		'is refused for want of a permission': {
			fault: unpermitted,
			code: 'workspace-permission-missing',
			isOpen: true,
			titles: [/^The service account lacks a permission\n.*logout-device-management/s, unavailable],
		},
	};

	const rows = Object.entries(cases).flatMap(([what, { titles, ...rest }]) => [
		[what, 'admin', { ...rest, title: titles[0] }] as const,
		[what, 'alice', { ...rest, title: titles[1] }] as const,
	]);

	it.each(rows)(
		'%s, as %s reads by both doors',
		async (_what, as, { fault, code, title, ...then }) => {
			const sessionId = as === 'admin' ? bob.phone : alice.phone;
			const path = as === 'admin' ? 'sessions/logout' : 'sessions/logout.me';
			const logInAgain = keepData(running);
			running.workspace.faults = onRequests('sessions/logout', fault);
			const byApi = await trafficDuring(running, () => post(as, path, { sessionId }));
			const isOpenNow = isOpen(running, sessionId);
			logInAgain();
			await forget();
			const inChat = await trafficDuring(running, () =>
				textOf(running, as, `/session logout ${sessionId}`),
			);
			expect([codeOf(byApi.result), isOpenNow]).toEqual([code, then.isOpen]);
			expect(inChat.result).toMatch(title);
			expect([byApi.sent, inChat.sent]).toEqual([1, 1]);
			expect([...byApi.entries, ...inChat.entries]).toEqual(
				Array(2).fill(expect.objectContaining({ outcome: code === 'ok' ? 'granted' : code })),
			);
		},
	);

	it.each([
		['reset', reset],
		['500', serverError],
		['429', busy],
	])('is followed by a question that fails (%s): nobody knows', async (_what, fault) => {
		running.workspace.faults = onRequests('sessions/info.admin', fault, { from: 2 });
		const { result, sent } = await trafficDuring(running, () =>
			post('alice', 'sessions/logout.me', { sessionId: alice.phone }),
		);

		expect(result).toMatchObject({
			status: 502,
			body: { errorType: 'workspace-logout-unconfirmed', error: expect.stringContaining('again') },
		});
		expect(sent).toBe(1);
	});

	it.each([
		['reset', reset, 'workspace-unreachable', 502],
		['500', serverError, 'workspace-bad-answer', 502],
		['429', busy, 'workspace-rate-limited', 503],
		['400 Session not found', documentedNotFound, 'session-not-found', 404],
	])(
		'comes after a question that fails (%s): nothing is sent',
		async (_what, fault, errorType, status) => {
			running.workspace.faults = onRequests('sessions/info.admin', fault);
			const { result, sent } = await trafficDuring(running, () =>
				post('alice', 'sessions/logout.me', { sessionId: alice.phone }),
			);
			expect(result).toMatchObject({ status, body: { errorType } });
			expect(sent).toBe(0);
			expect(isOpen(running, alice.phone)).toBe(true);
		},
	);

	it('is not sent while nobody can tell who holds what, for what needs a permission', async () => {
		running.workspace.faults = onRequests('permissions.listAll', serverError);
		const { result, sent } = await trafficDuring(running, () =>
			post('admin', 'sessions/logout', { sessionId: bob.phone }),
		);
		expect(codeOf(result)).toBe('workspace-bad-answer');
		expect(sent).toBe(0);
	});

	it('is found to have been documented: 400 and 404 both say that the session is gone', async () => {
		running.workspace.faults = onRequests('sessions/info.admin', documentedNotFound, { from: 2 });
		expect(codeOf(await post('alice', 'sessions/logout.me', { sessionId: alice.phone }))).toBe(
			'ok',
		);
	});

	it('comes twenty times at once for one session: each reply is true', async () => {
		const { result, sent } = await trafficDuring(running, () =>
			Promise.all(
				Array.from({ length: 20 }, () =>
					post('alice', 'sessions/logout.me', { sessionId: alice.phone }),
				),
			),
		);
		const codes = result.map(codeOf);
		expect(isOpen(running, alice.phone)).toBe(false);
		expect(new Set(codes.filter((code) => code !== 'session-not-found'))).toEqual(new Set(['ok']));
		expect(sent).toBeLessThanOrEqual(20);
		expect(sent).toBeGreaterThanOrEqual(codes.filter((code) => code === 'ok').length);
	});
});

describe('ending several', () => {
	start();

	const memberId = 'CrowdUser00000000';

	beforeAll(() => {
		addCrowd(running, { users: 1, sessions: 53 });
	});

	/** The ids in the order in which they are ended. */
	const ids = (): readonly string[] => openIds(running, memberId);

	const endAll = (): Promise<ApiResponse> =>
		post('admin', 'sessions/logout.all', { username: 'crowd.0' });

	const remaining = (errorType: string, sessionIds: readonly string[]): object[] =>
		sessionIds.map((sessionId) => ({ sessionId, errorType }));

	it('ends fifty at one request each and two more, and the rest the next time', async () => {
		const before = ids();
		await textOf(running, 'admin', `/session ${alice.laptop}`);
		const first = await trafficDuring(running, endAll);
		expect(first.requests).toHaveLength(52);
		expect(first.sent).toBe(50);
		expect(first.result.body).toEqual({
			success: true,
			ended: before.slice(0, 50),
			remaining: remaining('not-tried', before.slice(50)),
			attachments: expect.anything(),
		});
		expect(ids()).toEqual(before.slice(50));
		const second = await textOf(running, 'admin', '/session logout @crowd.0 all');
		expect(second).toMatch(/^Logged out\n3 sessions have been logged out\./);
		expect(ids()).toEqual([]);
	});

	it('says in chat what was not ended, and why', async () => {
		const before = ids();
		const text = await textOf(running, 'admin', '/session logout @crowd.0 all');
		expect(text).toMatch(/^Logged out\n50 sessions have been logged out\.[^]*\nNot logged out\n3 /);
		before.slice(50).forEach((id) => expect(text).toContain(id));
		expect(text).toContain('at most 50 sessions');
	});

	it.each([
		['the rate limiter', busy, 'workspace-rate-limited'],
		['a connection that breaks', reset, 'workspace-unreachable'],
		['a permission that is gone', unpermitted, 'workspace-permission-missing'],
	])('stops at %s in the middle, and says so of the rest', async (_what, fault, code) => {
		const before = ids();
		running.workspace.faults = onRequests('sessions/logout', fault, { from: 4 });
		const { result, sent, entries } = await trafficDuring(running, endAll);
		expect(sent).toBe(4);
		expect(result.body).toMatchObject({
			success: true,
			ended: before.slice(0, 3),
			remaining: [
				...remaining(code, before.slice(3, 50)),
				...remaining('not-tried', before.slice(50)),
			],
		});
		expect(ids()).toEqual(before.slice(3));
		expect(entries).toEqual([expect.objectContaining({ outcome: 'granted', ended: 3 })]);
	});

	it('goes on after an odd answer about one of them', async () => {
		const before = ids();
		running.workspace.faults = onRequests('sessions/logout', serverError, { from: 2, to: 2 });
		const { result, sent } = await trafficDuring(running, endAll);
		expect(sent).toBe(50);
		expect(result.body).toMatchObject({
			ended: before.slice(0, 50).filter((id) => id !== before[1]),
			remaining: [
				...remaining('workspace-bad-answer', before.slice(1, 2)),
				...remaining('not-tried', before.slice(50)),
			],
		});
	});

	it('counts one whose answer was lost, if it is gone', async () => {
		const before = ids();
		running.workspace.faults = onRequests('sessions/logout', lose(serverError), { from: 2, to: 2 });
		const { result } = await trafficDuring(running, endAll);
		expect(result.body).toMatchObject({ ended: before.slice(0, 50) });
	});

	it('does not count what was answered 200 and is still there', async () => {
		const before = ids();
		running.workspace.faults = onRequests('sessions/logout', noEffect, { from: 2, to: 2 });
		const { result } = await trafficDuring(running, endAll);

		expect(result.body).toMatchObject({
			ended: before.slice(0, 50).filter((id) => id !== before[1]),
			remaining: [
				...remaining('workspace-logout-unconfirmed', before.slice(1, 2)),
				...remaining('not-tried', before.slice(50)),
			],
		});
	});

	it('claims nothing when the list after fails', async () => {
		running.workspace.faults = onRequests('sessions/list.all', reset, { from: 2 });
		const { result, sent } = await trafficDuring(running, endAll);
		expect(sent).toBe(50);
		expect(isRecord(result.body) && result.body.ended).not.toEqual(
			expect.arrayContaining([expect.anything()]),
		);
		expect(JSON.stringify(result.body)).toContain('workspace-logout-unconfirmed');
	});

	it.each([
		['the rate limiter', busy, 503, 'workspace-rate-limited'],
		['a broken connection', reset, 502, 'workspace-unreachable'],
	])('that ends none, for %s alone, is that failure', async (_what, fault, status, errorType) => {
		const logInAgain = keepData(running);
		const { data } = running.workspace;
		data.sessions = data.sessions.filter(
			({ userId }, index) => userId !== memberId || index % 20 === 0,
		);
		running.workspace.faults = onRequests('sessions/logout', fault);
		const { result, sent } = await trafficDuring(running, endAll);
		logInAgain();
		expect(result).toMatchObject({ status, body: { success: false, errorType } });
		expect(sent).toBe(1);
	});

	it('is not begun when the list before fails', async () => {
		running.workspace.faults = onRequests('sessions/list.all', reset);
		const { result, sent } = await trafficDuring(running, endAll);
		expect(result).toMatchObject({ status: 502, body: { errorType: 'workspace-unreachable' } });
		expect(sent).toBe(0);
	});

	it('does not count a device that reloads meanwhile as ended', async () => {
		const before = ids();
		const { data } = running.workspace;
		running.workspace.faults = onRequests('sessions/logout', reset, { from: 2, to: 2 });
		const reload = ({ method, path }: { method: string; path: string }): void => {
			if (method === 'POST' && path === '/api/v1/sessions/logout') {
				const row = data.sessions.find(({ sessionId }) => sessionId === before[1]);
				Object.assign(row ?? {}, { sessionId: 'Reloaded' });
			}
		};
		running.workspace.events.on('request', reload);
		const { result } = await trafficDuring(running, endAll);
		running.workspace.events.off('request', reload);
		expect(isRecord(result.body) && result.body.ended).not.toContain(before[1]);
		expect(isRecord(result.body) && result.body.ended).toContain(before[0]);
	});
});

/** Time is spent once: the logouts that have to wait for its end do so side by side. */
describe('a workspace that is slow to end sessions', () => {
	start();

	const memberId = 'CrowdUser00000000';
	let tried = 0;
	let silent: string;
	let lost: string;
	let several: ApiResponse;
	let before: readonly string[];
	let after: readonly string[];
	beforeAll(async () => {
		addCrowd(running, { users: 1, sessions: 53 });
		before = openIds(running, memberId);
		/** Begins a logout, and waits until the request that ends the session has arrived. */
		const begin = async <Result>(
			fault: Fault,
			act: () => Promise<Result>,
		): Promise<{ readonly result: Promise<Result> }> => {
			let arrive: () => void = () => undefined;
			const arrived = new Promise<void>((resolve) => {
				arrive = resolve;
			});
			const find = onRequests('sessions/logout', fault);
			running.workspace.faults = (request) => {
				const found = find(request);
				if (found) {
					tried += 1;
					arrive();
				}
				return found;
			};
			const result = act();
			await arrived;
			return { result };
		};
		const first = await begin({ kind: 'never-answer' }, () =>
			textOf(running, 'alice', `/session logout ${alice.phone}`),
		);
		const second = await begin(lose({ kind: 'never-answer' }), () =>
			textOf(running, 'bob', `/session logout ${bob.phone}`),
		);
		const third = await begin({ kind: 'delay', milliseconds: 3000 }, () =>
			post('admin', 'sessions/logout.all', { username: 'crowd.0' }),
		);
		[silent, lost, several] = await Promise.all([first.result, second.result, third.result]);
		after = openIds(running, memberId);
	});

	it('and does not answer at all: nobody knows', () => {
		expect(silent).toMatch(unconfirmed);
	});

	it('and loses its answer: the question after decides', () => {
		expect(lost).toMatch(done);
	});

	it('ends no more than time allows, and the app answers', () => {
		const { status, body } = several;
		const ended = isRecord(body) && Array.isArray(body.ended) ? body.ended : [];
		const remaining = isRecord(body) && Array.isArray(body.remaining) ? body.remaining : [];
		expect(status).toBe(200);
		expect(ended.length).toBeGreaterThan(0);
		expect(ended.length + remaining.length).toBe(before.length);
		expect(after.filter((id) => ended.includes(id))).toEqual([]);
		expect(JSON.stringify(body)).toContain('not-tried');
		// Of all three, nothing was sent twice; the last one may not have been answered in time.
		expect([ended.length, ended.length + 1]).toContain(tried - 2);
		expect(tried - 2).toBeLessThan(50);
	});
});

describe('a service account that the rate limiter counts', () => {
	start();
	it('ends ten in a minute, and says of the others why they are not', async () => {
		const { data } = running.workspace;
		addCrowd(running, { users: 1, sessions: 15 });
		data.permissions
			.filter(({ _id }) => _id === 'api-bypass-rate-limit')
			.forEach((permission) => permission.roles.splice(0));
		const { result, sent } = await trafficDuring(running, () =>
			post('crowd.0', 'sessions/logout.all', { username: 'crowd.0' }),
		);
		const { body } = result;
		expect(sent).toBe(11);
		expect(isRecord(body) && body.ended).toHaveLength(10);
		expect(isRecord(body) && body.remaining).toEqual(
			Array(5).fill(expect.objectContaining({ errorType: 'workspace-rate-limited' })),
		);
		expect(openIds(running, 'CrowdUser00000000')).toHaveLength(5);
	});
});

describe('a service account without logout-device-management', () => {
	start();
	it('ends nothing, and says why to those who may read causes', async () => {
		running.workspace.data.permissions
			.filter(({ _id }) => _id === 'logout-device-management')
			.forEach((permission) => Object.assign(permission, { roles: ['admin'] }));

		expect(await textOf(running, 'admin', `/session logout ${bob.phone}`)).toMatch(
			/^The service account lacks a permission\n.*logout-device-management/s,
		);
		expect(await textOf(running, 'bob', `/session logout ${bob.phone}`)).toMatch(unavailable);
		expect(openIds(running, users.bob.id)).toHaveLength(2);
	});
});

import fc from 'fast-check';

import { isRecord } from './support/doors';
import { call, execute } from './support/host';
import { type Expected, expectation } from './support/model';
import { leaks, ownersIn, strangers, titles, type Traces, tracesOf } from './support/traces';
import { enter, question, type Question, world, type World } from './support/world';
import { visibleText } from '../e2e/support/replies';
import type { WorkspaceUser } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const runs = { seed: 19_700_101, numRuns: 100 };
const service = demo.users.service.id;

/** What somebody types may come back to them. */
const typed = (asked: Question): readonly string[] => {
	if ('sessionId' in asked) {
		return [asked.sessionId];
	}
	if ('filter' in asked) {
		return [asked.filter];
	}
	return 'username' in asked ? [asked.username] : [];
};

/** `undefined`: it is not typed. */
const wordsOf = (asked: Question): readonly string[] | undefined => {
	switch (asked.kind) {
		case 'any':
			return [asked.sessionId];
		case 'info':
		case 'admin':
			return [asked.kind, asked.sessionId];
		case 'list':
			return ['list', String(asked.page + 1)];
		case 'list-user':
			return ['list', `@${asked.username}`, String(asked.page + 1)];
		case 'list-all':
			return ['list', 'all', String(asked.page + 1)];
		case 'find':
			return ['find', asked.filter, 'page', String(asked.page + 1)];
		case 'logout':
			return ['logout', asked.sessionId];
		case 'logout-me':
		case 'logout-any':
			return undefined;
		case 'logout-others':
			return ['logout', 'others', asked.sessionId];
		case 'logout-all':
			return ['logout', `@${asked.username}`, 'all'];
		case 'count':
			return ['logout', `@${asked.username}`];
	}
};

type ApiRequest = {
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly method?: 'post';
	readonly body?: object;
};

const ending = (name: string, body: object): ApiRequest => ({
	path: `sessions/${name}`,
	method: 'post',
	body,
});

/** `undefined`: the API has no such question. */
const requestOf = (asked: Question): ApiRequest | undefined => {
	const page = 'page' in asked ? { offset: String(asked.page * 5), count: '5' } : {};
	switch (asked.kind) {
		case 'any':
		case 'logout':
		case 'count':
			return undefined;
		case 'logout-me':
			return ending('logout.me', { sessionId: asked.sessionId });
		case 'logout-any':
			return ending('logout', { sessionId: asked.sessionId });
		case 'logout-others':
			return ending('logout.others', { sessionId: asked.sessionId });
		case 'logout-all':
			return ending('logout.all', { username: asked.username });
		case 'list-all':
			return { path: 'sessions/list.all', query: page };
		case 'info':
			return { path: 'sessions/info', query: { sessionId: asked.sessionId } };
		case 'admin':
			return { path: 'sessions/info.admin', query: { sessionId: asked.sessionId } };
		case 'list':
			return { path: 'sessions/list', query: page };
		case 'list-user':
			return { path: 'sessions/list.all', query: { username: asked.username, ...page } };
		case 'find':
			return { path: 'sessions/list.all', query: { filter: asked.filter, ...page } };
	}
};

describe('who may see what', () => {
	let running: RunningWorkspace;
	/** What was covered, so that a draw that tests nothing is noticed. */
	const seen = new Map<string, number>();

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());

	type Trial = { drawn: World; asked: Question; caller: WorkspaceUser; expected: Expected };

	/** What stands in a text although the model forbids it. */
	const forbidden = (
		text: string,
		{ drawn, asked, caller, expected }: Trial,
	): readonly string[] => {
		const { sessions: shown, withAddress, ended } = expected;
		const owners = shown.map(({ userId }) => userId);
		return [
			...leaks(text, {
				sessions: drawn.sessions,
				shown,
				withAddress,
				allowed: [...typed(asked), ...ended],
			}),
			...strangers(text, running.workspace.data.users, { caller, owners, typed: typed(asked) }),
		];
	};

	const checkTraces = (
		{ drawn, asked, caller, expected }: Trial,
		{ looks, posts, log }: Traces,
	): void => {
		const { look, ended } = expected;
		expect(looks).toEqual(
			look
				? [
						expect.objectContaining({
							event: asked.kind.startsWith('logout') ? 'session-logout' : 'session-lookup',
							caller: expect.objectContaining({ id: caller._id, username: caller.username }),
							outcome: look.outcome,
						}),
					]
				: [],
		);
		expect(looks.flatMap(ownersIn)).toEqual([...(look?.owners ?? [])].sort());
		expect(posts).toHaveLength(expected.isPosted ? 1 : 0);
		const allowed = [...typed(asked), ...ended];
		expect(leaks(log, { sessions: drawn.sessions, allowed })).toEqual([]);
		expect(leaks(posts.join('\n'), { sessions: drawn.sessions, allowed })).toEqual([]);
		// What was typed stands in the engine's entry of the command; but no address in what the app writes.
		expect(JSON.stringify([looks, posts])).not.toMatch(/10\.0\.1\.\d/);
	};

	/** Nothing is ended that may not be, and all that is said to be: with each session goes its login. */
	const checkEnded = ({ drawn, expected }: Trial): void => {
		const { data } = running.workspace;
		const wasOpen = drawn.sessions.filter(({ logoutAt }) => logoutAt === undefined);
		const ended = wasOpen.filter(({ _id }) =>
			data.sessions.some((row) => row._id === _id && row.logoutAt !== undefined),
		);
		const meant = drawn.sessions.filter(({ sessionId }) => expected.ended.includes(sessionId));

		expect(ended).toEqual(
			wasOpen.filter(({ userId, loginToken }) =>
				meant.some((one) => one.userId === userId && one.loginToken === loginToken),
			),
		);

		expect(data.sessions.filter(({ userId }) => userId === service)).toEqual(
			drawn.sessions.filter(({ userId }) => userId === service),
		);
		data.sessions = structuredClone([...drawn.sessions]);
	};

	const checkCommand = async (trial: Trial, words: readonly string[]): Promise<void> => {
		const { caller, expected, asked } = trial;
		const { result, ...traces } = await tracesOf(running, () =>
			execute(running, { user: caller, words }),
		);
		const shown = visibleText(result.flatMap(({ attachments }) => attachments));
		const ids = [...shown.matchAll(/^Device ID: (.*)$/gm)].map(([, id]) => id);
		expect(result).toHaveLength(1);
		expect(forbidden(shown + JSON.stringify(result), trial)).toEqual([]);
		expect(ids).toEqual(expected.sessions.map(({ sessionId }) => sessionId));
		expect(shown.split('\n')[0]).toMatch(titles.get(expected.code) ?? /^/);
		expected.sessions.forEach(({ ip, host, device }) => {
			expect(shown.includes(`IP Address: ${ip}`)).toBe(expected.withAddress);
			expect(shown).toContain(device?.name ?? 'Unknown device');
			expect('page' in asked || shown.includes(`Host: ${host}`)).toBe(true);
		});
		if (asked.kind === 'count' && expected.code === 'ok') {
			expect(shown).toMatch(new RegExp(` has ${expected.total || 'no'} open sessions?\\b`));
		}
		checkEnded(trial);
		checkTraces(trial, traces);
	};

	const checkRequest = async (trial: Trial, request: ApiRequest): Promise<void> => {
		const { caller, expected } = trial;
		const { result, ...traces } = await tracesOf(running, () =>
			call(running, { user: caller, ...request }),
		);
		const body = isRecord(result.content) ? result.content : {};
		const rows: unknown = 'session' in body ? [body.session] : (body.sessions ?? []);
		expect(body.success === true ? 'ok' : body.errorType).toBe(expected.code);
		expect(forbidden(JSON.stringify(body), trial)).toEqual([]);
		expect(rows).toEqual(
			expected.sessions.map(({ sessionId, userId, host, ip }) =>
				expect.objectContaining({
					sessionId,
					userId,
					host,
					...(expected.withAddress && { ip }),
				}),
			),
		);
		expect('sessions' in body ? body.total : expected.total).toBe(expected.total);
		expect('ended' in body ? body.ended : expected.ended).toEqual(expected.ended);
		expect(body.remaining ?? []).toEqual([]);
		checkEnded(trial);
		checkTraces(trial, traces);
	};

	it('is what the contract says, in every drawn workspace, by both doors', async () => {
		await fc.assert(
			fc.asyncProperty(
				world,
				fc.array(question, { minLength: 4, maxLength: 8 }),
				async (drawn, questions) => {
					await enter(running, drawn);
					const everybody = running.workspace.data.users;
					const callers = everybody.filter(({ type }) => type === 'user');
					for (const asked of questions) {
						const caller = callers[asked.as];
						if (!caller) {
							throw new Error(`There is no caller ${asked.as}`);
						}

						const expectOf = (one: Question): Expected =>
							expectation({ world: drawn, caller, serviceId: service, everybody, question: one });
						// One's own name after `list` is one's own list; the API has a path of its own for that.
						const command: Question =
							asked.kind === 'list-user' && asked.username === caller.username
								? { ...asked, kind: 'list' }
								: asked;
						const expected = expectOf(command);
						const request = requestOf(asked);
						const words = wordsOf(asked);
						seen.set(expected.code, (seen.get(expected.code) ?? 0) + 1);
						if (words) {
							await checkCommand({ drawn, caller, asked, expected }, words);
						}
						if (request) {
							await checkRequest({ drawn, caller, asked, expected: expectOf(asked) }, request);
						}
					}
				},
			),
			runs,
		);
		expect.hasAssertions();
		// A failure takes a while to be made small.
	}, 180_000);

	it('was asked in a way that every outcome came up often', () => {
		expect([...seen.keys()].sort()).toEqual([
			'audit-failed',
			'not-allowed',
			'ok',
			'session-not-found',
			'user-not-found',
		]);
		expect(Math.min(...seen.values())).toBeGreaterThan(10);
		expect(seen.get('ok')).toBeGreaterThan(120);
	});
});

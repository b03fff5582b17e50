import fc from 'fast-check';

import { isRecord } from './support/doors';
import { call, execute } from './support/host';
import { type Expected, expectation } from './support/model';
import { enter, question, type Question, world, type World } from './support/world';
import { visibleText } from '../e2e/support/replies';
import type { SessionDocument, WorkspaceUser } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const runs = { seed: 19_700_101, numRuns: 120 };
const service = demo.users.service.id;

/** The word alone, not as a part of another. */
const mentions = (text: string, word: string): boolean =>
	text
		.split(word)
		.slice(0, -1)
		.some(
			(before, index, parts) =>
				!/[\w-]$/.test(before) &&
				!/^[\w-]/.test(text.slice(parts.slice(0, index + 1).join(word).length + word.length)),
		);

/** What may never leave, whoever asks. */
const secrets = ({ loginToken }: SessionDocument): readonly string[] =>
	loginToken ? [loginToken] : [];

/** What tells a session from all others. */
const marks = ({ sessionId, host, device }: SessionDocument): readonly string[] => [
	sessionId,
	host,
	...(device?.name?.startsWith('Dev') ? [device.name] : []),
];

const typed = (asked: Question): string | undefined => {
	if ('sessionId' in asked) {
		return asked.sessionId;
	}
	return 'filter' in asked ? asked.filter : undefined;
};

/** The marks in a text that should not be there. */
const leaks = (
	text: string,
	{ drawn, expected, asked }: { drawn: World; expected: Expected; asked: Question },
): readonly string[] =>
	drawn.sessions.flatMap((session) => {
		const isShown = expected.sessions.includes(session);
		const forbidden = [
			...secrets(session),
			...(isShown ? [] : marks(session)),
			...(isShown && expected.withAddress ? [] : [session.ip]),
		];
		return forbidden.filter(
			(mark) => mark !== typed(asked) && !expected.ended.includes(mark) && mentions(text, mark),
		);
	});

/** Who is named in a text without reason: neither the caller, nor the owner of a session that is shown, nor typed. */
const strangers = (
	text: string,
	users: readonly WorkspaceUser[],
	{ caller, asked, expected }: { caller: WorkspaceUser; asked: Question; expected: Expected },
): readonly string[] => {
	const owners = expected.sessions.map(({ userId }) => userId);
	const isKnown = ({ _id, username }: WorkspaceUser): boolean =>
		_id === caller._id ||
		owners.includes(_id) ||
		('username' in asked && asked.username === username);
	const known = users.filter(isKnown).flatMap(({ _id, name, username }) => [_id, name, username]);
	return users
		.filter((user) => user.type === 'user' && !isKnown(user))
		.flatMap(({ _id, name, username }) => [_id, name, username])
		.filter((word) => !known.some((one) => mentions(one, word)) && word !== typed(asked))
		.filter((word) => mentions(text, word));
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

/** The log names the sessions that were to be ended; nothing else of them stands there. */
const withoutIds = (log: string, entries: readonly unknown[]): string =>
	entries
		.flatMap((entry) =>
			isRecord(entry) && Array.isArray(entry.sessionIds) ? [entry.sessionIds] : [],
		)
		.reduce((text, ids) => text.replace(JSON.stringify(ids), '[]'), log);

const titles = new Map([
	['not-allowed', /^(Permission required|Logging out is switched off|Not logged out)$/],
	['session-not-found', /^Session not found$/],
	['user-not-found', /^User not found$/],
	['audit-failed', /^(Cannot post to the audit room|Lookups are not available)$/],
]);

describe('who may see what', () => {
	let running: RunningWorkspace;
	/** What was covered, so that a draw that tests nothing is noticed. */
	const seen = new Map<string, number>();

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());

	/** What the app writes while something runs: its log, its audit posts, and everything in the log. */
	const tracesOf = async <T>(
		action: () => Promise<T>,
	): Promise<{ result: T; looks: unknown[]; posts: string[]; log: string }> => {
		const { workspace } = running;
		workspace.appLogs.length = 0;
		workspace.messages.length = 0;
		const result = await action();
		return {
			result,
			looks: workspace.appLogs
				.flatMap(({ args }) => args)
				.filter(
					(arg) =>
						isRecord(arg) && (arg.event === 'session-lookup' || arg.event === 'session-logout'),
				),
			posts: workspace.messages
				.filter(({ visibleOnlyTo }) => visibleOnlyTo === undefined)
				.map(({ attachments }) => visibleText(attachments)),
			log: JSON.stringify(workspace.appLogs),
		};
	};

	type Trial = { drawn: World; asked: Question; caller: WorkspaceUser; expected: Expected };

	const checkTraces = (
		{ drawn, asked, caller, expected }: Trial,
		{ looks, posts, log }: { looks: unknown[]; posts: string[]; log: string },
	): void => {
		const { look } = expected;
		const shownNowhere = { drawn, asked, expected: { ...expected, sessions: [] } };

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

		expect(
			looks
				.flatMap((entry) => (isRecord(entry) && Array.isArray(entry.owners) ? entry.owners : []))
				.map((owner: unknown) => isRecord(owner) && owner.id)
				.sort(),
		).toEqual([...(look?.owners ?? [])].sort());
		expect(posts).toHaveLength(expected.isPosted ? 1 : 0);
		expect(leaks(withoutIds(log, looks), shownNowhere)).toEqual([]);
		expect(leaks(posts.join('\n'), shownNowhere)).toEqual([]);
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
		const { result, ...traces } = await tracesOf(() => execute(running, { user: caller, words }));
		const shown = visibleText(result.flatMap(({ attachments }) => attachments));
		const ids = [...shown.matchAll(/^Device ID: (.*)$/gm)].map(([, id]) => id);
		expect(result).toHaveLength(1);
		expect(leaks(shown + JSON.stringify(result), trial)).toEqual([]);
		expect(strangers(shown, running.workspace.data.users, trial)).toEqual([]);
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
		const { result, ...traces } = await tracesOf(() => call(running, { user: caller, ...request }));
		const body = isRecord(result.content) ? result.content : {};
		const rows: unknown = 'session' in body ? [body.session] : (body.sessions ?? []);
		expect(body.success === true ? 'ok' : body.errorType).toBe(expected.code);
		expect(leaks(JSON.stringify(body), trial)).toEqual([]);
		expect(strangers(JSON.stringify(body), running.workspace.data.users, trial)).toEqual([]);
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
		expect(seen.get('ok')).toBeGreaterThan(150);
	});
});

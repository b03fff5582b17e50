import fc from 'fast-check';

import { Coverage } from './support/coverage';
import { call, execute } from './support/host';
import { type Expected, expectation, expectSummary, isOfLogins, sortKeyOf } from './support/model';
import {
	leaks,
	ownersIn,
	records,
	strangers,
	titles,
	type Traces,
	tracesOf,
} from './support/traces';
import { enter, openWorld, question, type Question, world, type World } from './support/world';
import { isRecord } from '../support/workspace/doors';
import { visibleText } from '../support/workspace/replies';
import type { WorkspaceUser } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const runs = { seed: 19_700_101, numRuns: 120 };
const service = demo.users.service.id;

/** What somebody types may come back to them. */
const typed = (asked: Question): readonly string[] => {
	if ('sessionId' in asked) {
		return [asked.sessionId];
	}
	if ('filter' in asked) {
		return [asked.filter, asked.filter.replace(/\u200b/g, '')];
	}
	return 'username' in asked ? [asked.username] : [];
};

/** What can be typed of a question. */
const withoutParameters = (asked: Question): Question => {
	const { extra: _extra, ...rest } = asked;
	if (rest.kind !== 'find' && rest.kind !== 'list-all') {
		return rest;
	}
	const { sort: _sort, ...typed } = rest;
	return typed;
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
		case 'summary':
			return ['summary'];
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
	const request = plainRequestOf(asked);
	if (!request) {
		return undefined;
	}
	const { extra, isBare = false } = asked;
	const more = extra === undefined ? {} : { [extra]: 'x' };
	return request.body
		? { ...request, body: { ...request.body, ...more, ...(isBare && { attachments: false }) } }
		: { ...request, query: { ...request.query, ...more, ...(isBare && { attachments: 'false' }) } };
};

const plainRequestOf = (asked: Question): ApiRequest | undefined => {
	const page = 'page' in asked ? { offset: String(asked.page * 5), count: '5' } : {};
	const sort = 'sort' in asked && asked.sort !== undefined ? { sort: asked.sort } : {};
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
			return { path: 'sessions/list.all', query: { ...page, ...sort } };
		case 'summary':
			return { path: 'sessions/summary' };
		case 'info':
			return { path: 'sessions/info', query: { sessionId: asked.sessionId } };
		case 'admin':
			return { path: 'sessions/info.admin', query: { sessionId: asked.sessionId } };
		case 'list':
			return { path: 'sessions/list', query: page };
		case 'list-user':
			return { path: 'sessions/list.all', query: { username: asked.username, ...page } };
		case 'find':
			return { path: 'sessions/list.all', query: { filter: asked.filter, ...page, ...sort } };
	}
};

describe('the model', () => {
	let running: RunningWorkspace;
	const covered = new Coverage();

	type Trial = { drawn: World; asked: Question; caller: WorkspaceUser; expected: Expected };

	/** What is easily drawn in vain. */
	const coverKind = ({ drawn, asked, expected, caller }: Trial): void => {
		const isOk = expected.code === 'ok';
		const isGuest = caller.roles.includes('guest');
		const rows =
			'sessionId' in asked
				? drawn.sessions.filter(({ sessionId }) => sessionId === asked.sessionId)
				: [];
		const kinds: Readonly<Record<string, boolean>> = {
			'a guest who is refused': isGuest && expected.code === 'not-allowed',
			'a guest who sees their own': isGuest && isOk,
			'a summary': asked.kind === 'summary' && isOk,
			'an order': 'sort' in asked && isOk,
			'looked through and found': expected.lookedThrough !== undefined && expected.total > 0,
			'looked through and not found': expected.lookedThrough !== undefined && expected.total === 0,
			'an id of two users': rows.length > 1 && drawn.proxy === undefined,
			'an id of two users that is logged out': rows.length > 1 && expected.closed.length > 0,
		};
		Object.keys(kinds)
			.filter((kind) => kinds[kind])
			.forEach(covered.add);
	};

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());

	const summaryOf = ({ drawn, caller }: Trial): ReturnType<typeof expectSummary> =>
		expectSummary({
			world: drawn,
			caller,
			serviceId: service,
			everybody: running.workspace.data.users,
		});

	/** What stands in a text although the model forbids it. */
	const forbidden = (
		text: string,
		{ drawn, asked, caller, expected }: Trial,
	): readonly string[] => {
		const { withAddress, ended, remaining } = expected;
		const shown = [...expected.sessions, ...remaining];
		const owners = shown.map(({ userId }) => userId);
		const counted =
			asked.kind === 'summary' && expected.code === 'ok'
				? summaryOf({ drawn, asked, caller, expected })
				: undefined;
		const allowed = [
			...typed(asked),
			...ended,
			...(counted ? [...counted.clients.keys(), ...counted.addresses.keys()] : []),
		];
		return [
			...leaks(text, { sessions: drawn.sessions, shown, withAddress, allowed }),
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
		expect(ended).toEqual(wasOpen.filter(isOfLogins(expected.closed)));
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
			expect(shown).toMatch(new RegExp(` ha(s|ve) ${expected.total || 'no'} open sessions?\\b`));
		}
		if (asked.kind === 'summary' && expected.code === 'ok') {
			const { sessions, people } = summaryOf(trial);
			expect(shown).toContain(`\nSessions: ${sessions}\nPeople: ${people}\n`.trim());
		}
		if (expected.lookedThrough !== undefined && expected.total > 0) {
			expect(shown).toMatch(new RegExp(`\\b${expected.lookedThrough} sessions? w(as|ere) looked`));
		}
		checkEnded(trial);
		checkTraces(trial, traces);
	};

	/** The entries of a list are those that are counted most, with their counts. */
	const checkCounts = (
		list: unknown,
		counts: ReadonlyMap<string, number>,
		[name, count]: readonly [name: string, count: string],
	): void => {
		const told = records(list).map((entry) => [String(entry[name]), Number(entry[count])] as const);
		const most = [...counts.values()].sort((a, b) => b - a).slice(0, 10);
		expect(told.map(([, number]) => number)).toEqual(most);
		expect(told.map(([key, number]) => [key, counts.get(key) === number])).toEqual(
			[...new Map(told).keys()].map((key) => [key, true]),
		);
	};

	const checkSummary = (body: Readonly<Record<string, unknown>>, trial: Trial): void => {
		const { clients, systems, types, addresses, ...numbers } = summaryOf(trial);
		expect(body).toMatchObject(JSON.parse(JSON.stringify(numbers)) as object);
		checkCounts(body.clients, clients, ['name', 'sessions']);
		checkCounts(body.systems, systems, ['name', 'sessions']);
		checkCounts(body.types, types, ['type', 'sessions']);
		checkCounts(body.addresses, addresses, ['ip', 'accounts']);
		expect(body).not.toHaveProperty('incomplete');
	};

	/** The sessions of a page in an order by what many of them have in common: any of those orders. */
	const inOrderOf = (
		rows: readonly Readonly<Record<string, unknown>>[],
		{ asked, expected }: Trial,
	): Expected['sessions'] => {
		const sort = 'sort' in asked ? asked.sort : undefined;
		const keyOf = sort === undefined ? undefined : sortKeyOf(sort);
		const found = rows.map(({ sessionId, userId }) =>
			expected.sessions.find((one) => one.sessionId === sessionId && one.userId === userId),
		);
		if (!keyOf || found.length !== expected.sessions.length) {
			return expected.sessions;
		}
		const isKnown = (session: (typeof found)[number]) => session !== undefined;
		const keys = found
			.filter(isKnown)
			.map((session) => keyOf(session, running.workspace.data.users));
		const sorted = [...keys].sort((a, b) => (a < b ? -1 : Number(a > b)));
		expect(keys).toEqual(sort?.startsWith('-') ? sorted.reverse() : sorted);
		return new Set(found).size === found.length ? found.filter(isKnown) : expected.sessions;
	};

	const checkRequest = async (trial: Trial, request: ApiRequest): Promise<void> => {
		const { caller, expected, asked } = trial;
		const { result, ...traces } = await tracesOf(running, () =>
			call(running, { user: caller, ...request }),
		);
		const body = isRecord(result.content) ? result.content : {};
		const rows: unknown = 'session' in body ? [body.session] : (body.sessions ?? []);
		expect(body.success === true ? 'ok' : body.errorType).toBe(expected.code);
		expect(forbidden(JSON.stringify(body), trial)).toEqual([]);
		expect('attachments' in body).toBe(expected.code === 'ok' && asked.isBare !== true);
		checkEnded(trial);
		checkTraces(trial, traces);
		if (asked.kind === 'summary') {
			return expected.code === 'ok' ? checkSummary(body, trial) : undefined;
		}
		expect(body.lookedThrough).toBe(expected.lookedThrough);
		expect(rows).toEqual(
			inOrderOf(records(rows), trial).map(({ sessionId, userId, host, ip }) =>
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
		expect(records(body.remaining).map(({ sessionId }) => sessionId)).toEqual(
			expected.remaining.map(({ sessionId }) => sessionId),
		);
	};

	it('The app answers a drawn question as the model of the contract says, by slash command and API', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.noBias(fc.oneof(world, { weight: 3, arbitrary: openWorld })),
				fc.noBias(fc.array(question, { minLength: 4, maxLength: 8 })),
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
						// The caller's own name after `list` means their own list, for which the API has another path.
						const isOwnName =
							asked.kind === 'list-user' && asked.username.toLowerCase() === caller.username;
						const command = withoutParameters(isOwnName ? { ...asked, kind: 'list' } : asked);
						const expected = expectOf(command);
						const request = requestOf(asked);
						const words = wordsOf(asked);
						covered.add(expected.code);
						if (words) {
							const trial = { drawn, caller, asked, expected };
							coverKind(trial);
							await checkCommand(trial, words);
						}
						if (request) {
							const trial = { drawn, caller, asked, expected: expectOf(asked) };
							covered.add(`API ${trial.expected.code}`);
							coverKind(trial);
							await checkRequest(trial, request);
						}
					}
				},
			),
			runs,
		);
		expect.hasAssertions();
		// A failure takes a while to be made small.
	}, 180_000);

	it('The drawn questions came to every outcome, and often enough to mean something', () => {
		const outcomes = [
			'audit-failed',
			'invalid-params',
			'not-allowed',
			'ok',
			'session-not-found',
			'user-not-found',
			'workspace-bad-answer',
			'workspace-permission-missing',
		];
		const often = [
			...outcomes,
			...outcomes.map((code) => `API ${code}`),
			'a guest who is refused',
			'a guest who sees their own',
			'a summary',
			'an order',
			'looked through and found',
			'looked through and not found',
			'an id of two users',
		];
		const sometimes = ['workspace-logout-unconfirmed', 'an id of two users that is logged out'];
		expect(covered.lessThan(5, often)).toEqual([]);
		expect(covered.lessThan(1, sometimes)).toEqual([]);
		expect(covered.lessThan(120, ['ok'])).toEqual([]);
	});
});

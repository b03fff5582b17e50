import { call, execute } from './host';
import { type Expected, expectation, looksOf, type Options, without } from './model';
import {
	checkOpen,
	checkTraces,
	forbidden,
	records,
	titles,
	type Traces,
	tracesOf,
} from './traces';
import { gatewayIp, type Question } from './world';
import { isRecord } from '../../support/workspace/doors';
import { visibleText } from '../../support/workspace/replies';
import type { RunningWorkspace } from '../../workspace/start';

type Request = Omit<Parameters<typeof call>[1], 'user'>;

const get = (name: string, query: Readonly<Record<string, string>> = {}): Request => ({
	path: `sessions/${name}`,
	query,
});

const post = (name: string, body: object): Request => ({
	path: `sessions/${name}`,
	method: 'post',
	body,
});

/** How a question is typed, and how the API takes it: not every question has both. */
const doorsOf = (
	asked: Question,
): { readonly words?: readonly string[]; readonly request?: Request } => {
	const page = 'page' in asked ? asked.page : 0;
	const shown = String(page + 1);
	const range = { offset: String(page * 5), count: '5' };
	switch (asked.kind) {
		case 'any':
			return { words: [asked.sessionId] };
		case 'info':
			return {
				words: ['info', asked.sessionId],
				request: get('info', { sessionId: asked.sessionId }),
			};
		case 'admin':
			return {
				words: ['admin', asked.sessionId],
				request: get('info.admin', { sessionId: asked.sessionId }),
			};
		case 'list':
			return { words: ['list', shown], request: get('list', range) };
		case 'list-user':
			return {
				words: ['list', `@${asked.username}`, shown],
				request: get('list.all', { username: asked.username, ...range }),
			};
		case 'list-all':
			return { words: ['list', 'all', shown], request: get('list.all', range) };
		case 'find':
			return {
				words: ['find', asked.filter, 'page', shown],
				request: get('list.all', { filter: asked.filter, ...range }),
			};
		case 'summary':
			return { words: ['summary'], request: get('summary') };
		case 'count':
			return { words: ['logout', `@${asked.username}`] };
		case 'logout':
			return { words: ['logout', asked.sessionId] };
		case 'logout-me':
			return { request: post('logout.me', { sessionId: asked.sessionId }) };
		case 'logout-any':
			return { request: post('logout', { sessionId: asked.sessionId }) };
		case 'logout-others':
			return {
				words: ['logout', 'others', asked.sessionId],
				request: post('logout.others', { sessionId: asked.sessionId }),
			};
		case 'logout-all':
			return {
				words: ['logout', `@${asked.username}`, 'all'],
				request: post('logout.all', { username: asked.username }),
			};
	}
};

/** What somebody types may come back to them. */
const typedIn = (asked: Question): readonly string[] => {
	if ('sessionId' in asked) {
		return [asked.sessionId];
	}
	if ('filter' in asked) {
		return [asked.filter, asked.filter.replace(/\u200b/g, '')];
	}
	return 'username' in asked ? [asked.username] : [];
};

/** A question in a drawn workspace, by each door that has it. */
export class Trial {
	constructor(
		private readonly running: RunningWorkspace,
		private readonly asked: Question,
		private readonly options: Options,
		/** What was covered, so that a draw that tests nothing is noticed. */
		private readonly covered: (what: string) => void,
	) {}

	async go(): Promise<void> {
		const { asked, options } = this;
		const { words, request } = doorsOf(asked);
		if (words) {
			// The caller's own name after `list` means their own list, for which the API has another path.
			const isOwnName =
				asked.kind === 'list-user' && asked.username.toLowerCase() === options.caller.username;
			const expected = expectation(isOwnName ? { ...asked, kind: 'list' } : asked, options);
			this.cover('', expected);
			await this.checkCommand(words, expected);
		}
		if (request) {
			const expected = expectation(asked, options);
			this.cover('API ', expected);
			await this.checkRequest(request, expected);
		}
	}

	/** What is easily drawn in vain. */
	private cover(door: string, expected: Expected): void {
		const { asked, options } = this;
		const isOk = expected.code === 'ok';
		const isGuest = options.caller.roles.includes('guest');
		const rows =
			'sessionId' in asked
				? options.world.sessions.filter(({ sessionId }) => sessionId === asked.sessionId)
				: [];
		const kinds: Readonly<Record<string, boolean>> = {
			[`${door}${expected.code}`]: true,
			'a guest who is refused': isGuest && expected.code === 'not-allowed',
			'a guest who sees their own': isGuest && isOk,
			'a summary': asked.kind === 'summary' && isOk,
			'looked through and found': expected.lookedThrough !== undefined && expected.total > 0,
			'looked through and not found': expected.lookedThrough !== undefined && expected.total === 0,
			'an id of two users': rows.length > 1,
			'an id of two users that is logged out': rows.length > 1 && expected.closed.length > 0,
		};
		Object.keys(kinds)
			.filter((kind) => kinds[kind])
			.forEach(this.covered);
	}

	private async checkCommand(words: readonly string[], expected: Expected): Promise<void> {
		const { asked, options, running } = this;
		const { result, ...traces } = await tracesOf(running, () =>
			execute(running, { user: options.caller, words }),
		);
		const shown = visibleText(result.flatMap(({ attachments }) => attachments));
		const ids = [...shown.matchAll(/^Device ID: (.*)$/gm)].map(([, id]) => id);
		expect(result).toHaveLength(1);
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
		if (expected.lookedThrough !== undefined && expected.total > 0) {
			expect(shown).toMatch(new RegExp(`\\b${expected.lookedThrough} sessions? w(as|ere) looked`));
		}
		this.check(shown + JSON.stringify(result), traces, expected);
	}

	private async checkRequest(request: Request, expected: Expected): Promise<void> {
		const { options, running } = this;
		const { result, ...traces } = await tracesOf(running, () =>
			call(running, { user: options.caller, ...request }),
		);
		const body = isRecord(result.content) ? result.content : {};
		const rows: unknown = 'session' in body ? [body.session] : (body.sessions ?? []);
		expect(body.success === true ? 'ok' : body.errorType).toBe(expected.code);
		if (this.asked.kind !== 'summary') {
			expect(body.lookedThrough).toBe(expected.lookedThrough);
			expect(rows).toEqual(
				expected.sessions.map(({ sessionId, userId, host, ip }): unknown =>
					expect.objectContaining({ sessionId, userId, host, ...(expected.withAddress && { ip }) }),
				),
			);
			expect('sessions' in body ? body.total : expected.total).toBe(expected.total);
		}
		expect('ended' in body ? body.ended : expected.ended).toEqual(expected.ended);
		expect(records(body.remaining).map(({ sessionId }) => sessionId)).toEqual(
			expected.remaining.map(({ sessionId }) => sessionId),
		);
		this.check(JSON.stringify(body), traces, expected);
	}

	/** What is said, logged, posted and ended is what the model says. */
	private check(text: string, traces: Traces, expected: Expected): void {
		const { asked, running } = this;
		const { world, caller, everybody } = this.options;
		const { sessions } = world;
		const { withAddress, ended, remaining, closed, code } = expected;
		const typed = typedIn(asked);
		// A summary names clients, and the addresses that several people have.
		const counted =
			asked.kind === 'summary' && code === 'ok'
				? [gatewayIp, ...sessions.flatMap(({ device }) => device?.name ?? [])]
				: [];
		const shown = [...expected.sessions, ...remaining];
		const allowed = [...ended, ...counted];
		expect(
			forbidden(text, { caller, everybody, typed, sessions, shown, withAddress, allowed }),
		).toEqual([]);
		checkTraces(traces, {
			caller,
			looks: looksOf(asked.kind, expected),
			posts: expected.isPosted ? 1 : 0,
			sessions,
			allowed: [...typed, ...ended],
		});
		checkOpen(running, without(sessions, closed));
		running.workspace.data.sessions = structuredClone([...sessions]);
	}
}

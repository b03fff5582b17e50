import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import fc from 'fast-check';

import { MINUTE, SECOND } from '../../../src/clock';
import type { TwoFactor } from '../../../src/settings/parse';
import { Memory } from '../../../src/workspace/Memory';
import { type CallerTwoFactor, Workspace } from '../../../src/workspace/Workspace';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { http, type Reaction, TestServer } from '../support/server';
import { buildDocument, sessionId } from '../support/sessions';
import { buildConfiguration, service } from '../support/settings';
import { stub } from '../support/stub';

const server = new TestServer();

beforeAll(() => server.start());
afterEach(() => server.reset());
afterAll(() => server.stop());

const notFound: Reaction = { status: 404, body: { success: false, error: 'Session not found' } };
const totpRequired: Reaction = {
	status: 400,
	body: { success: false, error: 'TOTP Required [totp-required]', errorType: 'totp-required' },
};
const totpInvalid: Reaction = {
	status: 400,
	body: { success: false, error: 'TOTP Invalid [totp-invalid]', errorType: 'totp-invalid' },
};
const emptyPage: Reaction = {
	body: { sessions: [], total: 0, count: 0, offset: 0, success: true },
};

type Setup = {
	readonly twoFactor?: TwoFactor;
	readonly callerTwoFactor?: CallerTwoFactor;
	readonly memory?: Memory;
	readonly clock?: TestClock;
	readonly path?: string;
	/** Milliseconds that the lookup has left. */
	readonly timeLeft?: number;
	readonly accessor?: IHttp;
	readonly url?: string;
};

const buildWorkspace = ({
	twoFactor = { method: 'none' },
	callerTwoFactor,
	memory = new Memory(),
	clock = new TestClock(),
	path = '',
	timeLeft = 25 * SECOND,
	accessor = http,
	url = server.url,
}: Setup = {}): Workspace =>
	new Workspace({
		http: accessor,
		baseUrl: url + path,
		configuration: buildConfiguration({ twoFactor }),
		memory,
		now: clock.now,
		deadline: clock.time + timeLeft,
		callerTwoFactor,
	});

const codes = (): readonly (string | string[] | undefined)[] =>
	server.received.map(({ headers }) => headers['x-2fa-code']);

describe('a request', () => {
	it.each<readonly [string, (workspace: Workspace) => Promise<unknown>, Reaction, string]>([
		[
			'ownSession',
			(workspace) => workspace.ownSession(sessionId),
			notFound,
			`sessions/info?sessionId=${sessionId}`,
		],
		[
			'anySession',
			(workspace) => workspace.anySession(sessionId),
			notFound,
			`sessions/info.admin?sessionId=${sessionId}`,
		],
		[
			'ownSessions',
			(workspace) => workspace.ownSessions({ offset: 0, count: 5 }),
			emptyPage,
			'sessions/list?offset=0&count=5',
		],
		[
			'sessions',
			(workspace) => workspace.sessions({ filter: 'Chrome', offset: 10, count: 50 }),
			emptyPage,
			'sessions/list.all?filter=Chrome&offset=10&count=50',
		],
		[
			'permissions',
			(workspace) => workspace.permissions(),
			{ body: { update: [], success: true } },
			'permissions.listAll',
		],
		[
			'account',
			(workspace) => workspace.account(),
			{ body: { _id: 'x', username: 'session.service', roles: [], success: true } },
			'me',
		],
	])('of %s goes to its endpoint, as the service account', async (_name, ask, reaction, want) => {
		server.react = () => reaction;
		await ask(buildWorkspace());

		expect(server.received).toMatchObject([
			{
				method: 'GET',
				url: `/api/v1/${want}`,
				headers: { 'x-auth-token': service.authToken, 'x-user-id': service.userId },
			},
		]);
		expect(Object.keys(server.received[0]?.headers ?? {})).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/2fa/)]),
		);
	});

	it('keeps the sub-path of the address', async () => {
		server.react = () => notFound;
		await buildWorkspace({ path: '/chat/eu' }).anySession(sessionId);

		expect(server.received[0]?.url).toBe(
			`/chat/eu/api/v1/sessions/info.admin?sessionId=${sessionId}`,
		);
	});

	it('carries any filter to the workspace as it was typed', async () => {
		server.react = () => emptyPage;
		const workspace = buildWorkspace();
		const filter = fc.oneof(
			fc.constantFrom(
				'a&offset=9',
				'C++ 100%',
				'#1?',
				'%26',
				'ü 日本 👩\u200d💻',
				'a/../b',
				'\' " <>',
				'\t\n',
				'0',
				'+',
			),
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 256 }),
		);

		await fc.assert(
			fc.asyncProperty(filter, async (typed) => {
				server.received.length = 0;
				await workspace.sessions({ filter: typed, offset: 0, count: 5 });
				const { pathname, searchParams } = new URL(server.received[0]?.url ?? '', 'http://x');

				expect(pathname).toBe('/api/v1/sessions/list.all');
				expect([...searchParams]).toEqual([
					['filter', typed],
					['offset', '0'],
					['count', '5'],
				]);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('an answer', () => {
	it('gives the session, without what may not leave the app', async () => {
		server.react = () => ({ body: buildDocument() });
		const session = await buildWorkspace().ownSession(sessionId);

		expect(session).toMatchObject({ sessionId, ip: '203.0.113.7', device: { name: 'Chrome' } });
		expect(JSON.stringify(session)).not.toMatch(/loginToken|SECRET|searchTerm/);
	});

	it('is undefined for a session that does not exist', async () => {
		server.react = () => notFound;

		await expect(buildWorkspace().ownSession(sessionId)).resolves.toBeUndefined();
		await expect(buildWorkspace().anySession(sessionId)).resolves.toBeUndefined();
	});

	it('gives the page', async () => {
		server.react = () => ({ body: { sessions: [buildDocument()], total: 12, success: true } });
		const page = await buildWorkspace().sessions({ filter: 'x', offset: 0, count: 1 });

		expect(page).toMatchObject({ total: 12, sessions: [{ sessionId }] });
	});

	it('is read even if its content type says it is no JSON', async () => {
		server.react = () => ({
			headers: { 'content-type': 'text/plain' },
			body: JSON.stringify(buildDocument()),
		});

		await expect(buildWorkspace().anySession(sessionId)).resolves.toMatchObject({ sessionId });
	});

	it.each<readonly [string, Reaction, string]>([
		[
			'a session without its id',
			{ body: buildDocument({ sessionId: undefined }) },
			'workspace-bad-answer',
		],
		['HTML', { body: '<html><body>Welcome</body></html>' }, 'workspace-bad-answer'],
		['nothing', { body: '' }, 'workspace-bad-answer'],
		[
			'null',
			{ headers: { 'content-type': 'application/json' }, body: 'null' },
			'workspace-bad-answer',
		],
		['an array', { body: [buildDocument()] }, 'workspace-bad-answer'],
		[
			'JSON that was cut off',
			{ headers: { 'content-type': 'application/json' }, body: '{"sessionId":"Qo' },
			'workspace-bad-answer',
		],
		['another service', { body: { hello: 'world' } }, 'workspace-bad-answer'],
		['an error of a proxy', { status: 502, body: '<h1>Bad Gateway</h1>' }, 'workspace-bad-answer'],
		[
			'401',
			{ status: 401, body: { success: false, error: 'You must be logged in to do this.' } },
			'workspace-credentials-rejected',
		],
	])('that is %s is %s', async (_name, reaction, want) => {
		server.react = () => reaction;

		expect(await rejected(buildWorkspace().anySession(sessionId))).toMatchObject({
			code: want,
			endpoint: 'sessions/info.admin',
		});
		expect(server.received).toHaveLength(1);
	});

	it('of a list that says "not found" is no answer, and has its own status', async () => {
		server.react = () => notFound;

		expect(await rejected(buildWorkspace().ownSessions({ offset: 0, count: 5 }))).toEqual({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/list',
			status: 404,
		});
	});
});

describe('no answer', () => {
	const reset = (response: ServerResponse): void => {
		response.socket?.resetAndDestroy();
	};
	const cutOff = (response: ServerResponse): void => {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
		response.write('{"sessionId":', () => response.socket?.destroy());
	};

	it.each<readonly [string, Reaction]>([
		['the connection is reset', reset],
		['the body is cut off', cutOff],
	])('because %s: unreachable', async (_name, reaction) => {
		server.react = () => reaction;

		expect(await rejected(buildWorkspace().anySession(sessionId))).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'sessions/info.admin',
		});
	});

	it('because nobody listens: unreachable', async () => {
		const gone = new TestServer();
		await gone.start();
		await gone.stop();

		expect(await rejected(buildWorkspace({ url: gone.url }).account())).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'me',
		});
	});

	it('in the time the lookup has left: timeout', async () => {
		server.react = () => () => undefined;

		expect(await rejected(buildWorkspace({ timeLeft: 50 }).account())).toEqual({
			code: 'workspace-timeout',
			endpoint: 'me',
		});
	});

	it('after the time is up: timeout, without asking', async () => {
		const get = jest.fn();
		const accessor = stub<IHttp>('IHttp', { get });

		expect(await rejected(buildWorkspace({ timeLeft: 0, accessor }).account())).toEqual({
			code: 'workspace-timeout',
			endpoint: 'me',
		});
		expect(get).not.toHaveBeenCalled();
	});

	it('that is a session says where and with which status', async () => {
		server.react = () => ({ body: { success: true } });

		expect(await rejected(buildWorkspace().anySession(sessionId))).toEqual({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/info.admin',
			status: 200,
		});
	});

	it('and a host that keeps no timeout: timeout', async () => {
		const accessor = stub<IHttp>('IHttp', { get: () => new Promise(() => undefined) });

		expect(await rejected(buildWorkspace({ accessor, timeLeft: 20 }).account())).toEqual({
			code: 'workspace-timeout',
			endpoint: 'me',
		});
	});

	it.each([
		[25 * SECOND, 10 * SECOND],
		[4 * SECOND, 4 * SECOND],
	])('with %d ms left, the host is given %d ms', async (timeLeft, want) => {
		const timeouts: unknown[] = [];
		const accessor = stub<IHttp>('IHttp', {
			get: (url, options) => {
				timeouts.push(options?.timeout);
				return http.get(url, options);
			},
		});
		server.react = () => notFound;
		await buildWorkspace({ accessor, timeLeft }).anySession(sessionId);

		expect(timeouts).toEqual([want]);
	});

	it.each<readonly [string, () => unknown]>([
		['answers with undefined', () => Promise.resolve(undefined)],
		['returns undefined', () => undefined],
		[
			'throws at once',
			() => {
				throw new Error('Method not allowed');
			},
		],
		['rejects with something else', () => Promise.reject(new TypeError('fetch failed'))],

		['rejects with a text', () => Promise.reject('no')],
	])('because the host %s: unreachable', async (_name, get) => {
		const accessor = stub<IHttp>('IHttp', { get: get as IHttp['get'] });

		expect(await rejected(buildWorkspace({ accessor }).account())).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'me',
		});
	});
});

describe('a second factor', () => {
	// "12345678901234567890", the seed of RFC 6238; 287082 is its code at 59 s.
	const seed = Buffer.from('12345678901234567890');
	const clock = new TestClock();
	clock.time = 59_000;
	const totp: TwoFactor = { method: 'totp', seed };

	/** Takes one code only, and demands it where Rocket.Chat does. */
	const demand =
		(code: string): TestServer['react'] =>
		({ url, headers }) => {
			if (!/sessions\/(info\.admin|list\.all)/.test(url)) {
				return notFound;
			}

			const sent = headers['x-2fa-code'];

			if (sent === undefined) {
				return totpRequired;
			}

			return sent === code ? notFound : totpInvalid;
		};

	it('that nobody demands is not sent', async () => {
		server.react = () => notFound;
		const workspace = buildWorkspace({ twoFactor: totp, clock });
		await workspace.anySession(sessionId);
		await workspace.ownSession(sessionId);

		expect(codes()).toEqual([undefined, undefined]);
	});

	it('is not sent after a failure of another kind', async () => {
		server.react = () => ({ status: 500, body: { success: false, error: 'broken' } });

		expect(
			await rejected(buildWorkspace({ twoFactor: totp, clock }).anySession(sessionId)),
		).toMatchObject({ code: 'workspace-bad-answer', status: 500 });
		expect(codes()).toEqual([undefined]);
	});

	it('is made from the seed, when it is demanded', async () => {
		server.react = demand('287082');
		await buildWorkspace({ twoFactor: totp, clock }).anySession(sessionId);

		expect(codes()).toEqual([undefined, '287082']);
		expect(server.received[1]?.headers['x-2fa-method']).toBe('totp');
	});

	it('is the hash of the password, in lower-case hex', async () => {
		const password = 'pass wörd';
		const hash = createHash('sha256').update(password, 'utf8').digest('hex');
		server.react = demand(hash);
		await buildWorkspace({ twoFactor: { method: 'password', password } }).anySession(sessionId);

		expect(codes()).toEqual([undefined, hash]);
		expect(server.received[1]?.headers['x-2fa-method']).toBe('password');
		expect(hash).toMatch(/^[0-9a-f]{64}$/);
	});

	it('that was taken is sent at once from then on, by other lookups too', async () => {
		server.react = demand('287082');
		const memory = new Memory();
		await buildWorkspace({ twoFactor: totp, clock, memory }).anySession(sessionId);
		server.received.length = 0;
		server.react = (request) =>
			request.url.includes('list.all') && request.headers['x-2fa-code'] === '287082'
				? emptyPage
				: notFound;
		const next = buildWorkspace({ twoFactor: totp, clock, memory });
		await next.anySession(sessionId);
		await next.sessions({ filter: 'x', offset: 0, count: 5 });

		expect(codes()).toEqual(['287082', '287082']);
	});

	it('is never sent to an endpoint that does not ask for one', async () => {
		const memory = new Memory();
		memory.twoFactorNeeded = true;
		server.react = ({ url }) =>
			url.includes('permissions') ? { body: { update: [], success: true } } : notFound;
		const workspace = buildWorkspace({ twoFactor: totp, clock, memory });
		await workspace.permissions();
		await workspace.ownSession(sessionId);
		await rejected(workspace.account());

		expect(codes()).toEqual([undefined, undefined, undefined]);
	});

	it('is never sent if the app is to give no answer', async () => {
		server.react = () => totpRequired;

		expect(await rejected(buildWorkspace().anySession(sessionId))).toEqual({
			code: 'workspace-two-factor-required',
			endpoint: 'sessions/info.admin',
			status: 400,
		});
		expect(server.received).toHaveLength(1);
	});

	it('that is rejected is forgotten, and not sent before it is demanded again', async () => {
		const memory = new Memory();
		memory.twoFactorNeeded = true;
		server.react = demand('000000');
		const workspace = buildWorkspace({ twoFactor: totp, clock, memory });

		expect(await rejected(workspace.anySession(sessionId))).toMatchObject({
			code: 'workspace-two-factor-rejected',
		});

		server.received.length = 0;
		server.react = () => notFound;
		await workspace.anySession(sessionId);

		expect(codes()).toEqual([undefined]);
	});

	it('that fails for another reason stays remembered', async () => {
		const memory = new Memory();
		memory.twoFactorNeeded = true;
		server.react = () => ({ status: 502, body: '<h1>Bad Gateway</h1>' });
		const workspace = buildWorkspace({ twoFactor: totp, clock, memory });
		await rejected(workspace.anySession(sessionId));
		await rejected(workspace.anySession(sessionId));

		expect(codes()).toEqual(['287082', '287082']);
	});

	it('is asked for twice at most, even if the workspace never stops demanding', async () => {
		server.react = () => totpRequired;

		expect(
			await rejected(buildWorkspace({ twoFactor: totp, clock }).anySession(sessionId)),
		).toMatchObject({ code: 'workspace-two-factor-required' });
		expect(server.received).toHaveLength(2);
	});

	describe('of the caller', () => {
		it.each<readonly [string, CallerTwoFactor, string | undefined, string | undefined]>([
			['code and method', { code: '123456', method: 'email' }, '123456', 'email'],
			['a code alone', { code: '123456' }, '123456', undefined],
			['a method alone', { method: 'email' }, undefined, 'email'],
		])('is passed on in place of the stored one: %s', async (_name, own, code, method) => {
			server.react = () => totpRequired;
			const memory = new Memory();
			memory.twoFactorNeeded = true;
			const workspace = buildWorkspace({ twoFactor: totp, clock, memory, callerTwoFactor: own });

			expect(await rejected(workspace.anySession(sessionId))).toMatchObject({
				code: 'workspace-two-factor-required',
			});
			expect(server.received).toHaveLength(1);
			expect(server.received[0]?.headers['x-2fa-code']).toBe(code);
			expect(server.received[0]?.headers['x-2fa-method']).toBe(method);
		});

		it('is not passed on to questions of the app', async () => {
			server.react = () => ({ body: { update: [], success: true } });
			await buildWorkspace({ callerTwoFactor: { code: '123456' } }).permissions();

			expect(codes()).toEqual([undefined]);
		});

		it('is not remembered for others', async () => {
			server.react = () => notFound;
			const memory = new Memory();
			await buildWorkspace({
				twoFactor: totp,
				clock,
				memory,
				callerTwoFactor: { code: '123456', method: 'totp' },
			}).anySession(sessionId);
			await buildWorkspace({ twoFactor: totp, clock, memory }).anySession(sessionId);

			expect(codes()).toEqual(['123456', undefined]);
		});
	});
});

describe('a rate limit', () => {
	const slowDown = (seconds: number): Reaction => ({
		status: 429,
		body: {
			success: false,
			error: `Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying this endpoint again. [error-too-many-requests]`,
		},
	});
	const limited = (retryAfter: number) => ({
		code: 'workspace-rate-limited',
		endpoint: 'sessions/info.admin',
		retryAfter,
	});

	it('pauses its endpoint until the time is over, for all lookups, counting down', async () => {
		const clock = new TestClock();
		const memory = new Memory();
		const ask = () => buildWorkspace({ clock, memory }).anySession(sessionId);
		server.react = () => slowDown(30);

		expect(await rejected(ask())).toEqual(limited(30));
		clock.advance(10.5 * SECOND);
		expect(await rejected(ask())).toEqual(limited(20));
		clock.advance(19.5 * SECOND - 1);
		expect(await rejected(ask())).toEqual(limited(1));
		expect(server.received).toHaveLength(1);

		server.react = () => notFound;
		clock.advance(1);
		await expect(ask()).resolves.toBeUndefined();
		expect(server.received).toHaveLength(2);
	});

	it('pauses no other endpoint', async () => {
		const memory = new Memory();
		server.react = ({ url }) => (url.includes('info.admin') ? slowDown(30) : notFound);
		const workspace = buildWorkspace({ memory });
		await rejected(workspace.anySession(sessionId));
		await workspace.ownSession(sessionId);

		expect(server.asked).toEqual(['sessions/info.admin', 'sessions/info']);
	});

	it('without a time pauses for a minute', async () => {
		const clock = new TestClock();
		const memory = new Memory();
		const workspace = buildWorkspace({ clock, memory, timeLeft: 5 * MINUTE });
		server.react = () => ({ status: 429, body: '<h1>Too Many Requests</h1>' });
		await rejected(workspace.anySession(sessionId));
		clock.advance(MINUTE - 1);
		await rejected(workspace.anySession(sessionId));
		expect(server.received).toHaveLength(1);
		clock.advance(1);
		await rejected(workspace.anySession(sessionId));

		expect(server.received).toHaveLength(2);
	});

	it('stops the second request with a code too', async () => {
		server.react = ({ headers }) =>
			headers['x-2fa-code'] === undefined ? totpRequired : slowDown(15);
		const memory = new Memory();
		const workspace = buildWorkspace({
			memory,
			twoFactor: { method: 'password', password: 'x' },
		});

		expect(await rejected(workspace.anySession(sessionId))).toEqual(limited(15));
		expect(await rejected(workspace.anySession(sessionId))).toEqual(limited(15));
		expect(server.received).toHaveLength(2);
	});
});

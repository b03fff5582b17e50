import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';

import { SessionInfoError } from '../../../src/errors/SessionInfoError';
import { RequestCache } from '../../../src/requests/RequestCache';
import type { TwoFactorSetting } from '../../../src/settings/parse';
import { type CallerTwoFactor, totp, withTwoFactor } from '../../../src/workspace/withTwoFactor';
import type { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { type Reaction, TestServer } from '../support/server';
import { sessionId } from '../support/sessions';
import { workspaceAt, type WorkspaceSetup } from '../support/workspaceAt';

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

const buildWorkspace = (setup?: WorkspaceSetup): WorkspaceApi => workspaceAt(server.url, setup);

const codes = (): readonly (string | string[] | undefined)[] =>
	server.received.map(({ headers }) => headers['x-2fa-code']);

describe('a second factor', () => {
	// "12345678901234567890", the seed of RFC 6238; 287082 is its code at 59 s.
	const seed = Buffer.from('12345678901234567890');
	const clock = new TestClock();
	clock.time = 59_000;
	const setting: TwoFactorSetting = { method: 'totp', seed };

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
		const workspace = buildWorkspace({ twoFactor: setting, clock });
		await workspace.anySession(sessionId);
		await workspace.ownSession(sessionId);
		expect(codes()).toEqual([undefined, undefined]);
	});

	it('is not sent after a failure of another kind', async () => {
		server.react = () => ({ status: 500, body: { success: false, error: 'broken' } });
		expect(
			await rejected(buildWorkspace({ twoFactor: setting, clock }).anySession(sessionId)),
		).toMatchObject({ code: 'workspace-bad-answer', status: 500 });
		expect(codes()).toEqual([undefined]);
	});

	it('is made from the seed, when it is demanded', async () => {
		server.react = demand('287082');
		await buildWorkspace({ twoFactor: setting, clock }).anySession(sessionId);
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
		const memory = new RequestCache(new TestClock().now);
		await buildWorkspace({ twoFactor: setting, clock, memory }).anySession(sessionId);
		server.received.length = 0;
		server.react = (request) =>
			request.url.includes('list.all') && request.headers['x-2fa-code'] === '287082'
				? emptyPage
				: notFound;
		const next = buildWorkspace({ twoFactor: setting, clock, memory });
		await next.anySession(sessionId);
		await next.sessions({ filter: 'x', offset: 0, count: 5 });
		expect(codes()).toEqual(['287082', '287082']);
	});

	it('is never sent to an endpoint that does not ask for one', async () => {
		const memory = new RequestCache(new TestClock().now);
		memory.twoFactor.needed = true;
		server.react = ({ url }) =>
			url.includes('permissions') ? { body: { update: [], success: true } } : notFound;
		const workspace = buildWorkspace({ twoFactor: setting, clock, memory });
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
		const memory = new RequestCache(new TestClock().now);
		memory.twoFactor.needed = true;
		server.react = demand('000000');
		const workspace = buildWorkspace({ twoFactor: setting, clock, memory });

		expect(await rejected(workspace.anySession(sessionId))).toMatchObject({
			code: 'workspace-two-factor-rejected',
		});
		server.received.length = 0;
		server.react = () => notFound;
		await workspace.anySession(sessionId);
		expect(codes()).toEqual([undefined]);
	});

	it('that fails for another reason stays remembered', async () => {
		const memory = new RequestCache(new TestClock().now);
		memory.twoFactor.needed = true;
		server.react = () => ({ status: 502, body: '<h1>Bad Gateway</h1>' });
		const workspace = buildWorkspace({ twoFactor: setting, clock, memory });
		await rejected(workspace.anySession(sessionId));
		await rejected(workspace.anySession(sessionId));
		expect(codes()).toEqual(['287082', '287082']);
	});

	it('is asked for twice at most, even if the workspace never stops demanding', async () => {
		server.react = () => totpRequired;
		expect(
			await rejected(buildWorkspace({ twoFactor: setting, clock }).anySession(sessionId)),
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
			const memory = new RequestCache(new TestClock().now);
			memory.twoFactor.needed = true;
			const workspace = buildWorkspace({ twoFactor: setting, clock, memory, callerTwoFactor: own });

			expect(await rejected(workspace.anySession(sessionId))).toMatchObject({
				code: 'workspace-two-factor-required',
			});
			expect(server.received).toHaveLength(1);
			expect(server.received[0]?.headers['x-2fa-code']).toBe(code);
			expect(server.received[0]?.headers['x-2fa-method']).toBe(method);
		});

		it.each(['sessions/info', 'sessions/list', 'permissions.listAll', 'me'] as const)(
			'is not even asked for, for %s',
			async (endpoint) => {
				const callers = jest.fn(() => Promise.resolve({ code: '123456' }));
				const factor = {
					twoFactor: setting,
					readCallers: callers,
					twoFactorMemory: { needed: true },
					now: clock.now,
				};

				await expect(
					withTwoFactor(endpoint, factor, (code) => Promise.resolve(code)),
				).resolves.toEqual({});
				expect(callers).not.toHaveBeenCalled();
			},
		);

		it.each(['sessions/info.admin', 'sessions/list.all', 'sessions/logout'] as const)(
			'goes to %s',
			async (endpoint) => {
				const factor = {
					twoFactor: setting,
					readCallers: () => Promise.resolve({ code: '123456' }),
					twoFactorMemory: { needed: true },
					now: clock.now,
				};

				await expect(
					withTwoFactor(endpoint, factor, (code) => Promise.resolve(code)),
				).resolves.toEqual({ code: '123456' });
			},
		);

		it('is not passed on to questions of the app', async () => {
			server.react = () => ({ body: { update: [], success: true } });
			await buildWorkspace({ callerTwoFactor: { code: '123456' } }).permissions();
			expect(codes()).toEqual([undefined]);
		});

		it('is not remembered for others', async () => {
			server.react = () => notFound;
			const memory = new RequestCache(new TestClock().now);
			await buildWorkspace({
				twoFactor: setting,
				clock,
				memory,
				callerTwoFactor: { code: '123456', method: 'totp' },
			}).anySession(sessionId);
			await buildWorkspace({ twoFactor: setting, clock, memory }).anySession(sessionId);
			expect(codes()).toEqual(['123456', undefined]);
		});
	});

	it.each([
		['workspace-two-factor-rejected', false],
		['workspace-credentials-rejected', false],
		['workspace-timeout', false],
		['workspace-unreachable', true],
		['workspace-bad-answer', true],
	] as const)('after %s nothing is sent again', async (code, needed) => {
		const factor = {
			twoFactor: setting,
			readCallers: () => Promise.resolve(undefined),
			twoFactorMemory: { needed },
			now: clock.now,
		};
		const send = jest.fn(() =>
			Promise.reject(new SessionInfoError({ code, endpoint: 'sessions/logout' })),
		);
		expect(await rejected(withTwoFactor('sessions/logout', factor, send))).toMatchObject({ code });
		expect(send).toHaveBeenCalledTimes(1);
	});
});

describe('totp', () => {
	const seed = Buffer.from('12345678901234567890', 'ascii');

	// RFC 6238, appendix B, SHA-1. The vectors have eight digits; six are the last six of them.
	it.each([
		[59, '94287082'],
		[1111111109, '07081804'],
		[1111111111, '14050471'],
		[1234567890, '89005924'],
		[2000000000, '69279037'],
		[20000000000, '65353130'],
	])('makes the code of RFC 6238 for the time %d s', (seconds, eightDigits) => {
		expect(totp(seed, seconds * 1000)).toBe(eightDigits.slice(2));
	});

	it('makes one code for each half minute', () => {
		const codes = [0, 29_999, 30_000, 59_999].map((now) => totp(seed, now));
		// RFC 4226, appendix D: counters 0 and 1.
		expect(codes).toEqual(['755224', '755224', '287082', '287082']);
	});

	it('makes six digits, the same as an authenticator app', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 1, maxLength: 40 }),
				fc.integer({ min: 0, max: 4e12 }),
				(bytes, now) => {
					const other = new TOTP({ secret: new Secret({ buffer: bytes.slice().buffer }) });
					expect(totp(Buffer.from(bytes), now)).toBe(other.generate({ timestamp: now }));
				},
			),
		);
	});
});

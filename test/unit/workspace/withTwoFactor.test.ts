import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';

import { type Failure, SessionInfoError } from '../../../src/errors/SessionInfoError';
import type { ErrorCode } from '../../../src/errors/codes';
import type { TwoFactorSetting } from '../../../src/settings/parse';
import type { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import {
	type CallerTwoFactor,
	SecondFactor,
	totp,
	type TwoFactorAccess,
	withTwoFactor,
} from '../../../src/workspace/withTwoFactor';
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

/** What a workspace has demanded a code of and taken it. */
const demandedBefore = (): SecondFactor => {
	const secondFactor = new SecondFactor();
	secondFactor.isDemanded = true;
	return secondFactor;
};

const codes = (): readonly (string | string[] | undefined)[] =>
	server.received.map(({ headers }) => headers['x-2fa-code']);

describe('withTwoFactor', () => {
	// "12345678901234567890", the seed of RFC 6238; 287082 is its code at 59 s.
	const seed = Buffer.from('12345678901234567890');
	const clock = new TestClock();
	clock.time = 59_000;
	const setting: TwoFactorSetting = { method: 'totp', seed };

	/** The access of a request while the workspace demands a code. */
	const accessWith = (override: Partial<TwoFactorAccess>): TwoFactorAccess => ({
		twoFactor: setting,
		secondFactor: demandedBefore(),
		readCallerTwoFactor: () => Promise.resolve(undefined),
		now: clock.now,
		...override,
	});

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

	it('withTwoFactor sends no code that is not demanded', async () => {
		server.react = () => notFound;
		const workspace = buildWorkspace({ twoFactor: setting, clock });
		await workspace.findAnybodys(sessionId);
		await workspace.findOwn(sessionId);
		expect(codes()).toEqual([undefined, undefined]);
	});

	it('withTwoFactor sends no code after a failure of another kind', async () => {
		server.react = () => ({ status: 500, body: { success: false, error: 'broken' } });
		expect(
			await rejected(buildWorkspace({ twoFactor: setting, clock }).findAnybodys(sessionId)),
		).toMatchObject({ code: 'workspace-bad-answer', status: 500 });
		expect(codes()).toEqual([undefined]);
	});

	it('withTwoFactor makes the code from the seed, when it is demanded', async () => {
		server.react = demand('287082');
		await buildWorkspace({ twoFactor: setting, clock }).findAnybodys(sessionId);
		expect(codes()).toEqual([undefined, '287082']);
		expect(server.received[1]?.headers['x-2fa-method']).toBe('totp');
	});

	it('withTwoFactor sends the hash of the password, in lower-case hex', async () => {
		const password = 'pass wörd';
		const hash = createHash('sha256').update(password, 'utf8').digest('hex');
		server.react = demand(hash);
		await buildWorkspace({ twoFactor: { method: 'password', password } }).findAnybodys(sessionId);
		expect(codes()).toEqual([undefined, hash]);
		expect(server.received[1]?.headers['x-2fa-method']).toBe('password');
		expect(hash).toMatch(/^[0-9a-f]{64}$/);
	});

	it('withTwoFactor sends a code at once after one was accepted, for other lookups too', async () => {
		server.react = demand('287082');
		const secondFactor = new SecondFactor();
		await buildWorkspace({ twoFactor: setting, clock, secondFactor }).findAnybodys(sessionId);
		server.received.length = 0;
		server.react = (request) =>
			request.url.includes('list.all') && request.headers['x-2fa-code'] === '287082'
				? emptyPage
				: notFound;
		const next = buildWorkspace({ twoFactor: setting, clock, secondFactor });
		await next.findAnybodys(sessionId);
		await next.sessions({ filter: 'x', offset: 0, count: 5 });
		expect(codes()).toEqual(['287082', '287082']);
	});

	it('withTwoFactor sends no code to an endpoint that does not ask for one', async () => {
		const secondFactor = demandedBefore();
		server.react = ({ url }) =>
			url.includes('permissions') ? { body: { update: [], success: true } } : notFound;
		const workspace = buildWorkspace({ twoFactor: setting, clock, secondFactor });
		await workspace.permissions();
		await workspace.findOwn(sessionId);
		await rejected(workspace.account());
		expect(codes()).toEqual([undefined, undefined, undefined]);
	});

	it('withTwoFactor sends no code if none is stored', async () => {
		server.react = () => totpRequired;
		expect(await rejected(buildWorkspace().findAnybodys(sessionId))).toEqual({
			code: 'workspace-two-factor-required',
			endpoint: 'sessions/info.admin',
			status: 400,
		});
		expect(server.received).toHaveLength(1);
	});

	it('withTwoFactor waits after a rejected code until one is demanded again', async () => {
		const secondFactor = demandedBefore();
		server.react = demand('000000');
		const workspace = buildWorkspace({ twoFactor: setting, clock, secondFactor });

		expect(await rejected(workspace.findAnybodys(sessionId))).toMatchObject({
			code: 'workspace-two-factor-rejected',
		});
		server.received.length = 0;
		server.react = () => notFound;
		await workspace.findAnybodys(sessionId);
		expect(codes()).toEqual([undefined]);
	});

	it('withTwoFactor goes on sending codes after a failure of another kind', async () => {
		const secondFactor = demandedBefore();
		server.react = () => ({ status: 502, body: '<h1>Bad Gateway</h1>' });
		const workspace = buildWorkspace({ twoFactor: setting, clock, secondFactor });
		await rejected(workspace.findAnybodys(sessionId));
		await rejected(workspace.findAnybodys(sessionId));
		expect(codes()).toEqual(['287082', '287082']);
	});

	it('withTwoFactor sends a request twice at most, even if the workspace never stops demanding a code', async () => {
		server.react = () => totpRequired;
		expect(
			await rejected(buildWorkspace({ twoFactor: setting, clock }).findAnybodys(sessionId)),
		).toMatchObject({ code: 'workspace-two-factor-required' });
		expect(server.received).toHaveLength(2);
	});

	describe('of the caller', () => {
		it.each<readonly [string, CallerTwoFactor, string | undefined, string | undefined]>([
			['code and method', { code: '123456', method: 'email' }, '123456', 'email'],
			['a code alone', { code: '123456' }, '123456', undefined],
			['a method alone', { method: 'email' }, undefined, 'email'],
		])(
			'withTwoFactor sends what the caller has sent, in place of the stored code: %s',
			async (_name, own, code, method) => {
				server.react = () => totpRequired;
				const secondFactor = demandedBefore();
				const workspace = buildWorkspace({
					twoFactor: setting,
					clock,
					secondFactor,
					callerTwoFactor: own,
				});

				expect(await rejected(workspace.findAnybodys(sessionId))).toMatchObject({
					code: 'workspace-two-factor-required',
				});
				expect(server.received).toHaveLength(1);
				expect(server.received[0]?.headers['x-2fa-code']).toBe(code);
				expect(server.received[0]?.headers['x-2fa-method']).toBe(method);
			},
		);

		it.each(['sessions/info', 'sessions/list', 'permissions.listAll', 'me'] as const)(
			'withTwoFactor does not read the code of the caller for %s',
			async (endpoint) => {
				const callers = jest.fn(() => Promise.resolve({ code: '123456' }));
				const access = accessWith({ readCallerTwoFactor: callers });

				await expect(
					withTwoFactor(endpoint, access, (code) => Promise.resolve(code)),
				).resolves.toEqual({});
				expect(callers).not.toHaveBeenCalled();
			},
		);

		it.each(['sessions/info.admin', 'sessions/list.all', 'sessions/logout'] as const)(
			'withTwoFactor sends the code of the caller to %s',
			async (endpoint) => {
				const access = accessWith({
					readCallerTwoFactor: () => Promise.resolve({ code: '123456' }),
				});

				await expect(
					withTwoFactor(endpoint, access, (code) => Promise.resolve(code)),
				).resolves.toEqual({ code: '123456' });
			},
		);

		it('withTwoFactor sends no code of the caller with questions of the app', async () => {
			server.react = () => ({ body: { update: [], success: true } });
			await buildWorkspace({ callerTwoFactor: { code: '123456' } }).permissions();
			expect(codes()).toEqual([undefined]);
		});

		it('withTwoFactor keeps no code of a caller for others', async () => {
			server.react = () => notFound;
			const secondFactor = new SecondFactor();
			await buildWorkspace({
				twoFactor: setting,
				clock,
				secondFactor,
				callerTwoFactor: { code: '123456', method: 'totp' },
			}).findAnybodys(sessionId);
			await buildWorkspace({ twoFactor: setting, clock, secondFactor }).findAnybodys(sessionId);
			expect(codes()).toEqual(['123456', undefined]);
		});
	});

	it.each<readonly [ErrorCode, boolean]>([
		['workspace-two-factor-required', false],
		['workspace-two-factor-rejected', false],
		['workspace-timeout', true],
		['workspace-permission-missing', true],
	])(
		'withTwoFactor after a code that ends in %s: the next has one at once: %p',
		async (code, want) => {
			const secondFactor = demandedBefore();
			const refuse = (): Promise<never> =>
				Promise.reject(new SessionInfoError({ code, endpoint: 'sessions/logout' } as Failure));
			await rejected(withTwoFactor('sessions/logout', accessWith({ secondFactor }), refuse));
			expect(secondFactor.isDemanded).toBe(want);
		},
	);

	it.each([
		['workspace-two-factor-rejected', false],
		['workspace-credentials-rejected', false],
		['workspace-timeout', false],
		['workspace-unreachable', true],
		['workspace-bad-answer', true],
	] as const)('withTwoFactor sends nothing again after %s', async (code, isDemanded) => {
		const access = accessWith({ secondFactor: isDemanded ? demandedBefore() : new SecondFactor() });
		const send = jest.fn(() =>
			Promise.reject(new SessionInfoError({ code, endpoint: 'sessions/logout' })),
		);
		expect(await rejected(withTwoFactor('sessions/logout', access, send))).toMatchObject({ code });
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
	])('totp makes the code of RFC 6238 for the time %d s', (seconds, eightDigits) => {
		expect(totp(seed, seconds * 1000)).toBe(eightDigits.slice(2));
	});

	it('totp makes one code for each half minute', () => {
		const codes = [0, 29_999, 30_000, 59_999].map((now) => totp(seed, now));
		// RFC 4226, appendix D: counters 0 and 1.
		expect(codes).toEqual(['755224', '755224', '287082', '287082']);
	});

	it('totp makes six digits, the same as an authenticator app', () => {
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

import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';

import type { Endpoint } from '../../../src/common/endpoints';
import { type Failure, SessionInfoError, toFailure } from '../../../src/errors/SessionInfoError';
import type { ErrorCode } from '../../../src/errors/codes';
import {
	type CallerTwoFactor,
	SecondFactor,
	totp,
	type TwoFactorAccess,
	withTwoFactor,
} from '../../../src/workspace/withTwoFactor';

// The seed of RFC 6238; 287082 is its code at 59 s.
const seed = Buffer.from('12345678901234567890');
const stored = { code: '287082', method: 'totp' };

type Reaction = 'ok' | ErrorCode;

type Setup = {
	readonly access?: Partial<TwoFactorAccess>;
	readonly isDemanded?: boolean;
	readonly endpoint?: Endpoint;
};

/** What is sent to a workspace that reacts in this way, how it ends, and whether the next request brings a code at once. */
const send = async (
	reactions: readonly Reaction[],
	{ access, isDemanded = false, endpoint = 'sessions/logout' }: Setup = {},
) => {
	const sent: CallerTwoFactor[] = [];
	const request = (code: CallerTwoFactor): Promise<'ok'> => {
		const reaction = reactions[sent.length] ?? 'internal-error';
		sent.push(code);
		return reaction === 'ok'
			? Promise.resolve(reaction)
			: Promise.reject(new SessionInfoError({ code: reaction, endpoint } as Failure));
	};
	const secondFactor = new SecondFactor();
	secondFactor.isDemanded = isDemanded;
	const whole: TwoFactorAccess = {
		twoFactor: { method: 'totp', seed },
		secondFactor,
		readCallerTwoFactor: () => Promise.resolve(undefined),
		now: () => 59_000,
		...access,
	};
	const end = await withTwoFactor(endpoint, whole, request).catch(
		(error: unknown) => toFailure(error).code,
	);
	return { sent, end, isDemanded: secondFactor.isDemanded };
};

const required = 'workspace-two-factor-required';
const rejected = 'workspace-two-factor-rejected';

it.each<readonly [string, readonly Reaction[], readonly CallerTwoFactor[], boolean]>([
	['no code that is not demanded', ['ok'], [{}], false],
	['nothing again after a code is said to be wrong', [rejected], [{}], false],
	['the code once it is demanded', [required, 'ok'], [{}, stored], true],
	['a demanded code once alone', [required, required], [{}, stored], false],
	['a demanded code that is wrong', [required, rejected], [{}, stored], false],
	['a demanded code, and fails', [required, 'workspace-timeout'], [{}, stored], false],
])('withTwoFactor sends %s', async (_what, reactions, sent, isDemanded) => {
	const end = reactions.at(-1);
	expect(await send(reactions)).toEqual({ sent, end, isDemanded });
});

it.each<readonly [Reaction, boolean]>([
	['ok', true],
	[required, false],
	[rejected, false],
	['workspace-unreachable', true],
])(
	'withTwoFactor sends one code at once after one was accepted; after %s the next too: %p',
	async (end, isDemanded) => {
		const want = { sent: [stored], end, isDemanded };
		expect(await send([end], { isDemanded: true })).toEqual(want);
	},
);

it('withTwoFactor sends the hash of the password, in lower-case hex', async () => {
	const password = 'pass wörd';
	const code = createHash('sha256').update(password, 'utf8').digest('hex');
	const access = { twoFactor: { method: 'password', password } } as const;
	const { sent } = await send([required, 'ok'], { access });
	expect(sent).toEqual([{}, { code, method: 'password' }]);
});

it('withTwoFactor sends no code if none is stored', async () => {
	const access = { twoFactor: { method: 'none' } } as const;
	expect(await send([required], { access })).toMatchObject({ sent: [{}], end: required });
});

it('withTwoFactor sends what the caller brings in place of the stored code, and keeps none', async () => {
	const own = { method: 'email' };
	const access = { readCallerTwoFactor: () => Promise.resolve(own) };
	for (const isDemanded of [false, true]) {
		const want = { sent: [own], end: required, isDemanded };
		expect(await send([required], { access, isDemanded })).toEqual(want);
	}
	expect(await send(['ok'], { access })).toMatchObject({ sent: [own], isDemanded: false });
});

it('withTwoFactor sends no code to an endpoint that demands none, and reads none of the caller', async () => {
	const endpoint = 'sessions/info';
	const access = { readCallerTwoFactor: () => Promise.reject(new Error('Nothing to read')) };
	const { sent, end } = await send(['ok'], { endpoint, access, isDemanded: true });
	expect([sent, end]).toEqual([[{}], 'ok']);
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

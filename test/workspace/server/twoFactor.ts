import { createHash, randomInt } from 'node:crypto';

import { Secret, TOTP } from 'otpauth';

import type { AuthToken, ServerSettings, WorkspaceData, WorkspaceUser } from '../model';
import { type Answer, codedFailure } from './answers';
import { findGeneration } from './generations';

type Attempt = {
	readonly data: WorkspaceData;
	readonly user: WorkspaceUser;
	readonly token: AuthToken;
	readonly code?: string | undefined;
	readonly method?: string | undefined;
	readonly userAgent: string | undefined;
	readonly address: string;
	/** Milliseconds. */
	readonly now: number;
};

type Subject = {
	readonly user: WorkspaceUser;
	readonly settings: ServerSettings;
	readonly now: number;
};

type Method = {
	readonly name: string;
	isEnabled(subject: Subject): boolean;
	verify(subject: Subject & { readonly code: string }): boolean;
	/** Happens on every attempt without a waiver, before the code is looked at; the result goes into `details`. */
	challenge(subject: Subject): Record<string, unknown>;
	isExhausted(user: WorkspaceUser): boolean;
};

const emailCodeLifetime = 3_600_000;
const emailCodeGrace = 300_000;
const maxEmailAttempts = 5;

const totp: Method = {
	name: 'totp',
	isEnabled: ({ user }) => user.totpSecret !== undefined,
	verify: ({ user, code, now }) =>
		user.totpSecret !== undefined &&
		new TOTP({ secret: Secret.fromBase32(user.totpSecret) }).validate({
			token: code,
			timestamp: now,
			window: 1,
		}) !== null,
	challenge: () => ({ codeGenerated: false }),
	isExhausted: () => false,
};

const email: Method = {
	name: 'email',
	isEnabled: ({ user }) => user.emailTwoFactor,
	verify({ user, code, now }) {
		if (
			!user.emailTwoFactor ||
			user.emailCode === undefined ||
			(user.emailCodeExpires ?? 0) < now
		) {
			return false;
		}
		if (code.replace(/\D/g, '') === user.emailCode) {
			delete user.emailCode;
			delete user.emailCodeExpires;
			delete user.emailCodeAttempts;
			return true;
		}
		user.emailCodeAttempts = (user.emailCodeAttempts ?? 0) + 1;
		return false;
	},
	challenge({ user, now }) {
		const emailOrUsername = user.username;
		if (
			user.emailCodeExpires !== undefined &&
			user.emailCodeExpires > now - emailCodeGrace &&
			!email.isExhausted(user)
		) {
			return {
				emailOrUsername,
				codeGenerated: false,
				codeExpires: new Date(user.emailCodeExpires),
			};
		}
		user.emailCode = String(randomInt(1_000_000)).padStart(6, '0');
		user.emailCodeExpires = now + emailCodeLifetime;
		user.emailCodeAttempts = 0;
		return { emailOrUsername, codeGenerated: true };
	},
	isExhausted: ({ emailCodeAttempts = 0 }) => emailCodeAttempts >= maxEmailAttempts,
};

/** Cannot be asked for by name; only stands in for a user who has neither of the others. */
const password: Method = {
	name: 'password',
	isEnabled: ({ user, settings }) =>
		settings.Accounts_TwoFactorAuthentication_Enforce_Password_Fallback &&
		user.passwordSha256 !== undefined,
	verify: ({ user, code }) => code.toLowerCase() === user.passwordSha256,
	challenge: () => ({ codeGenerated: false }),
	isExhausted: () => false,
};

const named: readonly Method[] = [totp, email];

const fingerprint = ({ userAgent, address }: Attempt): string =>
	createHash('md5')
		.update(JSON.stringify({ userAgent, clientAddress: address }))
		.digest('hex');

const rememberFor = ({ data }: Attempt): number =>
	data.settings.Accounts_TwoFactorAuthentication_RememberFor * 1000;

const isWaived = (attempt: Attempt): boolean => {
	const { data, user, token, now } = attempt;
	const { settings } = data;
	const generation = findGeneration(data.generation);
	if (!settings.Accounts_TwoFactorAuthentication_Enabled) {
		return true;
	}
	if (!generation.twoFactorFindsToken) {
		return false;
	}
	if (token.bypassTwoFactor) {
		return true;
	}
	const remembersRegistration =
		generation.rememberAfterRegistration === 'everyone' ||
		!named.some((method) => method.isEnabled({ user, settings, now }));
	if (
		remembersRegistration &&
		user.createdAt &&
		user.createdAt.getTime() + rememberFor(attempt) >= now
	) {
		return true;
	}
	return (
		(token.twoFactorAuthorizedUntil ?? 0) >= now &&
		token.twoFactorAuthorizedHash === fingerprint(attempt)
	);
};

/** @returns the refusal, or `undefined` when the request may go on */
export const checkSecondFactor = (attempt: Attempt): Answer | undefined => {
	if (isWaived(attempt)) {
		return undefined;
	}
	const { data, user, token, code, now } = attempt;
	const subject: Subject = { user, settings: data.settings, now };
	const enabled = named.filter((method) => method.isEnabled(subject));
	// A method asked for by name is taken even if the user has not enabled it: then no code is right.
	const method =
		named.find(({ name }) => name === attempt.method) ??
		enabled[0] ??
		(password.isEnabled(subject) ? password : undefined);
	if (!method) {
		return undefined;
	}
	const isRight =
		code !== undefined && method.isEnabled(subject) && method.verify({ ...subject, code });
	if (isRight) {
		if (rememberFor(attempt) > 0) {
			token.twoFactorAuthorizedUntil = now + rememberFor(attempt);
			token.twoFactorAuthorizedHash = fingerprint(attempt);
		}
		return undefined;
	}
	const isExhausted = method.isExhausted(user);
	const details = {
		method: method.name,
		...method.challenge(subject),
		availableMethods: enabled.map(({ name }) => name),
	};
	if (!code) {
		return codedFailure({ code: 'totp-required', message: 'TOTP Required', details });
	}
	return isExhausted
		? codedFailure({
				code: 'totp-max-attempts',
				message: 'TOTP Maximun Failed Attempts Reached',
				details,
			})
		: codedFailure({ code: 'totp-invalid', message: 'TOTP Invalid', details });
};

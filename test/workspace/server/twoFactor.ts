import { createHash } from 'node:crypto';

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
	/** What the refusal says of how to get a code. */
	hint(user: WorkspaceUser): Record<string, unknown>;
};

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
	hint: () => ({ codeGenerated: false }),
};

/** No user here has enabled it, so that no code is right. */
const email: Method = {
	name: 'email',
	isEnabled: () => false,
	verify: () => false,
	hint: ({ username }) => ({ emailOrUsername: username, codeGenerated: true }),
};

/** Cannot be asked for by name; only stands in for a user who has neither of the others. */
const password: Method = {
	name: 'password',
	isEnabled: ({ user, settings }) =>
		settings.Accounts_TwoFactorAuthentication_Enforce_Password_Fallback &&
		user.passwordSha256 !== undefined,
	verify: ({ user, code }) => code.toLowerCase() === user.passwordSha256,
	hint: () => ({ codeGenerated: false }),
};

const named: readonly Method[] = [totp, email];

const fingerprint = ({ userAgent, address }: Attempt): string =>
	createHash('md5')
		.update(JSON.stringify({ userAgent, clientAddress: address }))
		.digest('hex');

const isWaived = (attempt: Attempt): boolean => {
	const { data, token, now } = attempt;
	if (!data.settings.Accounts_TwoFactorAuthentication_Enabled) {
		return true;
	}
	if (!findGeneration(data.generation).twoFactorFindsToken) {
		return false;
	}
	return (
		token.bypassTwoFactor ||
		((token.twoFactorAuthorizedUntil ?? 0) >= now &&
			token.twoFactorAuthorizedHash === fingerprint(attempt))
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
	if (code !== undefined && method.isEnabled(subject) && method.verify({ ...subject, code })) {
		const rememberFor = data.settings.Accounts_TwoFactorAuthentication_RememberFor * 1000;
		if (rememberFor > 0) {
			token.twoFactorAuthorizedUntil = now + rememberFor;
			token.twoFactorAuthorizedHash = fingerprint(attempt);
		}
		return undefined;
	}
	return codedFailure({
		...(code
			? { code: 'totp-invalid', message: 'TOTP Invalid' }
			: { code: 'totp-required', message: 'TOTP Required' }),
		details: {
			method: method.name,
			...method.hint(user),
			availableMethods: enabled.map(({ name }) => name),
		},
	});
};

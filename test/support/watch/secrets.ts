import AdmZip from 'adm-zip';

import type { AppLogEntry, WorkspaceData } from '../../workspace/model';

/** Shorter ones could stand anywhere by chance. */
const SHORTEST = 6;

/** Secrets by what they are, so that a report need not show them. */
export type Secrets = ReadonlyMap<string, string>;

/** Something that left the app, and where to. */
export type Output = { readonly where: string; readonly text: string };

/** Every credential a workspace knows: of its users, of their sessions. */
export const secretsOf = ({ users, sessions }: WorkspaceData): Secrets =>
	new Map([
		...users.flatMap(({ username, tokens, totpSecret, passwordSha256 }) =>
			[
				...tokens.map(({ token }) => [token, `a token of ${username}`] as const),
				[totpSecret, `the TOTP seed of ${username}`] as const,
				[passwordSha256, `the password hash of ${username}`] as const,
			].flatMap(([secret, name]) => (secret === undefined ? [] : [[secret, name] as const])),
		),
		...sessions.map(
			({ sessionId, loginToken }) => [loginToken, `the login token of ${sessionId}`] as const,
		),
	]);

/** A digit or letter more at an end would make it another text: codes are short, and numbers are everywhere. */
const contains = (text: string, secret: string): boolean => {
	for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
		if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + secret.length))) {
			return true;
		}
	}
	return false;
};

/** @returns one line for each secret found, and where; without the secret */
export const findSecrets = (outputs: Iterable<Output>, secrets: Secrets): readonly string[] => {
	const wanted = [...secrets].filter(([secret]) => secret.length >= SHORTEST);
	const found = new Set<string>();
	for (const { where, text } of outputs) {
		wanted
			.filter(([secret]) => contains(text, secret))
			.forEach(([, name]) => found.add(`${where}: ${name}`));
	}
	return [...found];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/**
 * A log entry as far as the app answers for it. At debug level the engine itself logs each API request it hands over,
 * headers included (facts: newer servers redact them): what the caller sent there is not the app's doing, and no app can
 * keep it out. All the rest, what the engine logs of settings and commands too, has to be free of secrets.
 */
export const answerable = ({ args }: AppLogEntry): readonly unknown[] => {
	const [message] = args;
	const isRequest =
		typeof message === 'string' && /^\S+'s \S+ is being executed\.\.\.$/.test(message);
	return isRequest
		? args.map((arg) => (isObject(arg) ? { ...arg, headers: undefined } : arg))
		: args;
};

/** The files in a zip, or in the one at a path. */
export const filesOf = (zip: string | Buffer): readonly Output[] =>
	new AdmZip(zip).getEntries().map((entry) => ({
		where: `the zip's ${entry.entryName}`,
		text: entry.getData().toString('latin1'),
	}));

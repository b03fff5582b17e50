import { isRecord } from '../../support/workspace/doors';
import { visibleText } from '../../support/workspace/replies';
import type { SessionDocument, WorkspaceUser } from '../../workspace/model';
import type { RunningWorkspace } from '../../workspace/start';

export type Entry = Readonly<Record<string, unknown>>;

export const records = (value: unknown): readonly Entry[] =>
	Array.isArray(value) ? value.filter(isRecord) : [];

/** The word alone, not as a part of another. */
const mentions = (text: string, word: string): boolean => {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		const around = text.charAt(at - 1) + text.charAt(at + word.length);
		if (!/[\w-]/.test(around)) {
			return true;
		}
	}
	return false;
};

/** What may never leave, for no caller. */
const secrets = ({ loginToken }: SessionDocument): readonly string[] =>
	loginToken ? [loginToken] : [];

/** What tells a session from all others. */
const marks = ({ sessionId, host, device }: SessionDocument): readonly string[] => [
	sessionId,
	host,
	...(device?.name?.startsWith('Dev') ? [device.name] : []),
];

/**
 * What stands in a text and should not.
 *
 * @param options.shown the sessions that may stand there
 * @param options.allowed words and texts that may stand there, whosever they are
 */
export const leaks = (
	text: string,
	options: {
		readonly sessions: readonly SessionDocument[];
		readonly shown?: readonly SessionDocument[];
		readonly withAddress?: boolean;
		readonly allowed: readonly string[];
	},
): readonly string[] => {
	const { sessions, shown = [], withAddress = false } = options;
	// Two users may have a session under one id.
	const allowed = [...options.allowed, ...shown.map(({ sessionId }) => sessionId)];
	return sessions.flatMap((session) => {
		const isShown = shown.some(({ _id }) => _id === session._id);
		// Several sessions may have one address.
		const isAddressShown = withAddress && shown.some(({ ip }) => ip === session.ip);
		const forbidden = [
			...secrets(session),
			...(isShown ? [] : marks(session)),
			...(isAddressShown ? [] : [session.ip]),
		];
		return forbidden.filter(
			(mark) => mentions(text, mark) && !allowed.some((word) => mentions(word, mark)),
		);
	});
};

/** Who is named in a text without reason: neither the caller, nor the owner of a session that is shown, nor typed. */
export const strangers = (
	text: string,
	users: readonly WorkspaceUser[],
	options: {
		readonly caller: WorkspaceUser;
		/** User ids. */
		readonly owners: readonly string[];
		readonly typed: readonly string[];
	},
): readonly string[] => {
	const { caller, owners, typed } = options;
	const words = ({ _id, name, username }: WorkspaceUser): string[] => [_id, name, username];
	const isKnown = ({ _id, username }: WorkspaceUser): boolean =>
		_id === caller._id || owners.includes(_id) || typed.includes(username);
	const known = users.filter(isKnown).flatMap(words);
	return users
		.filter((user) => user.type === 'user' && !isKnown(user))
		.flatMap(words)
		.filter((word) => ![...known, ...typed].some((one) => mentions(one, word)))
		.filter((word) => mentions(text, word));
};

/** What the app writes while something is asked. */
export type Traces = {
	/** Its entries about looks and logouts. */
	readonly looks: readonly Entry[];
	/** What is to be read in its posts. */
	readonly posts: readonly string[];
	/** All of the log, without the Device IDs that entries name because they were to be ended. */
	readonly log: string;
};

const isLook = (arg: unknown): arg is Entry =>
	isRecord(arg) && (arg.event === 'session-lookup' || arg.event === 'session-logout');

/** The log names the sessions that were to be ended; nothing else of them stands there. */
const withoutIds = (log: string, entries: readonly Entry[]): string =>
	entries.reduce(
		(text, { sessionIds }) =>
			Array.isArray(sessionIds) ? text.replace(JSON.stringify(sessionIds), '[]') : text,
		log,
	);

export const tracesOf = async <Result>(
	{ workspace }: RunningWorkspace,
	action: () => Promise<Result>,
): Promise<Traces & { readonly result: Result }> => {
	workspace.appLogs.length = 0;
	workspace.messages.length = 0;
	const result = await action();
	const looks = workspace.appLogs.flatMap(({ args }) => args).filter(isLook);
	return {
		result,
		looks,
		posts: workspace.messages
			.filter(({ visibleOnlyTo }) => visibleOnlyTo === undefined)
			.map(({ attachments }) => visibleText(attachments)),
		log: withoutIds(JSON.stringify(workspace.appLogs), looks),
	};
};

/** Whose sessions an entry is about: user ids, in order. */
export const ownersIn = ({ owners }: Entry): readonly unknown[] =>
	records(owners)
		.map(({ id }) => id)
		.sort();

/** The first words of a failure, by its code. */
export const titles = new Map([
	['not-allowed', /^(Permission required|Logging out is switched off|Not logged out)$/],
	['session-not-found', /^Session not found$/],
	['user-not-found', /^User not found$/],
	['workspace-logout-unconfirmed', /^Logout not confirmed$/],
	['workspace-bad-answer', /^(Not available right now|The workspace gave an unexpected answer)$/],
	[
		'workspace-permission-missing',
		/^(Not available right now|The service account lacks a permission)$/,
	],
	['audit-failed', /^(Cannot post to the audit room|Lookups are not available)$/],
	['invalid-params', /^Check what you entered$/],
	['invalid-session-id', /^(Not a Device ID|Device ID missing)$/],
]);

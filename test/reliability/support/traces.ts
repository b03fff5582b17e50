import type { Look } from './model';
import { isRecord } from '../../support/workspace/doors';
import { visibleText } from '../../support/workspace/replies';
import type { SessionDocument, WorkspaceUser } from '../../workspace/model';
import type { RunningWorkspace } from '../../workspace/start';

type Entry = Readonly<Record<string, unknown>>;

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

/** What a text may tell. */
type Allowed = {
	readonly sessions: readonly SessionDocument[];
	/** Those that may stand there. */
	readonly shown?: readonly SessionDocument[];
	readonly withAddress?: boolean;
	/** Words and texts that may stand there, whosever they are. */
	readonly allowed: readonly string[];
};

/** What stands in a text of sessions and should not. */
const leaks = (text: string, options: Allowed): readonly string[] => {
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
const strangers = (
	text: string,
	{ caller, everybody, typed, shown = [] }: Reading & Pick<Allowed, 'shown'>,
): readonly string[] => {
	const words = ({ _id, name, username }: WorkspaceUser): string[] => [_id, name, username];
	const isKnown = ({ _id, username }: WorkspaceUser): boolean =>
		_id === caller._id || shown.some(({ userId }) => userId === _id) || typed.includes(username);
	const known = everybody.filter(isKnown).flatMap(words);
	return everybody
		.filter((user) => user.type === 'user' && !isKnown(user))
		.flatMap(words)
		.filter((word) => ![...known, ...typed].some((one) => mentions(one, word)))
		.filter((word) => mentions(text, word));
};

/** Whom a text is for, and what they typed, which may come back to them. */
type Reading = {
	readonly caller: WorkspaceUser;
	readonly everybody: readonly WorkspaceUser[];
	readonly typed: readonly string[];
};

/** What stands in a text although the model forbids it. */
export const forbidden = (text: string, options: Allowed & Reading): readonly string[] => [
	...leaks(text, { ...options, allowed: [...options.allowed, ...options.typed] }),
	...strangers(text, options),
];

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

/** The entries and posts are those of the model, and tell of sessions only what was typed. */
export const checkTraces = (
	{ looks, posts, log }: Traces,
	expected: {
		readonly caller: WorkspaceUser;
		readonly looks: readonly Look[];
		readonly posts: number;
	} & Allowed,
): void => {
	const { caller, sessions, allowed } = expected;
	expect(
		looks.map(({ owners, ...entry }) => ({
			...entry,
			owners: records(owners)
				.map(({ id }): unknown => id)
				.sort(),
		})),
	).toEqual(
		expected.looks.map(({ event, outcome, owners }): unknown =>
			expect.objectContaining({
				event,
				caller: expect.objectContaining({ id: caller._id, username: caller.username }),
				outcome,
				owners: [...owners].sort(),
			}),
		),
	);
	expect(posts).toHaveLength(expected.posts);
	posts.forEach((post) => expect(post).toContain(`${caller.username} (${caller._id})`));
	expect(leaks(log, { sessions, allowed })).toEqual([]);
	expect(leaks(posts.join('\n'), { sessions, allowed })).toEqual([]);
	// What was typed stands in the engine's entry of the command; but no address in what the app writes.
	expect(JSON.stringify([looks, posts])).not.toMatch(/10\.0\.1\.\d/);
};

/** Nothing is ended that may not be, and all that is said to be. */
export const checkOpen = (
	{ workspace }: RunningWorkspace,
	expected: readonly SessionDocument[],
): void => {
	const open = (rows: readonly SessionDocument[]): readonly string[] =>
		rows.filter(({ logoutAt }) => logoutAt === undefined).map(({ _id }) => _id);
	expect(open(workspace.data.sessions)).toEqual(open(expected));
};

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

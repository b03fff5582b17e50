import { isSessionId, type SessionId } from './sessionId';
import { asDate, asText, compact, fieldsOf } from '../common/json';

export type Device = {
	/** `browser`, `mobile-app`, `desktop-app`, … */
	readonly type?: string;
	readonly name?: string;
	readonly version?: string;
	readonly longVersion?: string;
	readonly os?: { readonly name?: string; readonly version?: string };
};

/** A device session: the fields of Rocket.Chat's answers that may leave the app, and no others. */
export type Session = {
	readonly sessionId: SessionId;
	readonly userId: string;
	/** When the device last connected: each reconnect is a new row with a new time (`SAUMonitor.ts`). */
	readonly loginAt: Date;
	readonly user?: { readonly username: string; readonly name?: string };
	readonly device?: Device;
	readonly host?: string;
	readonly ip?: string;
	readonly lastActivityAt?: Date;
	/** The connection ended; the session is still logged in. */
	readonly closedAt?: Date;
	readonly logoutAt?: Date;
};

/** Logins from React Native without a user agent leave the word `undefined` behind (Rocket.Chat #36409). */
const asKnown = (value: unknown): string | undefined =>
	value === 'undefined' ? undefined : asText(value);

const parseDevice = (value: unknown): Device | undefined => {
	const { type, name, version, longVersion, os } = fieldsOf(value);
	const system = fieldsOf(os);
	return compact({
		type: asKnown(type),
		name: asKnown(name),
		version: asKnown(version),
		longVersion: asKnown(longVersion),
		os: compact({ name: asKnown(system.name), version: asKnown(system.version) }),
	});
};

/** `_user` is what the server's `$lookup` of `userId` found, without an id; absent for deleted users. */
const parseUser = (value: unknown): Session['user'] => {
	const { username, name } = fieldsOf(value);
	const known = asText(username);
	return known === undefined ? undefined : { username: known, ...compact({ name: asText(name) }) };
};

/**
 * A session from any of the sessions endpoints, whatever the server's version: raw documents (before 8.8), projections,
 * rows of lists. `undefined` without a valid id, user id or login time. An allow-list: `loginToken`, which raw documents
 * hold, ends here.
 */
export const parseSession = (value: unknown): Session | undefined => {
	const fields = fieldsOf(value);
	const { sessionId } = fields;
	const userId = asText(fields.userId);
	const loginAt = asDate(fields.loginAt);
	if (!isSessionId(sessionId) || userId === undefined || loginAt === undefined) {
		return undefined;
	}
	return {
		sessionId,
		userId,
		loginAt,
		...compact({
			user: parseUser(fields._user),
			device: parseDevice(fields.device),
			host: asKnown(fields.host),
			ip: asKnown(fields.ip),
			lastActivityAt: asDate(fields.lastActivityAt),
			closedAt: asDate(fields.closedAt),
			logoutAt: asDate(fields.logoutAt),
		}),
	};
};

/** A row that cannot be read as a session, with those of its ids that are texts. */
export type UnreadableRow = {
	readonly sessionId: string | undefined;
	readonly userId: string | undefined;
};

/** Which part of a list is asked for, as in Rocket.Chat's paginated requests. */
export type Pagination = { readonly offset: number; readonly count: number };

export const sortKeys = ['loginAt', 'device', 'os', 'username'] as const;

/** An order of a list. Without one, Rocket.Chat answers the newest connection first. */
export type Sort = {
	readonly by: (typeof sortKeys)[number];
	readonly isDescending: boolean;
};

/** One page of a list, newest connection first unless another order was asked for. */
export type SessionPage = {
	readonly sessions: readonly Session[];
	/** All there are, not only on this page. A guess if the list is incomplete. */
	readonly total: number;
	/** Sessions may be missing from the list. */
	readonly isIncomplete: boolean;
	/** How many sessions were looked through, where the app and not the workspace does the searching. */
	readonly lookedThrough?: number;
};

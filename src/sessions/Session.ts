import { isSessionId, type SessionId } from './sessionId';
import { asDate, asText, compact, isObject } from '../common/json';

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

const nonEmpty = <T extends object>(object: T): T | undefined =>
	Object.keys(object).length > 0 ? object : undefined;

/** Logins from React Native without a user agent leave the word `undefined` behind (Rocket.Chat #36409). */
const asKnown = (value: unknown): string | undefined =>
	value === 'undefined' ? undefined : asText(value);

const parseDevice = (value: unknown): Device | undefined => {
	if (!isObject(value)) {
		return undefined;
	}

	const os = isObject(value.os)
		? nonEmpty(compact({ name: asKnown(value.os.name), version: asKnown(value.os.version) }))
		: undefined;
	return nonEmpty(
		compact({
			type: asKnown(value.type),
			name: asKnown(value.name),
			version: asKnown(value.version),
			longVersion: asKnown(value.longVersion),
			os,
		}),
	);
};

/** `_user` is what the server's `$lookup` of `userId` found, without an id; absent for deleted users. */
const parseUser = (value: unknown): Session['user'] => {
	const username = isObject(value) ? asText(value.username) : undefined;
	return isObject(value) && username !== undefined
		? { username, ...compact({ name: asText(value.name) }) }
		: undefined;
};

/**
 * A session from any of the sessions endpoints, whatever the server's version: raw documents (before 8.8), projections,
 * rows of lists. `undefined` without a valid id, user id or login time. An allow-list: `loginToken`, which raw documents
 * hold, ends here.
 */
export const parseSession = (value: unknown): Session | undefined => {
	if (!isObject(value)) {
		return undefined;
	}

	const { sessionId } = value;
	const userId = asText(value.userId);
	const loginAt = asDate(value.loginAt);
	if (!isSessionId(sessionId) || userId === undefined || loginAt === undefined) {
		return undefined;
	}
	return {
		sessionId,
		userId,
		loginAt,
		...compact({
			user: parseUser(value._user),
			device: parseDevice(value.device),
			host: asKnown(value.host),
			ip: asKnown(value.ip),
			lastActivityAt: asDate(value.lastActivityAt),
			closedAt: asDate(value.closedAt),
			logoutAt: asDate(value.logoutAt),
		}),
	};
};

/** A row that is no session: of its ids just what tells whose it may be. */
export type UnreadableRow = { readonly sessionId: unknown; readonly userId: unknown };

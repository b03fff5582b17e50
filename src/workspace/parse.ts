import { asCount, asText, isObject } from '../json';
import { parseSession, type SessionPage } from '../sessions/Session';

/** Role ids by permission id. */
export type Permissions = ReadonlyMap<string, ReadonlySet<string>>;

/** The account that the stored credentials belong to. */
export type Account = {
	readonly userId: string;
	readonly username: string;
	readonly roles: readonly string[];
};

const texts = (value: unknown): readonly string[] | undefined =>
	Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;

/** `GET sessions/list` and `sessions/list.all`. Rows that are no session are left out. */
export const parsePage = (body: unknown): SessionPage | undefined => {
	const rows: unknown = isObject(body) ? body.sessions : undefined;
	const total = isObject(body) ? asCount(body.total) : undefined;

	if (!Array.isArray(rows) || total === undefined) {
		return undefined;
	}

	return { total, sessions: rows.map(parseSession).filter((session) => session !== undefined) };
};

/** `GET permissions.listAll`: the whole list, whose roles are ids and not names. */
export const parsePermissions = (body: unknown): Permissions | undefined => {
	const update: unknown = isObject(body) ? body.update : undefined;

	if (!Array.isArray(update)) {
		return undefined;
	}

	const permissions = new Map<string, ReadonlySet<string>>();

	for (const entry of update) {
		const id = isObject(entry) ? asText(entry._id) : undefined;
		const roles = isObject(entry) ? texts(entry.roles) : undefined;

		if (id !== undefined && roles !== undefined) {
			permissions.set(id, new Set(roles));
		}
	}

	return permissions;
};

/** `GET me`. */
export const parseAccount = (body: unknown): Account | undefined => {
	const userId = isObject(body) ? asText(body._id) : undefined;
	const username = isObject(body) ? asText(body.username) : undefined;
	const roles = isObject(body) ? texts(body.roles) : undefined;

	return userId !== undefined && username !== undefined
		? { userId, username, roles: roles ?? [] }
		: undefined;
};

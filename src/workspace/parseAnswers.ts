import { asCount, asDate, asText, fieldsOf, isObject } from '../common/json';
import { type PermissionId, permissionIds } from '../common/permissions';
import { parseSession, type Session, type UnreadableRow } from '../sessions/Session';

/** A page of `sessions/list` or `sessions/list.all` as it came. */
export type WorkspacePage = {
	readonly sessions: readonly Session[];
	readonly unreadable: readonly UnreadableRow[];
	/** What the workspace counts, whatever is on this page. */
	readonly total: number;
};

/** The account that the stored credentials belong to. */
export type Account = {
	readonly userId: string;
	readonly username: string;
	readonly roles: readonly string[];
};

/** What `permissions.listAll` says of the permissions the app knows. */
export type PermissionChanges = {
	readonly updated: ReadonlyMap<PermissionId, ReadonlySet<string>>;
	readonly removed: ReadonlySet<PermissionId>;
	/** The latest change of all entries, settings included, in milliseconds; `undefined` if none tells. */
	readonly latest: number | undefined;
	/** When the answer was given (its `Date` header, whole seconds), in milliseconds. */
	readonly answeredAt?: number;
};

/** A role of the workspace. Custom ones have an id other than their name. */
export type Role = { readonly id: string; readonly name: string };

const parseTexts = (value: unknown): readonly string[] | undefined =>
	Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;

const idsOf = (row: unknown): UnreadableRow => {
	const { sessionId, userId } = fieldsOf(row);
	return { sessionId: asText(sessionId), userId: asText(userId) };
};

/** A row that is no session, by the ids it carries. `undefined` for what is no row at all. */
export const parseUnreadableRow = (value: unknown): UnreadableRow | undefined =>
	isObject(value) && ('sessionId' in value || 'userId' in value) ? idsOf(value) : undefined;

/** `GET sessions/list` and `sessions/list.all`. */
export const parsePage = (body: unknown): WorkspacePage | undefined => {
	const { sessions: rows, total: count } = fieldsOf(body);
	const total = asCount(count);
	if (!Array.isArray(rows) || total === undefined) {
		return undefined;
	}

	const sessions: Session[] = [];
	const unreadable: UnreadableRow[] = [];
	for (const row of rows) {
		const session = parseSession(row);
		if (session) {
			sessions.push(session);
		} else {
			unreadable.push(idsOf(row));
		}
	}
	return { sessions, unreadable, total };
};

/** `GET permissions.listAll`, the whole list or what changed. What is said of a known permission has to be readable. */
export const parsePermissions = (body: unknown): PermissionChanges | undefined => {
	const { update, remove = [] } = fieldsOf(body);
	if (!Array.isArray(update) || !Array.isArray(remove)) {
		return undefined;
	}

	const updated = new Map<PermissionId, ReadonlySet<string>>();
	let latest: number | undefined;
	for (const entry of update) {
		const { _id, roles, _updatedAt } = fieldsOf(entry);
		const id = permissionIds.find((known) => known === _id);
		const holders = parseTexts(roles);
		const changed = asDate(_updatedAt)?.getTime();
		if (id && !holders) {
			return undefined;
		}
		if (id) {
			updated.set(id, new Set(holders));
		}
		if (changed !== undefined && changed > (latest ?? -Infinity)) {
			latest = changed;
		}
	}

	const gone = remove.map((entry) => fieldsOf(entry)._id);
	const removed = new Set(permissionIds.filter((id) => gone.includes(id)));
	return { updated, removed, latest };
};

/** `GET me`. */
export const parseAccount = (body: unknown): Account | undefined => {
	const { _id, username: name, roles } = fieldsOf(body);
	const userId = asText(_id);
	const username = asText(name);
	return userId !== undefined && username !== undefined
		? { userId, username, roles: parseTexts(roles) ?? [] }
		: undefined;
};

/** `GET roles.list`. A role without an id is none that a user can have. */
export const parseRoles = (body: unknown): readonly Role[] | undefined => {
	const { roles } = fieldsOf(body);
	return Array.isArray(roles) ? roles.flatMap(parseRole) : undefined;
};

const parseRole = (value: unknown): readonly Role[] => {
	const { _id, name } = fieldsOf(value);
	const id = asText(_id);
	return id === undefined ? [] : [{ id, name: asText(name) ?? id }];
};

/** `GET /api/info`: the version as whole as the workspace tells it to this account. */
export const parseServerVersion = (body: unknown): string | undefined => {
	const { version, info } = fieldsOf(body);
	return [version, fieldsOf(info).version].find(isVersion);
};

const isVersion = (value: unknown): value is string =>
	typeof value === 'string' && /^\d[\w.+-]{0,31}$/.test(value);

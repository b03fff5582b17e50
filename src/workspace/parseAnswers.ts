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
};

const parseTexts = (value: unknown): readonly string[] | undefined =>
	Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;

/** A row that is no session, by the ids it carries. `undefined` for what is no row at all. */
export const parseUnreadableRow = (value: unknown): UnreadableRow | undefined =>
	isObject(value) && 'sessionId' in value
		? { sessionId: value.sessionId, userId: value.userId }
		: undefined;

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
			const { sessionId, userId } = fieldsOf(row);
			unreadable.push({ sessionId, userId });
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

import { createHash } from 'node:crypto';

import type { SessionDocument, WorkspaceData, WorkspaceUser } from './model';
import { devices } from './seed';
import { createSessionDocument } from './server/sessionDocument';
import { createUser } from './server/userDocument';

/** What a large workspace has. */
export const realSize = { users: 5000, sessions: 100_000 } as const;

const minute = 60_000;

/** Long before anything of the seed. */
const firstLogin = Date.UTC(2020, 0, 1);

/** As long as those that a server makes. */
const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 17);

/** Users who cannot sign in. */
const makeUsers = (count: number): WorkspaceUser[] =>
	Array.from({ length: count }, (_, number) =>
		createUser({
			_id: idOf(`person ${number}`),
			username: `person.${number}`,
			name: `Person ${number}`,
			utcOffset: (number % 25) - 12,
		}),
	);

/**
 * Open sessions, one a minute, that belong to users in turn. The latest comes first, and all are older than the seed's, so
 * that what a list begins with stays the same.
 */
export const makeSessions = (owners: readonly WorkspaceUser[], count: number): SessionDocument[] =>
	Array.from({ length: count }, (_, index) => count - index).flatMap((number) => {
		const user = owners[number % owners.length];
		const sessionId = idOf(`${user?._id} ${number}`);
		return user
			? [
					createSessionDocument({
						_id: sessionId,
						user,
						sessionId,
						token: sessionId,
						device: devices[number % devices.length],
						ip: `198.18.${Math.floor(number / 256) % 256}.${number % 256}`,
						loginAt: new Date(firstLogin + number * minute),
					}),
				]
			: [];
	});

/** Adds users and their sessions, until there are so many. */
export const populate = (
	data: WorkspaceData,
	{ users, sessions }: { readonly users: number; readonly sessions: number } = realSize,
): void => {
	const added = makeUsers(users - data.users.length);
	data.users = [...data.users, ...added];
	data.sessions = [...data.sessions, ...makeSessions(added, sessions - data.sessions.length)];
};

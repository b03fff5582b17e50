import { createHash } from 'node:crypto';

import type { SessionDocument, WorkspaceUser } from '../model';

export type Device = NonNullable<SessionDocument['device']>;

export type SessionInput = {
	readonly _id: string;
	readonly user: Pick<WorkspaceUser, '_id' | 'roles'>;
	readonly sessionId: string;
	/** What the client resumed with; empty for the first connection after a login by password. */
	readonly token: string;
	readonly device: Device | undefined;
	readonly ip: string;
	readonly loginAt: Date;
	/** The day that the row stands for; the day of the login unless given. */
	readonly day?: Date;
	readonly lastActivityAt?: Date;
	readonly closedAt?: Date;
	readonly logoutAt?: Date;
};

/** Only the hash of a token is kept. */
export const hashLoginToken = (token: string): string =>
	createHash('sha256').update(token).digest('base64');

/** One string that every search looks into; the address is not in it. */
const toSearchTerm = ({ device, sessionId, user }: SessionInput): string =>
	[device?.name, device?.type, device?.os?.name, sessionId, user._id].filter(Boolean).join('');

/** A row as the server's session monitor writes it. */
export const createSessionDocument = (input: SessionInput): SessionDocument => {
	const { user, token, device, day: givenDay, ...given } = input;
	const { loginAt, lastActivityAt, closedAt, logoutAt } = given;
	const day = givenDay ?? loginAt;
	return {
		...given,
		type: closedAt ? 'computed-session' : 'session',
		instanceId: 'p6fKn3WqYd8sTzR2x',
		loginToken: token && hashLoginToken(token),
		host: 'chat.example.com',
		userId: user._id,
		...(device && { device }),
		searchTerm: toSearchTerm(input),
		createdAt: day,
		_updatedAt: logoutAt ?? closedAt ?? lastActivityAt ?? day,
		year: day.getUTCFullYear(),
		month: day.getUTCMonth() + 1,
		day: day.getUTCDate(),
		roles: user.roles,
		mostImportantRole: user.roles.includes('admin') ? 'admin' : 'user',
		...(logoutAt && { logoutBy: user._id }),
	};
};

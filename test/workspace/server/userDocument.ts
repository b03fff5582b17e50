import { createHash } from 'node:crypto';

import type { WorkspaceUser } from '../model';

export type UserInput = Partial<WorkspaceUser> & {
	readonly _id: string;
	readonly username: string;
	/** Signs in with it, as a browser does. */
	readonly token?: string;
	/** Absent for people who sign in elsewhere. */
	readonly password?: string;
};

/** As clients send a password and servers compare it. */
export const hashPassword = (password: string): string =>
	createHash('sha256').update(password).digest('hex');

/** A user as the server makes one; names and usernames may be anything that a directory has: blanks, any letter, any length. */
export const createUser = (input: UserInput): WorkspaceUser => {
	const { token, password, ...given } = input;
	return {
		name: given.username,
		roles: ['user'],
		active: true,
		type: 'user',
		utcOffset: 0,
		...(password !== undefined && { passwordSha256: hashPassword(password) }),
		tokens: token === undefined ? [] : [{ token, type: 'login', bypassTwoFactor: false }],
		...given,
	};
};

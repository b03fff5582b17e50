import type { IncomingHttpHeaders } from 'node:http';

import type { Response } from 'express';

import type { AuthToken, WorkspaceData, WorkspaceUser } from '../model';

export type Credentials = { readonly user: WorkspaceUser; readonly token: AuthToken };

/** The header pair `X-User-Id` and `X-Auth-Token`; deactivating a user takes all tokens away. */
export const findCredentials = ({
	data,
	headers,
}: {
	data: WorkspaceData;
	headers: IncomingHttpHeaders;
}): Credentials | undefined => {
	const user = data.users.find(({ _id, active }) => active && _id === headers['x-user-id']);
	const token = user?.tokens.find((candidate) => candidate.token === headers['x-auth-token']);
	return user && token && { user, token };
};

type CallerNote = { userId?: string };

/** For the request log. */
export const noteCaller = (response: Response, { user }: Credentials): void => {
	const note: CallerNote = response.locals;
	note.userId = user._id;
};

export const notedCaller = ({ locals }: Response): string | undefined => {
	const note: CallerNote = locals;
	return note.userId;
};

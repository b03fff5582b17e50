import type { IncomingHttpHeaders } from 'node:http';

import type { Request, Response } from 'express';

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

/** As `findCredentials`, and noted for the request log. */
export const readCaller = (
	data: WorkspaceData,
	request: Request,
	response: Response,
): Credentials | undefined => {
	const credentials = findCredentials({ data, headers: request.headers });
	const note: CallerNote = response.locals;
	if (credentials) {
		note.userId = credentials.user._id;
	}
	return credentials;
};

export const notedCaller = ({ locals }: Response): string | undefined => {
	const note: CallerNote = locals;
	return note.userId;
};

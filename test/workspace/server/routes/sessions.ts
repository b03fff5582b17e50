import type { SessionDocument } from '../../model';
import { type Answer, failure, success } from '../answers';
import type { Call, Route } from '../route';
import { hashLoginToken } from '../sessionDocument';
import { compileObject } from '../validation';
import { readPage, readSort } from './pagination';

/** No length, no pattern: an empty id is a good id. */
const byId = compileObject({
	properties: { sessionId: { type: 'string' } },
	required: ['sessionId'],
});
const paginated = compileObject({
	properties: {
		offset: { type: 'number' },
		count: { type: 'number' },
		filter: { type: 'string' },
		sort: { type: 'string' },
	},
});

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const readText = (value: unknown): string => (typeof value === 'string' ? value : '');

const patternOf = ({ filter }: Call['query']): string => escapePattern(readText(filter));

const searchOf = ({ sessions, query }: Call): string => {
	const pattern = patternOf(query);
	return pattern && [pattern, ...sessions.idsOfUsersLike(pattern)].join('|');
};

const wantedSession = (parameters: unknown): string => {
	const { sessionId }: { sessionId?: unknown } =
		typeof parameters === 'object' && parameters !== null ? parameters : {};
	return readText(sessionId);
};

/**
 * Ends a login: its token stops working, whatever kind it is, and all its rows are marked. Answers the same for a login
 * that was ended before.
 */
const endLogin = ({
	call: { data, sessions, user: by, now },
	session,
}: {
	call: Call;
	session: SessionDocument | undefined;
}): Answer => {
	if (!session?.loginToken) {
		return failure('Session not found', 404);
	}
	const { sessionId, userId, loginToken } = session;
	const owner = data.users.find(({ _id }) => _id === userId);
	if (owner) {
		owner.tokens = owner.tokens.filter(({ token }) => hashLoginToken(token) !== loginToken);
	}
	sessions.logOut(session, { logoutBy: by._id, logoutAt: new Date(now) });
	return success({ sessionId });
};

export const sessionRoutes: readonly Route[] = [
	{
		method: 'get',
		path: 'sessions/list',
		needsLicense: true,
		query: paginated,
		action({ data, sessions, user, token, query, generation }) {
			const sorting = readSort(query);
			if ('refusal' in sorting) {
				return sorting.refusal;
			}
			return success(
				sessions.listOfUser({
					userId: user._id,
					search: patternOf(query),
					currentLoginToken: generation.currentInList ? hashLoginToken(token.token) : undefined,
					...sorting,
					...readPage(query, generation, data.settings),
				}),
			);
		},
	},
	{
		method: 'get',
		path: 'sessions/info',
		needsLicense: true,
		query: byId,
		action({ sessions, user, query, generation }) {
			const session = sessions.findOfUser({ sessionId: wantedSession(query), userId: user._id });
			if (!session) {
				return failure('Session not found', 404);
			}
			if (generation.sessionInfo === 'raw-document') {
				return success(session);
			}
			const { _id, sessionId, device, host, ip, loginAt, logoutAt, userId } = session;
			return success({ _id, sessionId, device, host, ip, loginAt, logoutAt, userId });
		},
	},
	{
		method: 'get',
		path: 'sessions/list.all',
		needsLicense: true,
		permission: 'view-device-management',
		twoFactor: true,
		query: paginated,
		action(call) {
			const sorting = readSort(call.query);
			if ('refusal' in sorting) {
				return sorting.refusal;
			}
			return success(
				call.sessions.search({
					search: searchOf(call),
					skipsEmptySessionIds: call.generation.skipsEmptySessionIds,
					...sorting,
					...readPage(call.query, call.generation, call.data.settings),
				}),
			);
		},
	},
	{
		method: 'get',
		path: 'sessions/info.admin',
		needsLicense: true,
		permission: 'view-device-management',
		twoFactor: true,
		query: byId,
		action({ sessions, query, generation: { skipsEmptySessionIds } }) {
			const [session] = sessions.search({
				search: wantedSession(query),
				skipsEmptySessionIds,
				count: 1,
			}).sessions;
			return session ? success(session) : failure('Session not found', 404);
		},
	},
	{
		method: 'post',
		path: 'sessions/logout',
		needsLicense: true,
		permission: 'logout-device-management',
		twoFactor: true,
		body: byId,
		action: (call) => endLogin({ call, session: call.sessions.findById(wantedSession(call.body)) }),
	},
	{
		method: 'post',
		path: 'sessions/logout.me',
		needsLicense: true,
		body: byId,
		action: (call) =>
			endLogin({
				call,
				session: call.sessions.findOfUser({
					sessionId: wantedSession(call.body),
					userId: call.user._id,
				}),
			}),
	},
];

import type { WorkspaceData } from '../../model';
import { notFound, success } from '../answers';
import type { Call, Route } from '../route';
import { hashLoginToken } from '../sessionDocument';
import { findSessionOfUser, findSessions, listSessionsOfUser } from '../sessionsModel';
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

const maxUsersOfFilter = 5;

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const readText = (value: unknown): string => (typeof value === 'string' ? value : '');

const idsOfUsersLike = ({ data, pattern }: { data: WorkspaceData; pattern: string }): string[] => {
	const like = new RegExp(pattern, 'i');
	return data.users
		.filter(({ active, username, name }) => active && (like.test(username) || like.test(name)))
		.slice(0, maxUsersOfFilter)
		.map(({ _id }) => _id);
};

const patternOf = ({ filter }: Call['query']): string => escapePattern(readText(filter));

const searchOf = ({ data, query }: Call): string => {
	const pattern = patternOf(query);
	return pattern && [pattern, ...idsOfUsersLike({ data, pattern })].join('|');
};

export const sessionRoutes: readonly Route[] = [
	{
		method: 'get',
		path: 'sessions/list',
		needsLicence: true,
		query: paginated,
		action({ data, user, token, query, generation }) {
			const sorting = readSort(query);
			if ('refusal' in sorting) {
				return sorting.refusal;
			}
			return success(
				listSessionsOfUser({
					data,
					userId: user._id,
					search: patternOf(query),
					currentLoginToken: generation.currentInList ? hashLoginToken(token.token) : undefined,
					...sorting,
					...readPage(query),
				}),
			);
		},
	},
	{
		method: 'get',
		path: 'sessions/info',
		needsLicence: true,
		query: byId,
		action({ data, user, query: { sessionId: wanted }, generation }) {
			const session = findSessionOfUser({
				data,
				sessionId: readText(wanted),
				userId: user._id,
			});
			if (!session) {
				return notFound('Session not found');
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
		needsLicence: true,
		permission: 'view-device-management',
		twoFactor: true,
		query: paginated,
		action(call) {
			const sorting = readSort(call.query);
			if ('refusal' in sorting) {
				return sorting.refusal;
			}
			return success(
				findSessions({
					data: call.data,
					search: searchOf(call),
					...sorting,
					...readPage(call.query),
				}),
			);
		},
	},
	{
		method: 'get',
		path: 'sessions/info.admin',
		needsLicence: true,
		permission: 'view-device-management',
		twoFactor: true,
		query: byId,
		action({ data, query: { sessionId } }) {
			const [session] = findSessions({
				data,
				search: readText(sessionId),
				count: 1,
			}).sessions;
			return session ? success(session) : notFound('Session not found');
		},
	},
];

import {
	findOwnOfServiceAccount,
	findSession,
	requireVisible,
	type Sightings,
} from './findSession';
import { lastPageAt, readUserSessions, slicePage } from './readSessions';
import { listEverybody, searchSessions } from './searchSessions';
import { summarize } from './summarize';
import { type Subject, withSubject } from '../errors/SessionInfoError';
import type { Answer, ListAnswer } from '../requests/Answer';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Lookup } from '../requests/Query';
import { spellingsOf } from '../requests/typedText';
import { type Owner, ownerOf } from '../sessions/Owner';
import type { Session, SessionPage } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';

/** What came of a lookup, with whose sessions it was about. */
export type LookupResult = { readonly answer: Answer; readonly subject: Subject };

type Of<Kind extends Lookup['kind']> = Extract<Lookup, { readonly kind: Kind }>;

type ListOf<Of extends ListAnswer['list']['scope']['of']> = {
	readonly list: ListAnswer['list'];
	readonly scope: Extract<ListAnswer['list']['scope'], { readonly of: Of }>;
};

/**
 * Answers a lookup with what this caller may see. The caller's rights are settled before any session endpoint is
 * requested.
 *
 * @throws SessionInfoError `not-allowed`, `session-not-found`, `user-not-found`, `invalid-params` for a bad network, `workspace-…`
 */
export const lookUp = (lookup: Lookup, connected: ConnectedRequest): Promise<LookupResult> => {
	switch (lookup.kind) {
		case 'session':
			return lookUpSession(lookup, connected);
		case 'list':
			return lookUpList(lookup, connected);
		case 'count':
			return countSessions(lookup, connected);
		case 'summary':
			return lookUpSummary(connected);
	}
};

const lookUpSession = async (
	{ whose, sessionId }: Of<'session'>,
	connected: ConnectedRequest,
): Promise<LookupResult> => {
	const { request, rights } = connected;
	const { caller } = request;
	const seesAnybody =
		whose === 'anybody' || (whose === 'either' && (await rights.may('see-anybody')));
	const found = await (seesAnybody
		? findAnybodys(sessionId, connected)
		: // To those who see their own sessions only, `/session <id>` asks for an own one.
			about(OWN, findOwn(sessionId, connected)));
	const options = { callerId: caller.id, seesAnybody, whose };
	const { session, subject } = requireVisible(found, options);
	const isOwn = !seesAnybody;
	const shown = isOwn ? asOwn(session, connected) : session;
	return { answer: { kind: 'session', isOwn, session: shown }, subject };
};

const OWN: Subject = { owners: [], sessionIds: [], isAudited: false };

const findAnybodys = async (
	sessionId: SessionId,
	connected: ConnectedRequest,
): Promise<Sightings> => {
	await connected.rights.require('see-anybody');
	return findSession(sessionId, 'anybody', connected);
};

/** For everybody but the service account the app uses `info.admin`: `sessions/info` answers for that account alone. */
const findOwn = async (sessionId: SessionId, connected: ConnectedRequest): Promise<Sightings> => {
	const { request, rights } = connected;
	await rights.require('see-own');
	return rights.isServiceAccount(request.caller.id)
		? findOwnOfServiceAccount(sessionId, connected)
		: findSession(sessionId, 'own', connected);
};

const lookUpList = (list: Of<'list'>, connected: ConnectedRequest): Promise<LookupResult> => {
	const { scope } = list;
	switch (scope.of) {
		case 'own':
			return listOwn(list, connected);
		case 'user':
			return listUser({ list, scope }, connected);
		case 'everybody':
		case 'search':
			return listAnybodys({ list, scope }, connected);
	}
};

const listOwn = async (list: Of<'list'>, connected: ConnectedRequest): Promise<LookupResult> => {
	await connected.rights.require('see-own');

	const { caller } = connected.request;
	const answer = await answerUserList(list, caller, connected);
	const sessions = answer.page.sessions.map((session) => asOwn(session, connected));
	return {
		answer: { ...answer, page: { ...answer.page, sessions } },
		subject: OWN,
	};
};

const listUser = async (
	{ list, scope }: ListOf<'user'>,
	connected: ConnectedRequest,
): Promise<LookupResult> => {
	await connected.rights.require('see-anybody');

	const { request } = connected;
	const owner = await request.findUser(scope.username);
	const subject = subjectOf(owner, request.caller.id);
	// Under the name that exists, so that what the reply says to type works.
	const found = { ...list, scope: { ...scope, username: owner.username } };
	return { answer: await about(subject, answerUserList(found, owner, connected)), subject };
};

const answerUserList = async (
	list: Of<'list'>,
	owner: Owner,
	connected: ConnectedRequest,
): Promise<ListAnswer> => {
	const { offset, count } = list.pagination;
	const read = await readUserSessions(owner.id, connected, offset + count);
	const pagination = list.orLastPage ? lastPageAt(list.pagination, read.list) : list.pagination;
	const logout = await connected.rights.toEnd(owner);
	return {
		kind: 'list',
		list: { ...list, pagination },
		page: slicePage(read.list, pagination),
		...(logout && { logout }),
	};
};

const listAnybodys = async (
	{ list, scope }: ListOf<'everybody' | 'search'>,
	connected: ConnectedRequest,
): Promise<LookupResult> => {
	await connected.rights.require('see-anybody');

	const page = await (scope.of === 'everybody'
		? listEverybody(scope, list.pagination, connected)
		: searchSessions(scope, list.pagination, connected));
	return { answer: { kind: 'list', list, page }, subject: subjectOfPage(page) };
};

/** What is not found, and how many there are, says something about other people too: always audited. */
const subjectOfPage = ({ sessions }: SessionPage): Subject => ({
	owners: [...new Map(sessions.map((session) => [session.userId, ownerOf(session)])).values()],
	sessionIds: [],
	isAudited: true,
});

export const subjectOf = (owner: Owner, callerId: string): Subject => ({
	owners: [owner],
	sessionIds: [],
	isAudited: owner.id !== callerId,
});

/** What a promise answers; if it fails, the log still gets whose sessions it was about. */
export const about = <T>(subject: Subject, answer: Promise<T>): Promise<T> =>
	answer.catch((error) => {
		throw withSubject(error, subject);
	});

const countSessions = async (
	{ username }: Of<'count'>,
	connected: ConnectedRequest,
): Promise<LookupResult> => {
	const owner = await findUserToLogOut(username, connected);
	const { id: callerId } = connected.request.caller;
	const subject = subjectOf(owner, callerId);
	const { list } = await about(subject, readUserSessions(owner.id, connected));
	const { total, isIncomplete } = list;
	const isOwn = owner.id === callerId;
	return {
		answer: { kind: 'count', username: owner.username, isOwn, total, isIncomplete },
		subject,
	};
};

const lookUpSummary = async (connected: ConnectedRequest): Promise<LookupResult> => {
	await connected.rights.require('see-anybody');
	return {
		answer: { kind: 'summary', summary: await summarize(connected) },
		subject: { owners: [], sessionIds: [], isAudited: true },
	};
};

/**
 * The user with a name, all of whose sessions are to be ended. The form of the question decides before anything is
 * requested: other people's sessions need both permissions, the caller's own name only what own sessions need.
 *
 * @throws SessionInfoError `not-allowed`, `user-not-found`, `workspace-…`
 */
export const findUserToLogOut = async (
	username: string,
	{ request, rights }: ConnectedRequest,
): Promise<Required<Owner>> => {
	const { caller } = request;
	await rights.require('log-out');
	const mayBeOwn = spellingsOf(username).includes(caller.username);
	await rights.require(mayBeOwn ? 'see-own' : 'log-out-anybody');
	// Somebody else may have the name as it was typed, such as `bob.`.
	const owner = await request.findUser(username);
	await rights.requireToEnd(owner, subjectOf(owner, caller.id));
	return owner;
};

/** An own session as it is shown: a workspace may have to keep IP addresses back. */
export const asOwn = (session: Session, { configuration }: ConnectedRequest): Session => {
	const { ip: _ip, ...withoutIp } = session;
	return configuration.showOwnIp ? session : withoutIp;
};

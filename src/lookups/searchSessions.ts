import { hasLost, readNewest, slicePage } from './readSessions';
import {
	type Address,
	hasBadPrefix,
	isWithin,
	type Network,
	parseAddress,
	parseNetwork,
} from '../common/address';
import { failureOf, SessionInfoError, toFailure } from '../errors/SessionInfoError';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Scope } from '../requests/Query';
import { filterSpellings } from '../requests/typedText';
import type { Pagination, Session, SessionPage, Sort } from '../sessions/Session';
import type { WorkspacePage } from '../workspace/parseAnswers';
import { endsReading, MAX_REQUESTS, newestFirst } from '../workspace/readRows';

type Everybody = Extract<Scope, { readonly of: 'everybody' }>;

type SearchScope = Extract<Scope, { readonly of: 'search' }>;

/** A page that the workspace has cut. */
const toPage = (page: WorkspacePage, sort: Sort | undefined): SessionPage => ({
	sessions: sort ? page.sessions : newestFirst(page.sessions),
	total: page.total,
	isIncomplete: page.unreadable.length > 0,
});

/** @throws SessionInfoError `workspace-…` */
export const listEverybody = async (
	{ sort }: Everybody,
	pagination: Pagination,
	{ workspace }: ConnectedRequest,
): Promise<SessionPage> =>
	toPage(await workspace.sessions({ ...pagination, ...(sort && { sort }) }), sort);

/**
 * The sessions that a text finds: an IP address or a network among the newest sessions, anything else by the workspace's
 * own search. Where that finds nothing, the newest sessions are compared with the words of the text: Rocket.Chat searches
 * no versions, and several words only as one text.
 *
 * @throws SessionInfoError `invalid-params` for a network that cannot be, `workspace-…`
 */
export const searchSessions = async (
	{ filter, sort }: SearchScope,
	pagination: Pagination,
	connected: ConnectedRequest,
): Promise<SessionPage> => {
	const range = parseAddress(filter) ?? parseNetwork(filter);
	if (range) {
		return searchNewest(hasAddressIn(range), pagination, { connected });
	}
	if (hasBadPrefix(filter)) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'network' });
	}

	const spellings = filterSpellings(filter);
	for (const spelling of spellings) {
		const list = { ...pagination, filter: spelling, ...(sort && { sort }) };
		const page = await connected.workspace.sessions(list);
		if (page.total > 0 || page.sessions.length + page.unreadable.length > 0) {
			return toPage(page, sort);
		}
	}
	if (sort || isLikeAnId(filter) || (await isUsername(filter, connected))) {
		return { sessions: [], total: 0, isIncomplete: false };
	}

	const [text = filter] = spellings.slice(-1);
	const maxRequests = MAX_REQUESTS - spellings.length;
	try {
		return await searchNewest(showsWordsOf(text), pagination, { connected, maxRequests });
	} catch (error) {
		// The workspace's own search has answered, so there is an answer without the newest sessions too.
		if (endsReading(toFailure(error))) {
			return { sessions: [], total: 0, isIncomplete: true, lookedThrough: 0 };
		}
		throw error;
	}
};

/** The newest sessions of which a test is true, newest first. */
const searchNewest = async (
	isFound: (session: Session) => boolean,
	pagination: Pagination,
	{ connected, maxRequests }: { connected: ConnectedRequest; maxRequests?: number },
): Promise<SessionPage> => {
	const rows = await readNewest(connected, maxRequests);
	const sessions = newestFirst(rows.sessions.filter(isFound));
	const list = {
		sessions,
		total: sessions.length,
		isIncomplete: hasLost(rows) || rows.unread > 0,
		lookedThrough: rows.read,
	};
	return slicePage(list, pagination);
};

const hasAddressIn =
	(range: Address | Network) =>
	({ ip }: Session): boolean => {
		const address = ip === undefined ? undefined : parseAddress(ip);
		return address !== undefined && isWithin(address, range);
	};

/** A Device ID as Rocket.Chat makes them: one that finds nothing is gone, and no word that a device shows. */
const isLikeAnId = (filter: string): boolean => /^[A-Za-z0-9_-]{17,64}$/.test(filter);

const isUsername = async (filter: string, { request }: ConnectedRequest): Promise<boolean> =>
	(await failureOf(request.findUser(filter)))?.code !== 'user-not-found';

const wordsOf = (text: string): readonly string[] =>
	text.normalize('NFC').toLowerCase().split(/\s+/);

/** What replies show at most of a text that a device chose. */
const MAX_SHOWN = 200;

/** Whether each word of a text begins a word of what is shown of a device: client, version, OS and its version as reported. */
const showsWordsOf = (text: string): ((session: Session) => boolean) => {
	const wanted = wordsOf(text);
	return ({ device }) => {
		const { name, version, longVersion, os } = device ?? {};
		const shown = [name, version ?? longVersion, os?.name, os?.version];
		const words = shown.flatMap((part) => wordsOf((part ?? '').slice(0, MAX_SHOWN)));
		return wanted.every((wish) => words.some((word) => word.startsWith(wish)));
	};
};

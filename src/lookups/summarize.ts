import { hasLost, readNewest } from './readSessions';
import { canonicalAddress, parseAddress } from '../common/address';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Session } from '../sessions/Session';
import type { NameCount, Summary } from '../sessions/Summary';

/** Entries of each list of a summary. */
const MAX_ENTRIES = 10;

/**
 * The newest 1,000 sessions in numbers, 10 requests at most.
 *
 * @throws SessionInfoError `workspace-…`
 */
export const summarize = async (connected: ConnectedRequest): Promise<Summary> => {
	const rows = await readNewest(connected);
	return {
		...summaryOf(rows.sessions),
		total: rows.total,
		// `sessions` and `total` show that only the newest were read.
		isIncomplete: hasLost(rows),
	};
};

/** Sessions in numbers. Unknown names, versions and types are left out; the most frequent stand first. */
const summaryOf = (sessions: readonly Session[]): Omit<Summary, 'total' | 'isIncomplete'> => {
	const times = sessions.map(({ loginAt }) => loginAt.getTime());
	return {
		sessions: sessions.length,
		people: new Set(sessions.map(({ userId }) => userId)).size,
		clients: countNames(sessions, ({ device }) => ({
			name: device?.name,
			version: device?.version ?? device?.longVersion,
		})),
		systems: countNames(sessions, ({ device }) => ({
			name: device?.os?.name,
			// Browsers freeze the version of their OS: Windows 11 is "Windows 10" there.
			version: device?.type?.endsWith('-app') ? device.os?.version : undefined,
		})),
		types: mostFrequent(groupBy(sessions, ({ device }) => device?.type)).map(([type, of]) => ({
			type,
			sessions: of.length,
		})),
		addresses: countAddresses(sessions),
		...(times.length > 0 && { oldest: new Date(times.reduce((a, b) => Math.min(a, b))) }),
	};
};

type Named = { readonly name: string | undefined; readonly version: string | undefined };

const countNames = (
	sessions: readonly Session[],
	namedOf: (session: Session) => Named,
): readonly NameCount[] =>
	mostFrequent(groupBy(sessions, (session) => namedOf(session).name)).map(([name, of]) => ({
		name,
		sessions: of.length,
		versions: mostFrequent(groupBy(of, (session) => namedOf(session).version)).map(
			([version, { length }]) => ({ version, sessions: length }),
		),
	}));

/** The addresses that more than one account uses. To spell one is slow, so those alone are spelled that are shown. */
const countAddresses = (sessions: readonly Session[]): Summary['addresses'] => {
	const keyOf = (ip: string): string => JSON.stringify(parseAddress(ip) ?? ip);
	const groups = groupBy(sessions, ({ ip }) => ip && keyOf(ip));
	const counts = [...groups.values()].map((of) => ({
		ip: of[0]?.ip ?? '',
		accounts: new Set(of.map(({ userId }) => userId)).size,
		sessions: of.length,
	}));
	return counts
		.filter(({ accounts }) => accounts > 1)
		.sort((a, b) => b.accounts - a.accounts || b.sessions - a.sessions)
		.slice(0, MAX_ENTRIES)
		.map((one) => ({ ...one, ip: canonicalAddress(one.ip) ?? one.ip }));
};

const groupBy = (
	sessions: readonly Session[],
	keyOf: (session: Session) => string | undefined,
): ReadonlyMap<string, readonly Session[]> => {
	const groups = new Map<string, Session[]>();
	for (const session of sessions) {
		const key = keyOf(session);
		if (key !== undefined) {
			const group = groups.get(key) ?? [];
			group.push(session);
			groups.set(key, group);
		}
	}
	return groups;
};

type Group = readonly [key: string, sessions: readonly Session[]];

/** The largest groups; of equal ones the newer version first, which among names is no particular order. */
const mostFrequent = (groups: ReadonlyMap<string, readonly Session[]>): readonly Group[] =>
	[...groups]
		.sort(
			([a, ofA], [b, ofB]) =>
				ofB.length - ofA.length || b.localeCompare(a, 'en', { numeric: true }),
		)
		.slice(0, MAX_ENTRIES);

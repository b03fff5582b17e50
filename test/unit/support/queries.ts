import { sessionId } from './sessions';
import type { Lookup, Query, Scope } from '../../../src/requests/Query';

export const listOf = (scope: Scope, offset = 0): Extract<Lookup, { kind: 'list' }> => ({
	kind: 'list',
	scope,
	pagination: { offset, count: 5 },
});

export const countOf = (username: string): Lookup => ({ kind: 'count', username });

/** The session with the id that the tests share: an own one, anybody's, and whichever the caller may see. */
export const ownSession: Lookup = { kind: 'session', whose: 'own', sessionId };
export const anybodysSession: Lookup = { kind: 'session', whose: 'anybody', sessionId };
export const eitherSession: Lookup = { kind: 'session', whose: 'either', sessionId };

export const ownList = listOf({ of: 'own' });
export const listOfBob = listOf({ of: 'user', username: 'bob' });
export const listOfEverybody = listOf({ of: 'everybody' });
export const search = listOf({ of: 'search', filter: 'Chrome' });
export const summary: Lookup = { kind: 'summary' };
export const status: Query = { kind: 'status' };

import type { Session } from './Session';

/** Which part of a list is asked for, as in Rocket.Chat's paginated requests. */
export type Pagination = { readonly offset: number; readonly count: number };

/** One page of a list, newest login first. */
export type SessionPage = {
	readonly sessions: readonly Session[];
	/** All there are, not only on this page. */
	readonly total: number;
	/** Sessions may be missing from the list. */
	readonly incomplete: boolean;
	/** How many sessions were looked through, where the app and not the workspace does the searching. */
	readonly lookedThrough?: number;
};

import { demo } from '../workspace/seed';

/** One thing a user does, and the REST request that it takes. */
export type Lookup = {
	readonly as: 'admin' | 'alice';
	readonly rest: string;
} & ({ readonly words: readonly string[] } | { readonly path: string; readonly sessionId: string });

const { alice } = demo.users;
const { laptop } = demo.sessions.alice;

const infoAdmin = `sessions/info.admin?sessionId=${laptop}`;

export const lookups = {
	'/session info': { as: 'alice', words: ['info', laptop], rest: infoAdmin },
	'/session admin': { as: 'admin', words: ['admin', laptop], rest: infoAdmin },
	'/session list': {
		as: 'alice',
		words: ['list'],
		rest: `sessions/list.all?filter=${alice.id}&offset=0&count=5`,
	},
	'GET sessions/info': {
		as: 'alice',
		path: 'sessions/info',
		sessionId: laptop,
		rest: infoAdmin,
	},
} as const satisfies Record<string, Lookup>;

export type LookupName = keyof typeof lookups;

export const lookupNames = Object.keys(lookups) as LookupName[];

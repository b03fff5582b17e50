import { demo } from '../../test/workspace/seed';

/** One thing a user does. */
export type Lookup = { readonly as: 'admin' | 'alice' } & (
	| { readonly words: readonly string[] }
	/** `GET sessions/info` with this query. */
	| { readonly query: Readonly<Record<string, string>> }
	/** A button of the window with the caller’s sessions, by its label. */
	| { readonly press: string }
);

const { alice } = demo.users;
const { laptop } = demo.sessions.alice;

export const lookups = {
	'/session info': { as: 'alice', words: ['info', laptop] },
	'/session admin': { as: 'admin', words: ['admin', laptop] },
	'/session list': { as: 'alice', words: ['list'] },
	'GET sessions/info': { as: 'alice', query: { sessionId: laptop } },
	'GET sessions/info without attachments': {
		as: 'alice',
		query: { sessionId: laptop, attachments: 'false' },
	},
	'/session list all': { as: 'admin', words: ['list', 'all'] },
	'/session manage': { as: 'alice', words: ['manage'] },
	'Refresh': { as: 'alice', press: 'Refresh' },
	'/session logout @bob all': { as: 'admin', words: ['logout', '@bob', 'all'] },
} as const satisfies Record<string, Lookup>;

export type LookupName = keyof typeof lookups;

const infoAdmin = `sessions/info.admin?sessionId=${laptop}`;

/** What the minimal app can do as well, and the REST request that it takes. */
export const compared = {
	'/session info': infoAdmin,
	'/session admin': infoAdmin,
	'/session list': `sessions/list.all?filter=${alice.id}&offset=0&count=5`,
	'GET sessions/info': infoAdmin,
	'GET sessions/info without attachments': infoAdmin,
} as const satisfies Partial<Record<LookupName, string>>;

export type ComparedName = keyof typeof compared;

export const comparedNames = Object.keys(compared) as readonly ComparedName[];

export const isCommand = (name: LookupName): boolean => name.startsWith('/');

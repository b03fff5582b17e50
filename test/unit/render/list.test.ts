import { visibleText } from './visible';
import { colors, type View } from '../../../src/render/Attachment';
import { listAttachments } from '../../../src/render/list';
import type { ListAnswer } from '../../../src/requests/Answer';
import type { Scope } from '../../../src/requests/Query';
import type { Session, SessionPage } from '../../../src/sessions/Session';
import { flawsOf } from '../support/attachments';
import { buildSession, otherSessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';

const own: Scope = { of: 'own' };
const everybody: Scope = { of: 'everybody' };
const bob: Scope = { of: 'user', username: 'bob' };
const search = (filter: string): Scope => ({ of: 'search', filter });
const mac = search('*mac* :os: <x>');
const address = search('203.0.113.7');
const network = search('203.0.113.0/24');

type Page = Partial<SessionPage> & {
	readonly scope?: Scope;
	readonly rows?: number;
	readonly offset?: number;
	readonly count?: number;
	readonly logout?: ListAnswer['logout'];
};

const buildList = ({
	scope = own,
	rows = 5,
	total = rows,
	offset = 0,
	count = 5,
	logout,
	...page
}: Page = {}): ListAnswer => ({
	kind: 'list',
	list: { kind: 'list', scope, pagination: { offset, count } },
	page: {
		sessions: Array.from({ length: rows }, () => buildSession()),
		total,
		isIncomplete: false,
		...page,
	},
	...(logout && { logout }),
});

const noneOf = (scope: Scope): Page => ({ scope, rows: 0 });

const chat = buildView();
const api = buildView('en', { door: 'api' });

const summary = (page: Page, view: View = chat): string =>
	visibleText(listAttachments(buildList(page), view)[0]?.text);

/** What stands below the sessions, line by line. */
const hints = (page: Page, view: View = chat): readonly string[] => {
	const answer = buildList(page);
	return listAttachments(answer, view)
		.slice(1 + answer.page.sessions.length)
		.flatMap(({ text }) => visibleText(text).split('\n'));
};

it('listAttachments are a summary and one for each session, in their order', () => {
	const firefox = buildSession({ sessionId: otherSessionId, device: { name: 'Firefox' } });
	const list = buildList({ sessions: [firefox, buildSession()], total: 2 });
	expect(listAttachments(list, chat).map(({ title }) => title)).toEqual([
		'Your sessions',
		'Firefox',
		'Chrome 113.0.0 on Windows',
	]);
});

it.each<readonly [Scope, string]>([
	[own, 'Your sessions'],
	[everybody, 'All sessions'],
	[bob, 'Sessions of bob'],
	[mac, 'Sessions matching *mac* :os: <x>'],
])('listAttachments have the title of %j', (scope, want) => {
	expect(listAttachments(buildList({ scope }), chat)[0]?.title).toBe(want);
});

const atAddress = /the IP address 203\.0\.113\.7; the newest 1,000 were looked through\.$/;
const inNetwork = /network 203\.0\.113\.0\/24; .*1,000/;

it.each<readonly [string, Page, RegExp]>([
	['all there are', { rows: 3 }, /^3 sessions\.$/],
	['a page that is just full', { total: 5 }, /^5 sessions\.$/],
	['the first of several pages', { total: 12 }, /^Sessions 1–5 of 12\.$/],
	['the last page', { rows: 2, total: 12, offset: 10 }, /^Sessions 11–12 of 12\.$/],
	['a page too far', { rows: 0, total: 12, offset: 15 }, /no page 4\b.*\/session list 3$/],
	['no own ones', { rows: 0 }, /^No open sessions\. A new login/],
	['none at all', noneOf(everybody), /^No open sessions\.$/],
	['none of a user', noneOf(bob), /^bob has no open sessions/],
	['none that match', noneOf(mac), /^No open session matches \*mac\* :os: <x>\./],
	[
		'none that show the words',
		{ ...noneOf(mac), lookedThrough: 70 },
		/^No open session matches \*mac/,
	],
	['none at an address', { ...noneOf(address), lookedThrough: 1000 }, atAddress],
	['none in a network', { ...noneOf(network), lookedThrough: 1000 }, inNetwork],
])('listAttachments sum up %s', (_name, page, want) => {
	expect(summary(page)).toMatch(want);
});

it.each<readonly [string, Page]>([
	['a page', { total: 103, isIncomplete: true }],
	['nothing on a page', { rows: 0, total: 103, isIncomplete: true }],
	['all that was found', { total: 5, isIncomplete: true }],
])('listAttachments claim no number of an incomplete list: %s', (_name, page) => {
	[own, everybody, bob, mac, address].forEach((scope) => {
		const all = listAttachments(buildList({ ...page, scope }), chat);
		const said = [all[0]?.text, all.at(-1)?.text].join(' ');
		expect(said).not.toMatch(/103| of \d|\b5 sessions\./);
		expect(said).toMatch(/may be incomplete/);
	});
});

it('listAttachments show no range above an empty page', () => {
	expect(summary({ rows: 0, total: 103, isIncomplete: true })).not.toMatch(/–/);
});

it.each([own, bob, everybody])(
	'listAttachments do not say that %j is empty where some may be missing',
	(scope) => {
		expect(summary({ ...noneOf(scope), isIncomplete: true })).toBe('No sessions to show.');
	},
);

it('listAttachments sum up an offset too far for the API', () => {
	const page = { rows: 0, total: 60, offset: 75, count: 25 };
	expect(summary(page, api)).toMatch(/^offset 75 .* 60 sessions\.$/);
});

const missing = /may be incomplete/;
const withPort = search('203.0.113.7:443\u200b');
const unknown = /^Don’t recognize a device\? .*\/session manage.*password\.$/;

it.each<readonly [string, Page, readonly RegExp[]]>([
	['nothing, if that is all', { total: 5 }, []],
	['nothing on the last page', { rows: 2, total: 12, offset: 10 }, []],
	['nothing if there are none', { rows: 0, logout: 'allowed' }, []],
	['the next page of a user', { scope: bob, total: 12, offset: 5 }, [/ \/session list @bob 3$/]],
	['nothing about it where people may not log out', { logout: 'logout-off' }, []],
	['nothing about it in lists of others', { scope: bob, logout: 'allowed' }, []],
	['both, the next page first', { total: 6, logout: 'allowed' }, [/^Next page/, unknown]],
	['what may be missing first', { scope: bob, total: 12, isIncomplete: true }, [missing, /^Next/]],
	[
		'that the workspace searched',
		{ scope: search('x'), total: 6 },
		[/workspace’s own search/, /^Next page: \/session find x page 2$/],
	],
	[
		'that words were looked for in the newest',
		{ scope: mac, lookedThrough: 1000, isIncomplete: true },
		[missing, /1,000.*client, version and OS/],
	],
	[
		'that words were in vain',
		{ ...noneOf(mac), lookedThrough: 70 },
		[/70.*client, version and OS/],
	],
	['how an address was searched', { scope: withPort, lookedThrough: 70 }, [/70.*this IP address/]],
	['how a network was searched', { scope: network, lookedThrough: 70 }, [/70.*this network/]],
	['nothing of a search that found none', noneOf(search('x')), []],
	['nothing that was said above', { ...noneOf(address), lookedThrough: 1000 }, []],
	['nothing that was said above of a network', { ...noneOf(network), lookedThrough: 1000 }, []],
])('listAttachments end with %s', (_name, page, want) => {
	expect(hints(page)).toEqual(want.map((line) => expect.stringMatching(line)));
});

it('listAttachments do not cut the command for the next page', () => {
	const lines = hints({ scope: search('x'.repeat(250)), total: 12 });
	expect(lines.at(-1)).toMatch(/ x{250} page 2$/);
});

it('listAttachments have one attachment of hints, a list if there are several', () => {
	const below = (page: Page) => listAttachments(buildList(page), chat).slice(6);
	const hint = { title: 'Note', color: colors.session };
	const single = expect.stringMatching(/^(?!- )/);
	const several = expect.stringMatching(/^- .*\n- /);
	expect(below({ total: 12 })).toEqual([{ ...hint, text: single }]);
	expect(below({ total: 12, isIncomplete: true })).toEqual([{ ...hint, text: several }]);
});

it('listAttachments name no command to the API', () => {
	expect(hints({ total: 12, logout: 'allowed' }, api)).toEqual([]);
	expect(hints({ total: 12, isIncomplete: true }, api)).toHaveLength(1);
});

type User = { readonly username: string; readonly name?: string };

const of = (...users: readonly User[]): readonly Session[] =>
	users.map((user) => buildSession({ userId: user.username, user }));

const said = (page: Page): boolean =>
	listAttachments(buildList(page), chat).some(({ text }) => text.includes('five'));

const bobs = of({ username: 'bob' }, { username: 'kate', name: 'Bobby Tables' });
const { user: _user, ...ofDeletedUser } = buildSession();

it.each<readonly [string, Scope, readonly Session[], boolean]>([
	['two whose names do', search('bob'), bobs, true],
	['two, in any case', search('BOB'), bobs, true],
	['one whose name does', search('bob'), bobs.slice(1), false],
	['none of whose names do', search('Chrome'), bobs, false],
	['a deleted user', search('bob'), [ofDeletedUser], false],
	['one user twice', search('bob'), of({ username: 'bob' }, { username: 'bob' }), false],
])(
	'listAttachments say that more than five users may match, or not: %s',
	(_name, scope, sessions, want) => {
		expect(said({ scope, sessions })).toBe(want);
		expect(said({ scope, sessions, lookedThrough: 70 })).toBe(false);
	},
);

it('listAttachments name what more than five users may match', () => {
	expect(hints({ scope: search('bob'), sessions: bobs })).toContainEqual(
		expect.stringMatching(/five users whose name matches bob /),
	);
});

it.each<readonly [Scope, boolean]>([
	[own, false],
	[bob, false],
	[mac, true],
	[everybody, true],
])('listAttachments name the user in the rows of %j: %p', (scope, want) => {
	const [, row] = listAttachments(buildList({ scope, rows: 1 }), chat);
	expect(row?.fields?.some(({ title }) => title === 'User')).toBe(want);
});

it.each(everyLanguage)('listAttachments have a title, a text and no markup in %s', (language) => {
	const pages: readonly Page[] = [
		{ logout: 'allowed' },
		{ rows: 0 },
		{ total: 12, logout: 'allowed' },
		{ rows: 0, total: 1, offset: 5 },
		{ rows: 0, isIncomplete: true },
		{ total: 12, isIncomplete: true },
		{ isIncomplete: true, lookedThrough: 1000 },
	];
	const flaws = [own, everybody, bob, mac, address, network].flatMap((scope) =>
		pages.flatMap((page) =>
			(['chat', 'api'] as const).flatMap((door) =>
				listAttachments(buildList({ ...page, scope }), buildView(language, { door })).flatMap(
					flawsOf,
				),
			),
		),
	);
	expect(flaws).toEqual([]);
});

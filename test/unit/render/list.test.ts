import { colors } from '../../../src/render/Attachment';
import { listAttachments, type PageCommand } from '../../../src/render/list';
import type { Answer, ListOf } from '../../../src/requests/Answer';
import type { SessionPage, Session } from '../../../src/sessions/Session';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { buildSession, otherSessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';

type Page = Extract<Answer, { kind: 'page' }>;

const bob: ListOf = { username: 'bob' };
const found: ListOf = { filter: '*mac* :os: <x>' };

const address: ListOf = { filter: '203.0.113.7' };

const buildPage = ({
	of = 'own',
	rows = 5,
	total = rows,
	offset = 0,
	count = 5,
	...page
}: Partial<Omit<SessionPage, 'sessions'>> & {
	of?: ListOf;
	rows?: number;
	offset?: number;
	count?: number;
} = {}): Page => ({
	kind: 'page',
	of,
	page: {
		sessions: Array.from({ length: rows }, () => buildSession()),
		total,
		incomplete: false,
		...page,
	},
	pagination: { offset, count },
});

const command: PageCommand = (of, page) => `/session ${JSON.stringify(of)} ${page}`;

const summary = (page: Page, byCommand?: PageCommand): { title: string; text: string } => {
	const [first] = listAttachments(page, buildView(), byCommand);
	return { title: first?.title ?? '', text: drawWebText(first?.text ?? '').visible.trim() };
};

/** What stands below the sessions, line by line. */
const hints = (page: Page, byCommand?: PageCommand): readonly string[] => {
	const below = listAttachments(page, buildView(), byCommand).slice(1 + page.page.sessions.length);
	return below.flatMap(({ text }) => drawWebText(text).visible.trim().split('\n'));
};

describe('listAttachments', () => {
	it('are a summary and one for each session, in their order', () => {
		const page = buildPage({ rows: 1 });
		const sessions = [
			buildSession({ sessionId: otherSessionId, device: { name: 'Firefox' } }),
			buildSession(),
		];
		const attachments = listAttachments(
			{ ...page, page: { ...page.page, sessions, total: 2 } },
			buildView(),
		);

		expect(attachments.map(({ title }) => title)).toEqual([
			'Your sessions',
			'Firefox',
			'Chrome 113.0.0 on Windows 10',
		]);
	});

	it.each<readonly [string, ListOf, string]>([
		['own sessions', 'own', 'Your sessions'],
		['everybody', 'all', 'Everybody’s sessions'],
		['a user', bob, 'Sessions of bob'],
		['a search', found, 'Sessions matching *mac* :os: <x>'],
	])('say in their title that they are of %s', (_name, of, want) => {
		expect(summary(buildPage({ of })).title).toBe(want);
	});

	it.each<readonly [string, Parameters<typeof buildPage>[0], RegExp]>([
		['the first of several pages', { total: 12 }, /^Sessions 1–5 of 12\.$/],
		['a page in the middle', { of: bob, total: 12, offset: 5 }, /^Sessions 6–10 of 12\.$/],
		['the last page', { rows: 2, total: 12, offset: 10 }, /^Sessions 11–12 of 12\.$/],
		['a page that is just full', { total: 5 }, /^Sessions 1–5 of 5\.$/],
		['a page too far', { rows: 0, total: 12, offset: 15 }, /no page 4\b.*\/session "own" 3$/],
		[
			'the page after a full one',
			{ rows: 0, total: 10, offset: 10 },
			/no page 3\b.*\/session "own" 2$/,
		],
		[
			'a page too far of the only one',
			{ of: bob, rows: 0, total: 4, offset: 20 },
			/no page 5; the last one is \/session {"username":"bob"} 1$/,
		],
		['one session', { rows: 1 }, /^1 session\.$/],
		['large numbers', { total: 12_345 }, /12,345/],
		["none of one's own", { rows: 0 }, /^No open sessions to show yet/],
		["none of anybody's", { of: 'all', rows: 0 }, /^No open sessions\.$/],
		['none of a user', { of: bob, rows: 0 }, /^bob has no open sessions/],
		['none that match', { of: found, rows: 0 }, /^No open session matches \*mac\* :os: <x>\./],
		['none that match: what is searched', { of: found, rows: 0 }, /device, OS, user, Device ID/],
		[
			'none at an address',
			{ of: address, rows: 0, lookedThrough: 1000, incomplete: true },
			/exactly the IP address 203\.0\.113\.7; the newest 1,000 were looked through\.$/,
		],
		[
			'none at an address, among one',
			{ of: address, rows: 0, lookedThrough: 1 },
			/203\.0\.113\.7; 1 session was looked through\.$/,
		],
	])('sum up %s', (_name, page, want) => {
		expect(summary(buildPage(page), command).text.replace(/\u200b/g, '')).toMatch(want);
	});

	it.each<readonly [string, Parameters<typeof buildPage>[0], RegExp]>([
		[
			'an offset too far',
			{ rows: 0, total: 60, offset: 75, count: 25 },
			/^offset 75 .* 60 sessions\.$/,
		],
		['an offset just too far', { rows: 0, total: 1, offset: 1 }, /^offset 1 .* 1 session\.$/],
		['more', { total: 12 }, /^Sessions 1–5 of 12\.$/],
	])('sum up %s where there are no commands', (_name, page, want) => {
		expect(summary(buildPage(page)).text).toMatch(want);
	});

	describe('end with', () => {
		it.each<readonly [string, Parameters<typeof buildPage>[0], readonly RegExp[]]>([
			['nothing, if that is all', { total: 5 }, []],
			['nothing on the last page', { rows: 2, total: 12, offset: 10 }, []],
			['nothing beyond it', { rows: 0, total: 12, offset: 15 }, []],
			['nothing if there are none', { rows: 0 }, []],
			['the next page', { total: 6 }, [/^More: \/session "own" 2$/]],
			[
				'the next page, from the middle',
				{ of: bob, total: 12, offset: 5 },
				[/^More: \/session {"username":"bob"} 3$/],
			],
			[
				'the next page of a search, letter for letter',
				{ of: found, total: 6 },
				[/^More: \/session {"filter":"\*mac\* :os: <x>"} 2$/],
			],
			[
				'the next page of a long search, uncut',
				{ of: { filter: 'x'.repeat(250) }, total: 12 },
				[/x{250}"} 2$/],
			],
			['that some may be missing', { incomplete: true }, [/^Some sessions may be missing/]],
			[
				'that some may be missing, though there are none',
				{ rows: 0, incomplete: true },
				[/^Some sessions may be missing/],
			],
			[
				'how many were looked through for an address',
				{ of: address, incomplete: true, lookedThrough: 1000 },
				[/^Only the newest 1,000 sessions were looked through\.$/],
			],
			['nothing, if all were', { of: address, incomplete: false, lookedThrough: 70 }, []],
			[
				'nothing that was said above',
				{ of: address, rows: 0, incomplete: true, lookedThrough: 1000 },
				[],
			],
			[
				'the next page after what may be missing',
				{ of: bob, total: 12, incomplete: true },
				[/^Some sessions may be missing/, /^More: .* 2$/],
			],
		])('%s', (_name, page, want) => {
			const lines = hints(buildPage(page), command).map((line) => line.replace(/\u200b/g, ''));
			expect(lines).toEqual(want.map((line) => expect.stringMatching(line)));
		});

		it('no list of one', () => {
			const below = (page: Page): string | undefined =>
				listAttachments(page, buildView(), command).at(-1)?.text;
			expect(below(buildPage({ of: bob, total: 12 }))).not.toMatch(/^- /);
			expect(below(buildPage({ of: bob, total: 12, incomplete: true }))).toMatch(/^- .*\n- /);
		});

		it('no command where there are none', () => {
			expect(hints(buildPage({ total: 12 }))).toEqual([]);
			expect(hints(buildPage({ total: 12, incomplete: true }))).toHaveLength(1);
		});

		it('one attachment, in the colour of all', () => {
			const last = listAttachments(
				buildPage({ total: 12, incomplete: true }),
				buildView(),
				command,
			).slice(6);
			expect(last).toMatchObject([{ title: 'Good to know', color: colors.session }]);
			expect(last[0]).not.toHaveProperty('fields');
		});
	});

	describe('say that more than five users may match', () => {
		const of = (...users: readonly (Session['user'] & { id?: string })[]): readonly Session[] =>
			users.map(({ id, ...user }, index) => buildSession({ userId: id ?? `id${index}`, user }));
		const bobs = of({ username: 'bob' }, { username: 'x', name: 'Bobby Tables' });

		const said = (filter: ListOf, sessions: readonly Session[]): boolean =>
			hints({ ...buildPage({ of: filter }), page: { sessions, total: 2, incomplete: false } }).some(
				(line) => line.startsWith('Only the first five users whose name matches'),
			);

		it.each<readonly [string, ListOf, readonly Session[], boolean]>([
			['two whose name does', { filter: 'BOB' }, bobs, true],
			['one whose name does', { filter: 'bob' }, bobs.slice(1), false],
			['two, and the name of one does', { filter: 'tables' }, bobs, false],
			['none of whose names do', { filter: 'Chrome' }, bobs, false],
			[
				'one user twice',
				{ filter: 'bob' },
				of({ id: 'a', username: 'bob' }, { id: 'a', username: 'bob' }),
				false,
			],
			['users of a list', { username: 'bob' }, bobs, false],
			['users of everybody', 'all', bobs, false],
		])('%s', (_name, filter, sessions, want) => {
			expect(said(filter, sessions)).toBe(want);
		});

		it('by what was searched for, letter for letter', () => {
			const sessions = of({ username: '*b*' }, { username: '*b*2' });
			const page = { sessions, total: 2, incomplete: false };
			expect(hints({ ...buildPage({ of: { filter: '*b*' } }), page })[0]).toContain('matches *b* ');
		});
	});

	it('tell whose session it is where it is not the own', () => {
		const fieldsOf = (of: ListOf): readonly string[] =>
			listAttachments(buildPage({ of, rows: 1 }), buildView())[1]?.fields?.map(
				({ title }) => title,
			) ?? [];
		expect(fieldsOf('own')).not.toContain('User');
		expect(fieldsOf(bob)).toContain('User');
		expect(fieldsOf(found)).toContain('User');
		expect(fieldsOf('all')).toContain('User');
	});

	it.each(everyLanguage)('have a title, a text and no markup in %s', (language) => {
		const pages = [
			{},
			{ rows: 0 },
			{ rows: 1 },
			{ total: 12 },
			{ rows: 0, total: 1, offset: 5 },
			{ rows: 0, total: 12, offset: 50 },
			{ total: 12, incomplete: true },
			{ incomplete: true, lookedThrough: 1000 },
			{ rows: 0, incomplete: true, lookedThrough: 1 },
		];
		const flaws = (['own', 'all', bob, found, address] as const).flatMap((of) =>
			pages.flatMap((page) =>
				[command, undefined].flatMap((byCommand) =>
					listAttachments(buildPage({ ...page, of }), buildView(language), byCommand).flatMap(
						flawsOf,
					),
				),
			),
		);
		expect(flaws).toEqual([]);
	});
});

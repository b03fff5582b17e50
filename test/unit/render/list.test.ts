import type { Answer, ListOf } from '../../../src/lookups/Answer';
import { listAttachments, type PageCommand } from '../../../src/render/list';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { buildSession, otherSessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';

type Page = Extract<Answer, { kind: 'page' }>;

const bob: ListOf = { username: 'bob' };
const found: ListOf = { filter: '*mac* :os: <x>' };

const buildPage = ({
	of = 'own',
	rows = 5,
	total = rows,
	offset = 0,
	count = 5,
}: {
	of?: ListOf;
	rows?: number;
	total?: number;
	offset?: number;
	count?: number;
} = {}): Page => ({
	kind: 'page',
	of,
	page: { sessions: Array.from({ length: rows }, () => buildSession()), total },
	window: { offset, count },
});

const command: PageCommand = (of, page) => `/session ${JSON.stringify(of)} ${page}`;

const summary = (page: Page, byCommand?: PageCommand): { title: string; text: string } => {
	const [first] = listAttachments(page, buildView(), byCommand);

	return { title: first?.title ?? '', text: drawWebText(first?.text ?? '').visible.trim() };
};

describe('listAttachments', () => {
	it('are a summary and one for each session, in their order', () => {
		const page = buildPage({ rows: 1 });
		const sessions = [
			buildSession({ sessionId: otherSessionId, device: { name: 'Firefox' } }),
			buildSession(),
		];
		const attachments = listAttachments({ ...page, page: { sessions, total: 2 } }, buildView());

		expect(attachments.map(({ title }) => title)).toEqual([
			'Your sessions',
			'Firefox',
			'Chrome 113.0.0 on Windows 10',
		]);
	});

	it.each<readonly [string, ListOf, string]>([
		['own sessions', 'own', 'Your sessions'],
		['a user', bob, 'Sessions of bob'],
		['a search', found, 'Sessions matching *mac* :os: <x>'],
	])('say in their title that they are of %s', (_name, of, want) => {
		expect(summary(buildPage({ of })).title).toBe(want);
	});

	it.each<readonly [string, Parameters<typeof buildPage>[0], RegExp]>([
		['the first of several pages', { total: 12 }, /1 to 5 of 12\b.*\/session "own" 2$/],
		[
			'a page in the middle',
			{ of: bob, total: 12, offset: 5 },
			/6 to 10 of 12\b.*\/session {"username":"bob"} 3$/,
		],
		['the last page', { rows: 2, total: 12, offset: 10 }, /11 to 12 of 12\.$/],
		['a page that is just full', { total: 5 }, /1 to 5 of 5\.$/],
		[
			'all that a search found',
			{ of: found, total: 6 },
			/of 6\b.*\/session {"filter":"\*mac\* :os: <x>"} 2$/,
		],
		['what a long search found', { of: { filter: 'x'.repeat(250) }, total: 12 }, /x{250}"} 2$/],
		['a page too far', { rows: 0, total: 12, offset: 15 }, /no page 4\b.*\/session "own" 3$/],
		[
			'the page after a full one',
			{ rows: 0, total: 10, offset: 10 },
			/no page 3\b.*\/session "own" 2$/,
		],
		['one session', { rows: 1 }, /only session/],
		['large numbers', { total: 12_345 }, /12,345/],
		["none of one's own", { rows: 0 }, /no open session/],
		['none of a user', { of: bob, rows: 0 }, /^bob has no open session/],
		['none that match', { of: found, rows: 0 }, /matches \*mac\* :os: <x>\.$/],
	])('sum up %s', (_name, page, want) => {
		expect(summary(buildPage(page), command).text.replace(/\u200b/g, '')).toMatch(want);
	});

	it.each<readonly [string, Parameters<typeof buildPage>[0], RegExp]>([
		['an offset too far', { rows: 0, total: 60, offset: 75, count: 25 }, /no page 4\b.*offset=50$/],
		['more', { total: 12 }, /1 to 5 of 12\.$/],
	])('sum up %s where there are no commands', (_name, page, want) => {
		expect(summary(buildPage(page)).text).toMatch(want);
	});

	it('tell whose session it is where it is not the own', () => {
		const fieldsOf = (of: ListOf): readonly string[] =>
			listAttachments(buildPage({ of, rows: 1 }), buildView())[1]?.fields?.map(
				({ title }) => title,
			) ?? [];

		expect(fieldsOf('own')).not.toContain('User');
		expect(fieldsOf(bob)).toContain('User');
		expect(fieldsOf(found)).toContain('User');
	});

	it.each(everyLanguage)('have a title, a text and no markup in %s', (language) => {
		const pages = [
			{},
			{ rows: 0 },
			{ rows: 1 },
			{ total: 12 },
			{ rows: 0, total: 1, offset: 5 },
			{ rows: 0, total: 12, offset: 50 },
		];
		const flaws = (['own', bob, found] as const).flatMap((of) =>
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

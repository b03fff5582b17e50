import type { Answer } from '../../../src/lookups/Answer';
import { type Listing, listAttachments } from '../../../src/render/list';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { buildSession, otherSessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';

type Page = Extract<Answer, { kind: 'page' }>;

const buildPage = ({
	rows = 5,
	total = rows,
	offset = 0,
	count = 5,
	own = true,
}: {
	rows?: number;
	total?: number;
	offset?: number;
	count?: number;
	own?: boolean;
} = {}): Page => ({
	kind: 'page',
	own,
	page: { sessions: Array.from({ length: rows }, () => buildSession()), total },
	window: { offset, count },
});

const own: Listing = { of: 'own', command: (page) => `/session list ${page}` };
const ofBob: Listing = {
	of: { username: 'bob' },
	command: (page) => `/session list @bob ${page}`,
};
const found: Listing = {
	of: { filter: '*mac* :os: <x>' },
	command: (page) => `/session find "*mac* :os: <x>" ${page}`,
};

const summary = (listing: Listing, page: Page): { title: string; text: string } => {
	const [first] = listAttachments(listing, page, buildView());

	return { title: first?.title ?? '', text: drawWebText(first?.text ?? '').visible.trim() };
};

describe('listAttachments', () => {
	it('are a summary and one for each session, in their order', () => {
		const page = buildPage({ rows: 1 });
		const sessions = [
			buildSession({ sessionId: otherSessionId, device: { name: 'Firefox' } }),
			buildSession(),
		];
		const attachments = listAttachments(
			own,
			{ ...page, page: { sessions, total: 2 } },
			buildView(),
		);

		expect(attachments.map(({ title }) => title)).toEqual([
			'Your sessions',
			'Firefox',
			'Chrome 113.0.0 on Windows 10',
		]);
	});

	it.each<readonly [string, Listing, string]>([
		['own sessions', own, 'Your sessions'],
		['a user', ofBob, 'Sessions of bob'],
		['a search', found, 'Sessions matching *mac* :os: <x>'],
	])('say in their title that they are of %s', (_name, listing, want) => {
		expect(summary(listing, buildPage()).title).toBe(want);
	});

	it.each<readonly [string, Listing, Parameters<typeof buildPage>[0], RegExp]>([
		['the first of several pages', own, { total: 12 }, /1 to 5 of 12\b.*\/session list 2$/],
		[
			'a page in the middle',
			ofBob,
			{ total: 12, offset: 5 },
			/6 to 10 of 12\b.*\/session list @bob 3$/,
		],
		['the last page', own, { rows: 2, total: 12, offset: 10 }, /11 to 12 of 12\.$/],
		['a page that is just full', own, { total: 5 }, /1 to 5 of 5\.$/],
		[
			'all that a search found',
			found,
			{ total: 6 },
			/of 6\b.*\/session find "\*mac\* :os: <x>" 2$/,
		],
		[
			'what a long search found',
			{
				of: { filter: 'x'.repeat(250) },
				command: (page) => `/session find ${'x'.repeat(250)} ${page}`,
			},
			{ total: 12 },
			/x{250} 2$/,
		],
		['a page too far', own, { rows: 0, total: 12, offset: 15 }, /no page 4\b.*\/session list 3$/],
		[
			'the page after a full one',
			own,
			{ rows: 0, total: 10, offset: 10 },
			/no page 3\b.*\/session list 2$/,
		],
		[
			'an offset too far',
			{ of: 'own' },
			{ rows: 0, total: 60, offset: 75, count: 25 },
			/no page 4\b.*offset=50$/,
		],
		['more, where there is no command', { of: 'own' }, { total: 12 }, /1 to 5 of 12\.$/],
		['one session', own, { rows: 1 }, /only session/],
		['large numbers', own, { total: 12_345 }, /12,345/],
		["none of one's own", own, { rows: 0 }, /no open session/],
		['none of a user', ofBob, { rows: 0 }, /^bob has no open session/],
		['none that match', found, { rows: 0 }, /matches \*mac\* :os: <x>\.$/],
	])('sum up %s', (_name, listing, page, want) => {
		expect(summary(listing, buildPage(page)).text.replace(/\u200b/g, '')).toMatch(want);
	});

	it.each(everyLanguage)('have a title, a text and no markup in %s', (language) => {
		const pages = [
			{},
			{ rows: 0 },
			{ rows: 1 },
			{ total: 12 },
			{ rows: 0, total: 1, offset: 5 },
			{ rows: 0, total: 12, offset: 50 },
			{ rows: 2, total: 2, own: false },
		];
		const listings: readonly Listing[] = [own, ofBob, found, { of: 'own' }];
		const flaws = listings.flatMap((listing) =>
			pages.flatMap((page) =>
				listAttachments(listing, buildPage(page), buildView(language)).flatMap(flawsOf),
			),
		);

		expect(flaws).toEqual([]);
	});
});

import fc from 'fast-check';

import type { Attachment } from '../../../src/render/Attachment';
import { summaryAttachments } from '../../../src/render/summary';
import type { Summary } from '../../../src/sessions/Summary';
import { flawsOf } from '../support/attachments';
import { drawMobile, drawWebText } from '../support/clients';
import { buildView, everyLanguage } from '../support/view';

const view = buildView();

const buildSummary = (override: Partial<Summary> = {}): Summary => ({
	sessions: 1000,
	total: 1234,
	people: 400,
	clients: [
		{
			name: 'Chrome',
			sessions: 620,
			versions: [
				{ version: '125.0.0', sessions: 400 },
				{ version: '124.0.0', sessions: 150 },
				{ version: '123.0', sessions: 40 },
				{ version: '8', sessions: 30 },
			],
		},
		{ name: 'RC Mobile', sessions: 300, versions: [{ version: '4.51.0', sessions: 8 }] },
		{ name: 'Firefox', sessions: 3, versions: [] },
	],
	systems: [{ name: 'ios', sessions: 300, versions: [{ version: '17.5', sessions: 300 }] }],
	types: [
		{ type: 'browser', sessions: 623 },
		{ type: 'mobile-app', sessions: 300 },
		{ type: 'smart-tv', sessions: 77 },
	],
	addresses: [
		{ ip: '2001:db8:a:b::1', accounts: 3, sessions: 9 },
		{ ip: '203.0.113.7', accounts: 2, sessions: 2 },
	],
	oldest: new Date('2024-05-13T08:30:00Z'),
	isIncomplete: false,
	...override,
});

const linesOf = (attachment: Attachment | undefined): readonly string[] =>
	drawMobile(attachment?.text ?? '')
		.visible.trim()
		.split('\n')
		.map((line) => line.replace(/\u200b/g, '').trimEnd());

const part = (title: string, summary: Summary, its = view): readonly string[] =>
	linesOf(summaryAttachments(summary, its).find((attachment) => attachment.title === title));

it('summaryAttachments are one for each part', () => {
	expect(summaryAttachments(buildSummary(), view).map(({ title }) => title)).toEqual([
		'Sessions in numbers',
		'Clients',
		'Operating systems',
		'Device types',
		'IP addresses shared by several accounts',
		'Oldest connection',
	]);
});

it('summaryAttachments leave out parts with nothing in them', () => {
	const { oldest: _oldest, ...rest } = buildSummary({
		...{ sessions: 0, total: 0, people: 0 },
		...{ clients: [], systems: [], types: [], addresses: [] },
	});
	expect(summaryAttachments(rest, view)).toMatchObject([{ text: 'No open sessions.' }]);
});

it.each<readonly [string, Partial<Summary>, RegExp]>([
	['all', { total: 1000 }, /^All /],
	['the newest', {}, /1,000 of 1,234/],
	['what could be read', { isIncomplete: true }, /^(?!.*1,234).*1,000.*may be missing/],
])('summaryAttachments say of how many sessions they are: %s', (_name, override, want) => {
	const [first] = summaryAttachments(buildSummary(override), view);
	expect(first?.text).toMatch(want);
	expect(first?.fields?.map(({ value }) => value)).toEqual(['1,000', '400']);
});

it('summaryAttachments show clients as bars with numbers, their versions below, and the rest', () => {
	expect(part('Clients', buildSummary())).toEqual([
		'█████░░░ 620 · Chrome',
		'  125.0.0: 400',
		'  124.0.0: 150',
		'  123.0: 40, …',
		'██░░░░░░ 300 · RC Mobile',
		'  4.51.0: 8',
		'█░░░░░░░   3 · Firefox',
		'All others: 77',
	]);
});

it.each([
	[['4.54.0', '4.2.300'], ['  4.54.0: 100, 4.2.300: 99']],
	[
		['4.54.0', '4.2.3000', '4'],
		['  4.54.0: 100', '  4.2.3000: 99, 4: 98'],
	],
])(
	'summaryAttachments put as many versions on a line as a phone has room for: %j',
	(names, want) => {
		const versions = names.map((version, index) => ({ version, sessions: 100 - index }));
		const clients = [{ name: 'RC Mobile', sessions: 1000, versions }];
		expect(part('Clients', buildSummary({ clients })).slice(1)).toEqual(want);
	},
);

it.each([
	['124.0.0', ['████████ 17 · Edge 124.0.0']],
	['124.0.10', ['████████ 17 · Edge', '  124.0.10']],
])(
	'summaryAttachments put version %s of all sessions of a client behind its name',
	(version, want) => {
		const clients = [{ name: 'Edge', sessions: 17, versions: [{ version, sessions: 17 }] }];
		expect(part('Clients', buildSummary({ sessions: 17, clients }))).toEqual(want);
	},
);

it('summaryAttachments count systems together that are spelled in upper and lower case', () => {
	const systems = [
		{ name: 'Windows', sessions: 29, versions: [] },
		{ name: 'ios', sessions: 20, versions: [{ version: '17.5', sessions: 20 }] },
		{ name: 'iOS', sessions: 14, versions: [] },
		{ name: 'Linux', sessions: 2, versions: [] },
		{ name: 'IOS', sessions: 1, versions: [{ version: '17.5', sessions: 1 }] },
	];
	expect(part('Operating systems', buildSummary({ sessions: 66, systems }))).toEqual([
		expect.stringMatching(/ 35 · ios$/),
		'  17.5: 21',
		expect.stringMatching(/ 29 · Windows$/),
		expect.stringMatching(/ {2}2 · Linux$/),
	]);
});

it('summaryAttachments count types by what the reader calls them, the most first, unknown ones among all others', () => {
	const types = [
		{ type: 'browser', sessions: 30 },
		{ type: 'mobile-app', sessions: 29 },
		{ type: 'desktop-app', sessions: 27 },
		{ type: 'mobile', sessions: 21 },
		{ type: 'smart-tv', sessions: 5 },
		{ type: 'other', sessions: 3 },
	];
	expect(part('Device types', buildSummary({ sessions: 116, types }))).toEqual([
		expect.stringMatching(/50 · Phone$/),
		expect.stringMatching(/30 · Browser$/),
		expect.stringMatching(/27 · Desktop app$/),
		expect.stringMatching(/ 5 · smart-tv$/),
		'All others: 4',
	]);
});

it('summaryAttachments show addresses so that they can be copied, and in chat how to find who has them', () => {
	const title = 'IP addresses shared by several accounts';
	const lines = part(title, buildSummary());
	expect(lines).toEqual([
		expect.stringMatching(/:████████ 3 · 2001:db8:0a:0b::1$/),
		'█████░░░ 2 · 203.0.113.7',
		expect.stringContaining('/session find <IP address>'),
	]);
	const api = buildView('en', { door: 'api' });
	expect(part(title, buildSummary(), api)).toEqual(lines.slice(0, -1));
});

it('summaryAttachments write numbers in the language of the reader, in columns', () => {
	const clients = [
		{ name: 'Chrome', sessions: 12_345, versions: [] },
		{ name: 'Firefox', sessions: 7, versions: [] },
	];
	const summary = buildSummary({ sessions: 24_697, clients });
	const french = summaryAttachments(summary, buildView('fr'));
	expect(linesOf(french[1])).toEqual([
		'████░░░░ 12\u00a0345 · Chrome',
		'█░░░░░░░      7 · Firefox',
		'Tous les autres\u00a0: 12\u00a0345',
	]);
});

it('summaryAttachments say when the oldest connection was', () => {
	expect(part('Oldest connection', buildSummary())).toEqual([
		expect.stringMatching(/^Last connected May 13, 2024, .*1 month ago\.$/),
	]);
});

it.each(everyLanguage)(
	'summaryAttachments have a title, a text and no markup in %s',
	(language) => {
		const its = buildView(language);
		const summaries = [
			buildSummary(),
			buildSummary({ isIncomplete: true }),
			buildSummary({ sessions: 1, total: 2, people: 1, isIncomplete: true }),
		];
		expect(
			summaries.flatMap((summary) => summaryAttachments(summary, its)).flatMap(flawsOf),
		).toEqual([]);
	},
);

it('summaryAttachments have one line for each row that begins with its bar, whatever devices call themselves', () => {
	const hostile = '```\n**x**|████████ 900 · Chrome|`|\n|:smile:|:)|8)|<b>|\u202e'.split('|');
	const name = fc.oneof(
		fc.constantFrom(...hostile),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
	);
	const count = fc.integer({ min: 1, max: 1000 });
	const clients = fc.array(
		fc.record({
			name,
			sessions: count,
			versions: fc.array(fc.record({ version: name, sessions: count }), { maxLength: 5 }),
		}),
		{ minLength: 1, maxLength: 10 },
	);
	fc.assert(
		fc.property(clients, (drawn) => {
			const summary = buildSummary({ sessions: 10_000, clients: drawn });
			const [, attachment] = summaryAttachments(summary, view);
			const text = attachment?.text ?? '';
			expect(drawWebText(text).kinds).toEqual(['code', 'pre']);
			expect(drawMobile(text).kinds).not.toContain('EMOJI');
			const lines = linesOf(attachment).slice(0, -1);
			// Versions are indented.
			const rows = lines.filter((line) => !line.startsWith('  '));
			expect(rows).toHaveLength(drawn.length);
			expect(lines.join('').match(/[█░]{8}/g)).toHaveLength(drawn.length);
			rows.forEach((row, index) => {
				expect(row).toMatch(/^[█░]{8} +[\d,]+ · ?[^█░]*$/);
				expect(row).toContain(` ${(drawn[index]?.sessions ?? 0).toLocaleString('en')} ·`);
			});
		}),
		{ numRuns: 200 },
	);
});

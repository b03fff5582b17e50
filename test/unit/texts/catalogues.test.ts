import { allKeys, allLanguages, formsOf, translations } from './samples';
import type { TextKey } from '../../../src/texts/en';
import { languages, type Language } from '../../../src/texts/language';

type Form = readonly [place: string, form: string, english: string];

/** Every form of every text of a language next to the English one. */
const forms = (language: Language): readonly Form[] =>
	allKeys.flatMap((key) => {
		const english = formsOf('en', key);
		return Object.entries(formsOf(language, key)).map(
			([name, form]): Form => [`${key}.${name}`, form, english[name] ?? ''],
		);
	});

/** The places whose form differs from the English one in what a function makes of both. */
const differing = (language: Language, aspect: (form: string) => unknown): readonly string[] =>
	forms(language)
		.filter(([, form, english]) => JSON.stringify(aspect(form)) !== JSON.stringify(aspect(english)))
		.map(([place]) => place);

/** What is typed and not read. */
const notProse: readonly TextKey[] = ['command_params', 'setting_workspace_url_placeholder'];

/** The places whose form breaks a rule, with a word in the place of code and of what is filled in. */
const breaking = (language: Language, rule: RegExp): readonly string[] =>
	forms(language)
		.filter(([place]) => !notProse.some((key) => place.startsWith(`${key}.`)))
		.filter(([, form]) => rule.test(form.replace(/`[^`]*`|\{\w+\}/g, 'x')))
		.map(([place]) => place);

const sorted = (form: string, pattern: RegExp): readonly string[] =>
	[...(form.match(pattern) ?? [])].sort();

it.each(translations)(
	'the texts in %s have the same places to fill in as the English ones, in each form of a plural',
	(language) => {
		expect(differing(language, (form) => sorted(form, /\{[^}]*\}/g))).toEqual([]);
	},
);

it.each(translations)(
	'the texts in %s have the same code as the English ones, but for what stands for something else',
	(language) => {
		const typed = (form: string): string =>
			form
				.replace(/<[^>]+>/g, '<>')
				.replace(/\[\p{L}+\]/gu, '[]')
				.replace(/@\w+/g, '@');
		expect(differing(language, (form) => sorted(typed(form), /`[^`]*`/g))).toEqual([]);
	},
);

it.each(translations)('the texts in %s end as the English ones do', (language) => {
	expect(differing(language, (form) => /[.:]$/.exec(form)?.[0])).toEqual([]);
});

describe.each(allLanguages)('in %s', (language) => {
	it.each([
		['are never empty', /^$/],
		['have no space at an end, none twice, and none before a dot or comma', /^\s|\s$|\s\s|\s[.,]/],
		['have typographic apostrophes and quotes', /['"]/],
		['have dots at ends and in numbers, where they make no links', /\.(?![ \d]|$)/],
		['have no braces but those of places', /[{}]/],
		['have no mark-up but code', /[<*_~|\\`#@]/],
	])(`the texts in ${language} %s`, (_rule, pattern) => {
		expect(breaking(language, pattern)).toEqual([]);
	});

	const quotes = { 'en': '“”', 'pt-BR': '“”', 'es': '«»', 'de': '„“', 'fr': '«»' }[language];

	it(`the texts in ${language} have ${quotes} as quotes`, () => {
		const used = forms(language).flatMap(([, form]) => form.match(/[“”„«»‹›]/g) ?? []);
		expect(new Set(used)).toEqual(new Set(quotes));
	});

	it(`the texts in ${language} have spaces before punctuation in French alone`, () => {
		const high = forms(language).flatMap(
			([, form]) => form.replace(/`[^`]*`|https:/g, 'x').match(/.[:;?!»]|«./g) ?? [],
		);
		const spaced = high.filter((pair) => pair.includes('\u202f'));
		expect(high.filter((pair) => / |\u00a0/.test(pair))).toEqual([]);
		expect(spaced).toEqual(language === 'fr' ? high : []);
		expect(high.length).toBeGreaterThan(0);
	});
});

it.each<[Language, RegExp]>([
	// A session that is not found "may have ended" by itself.
	['en', /(?<!may have )ended|\bends\b|\bsign(?:s|ed)? out|terminat|revok/i],
	['pt-BR', /encerr|fazer logout|\blogout\b/i],
	['es', /desconect|finaliza/i],
	['de', /beende|auslogg/i],
	['fr', /ferm(?:e|é)/i],
])('the texts in %s have one word for logging out', (language, other) => {
	expect(breaking(language, other)).toEqual([]);
});

it.each(allLanguages)(
	'the texts in %s open a permission to nobody but the service account',
	(language) => {
		const remedies = forms(language)
			.filter(([, , english]) => /\btick\b/.test(english))
			.map(([place, form]) => [place, form] as const);
		expect(remedies.length).toBeGreaterThan(0);
		expect(remedies.filter(([, form]) => !form.includes('`user`'))).toEqual([]);
	},
);

/** The texts that are the same in English and in other languages, and why. */
const same: readonly (readonly [key: TextKey, why: string, languages: readonly Language[]])[] = [
	['command_params', 'the words that are typed', translations],
	['help_title', 'the name of the app', translations],
	['status_version', 'the name of the app', translations],
	['setting_workspace_url_placeholder', 'an example address', translations],
	['setting_audit_room_placeholder', 'an example name', translations],
	['problem_setting', 'the same quotes', ['pt-BR']],
	['field_device_id', 'Rocket.Chat shows the English label', ['es', 'fr']],
	['section_workspace', 'the word of Rocket.Chat', ['pt-BR']],
	['check_workspace', 'the word of Rocket.Chat', ['pt-BR']],
	['field_host', 'the same word', ['pt-BR', 'es', 'de']],
	['field_os', 'the same word', ['de', 'fr']],
	['type_browser', 'the same word', ['de']],
	['type_tablet', 'the same word', ['pt-BR', 'de']],
	['check_sessions', 'the same word', ['fr']],
	['summary_sessions', 'the same word', ['fr']],
	['summary_clients', 'the same word', ['de', 'fr']],
	['list_count', 'the same word', ['fr']],
	['list_range_incomplete', 'the same word', ['fr']],
	['window_page', 'the same word', ['fr']],
	['window_field', 'nothing but a colon', ['pt-BR', 'es', 'de']],
	['logout_remaining_line', 'nothing but a colon', ['pt-BR', 'es', 'de']],
];

it.each(translations)('the texts in %s are the same as in English on purpose alone', (language) => {
	const found = allKeys.filter((key) =>
		Object.entries(formsOf(language, key)).some(
			([name, form]) => form === formsOf('en', key)[name],
		),
	);
	const meant = same.filter(([, , tags]) => tags.includes(language)).map(([key]) => key);
	expect([...found].sort()).toEqual([...meant].sort());
});

const quotedIn = (form: string): readonly string[] =>
	form.replace(/[“”„«»]\u202f?|\u202f(?=»)/g, '"').match(/"[^"]*"/g) ?? [];

const labels = allKeys.filter((key) => /^(?:setting|choice|window)_/.test(key));
const labelOf = (language: Language, key: TextKey) => `"${formsOf(language, key).text}"`;

it('the texts quote a label of the app, one of Rocket.Chat, or what is filled in', () => {
	const known = [
		...labels.map((key) => labelOf('en', key)),
		...['"Ignore Two Factor Authentication"', '"{label}"', '"{word}"', '"{session}"'],
	];
	const quoted = forms('en').flatMap(([, form]) => quotedIn(form));
	expect(quoted.filter((quote) => !known.includes(quote))).toEqual([]);
});

it.each(translations)(
	'the texts in %s quote the labels that the English ones quote',
	(language) => {
		const wrong = labels.flatMap((key) =>
			forms(language).filter(
				([, form, english]) =>
					quotedIn(english).includes(labelOf('en', key)) &&
					!quotedIn(form).includes(labelOf(language, key)),
			),
		);
		expect(wrong).toEqual([]);
	},
);

it.each(translations)('the texts in %s say Device ID as its field does', (language) => {
	const wrong = forms(language).filter(
		([, form, english]) =>
			english.replace(/`[^`]*`/g, '').includes('Device ID') &&
			!form.includes(languages[language].field_device_id),
	);
	expect(wrong).toEqual([]);
});

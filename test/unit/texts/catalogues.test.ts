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

describe.each(translations)('the texts in %s', (language) => {
	it('have the keys of the English ones, in their order', () => {
		expect(Object.keys(languages[language])).toEqual(allKeys);
	});

	it('are a plural where the English one is', () => {
		const namesOf = (tag: Language): unknown =>
			allKeys.map((key) => [key, Object.keys(formsOf(tag, key))]);
		expect(namesOf(language)).toEqual(namesOf('en'));
	});

	it('have the same places to fill in, in each form of a plural', () => {
		expect(differing(language, (form) => sorted(form, /\{[^}]*\}/g))).toEqual([]);
	});

	it('have the same code, but for what stands for something else', () => {
		const typed = (form: string): string =>
			form
				.replace(/<[^>]+>/g, '<>')
				.replace(/\[\p{L}+\]/gu, '[]')
				.replace(/@\w+/g, '@');
		expect(differing(language, (form) => sorted(typed(form), /`[^`]*`/g))).toEqual([]);
	});

	it('end as the English ones do', () => {
		expect(differing(language, (form) => /[.:]$/.exec(form)?.[0])).toEqual([]);
	});
});

describe.each(allLanguages)('the typography in %s', (language) => {
	it.each([
		['no text is empty', /^$/],
		['no space stands at an end, twice, or before a full stop or comma', /^\s|\s$|\s\s|\s[.,]/],
		['apostrophes and quotes are typographic', /['"]/],
		['dots end sentences and stand in numbers, and make no links', /\.(?![ \d]|$)/],
		['there are no braces but those of places', /[{}]/],
		['there is no mark-up', /[<*_~|\\`#@]/],
	])('%s', (_rule, pattern) => {
		expect(breaking(language, pattern)).toEqual([]);
	});

	const quotes = {
		'en': '“”',
		'pt-BR': '“”',
		'es': '«»',
		'de': '„“',
		'fr': '«»',
	}[language];

	it(`quotes stand as ${quotes}`, () => {
		const used = forms(language).flatMap(([, form]) => form.match(/[“”„«»‹›]/g) ?? []);
		expect(new Set(used)).toEqual(new Set(quotes));
	});

	it('spaces before punctuation are French', () => {
		const high = forms(language).flatMap(
			([, form]) => form.replace(/https:/g, '').match(/.[:;?!»]|«./g) ?? [],
		);
		const spaced = high.filter((pair) => pair.includes('\u202f'));
		expect(high.filter((pair) => / |\u00a0/.test(pair))).toEqual([]);
		expect(spaced).toEqual(language === 'fr' ? high : []);
		expect(high.length).toBeGreaterThan(0);
	});
});

describe('what is the same in English', () => {
	/** And why. */
	const same: readonly (readonly [key: TextKey, why: string, languages: readonly Language[]])[] = [
		['command_params', 'the words that are typed', ['pt-BR', 'es', 'de', 'fr']],
		['help_title', 'the name of the app', ['pt-BR', 'es', 'de', 'fr']],
		['setting_workspace_url_placeholder', 'an example address', ['pt-BR', 'es', 'de', 'fr']],
		['setting_audit_room_placeholder', 'an example name', ['pt-BR', 'es', 'de', 'fr']],
		['problem_setting', 'the same quotes', ['pt-BR']],
		['field_device_id', 'Rocket.Chat shows the English label', ['es', 'fr']],
		['section_workspace', 'the word of Rocket.Chat', ['pt-BR']],
		['check_workspace', 'the word of Rocket.Chat', ['pt-BR']],
		['field_host', 'the same word', ['pt-BR', 'es', 'de']],
		['check_sessions', 'the same word', ['fr']],
		['list_shown', 'the same word', ['fr']],
		['window_page', 'the same word', ['fr']],
		['logout_remaining_line', 'nothing but a colon', ['pt-BR', 'es', 'de']],
	];

	it.each(translations)('in %s is so on purpose', (language) => {
		const found = allKeys.filter((key) =>
			Object.entries(formsOf(language, key)).some(
				([name, form]) => form === formsOf('en', key)[name],
			),
		);
		const meant = same.filter(([, , tags]) => tags.includes(language)).map(([key]) => key);
		expect([...found].sort()).toEqual([...meant].sort());
	});
});

describe.each(allLanguages)('the names of settings and buttons in %s', (language) => {
	const { [language]: texts } = languages;

	it.each<[TextKey, TextKey]>([
		['problem_two_factor_secret_missing', 'setting_two_factor_method'],
		['cause_workspace-two-factor-rejected', 'setting_two_factor_secret'],
		['cause_workspace-unreachable', 'setting_workspace_url'],
		['cause_workspace-timeout', 'setting_workspace_url'],
		['cause_workspace-bad-answer', 'setting_workspace_url'],
		['cause_audit-failed', 'setting_audit_room'],
		['status_audit-room_missing_remedy', 'setting_audit_room'],
		['status_audit-room_archived_remedy', 'setting_audit_room'],
		['status_audit-room_read-only_remedy', 'setting_audit_room'],
		['status_audit-room_encrypted_remedy', 'setting_audit_room'],
		['status_audit-room_muted_remedy', 'setting_audit_room'],
		['status_logout_missing_remedy', 'setting_allow_logout'],
		['window_late', 'window_refresh'],
	])('%s quotes the label of %s', (key, label) => {
		const bare = String(texts[key]).replace(/[“”„«»]\u202f?|\u202f(?=»)/g, '"');
		expect(bare).toContain(`"${String(texts[label])}"`);
	});

	it.each<[TextKey, TextKey]>([
		['error_invalid-session-id_title', 'field_device_id'],
		['error_invalid-session-id', 'field_device_id'],
		['error_invalid-session-id_missing_title', 'field_device_id'],
		['error_invalid-session-id_missing', 'field_device_id'],
		['error_invalid-session-id_api', 'field_device_id'],
		['error_session-not-found_info', 'field_device_id'],
		['error_session-not-found_admin', 'field_device_id'],
		['error_session-not-found_any', 'field_device_id'],
		['help_intro', 'field_device_id'],
		['help_find', 'field_device_id'],
	])('%s says %s', (key, label) => {
		expect(texts[key]).toContain(texts[label]);
	});
});

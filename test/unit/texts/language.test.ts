import { chooseLanguage, languages } from '../../../src/texts/language';

describe('the language for a tag', () => {
	it.each(Object.keys(languages))(
		'chooseLanguage takes the tag %s of a language as it is',
		(tag) => {
			expect(chooseLanguage(tag)).toBe(tag);
		},
	);

	it.each([
		['en', 'en'],
		['en-GB', 'en'],
		['en_US.UTF-8', 'en'],
		['EN', 'en'],
		['pt-BR', 'pt-BR'],
		['pt-br', 'pt-BR'],
		['PT-BR', 'pt-BR'],
		['pt_BR', 'pt-BR'],
		['pt', 'pt-BR'],
		['pt-PT', 'pt-BR'],
		['PT_pt', 'pt-BR'],
		['es', 'es'],
		['es-419', 'es'],
		['de', 'de'],
		['De', 'de'],
		['de-AT', 'de'],
		['DE-AT', 'de'],
		['de_CH', 'de'],
		['de-Latn-DE', 'de'],
		['fr', 'fr'],
		['fr-CA', 'fr'],
	])('chooseLanguage serves %p in %s', (tag, language) => {
		expect(chooseLanguage(tag)).toBe(language);
	});

	it.each([
		[undefined],
		[''],
		[' '],
		['-'],
		['_'],
		['-de'],
		['d'],
		['deu'],
		['den-US'],
		['deutsch'],
		['zh'],
		['zh-TW'],
		['nl-BE'],
		['x-de'],
		['de/fr'],
		['__proto__'],
		['constructor'],
		['toString'],
		['hasOwnProperty'],
		['💬'],
	])('chooseLanguage has no language for %p', (tag) => {
		expect(chooseLanguage(tag)).toBeUndefined();
	});

	it('chooseLanguage takes tags of any length', () => {
		expect(chooseLanguage(`de-${'x'.repeat(1_000_000)}`)).toBe('de');
		expect(chooseLanguage('de'.repeat(1_000_000))).toBeUndefined();
	});
});

import { chooseLanguage, languages } from '../../../src/texts/language';

describe('the language for a tag', () => {
	it.each(Object.keys(languages))('of a language that there is, %s, is that one', (tag) => {
		expect(chooseLanguage(tag)).toBe(tag);
	});

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
	])('%p is %s', (tag, language) => {
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
		['de'.repeat(10_000)],
	])('%p has none', (tag) => {
		expect(chooseLanguage(tag)).toBeUndefined();
	});
});

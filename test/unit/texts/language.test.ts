import { chooseLanguage, type Language } from '../../../src/texts/language';

it.each<readonly [Language, string]>([
	['en', 'en en-GB en_US.UTF-8 EN'],
	['pt-BR', 'pt-BR pt-br PT-BR pt_BR pt pt-PT PT_pt'],
	['es', 'es es-419'],
	['de', 'de De de-AT DE-AT de_CH de-Latn-DE'],
	['fr', 'fr fr-CA'],
])('chooseLanguage serves in %s: %s', (language, tags) => {
	expect(tags.split(' ').filter((tag) => chooseLanguage(tag) !== language)).toEqual([]);
});

it.each([
	...[undefined, '', ' ', '-', '_', '-de', 'd', 'deu', 'den-US', 'deutsch', 'zh', 'zh-TW', 'nl-BE'],
	...['x-de', 'de/fr', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '💬'],
])('chooseLanguage has no language for %p', (tag) => {
	expect(chooseLanguage(tag)).toBeUndefined();
});

it('chooseLanguage takes tags of any length', () => {
	expect(chooseLanguage(`de-${'x'.repeat(1_000_000)}`)).toBe('de');
	expect(chooseLanguage('de'.repeat(1_000_000))).toBeUndefined();
});

import { start } from './clock';
import type { View } from '../../../src/render/Attachment';
import { translator } from '../../../src/texts/Translator';
import { type Language, languages } from '../../../src/texts/language';

export const everyLanguage = Object.keys(languages) as Language[];

export const buildView = (language: Language = 'en', override: Partial<View> = {}): View => ({
	t: translator(language),
	door: 'chat',
	now: start,
	utcOffset: 0,
	...override,
});

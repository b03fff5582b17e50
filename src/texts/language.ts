import { de } from './de';
import { en, type Texts } from './en';
import { es } from './es';
import { fr } from './fr';
import { ptBR } from './pt-BR';

/** The languages there are, by tag. */
export const languages = {
	en,
	'pt-BR': ptBR,
	es,
	de,
	fr,
} as const satisfies Record<string, Texts>;

export type Language = keyof typeof languages;

const baseOf = (tag: string): string | undefined => tag.toLowerCase().split(/[-_]/)[0];

/** The language that serves a tag: the one with the same base (`pt` and `pt-BR`, `de-AT` and `de`). No two have the same. */
export const chooseLanguage = (tag: string | undefined): Language | undefined =>
	Object.keys(languages).find(
		(known): known is Language => tag !== undefined && baseOf(known) === baseOf(tag),
	);

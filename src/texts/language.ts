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

/** No tag that is in use has more characters (RFC 5646, section 4.4.1). A user can set a preference of megabytes. */
const MAX_TAG = 35;

const baseOf = (tag: string): string | undefined =>
	tag.slice(0, MAX_TAG).toLowerCase().split(/[-_]/)[0];

/** The language that serves a tag: the one with the same base (`pt` and `pt-BR`, `de-AT` and `de`). No two have the same. */
export const chooseLanguage = (tag: string | undefined): Language | undefined =>
	Object.keys(languages).find(
		(known): known is Language => tag !== undefined && baseOf(known) === baseOf(tag),
	);

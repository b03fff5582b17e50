import { HOUR } from '../../../src/common/clock';
import type { Placeholders, TextKey } from '../../../src/texts/en';
import { languages, type Language } from '../../../src/texts/language';

/** In milliseconds. */
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;

type PlaceholderName = { [K in TextKey]: Placeholders<K> }[TextKey];

export type Samples = Readonly<Record<PlaceholderName, string | number>>;

const code = '`view-device-management`';
const name = 'Chrome 113.0.0';

/** Something for every place, as harmless as what the app puts there. The numbers take turns. */
export const samples: readonly Samples[] = [0, 1, 2, 8, 10, 1234, 1_000_000].map((number) => ({
	...{ caller: code, command: code, endpoint: code, filter: code, ip: code, known: code },
	...{ loggers: code, name: code, network: code, owner: code, permission: code, roles: code },
	...{ room: code, session: code, sessionId: code, username: code, viewers: code },
	...{ app: name, check: name, client: name, id: 'workspace_url', label: name, os: name },
	...{ reason: name, server: name, setting: `“${name}” (${code})`, value: name, word: name },
	...{ count: number, from: number, limit: number, max: number, offset: number, page: number },
	...{ status: number === 0 ? '–' : '502', to: number, total: number },
	...{ time: 'Jun 12, 2024, 8:30 AM (UTC+02:00)', ago: '2 hours ago' },
}));

export const allLanguages = Object.keys(languages) as readonly Language[];

export const translations = allLanguages.filter((language) => language !== 'en');

export const allKeys = Object.keys(languages.en) as readonly TextKey[];

/** The forms of a text: one, or two for a plural. */
export const formsOf = (language: Language, key: TextKey): Readonly<Record<string, string>> => {
	const text = languages[language][key];
	return typeof text === 'string' ? { text } : text;
};

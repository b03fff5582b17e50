import { HOUR } from '../../../src/common/clock';
import type { Placeholders, TextKey } from '../../../src/texts/en';
import { languages, type Language } from '../../../src/texts/language';

/** In milliseconds. */
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;

type PlaceholderName = { [K in TextKey]: Placeholders<K> }[TextKey];

export type Samples = Readonly<Record<PlaceholderName, string | number>>;

const words = {
	app: '3.0.0',
	caller: '`sam`',
	check: 'Workspace',
	client: 'Chrome 113.0.0',
	command: '`/session list 2`',
	endpoint: '`sessions/info.admin`',
	filter: '`chrome`',
	id: 'workspace_url',
	ip: '`203.0.113.7`',
	known: '`offset`, `count`',
	label: 'Workspace URL',
	loggers: '`admin`',
	name: '`cuont`',
	network: '`198.51.100.0/24`',
	os: 'Windows 10',
	owner: '`alice`, `bob`',
	permission: '`view-device-management`',
	reason: 'Logout not confirmed.',
	roles: '`session-service`',
	room: '`session-audit`',
	server: '8.9.0',
	session: '`QoYYFw2t9oKks2niG`',
	sessionId: '`QoYYFw2t9oKks2niG`',
	setting: '“Workspace URL” (`workspace_url`)',
	time: 'Jun 12, 2024, 8:30 AM (UTC+02:00)',
	ago: '2 hours ago',
	username: '`alice`',
	value: 'x',
	viewers: '`admin`, `auditor`',
	word: 'lst',
};

/** Something for every place, as harmless as what the app puts there. The numbers take turns. */
export const samples: readonly Samples[] = [0, 1, 2, 8, 10, 1234, 1_000_000].map((number) => ({
	...words,
	count: number,
	from: number,
	limit: number,
	max: number,
	offset: number,
	page: number,
	status: number === 0 ? '–' : '502',
	to: number,
	total: number,
}));

export const allLanguages = Object.keys(languages) as readonly Language[];

export const translations = allLanguages.filter((language) => language !== 'en');

export const allKeys = Object.keys(languages.en) as readonly TextKey[];

/** The forms of a text: one, or two for a plural. */
export const formsOf = (language: Language, key: TextKey): Readonly<Record<string, string>> => {
	const text = languages[language][key];
	return typeof text === 'string' ? { text } : text;
};

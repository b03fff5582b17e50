import { execFileSync } from 'node:child_process';

import { allLanguages, DAY, YEAR } from './samples';
import { HOUR, MINUTE } from '../../../src/common/clock';
import { Translator, translator } from '../../../src/texts/Translator';
import type { Language } from '../../../src/texts/language';
import { projectRoot } from '../../../tools/projectRoot';

const at = (iso: string): Date => new Date(iso);

it.each(['$& $1 $$', '{username}', '{count} {__proto__}', 'constructor', '\u202e<b>\n`x`'])(
	'Translator.text fills in %p as it is',
	(username) => {
		expect(translator('en').text('status_credentials_ok', { username })).toBe(
			`The token is accepted; it belongs to ${username}.`,
		);
	},
);

it('Translator.text fills every place', () => {
	expect(translator('de').text('list_range', { from: 6, to: 10, count: 12 })).toBe(
		'Sitzungen 6–10 von 12.',
	);
});

it.each<[Language, number, string]>([
	['en', 1_234_567, '1,234,567'],
	['pt-BR', 1_234_567, '1.234.567'],
	// Spanish starts at five digits.
	['es', 1234, '1234'],
	['es', 12_345, '12.345'],
	['de', 1_234_567, '1.234.567'],
	['fr', 1_234_567, '1\u202f234\u202f567'],
])('Translator.text and number write in %s %d as %s', (language, max, written) => {
	expect(translator(language).number(max)).toBe(written);
	const text = translator(language).text('error_invalid-params_count', { max });
	expect(/\d[\d.,\u202f]*\d(?=\D*$)/.exec(text)?.[0]).toBe(written);
});

it('Translator.text leaves a number that comes as text as it is', () => {
	const places = { endpoint: '`me`', status: '1234' };
	const text = translator('de').text('cause_workspace-bad-answer_status', places);
	expect(text).toContain('(HTTP-Status 1234)');
});

it.each<[Language, number, string]>([
	['en', 0, 'in 0 seconds.'],
	['en', 1, 'in 1 second.'],
	['pt-BR', 0, 'em 0 segundo.'],
	['pt-BR', 2, 'em 2 segundos.'],
	['pt-BR', 1_000_000, 'em 1.000.000 segundos.'],
	['es', 1, 'dentro de 1 segundo.'],
	['de', 0, 'in 0 Sekunden erneut.'],
	['de', 1, 'in 1 Sekunde erneut.'],
	['fr', 0, 'dans 0 seconde.'],
	['fr', 2, 'dans 2 secondes.'],
	['fr', 1_000_000, 'dans 1\u202f000\u202f000 secondes.'],
])('Translator.text takes in %s the plural of %d: "%s"', (language, count, end) => {
	const text = translator(language).text('error_too-many-requests', { count, limit: 10 });
	expect(text.slice(-end.length)).toBe(end);
});

it.each<[Language, string, number, string]>([
	['en', '2024-06-12T08:30:00Z', 0, 'Jun 12, 2024, 8:30\u00a0AM\u00a0(UTC)'],
	['en', '2024-06-12T08:30:00Z', 5.75, 'Jun 12, 2024, 2:15\u00a0PM\u00a0(UTC+05:45)'],
	['en', '2024-06-12T08:30:00Z', -0.5, 'Jun 12, 2024, 8:00\u00a0AM\u00a0(UTC\u201100:30)'],
	['en', '2024-06-12T08:30:00Z', 14, 'Jun 12, 2024, 10:30\u00a0PM\u00a0(UTC+14:00)'],
	['en', '2024-12-31T23:30:00Z', 0.5, 'Jan 1, 2025, 12:00\u00a0AM\u00a0(UTC+00:30)'],
	['en', '2024-02-28T22:30:00Z', 2, 'Feb 29, 2024, 12:30\u00a0AM\u00a0(UTC+02:00)'],
	['pt-BR', '2024-06-01T03:05:00Z', -3, '1 de jun. de 2024, 00:05\u00a0(UTC\u201103:00)'],
	['es', '2024-06-01T00:05:00Z', 0, '1 jun 2024, 0:05\u00a0(UTC)'],
	['de', '2024-05-31T22:05:00Z', 2, '01.06.2024, 00:05\u00a0(UTC+02:00)'],
	['fr', '2024-06-01T21:05:00Z', -3.5, '1 juin 2024, 17:35\u00a0(UTC\u201103:30)'],
])('Translator.time writes in %s %s at the offset %d as %s', (language, iso, offset, written) => {
	expect(new Translator(language).time(at(iso), offset)).toBe(written);
});

it('Translator.time does not depend on the time zone of the process', () => {
	const script = `
		const { translator } = require('./src/texts/Translator');
		process.stdout.write(translator('en').time(new Date('2024-06-12T08:30:00Z'), 2));
	`;
	const written = execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', script], {
		cwd: projectRoot,
		env: { ...process.env, TZ: 'Pacific/Auckland' },
		encoding: 'utf8',
	});
	expect(written).toBe('Jun 12, 2024, 10:30\u00a0AM\u00a0(UTC+02:00)');
});

it.each(['\u00a0', '\u202f'])(
	'Translator chooses where a time or distance may break, whatever %j the language data has',
	(space) => {
		// A getter that gives a function; TypeScript's library knows it as a method.
		const dates: { format: unknown } = Intl.DateTimeFormat.prototype;
		const clock = jest.spyOn(dates, 'format', 'get').mockReturnValue(() => `8:30${space}AM`);
		const distance = jest
			.spyOn(Intl.RelativeTimeFormat.prototype, 'format')
			.mockReturnValue(`il${space}y a 1${space}h`);
		try {
			const moment = at('2024-06-12T08:30:00Z');
			expect(new Translator('en').time(moment, 0)).toBe('8:30\u00a0AM\u00a0(UTC)');
			expect(new Translator('fr').ago(moment, moment.getTime() + HOUR)).toBe('il y a 1 h');
		} finally {
			clock.mockRestore();
			distance.mockRestore();
		}
	},
);

const now = Date.parse('2024-06-12T08:30:00Z');

it.each<[Language, number, string]>([
	['en', 0, 'now'],
	['en', MINUTE - 1, 'now'],
	['en', MINUTE, '1 minute ago'],
	['en', HOUR - 1, '59 minutes ago'],
	['en', HOUR, '1 hour ago'],
	// Never "yesterday", which this may not have been.
	['en', DAY, '1 day ago'],
	['en', 30 * DAY, '1 month ago'],
	['en', YEAR - 1, '12 months ago'],
	['en', YEAR, '1 year ago'],
	// The workspace's clock may be ahead.
	['en', -3 * HOUR, 'now'],
	['pt-BR', 0, 'agora'],
	['pt-BR', 3 * DAY, 'há 3 dias'],
	['es', 0, 'ahora'],
	['es', 2 * YEAR, 'hace 2 años'],
	['de', 0, 'jetzt'],
	['de', 5 * HOUR, 'vor 5 Stunden'],
	['fr', 0, 'maintenant'],
	['fr', 2 * 30 * DAY, 'il y a 2 mois'],
])('Translator.ago writes in %s %d ms as "%s"', (language, elapsed, written) => {
	expect(new Translator(language).ago(new Date(now - elapsed), now)).toBe(written);
});

it('translator gives each language one Translator', () => {
	expect(allLanguages.map((language) => translator(language).language)).toEqual(allLanguages);
	expect(translator('de')).toBe(translator('de'));
});

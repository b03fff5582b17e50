import { onMobile, onWeb } from './clients';
import { allKeys, allLanguages, DAY, samples, YEAR } from './samples';
import { HOUR, MINUTE } from '../../../src/common/clock';
import { translator } from '../../../src/texts/Translator';

it.each([
	['Ask at Rocket.Chat', onMobile],
	['Ask at https://chat.example.com', onWeb],
	['Ask in #general', onMobile],
	['It is `2001:db8:ok:1`', onWeb],
	['It is _so_', onMobile],
	['1. Juni 2026', onWeb],
])('the clients of the tests change "%s" if it is no plain text', (text, client) => {
	expect(client(text)).not.toBe(text);
});

it.each([
	['It is so: 5 > 4 & 3 < 4, “so” (`a_b_c`, `*x*`).', onMobile],
	['It is so: 5 > 4 & 3 < 4, “so” (`a_b_c`, `*x*`, `<id>`).', onWeb],
])('the clients of the tests leave "%s" alone', (text, client) => {
	expect(client(text)).toBe(text);
});

/** Those that are drawn as mark-up: all but the hints in empty fields and behind the command. */
const drawn = allKeys.filter((key) => !key.endsWith('_placeholder') && key !== 'command_params');

describe.each(allLanguages)('in %s', (language) => {
	const t = translator(language);

	const offsets = [0, 1, 2, -3, 5.5, 5.75, -9.5, 12.75, 14, -12];
	const start = Date.UTC(2023, 11, 31, 0, 3);
	const times = Array.from({ length: 366 }, (_, day) =>
		// Every minute of the hour and every hour of the day has its turn.
		t.time(new Date(start + day * (DAY + HOUR + MINUTE)), offsets[day % offsets.length] ?? 0),
	);
	const distances = [MINUTE, HOUR, DAY, 30 * DAY, YEAR].flatMap((unit) =>
		[-8, -1, 0, 1, 2, 8, 11].map((count) => t.ago(new Date(start - count * unit), start)),
	);

	describe.each([
		['the mobile client', onMobile],
		['the web client', onWeb],
	])('%s', (name, client) => {
		const changed = (texts: readonly string[]): readonly (readonly [string, string])[] =>
			texts.map((text) => [text, client(text)] as const).filter(([text, shown]) => text !== shown);

		it.each(drawn)(`${name} shows %s in ${language} letter for letter`, (key) => {
			expect(changed(samples.map((sample) => t.text(key, sample)))).toEqual([]);
		});

		it(`${name} shows times and distances in the text of a session in ${language} letter for letter`, () => {
			const texts = times.map((time, index) =>
				t.text('session_text', { time, ago: distances[index % distances.length] ?? '' }),
			);
			expect(changed(texts)).toEqual([]);
		});
	});

	it(`Translator.time lets no line break in ${language} after the hour, and Translator.ago anywhere`, () => {
		const broken = times.filter(
			(text) => !/^[^\u00a0\u202f]+(?:\u00a0[AP]M)?\u00a0\(UTC[^\s-]*\)$/.test(text),
		);
		expect(broken).toEqual([]);
		expect(distances.filter((text) => /[\u00a0\u202f]/.test(text))).toEqual([]);
	});
});

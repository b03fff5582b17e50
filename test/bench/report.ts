import { lookupNames } from './lookups';
import { type Results, type Target } from './results';
import type { Ratio } from './statistics';
import { subjects } from './subjects';
import { table } from './table';

const ratioText = ({ median, quartiles: [low, high] }: Ratio): string =>
	`${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;

const each = <T>(
	values: Readonly<Record<'a' | 'b' | 'c', T>>,
	text: (value: T) => string,
): string[] => subjects.map((subject) => text(values[subject]));

const milliseconds = (value: number): string => value.toFixed(2);

const latency = ({ latency: rows }: Results): string =>
	table(
		['Latency, ms', 'answers after', 'median a', 'b', 'c', 'p95 a', 'b', 'c', 'a/b (quartiles)'],
		rows.map((row) => [
			row.lookup,
			`${row.delay} ms`,
			...each(row.median, milliseconds),
			...each(row.p95, milliseconds),
			ratioText(row.ratio),
		]),
	);

const throughput = ({ throughput: rows }: Results): string =>
	table(
		['Lookups per second', 'answers after', 'in flight', 'a', 'b', 'c', 'a/b (quartiles)'],
		rows.map((row) => [
			row.lookup,
			`${row.delay} ms`,
			String(row.inFlight),
			...each(row.perSecond, (value) => value.toFixed(0)),
			ratioText(row.ratio),
		]),
	);

const messages = (results: Results): string =>
	table(
		['Messages per lookup', 'a', 'b'],
		lookupNames.map((name) => [
			name,
			String(results.messages[name].a),
			String(results.messages[name].b),
		]),
	);

const rest = ({ installation, pages, memory, zip }: Results): string => {
	const span = (megabytes: readonly number[]): string =>
		[0, Math.floor(megabytes.length / 2), megabytes.length - 1]
			.map((part) => megabytes[part]?.toFixed(0))
			.join(' → ');

	return table(
		['Besides', 'a', 'b', 'a/b'],
		[
			[
				'install to enabled, ms',
				installation.median.a.toFixed(0),
				installation.median.b.toFixed(0),
				ratioText(installation.ratio),
			],
			['the same, not bundled, ms', installation.median.unbundled.toFixed(0), '', ''],
			['zip without icon, kB', (zip.bytesWithoutIcon / 1000).toFixed(1), '', ''],
			['page with 100 sessions, ms', milliseconds(pages.few), '', ''],
			['page with 100,000 sessions, ms', milliseconds(pages.many), '', ''],
			[
				`memory, MB: before → half-way → after ${memory.lookups} lookups`,
				span(memory.megabytes.a),
				span(memory.megabytes.b),
				'',
			],
		],
	);
};

const targetList = (targets: readonly Target[]): string =>
	targets
		.map(({ name, figure, met }) => `${met ? '✓' : '✗'} ${figure.padStart(8)}  ${name}`)
		.join('\n');

export const report = (results: Results, targets: readonly Target[]): string =>
	[latency, throughput, messages, rest]
		.map((make) => make(results))
		.concat(targetList(targets))
		.join('\n\n');

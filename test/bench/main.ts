/**
 * `npm run bench`: how fast this app (a) is, next to the least an app can do (b) and the bare REST request (c). See
 * docs/performance.md. `-- --trace` tells instead where the time of a lookup goes.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { installation, memory, messages, pages } from './besides';
import { lookupNames } from './lookups';
import { report } from './report';
import { currentLoad, describeMachine, type Results, targetsOf } from './results';
import { type Latency, latency, type Throughput, throughput } from './speed';
import { assemble, type Cast, subjects } from './subjects';
import { traceTable } from './trace';
import { sizeWithoutIcon } from './zips';

/**
 * Milliseconds after which the workspace answers, and how much of each is measured at a time: throughput by the number of
 * lookups in flight, in batches that are long next to their beginning and end.
 */
const delays = [
	{
		delay: 0,
		latency: { rounds: 30, count: 25 },
		throughput: { 8: { rounds: 6, count: 192 }, 64: { rounds: 7, count: 1024 } },
	},
	{
		delay: 20,
		latency: { rounds: 16, count: 12 },
		throughput: { 8: { rounds: 4, count: 128 }, 64: { rounds: 5, count: 1024 } },
	},
] as const;

const note = (text: string): void => {
	process.stderr.write(`${text}\n`);
};

/** Compiles what is hot, fills what is kept, and makes sure that nobody measures refusals. */
const warmUp = async ({ apps, run }: Cast): Promise<void> => {
	for (const name of lookupNames) {
		for (const subject of subjects) {
			await run[subject](name, { count: 500, inFlight: 8 });
		}

		const shown = JSON.stringify(await apps.a.call('show', name));

		if (!shown.includes('Chrome 113.0.0')) {
			throw new Error(`${name} answered ${shown}`);
		}
	}
};

const bench = async (cast: Cast): Promise<Results> => {
	const started = performance.now();
	const loadBefore = currentLoad();
	const latencies: Latency[] = [];
	const throughputs: Throughput[] = [];

	note('Warming up …');
	await warmUp(cast);
	const counted = await messages(cast);

	for (const { delay, ...sizes } of delays) {
		await cast.workspace.call('setDelay', delay);

		for (const name of lookupNames) {
			note(`${name} at ${delay} ms …`);
			const { latency: measured, inSequence } = await latency(cast, name, {
				delay,
				...sizes.latency,
			});
			latencies.push(measured);
			throughputs.push(inSequence);

			for (const inFlight of [8, 64] as const) {
				const size = sizes.throughput[inFlight];
				throughputs.push(await throughput(cast, name, { delay, inFlight, ...size }));
			}
		}
	}

	await cast.workspace.call('setDelay', 0);
	note('Pages of long lists …');
	const paged = await pages(cast, { few: 100, many: 100_000, rounds: 24, count: 25 });
	note('Installing …');
	const installed = await installation(cast, 9);
	note('Memory …');
	const occupied = await memory(cast, { lookups: 20_000, parts: 20, inFlight: 32, heap: 64 });

	return {
		date: new Date().toISOString(),
		machine: describeMachine(),
		load: [loadBefore, currentLoad()],
		seconds: Math.round((performance.now() - started) / 1000),
		latency: latencies,
		throughput: throughputs,
		messages: counted,
		installation: installed,
		zip: { bytesWithoutIcon: sizeWithoutIcon(cast.zips.a) },
		pages: paged,
		memory: occupied,
	};
};

const main = async (): Promise<void> => {
	const cast = await assemble();

	try {
		if (process.argv.includes('--trace')) {
			await warmUp(cast);
			process.stdout.write(`${await traceTable(cast)}\n`);
			return;
		}

		const results = await bench(cast);
		const targets = targetsOf(results);
		await writeFile(
			join(__dirname, 'results.json'),
			`${JSON.stringify({ ...results, targets }, null, '\t')}\n`,
		);
		process.stdout.write(`\n${report(results, targets)}\n`);
	} finally {
		await cast.end();
	}
};

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});

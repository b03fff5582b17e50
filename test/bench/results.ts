import { cpus, loadavg, totalmem } from 'node:os';

import enginePackage from '@rocket.chat/apps-engine/package.json';
import denoPackage from 'deno/package.json';

import type { Installation, Memory, Messages, Pages } from './besides';
import { lookupNames } from './lookups';
import type { Latency, Throughput } from './speed';
import { median } from './statistics';

export type Machine = {
	readonly cpu: string;
	readonly cores: number;
	readonly gigabytes: number;
	readonly node: string;
	readonly deno: string;
	readonly appsEngine: string;
};

/** Everything a run found out, as `results.json` keeps it. */
export type Results = {
	readonly date: string;
	readonly machine: Machine;
	/** Of the last minute, before and after. */
	readonly load: readonly [number, number];
	readonly seconds: number;
	readonly latency: readonly Latency[];
	readonly throughput: readonly Throughput[];
	readonly messages: Messages;
	readonly installation: Installation;
	readonly zip: { readonly bytesWithoutIcon: number };
	readonly pages: Pages;
	readonly memory: Memory;
};

export type Target = { readonly name: string; readonly figure: string; readonly met: boolean };

/** Command, request and answer, reply and answer, result; the API has its reply in the result. */
const floor = { '/': 6, 'G': 4 } as const;

/** The loads of a machine's other users, and the size of V8's heap, are never quite the same twice. */
const NOISE = 1.05;

export const describeMachine = (): Machine => ({
	cpu: cpus()[0]?.model ?? '',
	cores: cpus().length,
	gigabytes: Math.round(totalmem() / 1024 ** 3),
	node: process.version,
	deno: denoPackage.version,
	appsEngine: enginePackage.version,
});

export const currentLoad = (): number => loadavg()[0] ?? Number.NaN;

/** How much more the process occupies at the end than half-way. */
const growth = (megabytes: readonly number[]): number => {
	const half = Math.floor(megabytes.length / 2);
	const quarter = Math.ceil(megabytes.length / 4);

	return median(megabytes.slice(-quarter)) / median(megabytes.slice(half - quarter + 1, half + 1));
};

export const targetsOf = (results: Results): Target[] => [
	...results.latency.map(({ lookup, delay, ratio }) => ({
		name: `median latency of ${lookup} at ${delay} ms, (a) over (b): at most 1.00`,
		figure: ratio.median.toFixed(2),
		met: Number(ratio.median.toFixed(2)) <= 1,
	})),
	...results.throughput
		.filter(({ inFlight }) => inFlight === 64)
		.map(({ lookup, delay, ratio }) => ({
			name: `throughput of ${lookup}, 64 in flight at ${delay} ms, (a) over (b): at least 1.0`,
			figure: ratio.median.toFixed(2),
			met: Number(ratio.median.toFixed(2)) >= 1,
		})),
	...lookupNames.map((name) => {
		const least = name.startsWith('/') ? floor['/'] : floor.G;
		const { a } = results.messages[name];

		return {
			name: `messages per ${name}: at most ${least}`,
			figure: String(a),
			met: a <= least,
		};
	}),
	{
		name: 'install to enabled, (a) over (b): at most 1.25',
		figure: results.installation.ratio.median.toFixed(2),
		met: results.installation.ratio.median <= 1.25,
	},
	{
		name: `a page with 100,000 sessions over one with 100: the same (at most ${NOISE})`,
		figure: results.pages.ratio.median.toFixed(2),
		met: results.pages.ratio.median <= NOISE,
	},
	{
		name: 'zip without icon: at most 60 kB',
		figure: `${(results.zip.bytesWithoutIcon / 1000).toFixed(1)} kB`,
		met: results.zip.bytesWithoutIcon <= 60_000,
	},
	{
		name: `memory over ${results.memory.lookups} lookups, end over half-way: flat (at most ${NOISE})`,
		figure: growth(results.memory.megabytes.a).toFixed(2),
		met: growth(results.memory.megabytes.a) <= NOISE,
	},
];

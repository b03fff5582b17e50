import { type LookupName, lookupNames } from './lookups';
import type { Batch } from './measure';
import { median, type Ratio, ratio } from './statistics';
import type { Cast } from './subjects';

export type Messages = Readonly<Record<LookupName, Readonly<Record<'a' | 'b', number>>>>;

/** Messages between engine and app for one warm lookup. */
export const messages = async ({ apps }: Cast): Promise<Messages> => {
	const counts: [LookupName, Messages[LookupName]][] = [];

	for (const name of lookupNames) {
		const a = await apps.a.call('countMessages', name, 20);
		const b = await apps.b.call('countMessages', name, 20);
		counts.push([name, { a, b }]);
	}

	return Object.fromEntries(counts) as Messages;
};

export type Installation = {
	/** Milliseconds. */
	readonly median: Readonly<Record<'a' | 'b' | 'unbundled', number>>;
	readonly ratio: Ratio;
};

/** From the zip to an enabled app, again and again. Afterwards (a) runs unbundled and without settings. */
export const installation = async ({ apps, zips }: Cast, times: number): Promise<Installation> => {
	const taken: Record<'a' | 'b' | 'unbundled', number[]> = { a: [], b: [], unbundled: [] };

	for (let round = 0; round < times; round += 1) {
		for (const [which, app] of [
			['a', apps.a],
			['b', apps.b],
			['unbundled', apps.a],
		] as const) {
			await app.call('stop');
			taken[which].push(await app.call('start', zips[which]));
		}
	}

	return {
		median: {
			a: median(taken.a),
			b: median(taken.b),
			unbundled: median(taken.unbundled),
		},
		ratio: ratio(taken.a, taken.b),
	};
};

export type Pages = {
	/** Median milliseconds of a page, by how many sessions there are. */
	readonly few: number;
	readonly many: number;
	readonly ratio: Ratio;
};

export const pages = async (
	{ run, workspace }: Cast,
	{ few, many, rounds, count }: { few: number; many: number; rounds: number; count: number },
): Promise<Pages> => {
	const batches: Record<number, Batch[]> = { [few]: [], [many]: [] };

	for (let round = 0; round < rounds; round += 1) {
		for (const sessions of round % 2 === 0 ? [few, many] : [many, few]) {
			await workspace.call('setSessions', sessions);
			// Lets the workspace find the page once.
			await run.a('/session list', { count: 1, inFlight: 1 });
			batches[sessions]?.push(await run.a('/session list', { count, inFlight: 1 }));
		}
	}

	const medians = (sessions: number): number[] =>
		(batches[sessions] ?? []).map(({ samples }) => median(samples));

	return {
		few: median(medians(few)),
		many: median(medians(many)),
		ratio: ratio(medians(many), medians(few)),
	};
};

export type Memory = {
	readonly lookups: number;
	/** Megabytes of the app's process, at the start and then after each part. */
	readonly megabytes: Readonly<Record<'a' | 'b', readonly number[]>>;
};

/**
 * How much the app's process occupies while it answers so many lookups of all kinds. With a heap of so many megabytes, or
 * what is garbage and what is kept would look alike. Afterwards all later apps of these processes have such a heap.
 */
export const memory = async (
	{ apps, run, zips, configure }: Cast,
	{
		lookups,
		parts,
		inFlight,
		heap,
	}: { lookups: number; parts: number; inFlight: number; heap: number },
): Promise<Memory> => {
	const megabytes: Record<'a' | 'b', number[]> = { a: [], b: [] };
	const count = lookups / parts / lookupNames.length;

	for (const subject of ['a', 'b'] as const) {
		const app = apps[subject];
		await app.call('stop');
		await app.call('limitHeap', heap);
		await app.call('start', zips[subject]);
	}

	await configure();

	for (const subject of ['a', 'b'] as const) {
		const occupied = async (): Promise<number> => (await apps[subject].call('memory')) / 1024;
		megabytes[subject].push(await occupied());

		for (let part = 0; part < parts; part += 1) {
			for (const name of lookupNames) {
				await run[subject](name, { count, inFlight });
			}

			megabytes[subject].push(await occupied());
		}
	}

	return { lookups, megabytes };
};

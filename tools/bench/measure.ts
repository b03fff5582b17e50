import { Bench } from 'tinybench';

export type Batch = {
	/** Milliseconds each call took. */
	readonly samples: number[];
	/** Milliseconds from the first call to the last answer. */
	readonly elapsed: number;
};

/** So many calls, and so many at a time. */
export type Size = { readonly count: number; readonly inFlight: number };

export const measure = async (
	call: () => Promise<unknown>,
	{ count, inFlight }: Size,
): Promise<Batch> => {
	const bench = new Bench({
		iterations: count,
		time: 0,
		warmup: false,
		retainSamples: true,
		throws: true,
		...(inFlight > 1 && { concurrency: 'task', threshold: inFlight }),
	});
	bench.add('call', async () => {
		await call();
	});

	const started = performance.now();
	const [task] = await bench.run();
	const elapsed = performance.now() - started;
	if (task?.result.state !== 'completed' || !task.result.latency.samples) {
		throw new Error(`The batch ended as ${task?.result.state}`);
	}
	return { samples: [...task.result.latency.samples], elapsed };
};

import { Bench } from 'tinybench';

export type Batch = {
	/** Milliseconds a call took: the median of all. */
	readonly median: number;
	/** Calls per second, from the first call to the last answer. */
	readonly rate: number;
};

/** So many calls, and so many at a time. */
export type Size = { readonly count: number; readonly inFlight?: number };

export const measure = async (
	call: () => Promise<unknown>,
	{ count, inFlight = 1 }: Size,
): Promise<Batch> => {
	const bench = new Bench({
		iterations: count,
		time: 0,
		warmup: false,
		throws: true,
		...(inFlight > 1 && { concurrency: 'task', threshold: inFlight }),
	});
	bench.add('call', call);
	const started = performance.now();
	const [task] = await bench.run();
	const seconds = (performance.now() - started) / 1000;
	if (task?.result.state !== 'completed') {
		throw new Error(`The batch ended as ${task?.result.state}`);
	}
	const { p50, samplesCount } = task.result.latency;
	return { median: p50, rate: samplesCount / seconds };
};

import type { Fault } from '../../workspace/server/faults';

/** A request that a test holds: how often it came, and what becomes of it in the end. */
export type Hold = {
	readonly fault: Fault;
	/** Lets go of all that wait, and of all that come later. */
	release(next?: Fault): void;
};

export const hold = (): Hold => {
	let release: (next?: Fault) => void = () => undefined;
	const until = new Promise<Fault | undefined>((resolve) => {
		release = resolve;
	});
	return { fault: { kind: 'hold', until }, release: (next) => release(next) };
};

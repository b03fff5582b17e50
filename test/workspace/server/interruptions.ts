import type { Request, Response } from 'express';

/** What a test does to the workspace in between: rows come, go and change their place at the border of two pages. */
export type Interruption = {
	/** Below `/api/v1/`: `sessions/list.all`. */
	readonly endpoint: string;
	/**
	 * Runs before anything looks at the request.
	 *
	 * @param nth - how often the endpoint was asked since the interruption was set up, from 1
	 */
	readonly before?: (nth: number) => void;
	/** Runs when the answer is made up, and before any of it is sent: the next request finds what it did. */
	readonly after?: (nth: number) => void;
};

/** Everything is written by `end`; see `loseAnswer` in `faults.ts`. */
const beforeEnd = (response: Response, action: () => void): void => {
	const end = response.end.bind(response);
	Object.assign(response, {
		end: (...written: Parameters<typeof end>) => {
			Object.assign(response, { end });
			action();
			return end(...written);
		},
	});
};

export class Interruptions {
	private readonly running = new Set<{ readonly interruption: Interruption; count: number }>();

	/** @returns what takes it away again */
	add(interruption: Interruption): () => void {
		const entry = { interruption, count: 0 };
		this.running.add(entry);
		return () => {
			this.running.delete(entry);
		};
	}

	/** Express middleware. */
	readonly interrupt = (request: Request, response: Response, next: () => void): void => {
		for (const entry of this.running) {
			const { endpoint, before, after } = entry.interruption;
			if (request.path === `/api/v1/${endpoint}`) {
				entry.count += 1;
				const nth = entry.count;
				before?.(nth);
				if (after) {
					beforeEnd(response, () => after(nth));
				}
			}
		}
		next();
	};
}

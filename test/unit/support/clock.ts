/** A moment that no test depends on, but all share. */
export const start = Date.UTC(2024, 5, 13, 12, 0, 0);

/** A clock that stands still until it is set. */
export class TestClock {
	time = start;

	readonly now = (): number => this.time;

	advance(milliseconds: number): void {
		this.time += milliseconds;
	}
}

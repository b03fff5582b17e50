/** Counts what drawn tests came to, so that a draw that tests nothing is noticed. */
export class Coverage {
	private readonly counts = new Map<string, number>();

	readonly add = (what: string): void => {
		this.counts.set(what, this.count(what) + 1);
	};

	/** Those that came up less often. */
	lessThan(wanted: number, all: readonly string[]): readonly string[] {
		return all.filter((what) => this.count(what) < wanted);
	}

	private count(what: string): number {
		return this.counts.get(what) ?? 0;
	}
}

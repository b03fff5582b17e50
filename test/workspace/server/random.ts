/** The same numbers and ids for the same seed, on every machine (mulberry32). */
export class Random {
	constructor(private state: number) {}

	/** @returns a whole number below `limit` */
	below(limit: number): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		const first = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		const second = (first + Math.imul(first ^ (first >>> 7), 61 | first)) ^ first;
		return Math.floor((((second ^ (second >>> 14)) >>> 0) / 2 ** 32) * limit);
	}

	/** @throws {RangeError} when there is nothing to pick from */
	pick<Item>(items: readonly Item[]): Item {
		const item = items[this.below(items.length)];
		if (item === undefined) {
			throw new RangeError('Nothing to pick from');
		}
		return item;
	}

	/** @returns a copy in another order */
	shuffle<Item>(items: readonly Item[]): Item[] {
		return items
			.map((item) => ({ item, position: this.below(2 ** 32) }))
			.sort((a, b) => a.position - b.position)
			.map(({ item }) => item);
	}

	/** As Meteor makes ids: 17 characters, none of which looks like another. */
	id(): string {
		const characters = [...'23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz'];
		return Array.from({ length: 17 }, () => this.pick(characters)).join('');
	}
}

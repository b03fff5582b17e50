import { randomUUID } from 'node:crypto';

/** Milliseconds that the web client remembers a trigger for. */
const lifetime = 5_000;

/**
 * The trigger ids of a web client: it sends one with each command and each press, and shows only windows that come back
 * with one that it still knows, once. Servers know nothing of this, and an app never learns that its window was dropped.
 */
export class Triggers {
	private readonly sentAt = new Map<string, number>();

	constructor(private readonly now: () => number = Date.now) {}

	/** @returns what to send along */
	make(): string {
		const id = randomUUID();
		this.sentAt.set(id, this.now());
		return id;
	}

	/** Takes an id back. @returns whether the window that came with it is to be shown */
	take(id: string): boolean {
		const sentAt = this.sentAt.get(id);
		this.sentAt.delete(id);
		return sentAt !== undefined && this.now() - sentAt < lifetime;
	}
}

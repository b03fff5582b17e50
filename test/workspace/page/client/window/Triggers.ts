import type { Client } from '../chat/Message';

/** Milliseconds after which the web client forgets a trigger, and gives up on an app. */
export const patience = 5_000;

/** What makes a window one's own: a client opens only what it asked for itself. */
export class Triggers {
	/** When each expires. */
	private readonly waiting = new Map<string, number>();

	/** The mobile client does not look at the clock. */
	create(client: Client): string {
		const id = crypto.randomUUID();
		this.waiting.set(id, client === 'web' ? Date.now() + patience : Infinity);
		return id;
	}

	/** @returns whether it was still waiting; each works once */
	take(id: string): boolean {
		const expires = this.waiting.get(id);
		this.waiting.delete(id);
		return expires !== undefined && Date.now() < expires;
	}
}

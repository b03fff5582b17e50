/** Milliseconds that the web client remembers a trigger for, and waits for an app. */
export const patience = 5_000;

/**
 * The trigger ids of a client: it sends one with each command and each press, and shows only windows that come back with
 * one that it still knows, once. Servers know nothing of this, and an app never learns that its window was dropped.
 */
export class Triggers {
	private readonly expiry = new Map<string, number>();

	constructor(private readonly now: () => number = () => Date.now()) {}

	/** @returns what to send along */
	make(lifetime = patience): string {
		const id = crypto.randomUUID();
		this.expiry.set(id, this.now() + lifetime);
		return id;
	}

	/** Takes an id back. @returns whether the window that came with it is to be shown */
	take(id: string): boolean {
		const expiry = this.expiry.get(id);
		this.expiry.delete(id);
		return expiry !== undefined && this.now() < expiry;
	}
}

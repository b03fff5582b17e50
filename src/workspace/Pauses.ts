import { type Clock, SECOND } from '../common/clock';
import type { Endpoint } from '../names/endpoints';

/** After a 429 an endpoint is left alone for the time the server named. */
export class Pauses {
	private readonly pauses = new Map<Endpoint, { readonly from: number; readonly until: number }>();

	constructor(private readonly now: Clock) {}

	/** @param seconds as the server named them */
	begin(endpoint: Endpoint, seconds: number): void {
		const from = this.now();
		this.pauses.set(endpoint, { from, until: from + seconds * SECOND });
	}

	/** Whole seconds that are left; 0: there is no pause. A clock that was set back ends it. */
	left(endpoint: Endpoint): number {
		const now = this.now();
		const pause = this.pauses.get(endpoint);
		return pause && now >= pause.from && now < pause.until
			? Math.ceil((pause.until - now) / SECOND)
			: 0;
	}
}

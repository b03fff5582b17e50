import type { ServerSettings } from '../model';

type Window = { startedAt: number; readonly calls: Map<string, number> };

export type Allowance = {
	readonly allowed: boolean;
	readonly headers: Record<string, string>;
	readonly secondsToWait: number;
};

/** Fixed windows, one per route and method, that count by address: all who share an address share the allowance. */
export class RateLimiter {
	private readonly windows = new Map<string, Window>();

	count({
		bucket,
		address,
		now,
		settings,
	}: {
		bucket: string;
		address: string;
		now: number;
		settings: ServerSettings;
	}): Allowance {
		const limit = settings.API_Enable_Rate_Limiter_Limit_Calls_Default;
		const interval = settings.API_Enable_Rate_Limiter_Limit_Time_Default;
		let window = this.windows.get(bucket);
		if (!window || now - window.startedAt >= interval) {
			window = { startedAt: now, calls: new Map() };
			this.windows.set(bucket, window);
		}
		const calls = (window.calls.get(address) ?? 0) + 1;
		window.calls.set(address, calls);
		const resetsAt = window.startedAt + interval;
		return {
			allowed: calls <= limit,
			secondsToWait: Math.ceil((resetsAt - now) / 1000),
			headers: {
				'X-RateLimit-Limit': String(limit),
				'X-RateLimit-Remaining': String(Math.max(0, limit - calls)),
				'X-RateLimit-Reset': String(resetsAt),
			},
		};
	}
}

import type { Engine } from './engine/startEngine';

/** What the demo is set to, so that there is something to try: the tour alone would use up ten requests a minute. */
export const demoSettings = { lookups_per_minute: 60, allow_logout: true } as const;

/** Where the app's settings differ now from those of a new installation, in words; of those that `demoSettings` change. */
export const differencesOf = (engine: Engine): readonly string[] => {
	const {
		lookups_per_minute: limit,
		allow_logout: logout,
	}: Partial<ReturnType<Engine['getSettings']>> = engine.getSettings();
	const mayLogOut = logout?.value ?? logout?.packageValue;
	const perMinute: unknown = limit?.value ?? limit?.packageValue;
	return [
		...(mayLogOut === logout?.packageValue
			? []
			: ['people may log out sessions (as installed: off)']),
		...(perMinute === limit?.packageValue
			? []
			: [
					`${perMinute === 0 ? 'there is no limit of' : `everybody may make ${String(perMinute)}`} requests a minute (as installed: ${String(limit?.packageValue)})`,
				]),
	];
};

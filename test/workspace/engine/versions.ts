/**
 * The Apps-Engines that the app is tested in, oldest first. `requiredApiVersion` in `app.json` is the first one as a caret
 * range. Each came with a Rocket.Chat: 1.40.0 is the last in the npm registry before 6.5, 1.42.1 came with 6.8, 1.53.1 with
 * 7.8, 1.55.1 with 7.10, 1.57.2 with 7.12, 1.58.1 with 7.13, 1.59.0 with 8.0, 1.62.0 with 8.4.
 *
 * The registry has two more kinds. 1.46.0 (6.13) starts a Deno that its package would download from elsewhere, and from
 * 1.65 on the half that runs apps is no longer published.
 */
export const engineVersions = [
	'1.40.0',
	'1.42.1',
	'1.53.1',
	'1.55.1',
	'1.57.2',
	'1.58.1',
	'1.59.0',
	'1.62.0',
] as const;

export type EngineVersion = (typeof engineVersions)[number];

/** Types are checked against it, and `npm test` runs the app in it too. */
export const lowestEngine: EngineVersion = engineVersions[0];

/** Packages the app and runs the demo workspace. */
export const ownEngine: EngineVersion = '1.62.0';

/** @throws {Error} with a sentence for the person who typed it */
export const parseEngineVersion = (text: string): EngineVersion => {
	const version = engineVersions.find((one) => one === text);
	if (!version) {
		throw new Error(`There is no engine "${text}" here, only ${engineVersions.join(', ')}`);
	}
	return version;
};

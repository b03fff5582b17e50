import type { AppEndpoint } from '../server/appsHost';

/** What the app registered with the workspace. */
export class Registry {
	readonly commands = new Set<string>();

	/** By app id, then by path in lower case. */
	readonly apis = new Map<string, Map<string, AppEndpoint>>();

	/** User ids by app id. */
	readonly appUsers = new Map<string, string>();
}

/** The steps between a request and its action; each can refuse it. */
export type Check =
	| 'authentication'
	| 'permission'
	| 'license'
	| 'validation'
	| 'rateLimit'
	| 'twoFactor';

type Refusal = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** How a Rocket.Chat release line answers. Data only: code asks for a property, never for a version. */
export type Generation = {
	readonly name: string;
	/** In the order the server makes them. */
	readonly checks: readonly Check[];
	readonly unauthenticated: Refusal;
	readonly unpermitted: Refusal;
	readonly unlicensed: Refusal;
	/** What `forbidden()` says without a text of its own; #43214 changed it, but not what is said of permissions. */
	readonly forbidden: string;
	/** 8.8+: routes with typed options, which word bad parameters differently. */
	readonly typedRoutes: boolean;
	/** Before 8.8 `sessions/info` answers the raw document, `loginToken` included. */
	readonly sessionInfo: 'raw-document' | 'projection';
	/** 6.6+ (#31522): `list.all` and `info.admin` leave out rows without a session id. */
	readonly skipsEmptySessionIds: boolean;
	/** 8.7+: `sessions/list` says which session belongs to the token in use. */
	readonly currentInList: boolean;
	/** 8.5: the second factor check does not find the REST token, so neither its bypass nor its remembered code count. */
	readonly twoFactorFindsToken: boolean;
	/** Where the permission comes from: the license's module, or the server itself, licensed or not. */
	readonly deviceManagementPermission: 'license' | 'core';
	readonly bypassRateLimitRoles: readonly string[];
	/**
	 * What `/api/info` says: everything to holders of `get-server-info` and a version to the rest, or since 7.0 a version
	 * to all, which is exact for holders of `view-statistics`.
	 */
	readonly serverInfo: 'whole-or-version' | 'version-for-all';
	/** Of a page: the database refuses a limit of 0, and the newest take the default. */
	readonly countOfZero: 'refused' | 'default';
	/** What apps send requests with, see `engine/sendRequest.ts`. */
	readonly httpClient: 'node-fetch' | 'server-fetch';
};

const loginRequired = 'You must be logged in to do this.';
const permissionRequired = 'User does not have the permissions required for this action';
const enterpriseOnly: Refusal = {
	status: 400,
	body: {
		success: false,
		error: 'This is an enterprise feature [error-action-not-allowed]',
		errorType: 'error-action-not-allowed',
	},
};

const v65: Generation = {
	name: '6.5',
	checks: ['authentication', 'rateLimit', 'validation', 'permission', 'twoFactor', 'license'],
	unauthenticated: { status: 401, body: { status: 'error', message: loginRequired } },
	unpermitted: {
		status: 403,
		body: { success: false, error: `${permissionRequired} [error-unauthorized]` },
	},
	unlicensed: { status: 403, body: { success: false, error: 'unauthorized' } },
	forbidden: 'unauthorized',
	typedRoutes: false,
	sessionInfo: 'raw-document',
	skipsEmptySessionIds: false,
	currentInList: false,
	twoFactorFindsToken: true,
	deviceManagementPermission: 'license',
	bypassRateLimitRoles: ['admin', 'bot'],
	serverInfo: 'whole-or-version',
	countOfZero: 'refused',
	httpClient: 'node-fetch',
};

/** `unauthorized()` had become a 401 while the license was still checked inside the action. */
const v72: Generation = {
	...v65,
	name: '7.2',
	skipsEmptySessionIds: true,
	serverInfo: 'version-for-all',
	unlicensed: { status: 401, body: { success: false, error: 'unauthorized' } },
};

/** The license became a middleware in front of everything. */
const v710: Generation = {
	...v72,
	name: '7.10',
	checks: ['license', 'authentication', 'rateLimit', 'validation', 'permission', 'twoFactor'],
	unauthenticated: {
		status: 401,
		body: { success: false, error: loginRequired, status: 'error', message: loginRequired },
	},
	unlicensed: enterpriseOnly,
	bypassRateLimitRoles: ['admin', 'bot', 'app'],
};

const v84: Generation = {
	...v710,
	name: '8.4',
	checks: ['authentication', 'permission', 'license', 'rateLimit', 'validation', 'twoFactor'],
};

const v85: Generation = { ...v84, name: '8.5', twoFactorFindsToken: false };

const v89: Generation = {
	...v84,
	name: '8.9',
	checks: ['authentication', 'permission', 'license', 'validation', 'rateLimit', 'twoFactor'],
	typedRoutes: true,
	sessionInfo: 'projection',
	currentInList: true,
};

const v90: Generation = {
	...v89,
	name: '9.0',
	unauthenticated: { status: 401, body: { success: false, error: loginRequired } },
	forbidden: 'forbidden',
	deviceManagementPermission: 'core',
};

/** Refused calls use up what the rate limiter allows, since it comes before all that refuses but the login. */
const v91: Generation = {
	...v90,
	name: '9.1',
	checks: ['authentication', 'rateLimit', 'permission', 'license', 'validation', 'twoFactor'],
	countOfZero: 'default',
	httpClient: 'server-fetch',
};

const generations: ReadonlyMap<string, Generation> = new Map(
	[v65, v72, v710, v84, v85, v89, v90, v91].map((generation) => [generation.name, generation]),
);

export const generationNames: readonly string[] = [...generations.keys()];

/** @throws {RangeError} for a name that is not in `generationNames` */
export const findGeneration = (name: string): Generation => {
	const generation = generations.get(name);
	if (!generation) {
		throw new RangeError(`No server generation "${name}"; there are ${generationNames.join(', ')}`);
	}
	return generation;
};

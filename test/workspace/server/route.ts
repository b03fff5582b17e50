import type { IncomingHttpHeaders } from 'node:http';

import type { ValidateFunction } from 'ajv';

import type { WorkspaceData } from '../model';
import type { Answer } from './answers';
import type { AppsHost } from './appsHost';
import type { Credentials } from './auth';
import type { Generation } from './generations';
import type { PermissionsModel } from './permissionsModel';
import type { SessionsModel } from './sessionsModel';

export type Call = Credentials & {
	readonly data: WorkspaceData;
	readonly sessions: SessionsModel;
	readonly permissions: PermissionsModel;
	/** Milliseconds. */
	readonly now: number;
	readonly generation: Generation;
	readonly apps: AppsHost | undefined;
	readonly headers: IncomingHttpHeaders;
	readonly query: Record<string, unknown>;
	readonly body: unknown;
};

/** One endpoint below `/api/v1`: what must hold, and what it does then. All of them need a login. */
export type Route = {
	readonly method: 'get' | 'post';
	readonly path: string;
	readonly needsLicense?: boolean;
	readonly permission?: string;
	readonly twoFactor?: boolean;
	readonly query?: ValidateFunction;
	readonly body?: ValidateFunction;
	/** As `body`, but only generations with typed routes hold the body against it. */
	readonly typedBody?: ValidateFunction;
	action(call: Call): Answer | Promise<Answer>;
};

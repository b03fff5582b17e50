import express, { type Request, type Response, Router } from 'express';

import type { WorkspaceData } from '../model';
import { type Answer, failure } from './answers';
import type { AppsHost } from './appsHost';
import { type Credentials, readCaller } from './auth';
import { type Check, findGeneration, type Generation } from './generations';
import { hasPermission } from './permissions';
import type { PermissionsModel } from './permissionsModel';
import { RateLimiter } from './rateLimit';
import type { Route } from './route';
import { commandRoutes } from './routes/commands';
import { sessionRoutes } from './routes/sessions';
import { tokenRoutes } from './routes/tokens';
import { workspaceRoutes } from './routes/workspace';
import { DatabaseError, SessionsModel } from './sessionsModel';
import { checkSecondFactor } from './twoFactor';
import { checkParameters } from './validation';

type Context = {
	readonly data: WorkspaceData;
	readonly permissions: PermissionsModel;
	readonly now: () => number;
	readonly apps: () => AppsHost | undefined;
};

/** A request on its way through the checks. */
type Passage = Context & {
	readonly sessions: SessionsModel;
	readonly route: Route;
	readonly request: Request;
	readonly response: Response;
	readonly generation: Generation;
	readonly credentials: Credentials | undefined;
	readonly query: Record<string, unknown>;
	readonly body: unknown;
};

const routes: readonly Route[] = [
	...sessionRoutes,
	...workspaceRoutes,
	...commandRoutes,
	...tokenRoutes,
];

/** No exemption for localhost; `x-forwarded-for` counts only behind a configured proxy. */
const addressOf = (request: Request): string =>
	request.get('x-real-ip') ?? request.socket.remoteAddress ?? '';

/** The body as the API reads it: what is no JSON, or is not declared as such, is an empty one. */
const readBody = (request: Request): unknown => {
	try {
		const body: unknown = request.is('application/json') ? JSON.parse(request.body) : {};
		return body;
	} catch {
		return {};
	}
};

const checksOf = (
	limiter: RateLimiter,
): Record<Check, (passage: Passage) => Answer | undefined> => ({
	authentication: ({ credentials, generation }) =>
		credentials ? undefined : generation.unauthenticated,
	permission: ({ route: { permission }, credentials, generation, data }) =>
		permission === undefined ||
		(credentials && hasPermission({ data, user: credentials.user, permission }))
			? undefined
			: generation.unpermitted,
	license: ({ route, data, generation }) =>
		route.needsLicense && !data.licensed ? generation.unlicensed : undefined,
	validation({ route, query, body, generation }) {
		const badQuery =
			route.query &&
			checkParameters({
				validate: route.query,
				parameters: query,
				typedCode: 'error-invalid-params',
				generation,
			});
		const validate = route.body ?? (generation.typedRoutes ? route.typedBody : undefined);
		if (badQuery || !validate) {
			return badQuery;
		}
		return checkParameters({ validate, parameters: body, typedCode: 'invalid-params', generation });
	},
	rateLimit({ route, credentials, data, request, response, now }) {
		const { settings } = data;
		const bypasses =
			credentials &&
			hasPermission({ data, user: credentials.user, permission: 'api-bypass-rate-limit' });
		if (!settings.API_Enable_Rate_Limiter || bypasses) {
			return undefined;
		}
		const bucket = `${route.path}${route.method}`;
		const { allowed, headers, secondsToWait } = limiter.count({
			bucket,
			address: addressOf(request),
			now: now(),
			settings,
		});
		response.set(headers);
		if (allowed) {
			return undefined;
		}
		const message = `Error, too many requests. Please slow down. You must wait ${secondsToWait} seconds before trying this endpoint again.`;
		return { status: 429, body: { success: false, error: `${message} [error-too-many-requests]` } };
	},
	twoFactor: ({ route, credentials, data, request, now }) =>
		route.twoFactor && credentials
			? checkSecondFactor({
					...credentials,
					data,
					code: request.get('x-2fa-code'),
					method: request.get('x-2fa-method'),
					userAgent: request.get('user-agent'),
					address: addressOf(request),
					now: now(),
				})
			: undefined,
});

const act = async (passage: Passage): Promise<Answer> => {
	const { credentials, generation, route, request, now, apps } = passage;
	if (!credentials) {
		return generation.unauthenticated;
	}
	const { headers } = request;
	try {
		return await route.action({ ...passage, ...credentials, now: now(), apps: apps(), headers });
	} catch (error) {
		if (error instanceof DatabaseError) {
			return failure(error.message);
		}
		throw error;
	}
};

/** Everything below `/api/v1`. */
export const apiRouter = (context: Context): Router => {
	const checks = checksOf(new RateLimiter());
	const sessions = new SessionsModel(context.data);
	const answer = async (passage: Passage): Promise<Answer> => {
		for (const check of passage.generation.checks) {
			const refusal = checks[check](passage);
			if (refusal) {
				return refusal;
			}
		}
		return act(passage);
	};
	// eslint-disable-next-line new-cap
	const router = Router();
	router.use(express.text({ type: () => true, limit: '10mb' }));
	for (const route of routes) {
		router[route.method](`/${route.path}`, async (request, response) => {
			const generation = findGeneration(context.data.generation);
			const { status, body } = await answer({
				...context,
				sessions,
				route,
				request,
				response,
				generation,
				credentials: readCaller(context.data, request, response),
				query: { ...request.query },
				body: readBody(request),
			});
			response.status(status).set({ 'cache-control': 'no-store', 'pragma': 'no-cache' }).json(body);
		});
	}
	router.use((_request, response) => {
		response.status(404).json({ status: 'error', message: 'API endpoint does not exist' });
	});
	return router;
};

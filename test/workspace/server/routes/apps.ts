import express, { type Request, type Response, Router } from 'express';

import type { WorkspaceData } from '../../model';
import type { AppsHost } from '../appsHost';
import { readCaller } from '../auth';

const singleValues = (headers: Request['headers']): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.join(', ') : (value ?? ''),
		]),
	);

/** `/api/apps/public/<app id>/…`: no permission, no second factor, no rate limit, and none of the API's JSON refusals. */
export const appsRouter = ({
	data,
	host,
}: {
	data: WorkspaceData;
	host: () => AppsHost | undefined;
}): Router => {
	const answer = async (request: Request, response: Response): Promise<void> => {
		const [, appId = '', wanted = ''] = /^\/([^/]+)\/(.+?)\/?$/.exec(request.path) ?? [];
		const apps = host();
		const endpoint = apps?.findApi({ appId, path: wanted });
		if (!apps || !endpoint) {
			response.sendStatus(404);
			return;
		}
		const credentials = readCaller(data, request, response);
		if (endpoint.authRequired && !credentials) {
			response.status(401).send('Unauthorized');
			return;
		}
		try {
			const { status, headers, content } = await apps.callApi({
				appId,
				path: endpoint.path,
				method: request.method.toLowerCase(),
				headers: singleValues(request.headers),
				query: { ...request.query },
				body: request.body ?? {},
				user: credentials?.user,
			});
			response
				.status(status)
				.set(headers ?? {})
				.send(content);
		} catch (error) {
			response.status(500).send(error instanceof Error ? error.message : String(error));
		}
	};
	// eslint-disable-next-line new-cap
	const router = Router();
	router.use(express.json(), express.urlencoded({ extended: true }), answer);
	return router;
};

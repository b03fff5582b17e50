import { type Request, type Response, Router } from 'express';

import type { WorkspaceData, WorkspaceUser } from '../../model';
import { success } from '../answers';
import { readCaller } from '../auth';
import { findGeneration } from '../generations';
import { hasPermission } from '../permissions';

const minimumClientVersions = { desktop: '3.9.6', mobile: '4.39.0' };

/** `getServerInfo.ts`: everybody learns the release, and only holders of a permission the patch. */
const serverInfo = (
	data: WorkspaceData,
	user: WorkspaceUser | undefined,
): Readonly<Record<string, unknown>> => {
	const { name, serverInfo: kind } = findGeneration(data.generation);
	const info = { version: `${name}.0` };
	const permission = kind === 'version-for-all' ? 'view-statistics' : 'get-server-info';
	const isHolder = user !== undefined && hasPermission({ data, user, permission });
	if (kind === 'version-for-all') {
		return {
			version: isHolder ? info.version : name,
			...(isHolder && { info }),
			minimumClientVersions,
		};
	}
	return isHolder ? { info, minimumClientVersions } : { version: name };
};

/** `/api/info`, which is no part of `/api/v1`: it needs no login, and no rate limiter counts it. */
export const infoRouter = (data: WorkspaceData): Router => {
	// eslint-disable-next-line new-cap
	const router = Router();
	router.get('/', (request: Request, response: Response) => {
		const credentials = readCaller(data, request, response);
		response.json(success(serverInfo(data, credentials?.user)).body);
	});
	return router;
};

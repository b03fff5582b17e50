import express, { type Request, type Response, Router } from 'express';

import type { WorkspaceData } from '../../model';
import type { AppsHost, Interaction } from '../appsHost';
import { type Credentials, readCaller } from '../auth';

type Context = {
	readonly data: WorkspaceData;
	readonly host: () => AppsHost | undefined;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' ? value : undefined;

/** `uikit.ts` picks the same fields out of what a client sent, and looks at none of them. */
const interactionOf = ({
	data,
	appId,
	body,
	credentials,
}: {
	data: WorkspaceData;
	appId: string;
	body: Readonly<Record<string, unknown>>;
	credentials: Credentials | undefined;
}): Interaction | undefined => {
	const { type, actionId, triggerId, container, payload, visitor, rid, mid } = body;
	const user = credentials?.user;
	const fields = isObject(payload) ? payload : {};
	switch (type) {
		case 'blockAction':
			return {
				type,
				appId,
				actionId,
				triggerId,
				container,
				payload,
				user,
				visitor,
				// By id and without asking whether the user may see them.
				room: data.rooms.find(({ _id }) => _id === textOf(rid)),
				message: data.messages?.find(({ _id }) => _id !== undefined && _id === textOf(mid)),
			};
		case 'viewSubmit':
			return { type, appId, actionId, triggerId, payload, user };
		case 'viewClosed':
			return {
				type,
				appId,
				actionId,
				payload: { view: fields.view, isCleared: fields.isCleared },
				user,
			};
		default:
			return undefined;
	}
};

/**
 * `/api/apps/ui.interaction/<app id>`, where clients report what was pressed in a window. The user is authenticated and
 * nothing else is; a request with a visitor in its body needs no login at all.
 */
export const uiInteractionRouter = ({ data, host }: Context): Router => {
	const answer = async (request: Request, response: Response): Promise<void> => {
		const parsed: unknown = request.body;
		const body = isObject(parsed) ? parsed : {};
		const credentials = readCaller(data, request, response);
		if (!credentials && !body.visitor) {
			response.status(401).send({ status: 'error', message: 'You must be logged in to do this.' });
			return;
		}
		const [, appId = ''] = /^\/([^/]+)\/?$/.exec(request.path) ?? [];
		const interaction = interactionOf({ data, appId, body, credentials });
		if (!interaction) {
			response.status(400).send({ error: 'Unknown action' });
			return;
		}
		try {
			response.send(await host()?.interact(interaction));
		} catch (error) {
			response.status(500).send({ error: error instanceof Error ? error.message : error });
		}
	};
	// eslint-disable-next-line new-cap
	const router = Router();
	router.post('/:appId', express.json(), answer);
	return router;
};

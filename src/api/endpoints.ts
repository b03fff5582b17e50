import type { SessionInfo } from '../App';
import { SessionEndpoint } from './SessionEndpoint';

/** The API below `/api/apps/public/<app id>/`. */
export const endpoints = (app: SessionInfo): SessionEndpoint[] => [
	new SessionEndpoint(app, 'sessions/info'),
	new SessionEndpoint(app, 'sessions/info.admin'),
	new SessionEndpoint(app, 'sessions/list'),
	new SessionEndpoint(app, 'sessions/list.all'),
	new SessionEndpoint(app, 'status'),
];

import type { Question } from './doors';
import { demo } from '../../workspace/seed';

const { alice, service } = demo.sessions;

/** Every request the app can make, by the path below `/api/v1/`, with a question by somebody who reads causes. */
export const requests = {
	'sessions/info': {
		as: 'session.service',
		text: `/session info ${service.browser}`,
		path: 'sessions/info',
		query: { sessionId: service.browser },
	},
	'sessions/info.admin': {
		as: 'sam',
		text: `/session admin ${alice.laptop}`,
		path: 'sessions/info.admin',
		query: { sessionId: alice.laptop },
	},
	'sessions/list': { as: 'session.service', text: '/session', path: 'sessions/list' },
	'sessions/list.all': {
		as: 'sam',
		text: '/session list @alice',
		path: 'sessions/list.all',
		query: { username: 'alice' },
	},
	'permissions.listAll': {
		as: 'admin',
		text: `/session admin ${alice.laptop}`,
		path: 'sessions/info.admin',
		query: { sessionId: alice.laptop },
	},
	'me': { as: 'admin', text: '/session status', path: 'status' },
} as const satisfies Record<string, Question>;

export type Endpoint = keyof typeof requests;

const isEndpoint = (name: string): name is Endpoint => name in requests;

export const endpoints: readonly Endpoint[] = Object.keys(requests).filter(isEndpoint);

/** The endpoints that answer with sessions. */
export const sessionEndpoints = endpoints.filter((name) => name.startsWith('sessions/'));

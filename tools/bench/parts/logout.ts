import { isObject } from '../../../src/common/json';
import { atMost, type Part } from '../part';

const USER = 'bob';
const SESSIONS = 50;

/** The list, one request for each session, the list again. */
const LEAST = SESSIONS + 2;

/** What ending all sessions of a user costs the server. */
export const logout: Part = async ({ apps: { app }, workspace }) => {
	await workspace.giveSessions(USER, SESSIONS);
	await app.save({ allow_logout: true });
	// So that the permissions are known, which are no matter of how many sessions there are.
	await app.run('/session admin', { count: 1, inFlight: 1 });
	await workspace.takeAsked();
	const started = performance.now();
	const response = await app.logOutAll(USER);
	const elapsed = performance.now() - started;
	const { 'permissions.listAll': _known, ...asked } = await workspace.takeAsked();
	await app.save({ allow_logout: false });
	await workspace.restore();

	const content = isObject(response) && isObject(response.content) ? response.content : {};
	const ended = Array.isArray(content.ended) ? content.ended.length : 0;
	if (ended !== SESSIONS) {
		throw new Error(`${ended} sessions were ended: ${JSON.stringify(response).slice(0, 300)}`);
	}

	const counts = Object.entries(asked);
	const requests = counts.reduce((sum, [, { requests: count }]) => sum + count, 0);
	return {
		head: [`Ending ${SESSIONS} sessions`, 'requests'],
		rows: [
			...counts.map(([path, { requests: count }]) => [path, String(count)]),
			['all', String(requests)],
			['ms', elapsed.toFixed(0)],
		],
		targets: [atMost(`requests to end ${SESSIONS} sessions`, { value: requests }, LEAST)],
	};
};

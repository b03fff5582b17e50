import type { LookupName } from '../lookups';
import type { Part } from '../report';

const NAME: LookupName = '/session logout @bob all';
const SESSIONS = 50;

/** What ending all sessions of a user costs the server. */
export const logout: Part = async ({ apps: { app }, workspace }) => {
	await workspace.putSessions(SESSIONS, 'bob');
	await app.save({ allow_logout: true });
	// So that the permissions are known, which are no matter of how many sessions there are.
	await app.run('/session admin', { count: 1 });
	await workspace.takeAsked();
	const shown = await app.show(NAME);
	const { 'permissions.listAll': _known, ...asked } = await workspace.takeAsked();
	await app.save({ allow_logout: false });
	await workspace.restore();
	if (!shown.includes(`${SESSIONS} sessions have been logged out`)) {
		throw new Error(`Not ${SESSIONS} sessions were ended: ${shown.slice(0, 300)}`);
	}
	return {
		head: [`Ending ${SESSIONS} sessions`, 'requests'],
		rows: Object.entries(asked).map(([path, { requests }]) => [path, String(requests)]),
		targets: [
			{
				name: `requests to end ${SESSIONS} sessions`,
				value: Object.values(asked).reduce((sum, { requests }) => sum + requests, 0),
				// The list, one request for each session, the list again.
				limit: SESSIONS + 2,
			},
		],
	};
};

import type { LookupName } from '../lookups';
import type { Part } from '../report';
import { inTurns } from '../turns';

const NAME: LookupName = '/session list all';

/** What a page of everybody's list costs the app, by how many sessions there are. */
export const pages: Part = async ({ apps: { app }, workspace, often }) => {
	const times = await inTurns(['100', '100,000'], often(24), async (sessions) => {
		await workspace.putSessions(Number(sessions.replace(',', '')));
		// Lets the workspace find the page once.
		const shown = await app.show(NAME);
		if (!new RegExp(` of ${sessions}(?![\\d,])`).test(shown)) {
			throw new Error(`No list of ${sessions} sessions: ${shown.slice(0, 300)}`);
		}
		return (await app.run(NAME, { count: 25 })).median;
	});
	await workspace.restore();
	return {
		head: [`A page of ${NAME}, by sessions`, 'median, ms', 'over the first'],
		rows: times.rows,
		targets: [
			{
				name: 'a page of 100,000 sessions: over one of 100',
				value: times.over('100,000').median,
				// The loads of a machine's other users are never quite the same twice.
				limit: 1.05,
			},
		],
	};
};

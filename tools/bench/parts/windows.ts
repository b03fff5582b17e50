import type { Part } from '../report';
import { inTurns } from '../turns';

/** What a press costs: "Refresh" asks for the list that `/session list` shows, and draws ten rows of it and buttons. */
export const windows: Part = async ({ apps: { app }, often }) => {
	for (const name of ['/session manage', 'Refresh'] as const) {
		const shown = await app.show(name);
		if (!shown.includes('"view"') || !shown.includes('Chrome 113.0.0')) {
			throw new Error(`No window after ${name}: ${shown.slice(0, 300)}`);
		}
	}
	const times = await inTurns(
		['/session list', '/session manage', 'Refresh'],
		often(30),
		async (name) => (await app.run(name, { count: 25 })).median,
	);
	return {
		head: ['Windows', 'median, ms', 'over /session list'],
		rows: times.rows,
		targets: [
			{
				name: 'a press of "Refresh" in the window: over /session list',
				value: times.over('Refresh').median,
				limit: 1.25,
			},
		],
	};
};

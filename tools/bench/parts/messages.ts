import { comparedNames, isCommand } from '../lookups';
import type { Part, Target } from '../report';

const COUNT = 20;

/** What engine and app say to each other for a warm lookup, and what the workspace is asked and sends. */
export const messages: Part = async ({ apps, workspace }) => {
	const rows: string[][] = [];
	const targets: Target[] = [];
	for (const name of comparedNames) {
		const minimal = await apps.minimal.countMessages(name, COUNT);
		await apps.app.run(name, { count: 1 });
		await workspace.takeAsked();
		const own = await apps.app.countMessages(name, COUNT);
		const asked = Object.values(await workspace.takeAsked());
		const requests = asked.reduce((sum, one) => sum + one.requests, 0) / COUNT;
		const bytes = asked.reduce((sum, one) => sum + one.bytes, 0) / COUNT;
		rows.push([name, ...[own, minimal, requests].map(String), (bytes / 1000).toFixed(1)]);
		targets.push(
			{
				name: `messages between engine and app for ${name}`,
				value: own,
				// The command, request and answer, reply and answer, the result. The API has its reply in the result.
				limit: isCommand(name) ? 6 : 4,
			},
			{ name: `requests to the workspace for ${name}`, value: requests, limit: 1 },
		);
	}
	return {
		head: ['A lookup', 'messages', 'of the minimal app', 'requests', 'kB from the workspace'],
		rows,
		targets,
	};
};

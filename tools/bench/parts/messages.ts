import { subjectNames } from '../cast';
import { comparedNames, isCommand } from '../lookups';
import { atMost, type Part, type Target } from '../part';

/** The command, request and answer, reply and answer, the result. The API has its reply in the result. */
const floor = { command: 6, api: 4 } as const;

/** What engine and app say to each other for a warm lookup. */
export const messages: Part = async ({ apps }) => {
	const rows: string[][] = [];
	const targets: Target[] = [];
	for (const name of comparedNames) {
		const app = await apps.app.countMessages(name, 20);
		const minimal = await apps.minimal.countMessages(name, 20);
		rows.push([name, String(app), String(minimal)]);
		targets.push(
			atMost(
				`messages between engine and app for ${name}`,
				{ value: app },
				isCommand(name) ? floor.command : floor.api,
			),
		);
	}
	return { head: ['Messages', subjectNames.app, subjectNames.minimal], rows, targets };
};

import type { LookupName } from '../lookups';
import type { Part, Target } from '../report';
import { afterDelays, inTurns } from '../turns';

const NAME: LookupName = '/session admin';
const FIRST = 'first of a minute';

/** What the first lookup of a minute costs its caller, in which the app asks who holds which permission. */
export const minute: Part = async (cast) => {
	const { app } = cast.apps;
	const rounds = cast.often(60);
	const before = {
		'warm': () => undefined,
		[FIRST]: async () => app.passMinute(),
		/** Which makes the app forget everything. */
		'after a saved setting': async () => app.save({ self_service: true }),
	};
	const rows: string[][] = [];
	const targets: Target[] = [];
	await afterDelays(cast, async (delay) => {
		await app.run(NAME, { count: 1 });
		await cast.workspace.takeAsked();
		const times = await inTurns(['warm', FIRST, 'after a saved setting'], rounds, async (age) => {
			await before[age]();
			return (await app.run(NAME, { count: 1 })).median;
		});
		const { 'permissions.listAll': lists } = await cast.workspace.takeAsked();
		if (!lists || lists.requests < 2 * rounds) {
			throw new Error(`The app's clock did not move: ${lists?.requests ?? 0} lists of permissions`);
		}
		rows.push(...times.rows.map((row) => [...row, `${delay} ms`]));
		targets.push({
			name: `a holder's first lookup of a minute, workspace answers after ${delay} ms: over a warm one`,
			value: times.over(FIRST).median,
			limit: 1.5,
		});
	});
	return {
		head: [`${NAME} by a holder`, 'median, ms', 'over a warm one', 'workspace answers after'],
		rows,
		targets,
	};
};

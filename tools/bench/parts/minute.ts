import { median } from 'simple-statistics';

import { delays } from './rounds';
import { milliseconds, ratioText, table } from '../../table';
import type { LookupName } from '../lookups';
import { type Part, ratioAtMost, type Target } from '../part';
import { ratio } from '../ratio';

const NAME: LookupName = '/session admin';
const ROUNDS = 60;

/**
 * What the first lookup of a minute costs its caller, in which the app asks the workspace who holds which permission. The
 * clock of the app's process is moved on, and the zip is the one that ships.
 */
export const minute: Part = async ({ apps, workspace, often }) => {
	const rows: string[][] = [];
	const targets: Target[] = [];
	for (const delay of delays) {
		const rounds = often(ROUNDS);
		await workspace.setDelay(delay);
		await workspace.takeAsked();
		const { warm, first, anew } = await apps.app.age(NAME, rounds);
		const { 'permissions.listAll': lists } = await workspace.takeAsked();
		if (!lists || lists.requests < 2 * rounds) {
			throw new Error(`The app's clock did not move: ${lists?.requests ?? 0} lists of permissions`);
		}

		const compared = ratio(first, warm);
		rows.push([
			`${NAME} by a holder`,
			`${delay} ms`,
			milliseconds(median(warm)),
			milliseconds(median(first)),
			ratioText(compared),
			milliseconds(median(anew)),
			ratioText(ratio(anew, warm)),
		]);
		targets.push(
			ratioAtMost(
				`a holder's first lookup of a minute, workspace answers after ${delay} ms: over a warm one`,
				compared,
				1.5,
			),
		);
	}
	await workspace.setDelay(0);
	return {
		tables: [
			table(
				[
					'First lookup, ms',
					'workspace answers after',
					'warm',
					'first of a minute',
					'over warm',
					'after a saved setting',
					'over warm',
				],
				rows,
			),
		],
		targets,
	};
};

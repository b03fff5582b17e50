import { median } from 'simple-statistics';

import { ratioText, table } from '../../table';
import { type Part, ratioAtMost } from '../part';
import { ratio } from '../ratio';

const ROUNDS = 9;

/** From the zip to an enabled app, again and again. */
export const installation: Part = async ({ apps, zips, often, reinstall }) => {
	const taken = { app: [] as number[], minimal: [] as number[], unbundled: [] as number[] };
	const turns = [
		['app', apps.app],
		['minimal', apps.minimal],
		['unbundled', apps.app],
	] as const;
	for (let round = 0; round < often(ROUNDS); round += 1) {
		for (const [zip, process] of turns) {
			await process.stop();
			taken[zip].push(await process.start(zips[zip]));
		}
	}
	await reinstall();
	const compared = ratio(taken.app, taken.minimal);
	return {
		tables: [
			table(
				['Install to enabled', 'median, ms', 'over the minimal app'],
				[
					['Session Info', median(taken.app).toFixed(0), ratioText(compared)],
					['minimal app', median(taken.minimal).toFixed(0), ''],
					[
						'Session Info as many files',
						median(taken.unbundled).toFixed(0),
						ratioText(ratio(taken.unbundled, taken.minimal)),
					],
				],
			),
		],
		targets: [ratioAtMost("install to enabled: over the minimal app's", compared, 1.25)],
	};
};

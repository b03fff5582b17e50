import { median } from 'simple-statistics';

import { inTurns } from './rounds';
import { ratioText } from '../../table';
import { type AppName, subjectNames } from '../cast';
import { type Part, ratioAtMost } from '../part';
import { ratio } from '../ratio';

const ROUNDS = 9;

const names: readonly AppName[] = ['app', 'minimal'];

/** From the zip to an enabled app, again and again. */
export const installation: Part = async ({ apps, zips, often, reinstall }) => {
	const times = await inTurns(names, often(ROUNDS), async (name) => {
		await apps[name].stop();
		return apps[name].start(zips[name]);
	});
	await reinstall();
	return {
		head: ['Install to enabled', 'median, ms', 'over the minimal app'],
		rows: names.map((name) => [
			subjectNames[name],
			median([...times(name)]).toFixed(0),
			ratioText(ratio(times(name), times('minimal'))),
		]),
		targets: [
			ratioAtMost(
				"install to enabled: over the minimal app's",
				ratio(times('app'), times('minimal')),
				1.25,
			),
		],
	};
};

import AdmZip from 'adm-zip';

import type { Part } from '../report';
import { inTurns } from '../turns';

/** In kB. The icon is what it is. */
const sizeWithoutIcon = (path: string): number => {
	const zip = new AdmZip(path);
	zip.deleteFile('icon.png');
	return zip.toBuffer().length / 1000;
};

/** From the zip to an enabled app, again and again, and how large the zip is. */
export const installation: Part = async ({ apps, zips, often, reinstall }) => {
	const times = await inTurns(['minimal', 'app'], often(9), async (name) => {
		await apps[name].stop();
		return apps[name].start(zips[name]);
	});
	await reinstall();
	return {
		head: ['Install to enabled', 'median, ms', 'over the minimal app'],
		rows: times.rows,
		targets: [
			{
				name: "install to enabled: over the minimal app's",
				value: times.over('app').median,
				limit: 1.25,
			},
			{ name: 'zip without icon, kB', value: sizeWithoutIcon(zips.app), limit: 75 },
		],
	};
};

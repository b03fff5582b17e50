import AdmZip from 'adm-zip';

import { atMost, type Part } from '../part';

const LIMIT = 75;

/** How large the zip is but for the icon, which is what it is. */
export const size: Part = async ({ zips }) => {
	const zip = new AdmZip(zips.app);
	zip.deleteFile('icon.png');
	const value = zip.toBuffer().length / 1000;
	const target = atMost('zip without icon', { value, digits: 1, unit: ' kB' }, LIMIT);
	return { head: [], rows: [], targets: [target] };
};

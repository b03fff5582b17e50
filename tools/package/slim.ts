import AdmZip from 'adm-zip';

/** Zip timestamps start in 1980; a fixed one makes the same sources give the same bytes. */
const timestamp = new Date(1980, 0, 1);

/**
 * Takes out what the packager swept in (it always adds `package.json`) and everything that differs from run to run.
 *
 * @param zip as `rc-apps package` made it
 * @param shipped paths of what belongs into it
 */
export const slim = ({ zip, shipped }: { zip: Buffer; shipped: readonly string[] }): Buffer => {
	const packaged = new AdmZip(zip);
	const allowed = new Set(['.packagedby', ...shipped]);

	const slimmed = new AdmZip();
	for (const entry of packaged.getEntries().sort((a, b) => (a.entryName < b.entryName ? -1 : 1))) {
		if (!allowed.has(entry.entryName)) {
			continue;
		}
		const content =
			entry.entryName === '.packagedby' ? withoutTime(entry.getData()) : entry.getData();
		slimmed.addFile(entry.entryName, content, '', 0o644).header.time = timestamp;
	}
	return slimmed.toBuffer();
};

/** `.packagedby` tells which tool packaged the app, and when. */
const withoutTime = (packagedBy: Buffer): Buffer => {
	const { when: _when, ...tool } = JSON.parse(packagedBy.toString('utf8')) as Record<
		string,
		unknown
	>;
	return Buffer.from(JSON.stringify(tool));
};

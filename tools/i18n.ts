/**
 * Writes `i18n/*.json`, which Rocket.Chat's own screens read, from the catalogues of the app: `npm run i18n`. A test
 * compares what is checked in with what this makes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { languages } from '../src/texts/language';

const SHARED = /^(command|section|setting|choice)_/;

/** The content of each file by its name. */
export const i18nFiles = (): ReadonlyMap<string, string> =>
	new Map(
		Object.entries(languages).map(([language, texts]) => {
			const shared = Object.entries(texts).filter(([key]) => SHARED.test(key));
			return [`${language}.json`, `${JSON.stringify(Object.fromEntries(shared), null, '\t')}\n`];
		}),
	);
if (require.main === module) {
	const folder = join(__dirname, '../i18n');
	mkdirSync(folder, { recursive: true });
	i18nFiles().forEach((content, name) => writeFileSync(join(folder, name), content));
}

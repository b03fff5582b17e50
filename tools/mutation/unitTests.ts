import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The unit tests of the folder `TESTS`, or all of them, as one test file for Stryker. It runs jest once for each mutant, and
 * jest loads the app anew for each test file: in one file the mutants of `src/render` take two thirds of the time.
 */
const { TESTS: folder } = process.env;

/** These hold the texts to their rules, or look at the source. They do not notice what the code does. */
const leftOut = /^(texts\/(clients|catalogues|i18n|used)|regexes)\.test\.ts$/;

const unitTests = join(__dirname, '../../test/unit');
const files = readdirSync(unitTests, { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => folder === undefined || file.startsWith(`${folder}/`))
	.filter((file) => file.endsWith('.test.ts') && !leftOut.test(file))
	.sort();
// What a file does before and after its tests is for these alone.
describe.each(files)('%s', (file) => {
	jest.requireActual(join(unitTests, file));
});

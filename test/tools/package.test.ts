import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import AdmZip from 'adm-zip';

import manifest from '../../app.json';
import { packageApp } from '../../tools/package/packageApp';
import { projectRoot } from '../../tools/projectRoot';
import { lowestEngine } from '../workspace/engine/versions';

const entriesOf = (zip: AdmZip): string[] =>
	zip
		.getEntries()
		.map(({ entryName }) => entryName)
		.sort();

const shipped = ['.packagedby', 'SessionInfoApp.js', 'app.json', 'icon.png'];

it('the packaged app holds one file of code, the manifest, the texts, the icon and the mark of the packager', async () => {
	const path = await packageApp();
	expect(basename(path)).toBe(`session-info_${manifest.version}.zip`);

	const languages = await readdir(join(projectRoot, 'i18n'));
	expect(entriesOf(new AdmZip(path))).toEqual(
		[...shipped, ...languages.map((name) => `i18n/${name}`)].sort(),
	);
});

it('the packaged app requires what the sources require, and not the engine that packaged it', async () => {
	const { requiredApiVersion } = manifest;
	expect(requiredApiVersion).toBe(`^${lowestEngine}`);
	const packaged: unknown = JSON.parse(new AdmZip(await packageApp()).readAsText('app.json'));
	expect(packaged).toMatchObject({ requiredApiVersion, implements: expect.any(Array) });
});

/** The least that can be packaged: the packager takes its time for every file. */
const smallApp: Readonly<Record<string, string>> = {
	'SessionInfoApp.ts': `
		import { App } from '@rocket.chat/apps-engine/definition/App';
		import { languages } from './src/languages';
		export class SessionInfoApp extends App { languages = languages(); }
	`,
	'src/languages.ts':
		'export const languages = (): string[] => Intl.getCanonicalLocales("en").flat();',
	'i18n/en.json': '{}',
	'icon.png': '',
	'package.json':
		'{ "version": "1.2.3", "devDependencies": { "@rocket.chat/apps-engine": "1.62.0" } }',
	'package-lock.json': '{}',
	'README.md': 'Not shipped',
	'test/any.test.ts': 'describe("not shipped", () => {});',
};

describe('packageApp', () => {
	let root: string;

	const pack = ({ cache = 'cache' } = {}): Promise<string> =>
		packageApp({ root, out: join(root, 'dist'), cache: join(root, cache) });

	beforeEach(async () => {
		root = await mkdtemp(join(tmpdir(), 'session-info-test-'));
		const files = {
			...smallApp,
			'app.json': JSON.stringify({ ...manifest, version: '1.2.3' }),
		};
		for (const [path, content] of Object.entries(files)) {
			await mkdir(dirname(join(root, path)), { recursive: true });
			await writeFile(join(root, path), content);
		}
	});
	afterEach(() => rm(root, { recursive: true, force: true }));
	it('packageApp makes the same bytes of the same sources', async () => {
		const first = await readFile(await pack());
		const second = await readFile(await pack({ cache: 'another cache' }));
		expect(second.equals(first)).toBe(true);
		expect(entriesOf(new AdmZip(first))).toEqual([...shipped, 'i18n/en.json'].sort());
		expect(new AdmZip(first).readAsText('SessionInfoApp.js')).toContain('getCanonicalLocales');
	});

	it('packageApp refuses versions that disagree', async () => {
		await writeFile(join(root, 'package.json'), JSON.stringify({ version: '9.9.9' }));
		await expect(pack()).rejects.toThrow('they have to agree');
	});

	it('packageApp reports what the compiler says', async () => {
		await writeFile(join(root, 'src', 'languages.ts'), 'import "./missing";\n');
		await expect(pack()).rejects.toThrow('./missing');
	});
});

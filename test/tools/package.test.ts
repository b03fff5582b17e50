import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import AdmZip from 'adm-zip';

import { packageApp } from '../../tools/package/packageApp';
import { projectRoot } from '../../tools/projectRoot';
import { lowestEngine } from '../workspace/engine/versions';

const readJson = async (path: string): Promise<Record<string, unknown>> =>
	JSON.parse(await readFile(join(projectRoot, path), 'utf8')) as Record<string, unknown>;

describe('the packaged app', () => {
	let out: string;
	let zip: AdmZip;
	beforeAll(async () => {
		out = await mkdtemp(join(tmpdir(), 'session-info-test-'));
		zip = new AdmZip(await packageApp({ out }));
	});
	afterAll(() => rm(out, { recursive: true, force: true }));

	const entries = (): string[] => zip.getEntries().map(({ entryName }) => entryName);

	const manifest = (): Record<string, unknown> =>
		JSON.parse(zip.readAsText('app.json')) as Record<string, unknown>;

	it('the packaged app is named after the app and its version', async () => {
		const { version } = await readJson('app.json');
		expect(await packageApp({ out })).toBe(join(out, `session-info_${version}.zip`));
	});

	it('the packaged app holds compiled code, the manifest, texts, the icon and the mark of the packager', () => {
		const allowed =
			/^(\.packagedby|app\.json|icon\.png|SessionInfoApp\.js|src\/[\w/]+\.js|i18n\/[a-zA-Z-]+\.json)$/;
		expect(entries().filter((name) => !allowed.test(name))).toEqual([]);
		expect(entries()).toEqual(
			expect.arrayContaining([
				'.packagedby',
				'app.json',
				'icon.png',
				'SessionInfoApp.js',
				'i18n/en.json',
			]),
		);
	});

	it('the packaged app holds every language', async () => {
		const languages = entries().filter((name) => name.startsWith('i18n/'));
		const sources = await readdir(join(projectRoot, 'i18n'));
		expect(languages.sort()).toEqual(sources.map((name) => `i18n/${name}`).sort());
	});

	it('the packaged app holds no tests and no credentials', () => {
		const content = zip.getEntries().map((entry) => entry.getData().toString('latin1'));
		expect(content.filter((text) => /describe\(['"]|demo-token|demo-password/.test(text))).toEqual(
			[],
		);
	});

	it('the packaged app requires what the sources require, and not the engine that packaged it', async () => {
		const { requiredApiVersion } = await readJson('app.json');
		expect(requiredApiVersion).toBe(`^${lowestEngine}`);
		expect(manifest()).toMatchObject({ requiredApiVersion, implements: expect.any(Array) });
	});

	it('the packaged app has the version of package.json', async () => {
		const { version } = await readJson('package.json');
		expect(manifest()).toMatchObject({ version });
	});
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
			'app.json': JSON.stringify({ ...(await readJson('app.json')), version: '1.2.3' }),
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
		expect(
			new AdmZip(first)
				.getEntries()
				.map(({ entryName }) => entryName)
				.sort(),
		).toEqual(['.packagedby', 'SessionInfoApp.js', 'app.json', 'i18n/en.json', 'icon.png']);
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

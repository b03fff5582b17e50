import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { allLanguages } from './samples';
import { SessionCommand } from '../../../src/command/SessionCommand';
import { settings } from '../../../src/settings/definitions';
import { languages } from '../../../src/texts/language';
import { i18nFiles } from '../../../tools/i18n';
import { projectRoot } from '../../../tools/projectRoot';
import { stub } from '../support/stub';

const folder = join(projectRoot, 'i18n');

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** The keys that Rocket.Chat's own screens look up: labels, descriptions and choices of settings, and the command's. */
const keysOnScreens = (): readonly string[] => {
	const app = stub<ConstructorParameters<typeof SessionCommand>[0]>('App', {});
	const { i18nParamsExample, i18nDescription } = new SessionCommand(app);
	const keys = settings.flatMap((setting) => [
		setting.section,
		setting.i18nLabel,
		setting.i18nDescription,
		setting.i18nPlaceholder,
		...(setting.values ?? []).map(({ i18nLabel }) => i18nLabel),
	]);
	return [...new Set([i18nParamsExample, i18nDescription, ...keys])]
		.filter((key) => key !== undefined)
		.sort();
};

it('i18n/ holds a file for every language, and no other', () => {
	expect(readdirSync(folder).sort()).toEqual(allLanguages.map((tag) => `${tag}.json`).sort());
});

describe.each(allLanguages)('%s.json', (language) => {
	const name = `${language}.json`;
	const content: unknown = JSON.parse(read(name));

	it(`${name} is what \`npm run i18n\` writes`, () => {
		expect(read(name)).toBe(i18nFiles().get(name));
	});

	it(`${name} holds the texts of the screens, and no reply`, () => {
		const texts: Readonly<Record<string, unknown>> = languages[language];
		expect(content).toEqual(Object.fromEntries(keysOnScreens().map((key) => [key, texts[key]])));
	});
});

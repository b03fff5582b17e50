import type { Abilities } from '../../../src/lookups/Lookups';
import { colors } from '../../../src/render/Attachment';
import { helpAttachment } from '../../../src/render/help';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { everyLanguage } from '../support/view';

const everybody: Abilities = { ownSessions: true, allSessions: false, status: false };
const holder: Abilities = { ownSessions: true, allSessions: true, status: true };
const administrator: Abilities = { ownSessions: true, allSessions: false, status: true };
const nobody: Abilities = { ownSessions: false, allSessions: false, status: false };
const setUp: Abilities = { ownSessions: false, allSessions: false, status: true };

/** The commands that the help tells of, each by its first words. */
const commands = (abilities: Abilities): readonly string[] => {
	const { visible } = drawWebText(helpAttachment(abilities, translator('en')).text);

	return visible
		.split('\n')
		.map((line) => /^\/session [a-z]+( @)?/.exec(line.replace(/^\/session or /, ''))?.[0] ?? '')
		.filter(Boolean);
};

describe('helpAttachment', () => {
	it.each<readonly [string, Abilities, readonly string[]]>([
		['everybody', everybody, ['list', 'info', 'help']],
		['holders', holder, ['list', 'info', 'list @', 'find', 'admin', 'status', 'help']],
		['administrators who are no holders', administrator, ['list', 'info', 'status', 'help']],
		['those who may not use the app', nobody, ['help']],
		['administrators of an app for holders', setUp, ['status', 'help']],
	])('tells %s of what they may use', (_name, abilities, want) => {
		const { text } = helpAttachment(abilities, translator('en'));

		expect(commands(abilities)).toEqual(want.map((command) => `/session ${command}`));
		expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(want.length);
	});

	it('tells those who may use nothing whom to ask, and them alone', () => {
		expect(helpAttachment(nobody, translator('en')).text).toMatch(/administrator/);
		[everybody, holder, administrator, setUp].forEach((abilities) =>
			expect(helpAttachment(abilities, translator('en')).text).not.toMatch(/administrator/),
		);
	});

	it('has the colour of a warning only if something was not understood', () => {
		expect(helpAttachment(holder, translator('en')).color).toBe(colors.session);
		expect(helpAttachment(holder, translator('en'), 'lsit').color).toBe(colors.warning);
	});

	it('names the word that was not understood, letter for letter', () => {
		expect(helpAttachment(holder, translator('en'), '*lsit* `x`\n<b>').title).toContain(
			'*lsit* ˋxˋ <b>',
		);
	});

	it.each(everyLanguage)('has a title, a text and no markup in %s', (language) => {
		const flaws = [everybody, holder, administrator, nobody, setUp].flatMap((abilities) =>
			[undefined, 'word', '\u0000', '@', '{word}'].flatMap((word) =>
				flawsOf(helpAttachment(abilities, translator(language), word)),
			),
		);

		expect(flaws.filter((flaw) => !flaw.includes('{word}'))).toEqual([]);
	});
});

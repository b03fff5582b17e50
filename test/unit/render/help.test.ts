import { colors } from '../../../src/render/Attachment';
import { helpAttachment, suggestionAttachment } from '../../../src/render/help';
import type { Abilities } from '../../../src/requests/Answer';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { everyLanguage } from '../support/view';

const nobody: Abilities = {
	ownSessions: false,
	allSessions: false,
	logOutOwn: false,
	logOutAnybody: false,
	status: false,
};
const everybody: Abilities = { ...nobody, ownSessions: true };
const setUp: Abilities = { ...nobody, status: true };
const viewer: Abilities = { ...everybody, allSessions: true, status: true, logOutOwn: true };
const deputy: Abilities = { ...viewer, logOutAnybody: true };

/** The commands that the help tells of, as they are typed. */
const commands = (abilities: Abilities): readonly string[] => {
	const { visible } = drawWebText(helpAttachment(abilities, translator('en')).text);
	const typed =
		/^(?:\/session or )?(\/session [a-z]+(?: (?:@user|@name all|all|others|<Device ID>))?)/gm;
	return [...visible.matchAll(typed)].map(([, command = '']) => command);
};

const id = '<Device ID>';
const all = ['list @user', 'list all', 'find', 'summary', `admin ${id}`, 'manage @user'];
const own = ['list', `info ${id}`, 'manage'];
const logOutOwn = [`logout ${id}`, 'logout others', 'logout @name all'];

it.each<readonly [string, Abilities, readonly string[]]>([
	['everybody', everybody, [...own, 'help']],
	['those who may not use the app', nobody, ['help']],
	['administrators of an app for holders', setUp, ['status', 'help']],
	['holders of the one permission', viewer, [...own, ...logOutOwn, ...all, 'status', 'help']],
	[
		'holders of both permissions',
		deputy,
		[...own, ...logOutOwn, ...all, `logout ${id}`, 'logout @user', 'status', 'help'],
	],
])('helpAttachment tells %s of what they may use', (_name, abilities, want) => {
	const { text } = helpAttachment(abilities, translator('en'));
	expect(commands(abilities)).toEqual(want.map((command) => `/session ${command}`));
	expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(want.length);
});

it('helpAttachment tells those who may use nothing whom to ask, and them alone', () => {
	expect(helpAttachment(nobody, translator('en')).text).toMatch(/administrator/);
	[everybody, setUp, deputy].forEach((abilities) =>
		expect(helpAttachment(abilities, translator('en')).text).not.toMatch(/administrator/),
	);
});

it.each([
	[undefined, 'Session Info', colors.session],
	['lsit', 'Not understood: “lsit”', colors.warning],
	['*lsit* `x`\n<b>', 'Not understood: “*lsit* ˋxˋ <b>”', colors.warning],
])('helpAttachment says by title and color what was not understood: %j', (word, title, color) => {
	expect(helpAttachment(viewer, translator('en'), word)).toMatchObject({ title, color });
});

it.each(everyLanguage)('helpAttachment has a title, a text and no markup in %s', (language) => {
	const flaws = [nobody, deputy].flatMap((abilities) =>
		[undefined, 'word', '\u0000', '@', '{word}'].flatMap((word) =>
			flawsOf(helpAttachment(abilities, translator(language), word)),
		),
	);
	expect(flaws.filter((flaw) => !flaw.includes('{word}'))).toEqual([]);
});

it('suggestionAttachment asks back the whole command, letter for letter', () => {
	const command = `/session logout "*a* :b: ${'x'.repeat(300)}"`;
	const { title, text, color } = suggestionAttachment(command, translator('en'));
	expect(title).toMatch(/^Did you mean/);
	expect(drawWebText(text).visible.replace(/\u200b/g, '')).toContain(command);
	expect(color).toBe(colors.warning);
});

it.each(everyLanguage)(
	'suggestionAttachment has a title, a text and no markup in %s',
	(language) => {
		expect(flawsOf(suggestionAttachment('/session list @bob', translator(language)))).toEqual([]);
	},
);

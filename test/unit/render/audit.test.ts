import type { Look } from '../../../src/audit/Look';
import { auditAttachment } from '../../../src/render/audit';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { everyLanguage } from '../support/view';

const buildLook = (override: Partial<Look> = {}): Look => ({
	caller: { id: 'samUserId', username: 'sam', name: 'Sam' },
	asked: { lookup: 'admin', sessionId: 'QoYYFw2t9oKks2niG' },
	owners: [{ id: 'bobUserId', username: 'bob' }],
	outcome: 'granted',
	...override,
});

const many = Array.from({ length: 50 }, (_value, index) => ({
	id: `id${index}`,
	username: `user.name-${index}`,
}));

const looks: readonly (readonly [string, Look, RegExp])[] = [
	['a session', buildLook(), /^sam .*QoYYFw2t9oKks2niG.*bob\.$/],
	['a session of a deleted user', buildLook({ owners: [{ id: 'bobUserId' }] }), /bobUserId\.$/],
	[
		'a list',
		buildLook({ asked: { lookup: 'list-user', username: 'bob' } }),
		/^sam .*sessions of bob\.$/,
	],
	[
		'a search',
		buildLook({ asked: { lookup: 'find', filter: '*mac* [IP] :a: <b>' } }),
		/^sam .*\*mac\* \[IP\] :a: <b>\.$/,
	],
	[
		'a search without a result',
		buildLook({ asked: { lookup: 'find', filter: 'x' }, owners: [] }),
		/x\.$/,
	],
	[
		'a search with many results',
		buildLook({ asked: { lookup: 'find', filter: 'x' }, owners: many }),
		/x\.$/,
	],
];

describe('auditAttachment', () => {
	it.each(looks)('tells who looked at what: %s', (_name, look, want) => {
		const { text } = auditAttachment(look, translator('en'));

		expect(
			drawWebText(text)
				.visible.trim()
				.replace(/\u200b/g, ''),
		).toMatch(want);
	});

	it('names those whose sessions a search showed', () => {
		const look = buildLook({
			asked: { lookup: 'find', filter: 'x' },
			owners: [{ id: 'a', username: 'anna' }, { id: 'b' }],
		});

		expect(auditAttachment(look, translator('en')).fields).toEqual([
			{ title: 'User', value: '`anna`, `b`', short: false },
		]);
	});

	it.each([
		['admin', { lookup: 'admin', sessionId: 'QoYYFw2t9oKks2niG' }],
		['list-user', { lookup: 'list-user', username: 'bob' }],
	] as const)('names them in the text alone for %s', (_name, asked) => {
		expect(auditAttachment(buildLook({ asked }), translator('en'))).not.toHaveProperty('fields');
	});

	it.each(everyLanguage)('has a title, a text and no markup in %s', (language) => {
		const flaws = looks.flatMap(([, look]) => flawsOf(auditAttachment(look, translator(language))));

		expect(flaws).toEqual([]);
	});
});

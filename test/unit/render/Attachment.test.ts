import { bullets, colors, toEngine } from '../../../src/render/Attachment';
import { drawMobile, drawWebText } from '../support/clients';

it('toEngine gives the attachment in the names of the engine', () => {
	const fields = [{ title: 'OS', value: 'Windows', short: true }];

	expect(toEngine({ title: 'a', text: 'b', color: colors.session, fields })).toEqual({
		title: { value: 'a' },
		text: 'b',
		color: colors.session,
		fields,
	});
});

it('toEngine leaves out fields that are not there', () => {
	const attachment = toEngine({ title: 'a', text: 'b', color: colors.good });
	expect(Object.keys(attachment).sort()).toEqual(['color', 'text', 'title']);
});

it('bullets are a list in both clients, each line on its own', () => {
	const text = bullets(['one', '`two`']);
	expect(drawWebText(text).kinds).toContain('li');
	expect(drawMobile(text).kinds).toContain('UNORDERED_LIST');
	expect(drawWebText(text).visible.trim().split('\n')).toEqual(['one', 'two']);
});

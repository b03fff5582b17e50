import type { EmojiReader } from './emoji';
import { drawWebField, drawWebText, webClients } from './web';

it('drawWebText makes one asterisk bold, one underscore italic, and code', () => {
	expect(drawWebText('a *b* _c_ `d`').trim()).toBe(
		'<p>a <strong>b</strong> <em>c</em> <code>d</code></p>',
	);
});

it('drawWebText makes pictures of shortcodes, up to 8.x in code as well', () => {
	const pictures = (reader: EmojiReader): number =>
		drawWebText(':smile: `:100:`', reader).split('class="emojione').length - 1;
	expect(pictures(webClients.upTo8)).toBe(2);
	expect(pictures(webClients.newest)).toBe(1);
});

it('drawWebField escapes twice what stands in code, drawWebText once', () => {
	expect(drawWebText('`<b>`')).toContain('<code>&lt;b&gt;</code>');
	expect(drawWebField('`<b>`')).toContain('<code>&amp;lt;b&amp;gt;</code>');
});

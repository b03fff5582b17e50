import type { ChatAttachment } from './model';
import { drawMessage } from './terminal';

const draw = (
	attachments: ChatAttachment[],
	{ width = 60, color = false, ...parts }: { width?: number; color?: boolean; msg?: string } = {},
): string =>
	drawMessage(
		{ rid: 'GENERAL', sender: 'bot', tmid: 'thread', attachments, ts: new Date(0), ...parts },
		{ width, color },
	);

const fields = [
	{ title: 'Client', value: '`Chrome 113.0.0`', short: true },
	{ title: 'OS', value: '`Windows 10`', short: true },
	{ title: 'Device ID', value: '`aB3_x`' },
	{ title: 'IP Address', value: '`192.0.2.1`', short: true },
];

it('drawMessage puts two short fields side by side, as the web client does', () => {
	expect(
		draw([{ text: 'one' }, { title: 'Chrome', color: '#1d74f5', fields }], { msg: 'Hello' }),
	).toBe(
		[
			'bot · in a thread',
			'Hello',
			'│ one',
			'',
			'┃ Chrome',
			'┃',
			'┃ Client                        OS',
			'┃ Chrome 113.0.0                Windows 10',
			'┃',
			'┃ Device ID',
			'┃ aB3_x',
			'┃',
			'┃ IP Address',
			'┃ 192.0.2.1',
			'',
		].join('\n'),
	);
});

it('drawMessage wraps to the width, and puts fields below each other when it is narrow', () => {
	const drawn = draw([{ text: 'a text that does not fit', fields }], { width: 20 });
	expect(drawn).toContain('│ a text that does\n│ not fit\n');
	expect(drawn).toContain('\n│ OS\n│ Windows 10\n');
});

it.each([
	['bold', '*now* and 2 * 3 * 4', 'now and 2 * 3 * 4'],
	['italic', '_now_ and snake_case_name', 'now and snake_case_name'],
	['code', 'use `a *b* _c_` now', 'use a *b* _c_ now'],
	['links', '[docs](https://example.com/x)', 'docs (https://example.com/x)'],
	['code blocks', 'above\n```\n█░ 12 · *a*\n```\nbelow', 'above\n│ █░ 12 · *a*\n│ below'],
	['lone backticks', 'a ` b', 'a ` b'],
	['escape sequences', 'a\u001b[31mb\u0007', 'a [31mb'],
])('drawMessage shows %s as a client would', (_what, text, want) => {
	expect(draw([{ text }])).toContain(`│ ${want}\n`);
});

it('drawMessage uses colors only where they are allowed', () => {
	const attachments = [{ title: 'Title', color: '#f5455c', text: '`code`' }];
	expect(draw(attachments, { color: true })).toContain('\u001b[');
	expect(draw(attachments)).not.toContain('\u001b');
});

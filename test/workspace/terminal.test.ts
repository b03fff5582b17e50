import type { ChatMessage } from './model';
import { drawMessage } from './terminal';

const message = (parts: Partial<ChatMessage>): ChatMessage => ({
	rid: 'GENERAL',
	sender: 'session-info.bot',
	attachments: [],
	ts: new Date(0),
	...parts,
});

const draw = (parts: Partial<ChatMessage>, { width = 60, color = false } = {}): string =>
	drawMessage(message(parts), { width, color });

describe('drawMessage', () => {
	it('drawMessage draws a session as the web client lays it out', () => {
		const drawn = draw({
			visibleOnlyTo: 'alice',
			attachments: [
				{
					title: 'Chrome 113.0.0 on Windows',
					text: 'Logged in *2 hours* ago',
					color: '#1d74f5',
					fields: [
						{ title: 'Client', value: '`Chrome 113.0.0`', short: true },
						{ title: 'OS', value: '`Windows 10`', short: true },
						{ title: 'Host', value: '`chat.example.com`', short: true },
						{ title: 'Device ID', value: '`aB3_x`' },
						{ title: 'IP Address', value: '`192.0.2.1`', short: true },
					],
				},
			],
		});

		expect(drawn).toBe(
			[
				'session-info.bot · Only you can see this message',
				'┃ Chrome 113.0.0 on Windows',
				'┃ Logged in 2 hours ago',
				'┃',
				'┃ Client                        OS',
				'┃ Chrome 113.0.0                Windows 10',
				'┃',
				'┃ Host',
				'┃ chat.example.com',
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

	it('drawMessage draws plain messages, threads and several attachments', () => {
		expect(
			draw({ msg: 'Hello', tmid: 'thread', attachments: [{ text: 'one' }, { text: 'two' }] }),
		).toBe('session-info.bot · in a thread\nHello\n│ one\n\n│ two\n');
	});

	it.each([
		['bold', '*now* and 2 * 3 * 4', 'now and 2 * 3 * 4'],
		['italic', '_now_ and snake_case_name', 'now and snake_case_name'],
		['code', 'use `a *b* _c_` now', 'use a *b* _c_ now'],
		['links', '[docs](https://example.com/x)', 'docs (https://example.com/x)'],
		[
			'code blocks',
			'above\n```\n██░░ 12 · *Chrome*\n```\nbelow',
			'above\n│ ██░░ 12 · *Chrome*\n│ below',
		],
		['lone backticks', 'a ` b', 'a ` b'],
		['escape sequences', 'a\u001b[31mb\u0007', 'a [31mb'],
	])('drawMessage shows %s as a client would', (_what, text, want) => {
		expect(draw({ attachments: [{ text }] })).toContain(`│ ${want}\n`);
	});

	it('drawMessage wraps to the width, and puts fields below each other when it is narrow', () => {
		const drawn = draw(
			{
				attachments: [
					{
						text: 'a text that does not fit',
						fields: [
							{ title: 'Client', value: 'x'.repeat(30), short: true },
							{ title: 'OS', value: 'Linux', short: true },
						],
					},
				],
			},
			{ width: 20 },
		);

		expect(
			Math.max(
				...drawn
					.split('\n')
					.slice(1)
					.map((line) => line.length),
			),
		).toBeLessThanOrEqual(20);
		expect(drawn).toContain('\n│ OS\n│ Linux\n');
	});

	it('drawMessage uses colors only where they are allowed', () => {
		const attachments = [{ title: 'Title', color: '#f5455c', text: '`code`' }];
		expect(draw({ attachments }, { color: true })).toContain('\u001b[');
		expect(draw({ attachments }, { color: false })).not.toContain('\u001b');
	});
});

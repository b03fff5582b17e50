import { drawWindow } from './terminalWindow';

const text = (words: string): object => ({ type: 'plain_text', text: words });

const button = (label: string, style?: string): object => ({
	type: 'button',
	text: text(label),
	style,
});

const draw = (blocks: object[], { width = 44, color = false } = {}): string =>
	drawWindow({ id: 'w', title: text('Your devices'), blocks }, { width, color });

it('drawWindow draws sections with their button, and rows of buttons', () => {
	const drawn = draw([
		{ type: 'context', elements: [text('Device logged out')] },
		{
			type: 'section',
			text: { type: 'mrkdwn', text: '*Chrome 113.0.0* on Windows 10' },
			fields: [text('Logged in 12 minutes ago'), text('x'.repeat(40))],
			accessory: button('Log out', 'danger'),
		},
		{ type: 'divider' },
		{ type: 'actions', elements: [button('Refresh'), button('Next')] },
	]);

	expect(drawn).toBe(
		`${[
			'╭ Your devices',
			'│ Device logged out',
			'│',
			'│ Chrome 113.0.0 on Windows 10   [ Log out ]',
			'│ Logged in 12 minutes ago',
			`│ ${'x'.repeat(29)}`,
			`│ ${'x'.repeat(11)}`,
			'│',
			`│ ${'─'.repeat(42)}`,
			'│',
			'│ [ Refresh ] [ Next ]',
			'╰',
		].join('\n')}\n`,
	);
});

it('drawWindow lets nothing steer the terminal, and uses colors only where they are allowed', () => {
	const steering = [
		{ type: 'section', text: text('a\u001b[2Jb'), accessory: button('Go', 'danger') },
	];
	expect(draw(steering)).not.toContain('\u001b');
	expect(draw(steering, { color: true })).toContain('\u001b[31m[ Go ]');
});

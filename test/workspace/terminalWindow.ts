import type { Block, ButtonElement, SectionBlock } from '@rocket.chat/ui-kit';
import stringWidth from 'string-width';

import type { WindowEvent } from './model';
import { clean, markdown, padEnd, type Pen, penOf, type TerminalOptions, wrap } from './terminal';

const gap = 2;

const isBlock = (value: unknown): value is Block =>
	typeof value === 'object' && value !== null && 'type' in value;

/** Of a text object, as a title or a label is one. */
const textOf = (value: unknown, pen: Pen): string => {
	if (typeof value !== 'object' || value === null || !('text' in value)) {
		return '';
	}
	const text = String(value.text);
	return 'type' in value && value.type === 'mrkdwn' ? markdown(text, pen) : clean(text);
};

/** Its label in brackets. */
const drawButton = ({ text, style }: ButtonElement, pen: Pen): string => {
	const label = `[ ${textOf(text, pen)} ]`;
	return style === 'danger' ? pen.chalk.red(label) : label;
};

/** The button stands at the end of the first line. */
const drawSection = ({ text, fields = [], accessory }: SectionBlock, pen: Pen): string[] => {
	const button = accessory?.type === 'button' ? drawButton(accessory, pen) : '';
	const width = pen.width - (button ? stringWidth(button) + gap : 0);
	const [first = '', ...rest] = [text, ...fields].flatMap((part) =>
		part ? wrap(textOf(part, pen), { width }) : [],
	);
	return [button ? `${padEnd(first, width + gap)}${button}` : first, ...rest];
};

const drawBlock = (block: Block, pen: Pen): string[] => {
	switch (block.type) {
		case 'section':
			return drawSection(block, pen);
		case 'context':
			return wrap(
				pen.chalk.dim(block.elements.map((element) => textOf(element, pen)).join(' ')),
				pen,
			);
		case 'actions':
			return wrap(
				block.elements
					.map((element) => (element.type === 'button' ? drawButton(element, pen) : ''))
					.join(' '),
				pen,
			);
		case 'divider':
			return ['─'.repeat(pen.width)];
		default:
			return [`(${block.type})`];
	}
};

/** Draws a window for a terminal, as far as the app uses what windows can have. */
export const drawWindow = (view: WindowEvent['view'], options: TerminalOptions): string => {
	const pen = penOf({ ...options, width: options.width - gap });
	const lines = view.blocks
		.filter(isBlock)
		.flatMap((block, index) => [...(index > 0 ? [''] : []), ...drawBlock(block, pen)]);
	return `${[
		`╭ ${pen.chalk.bold(textOf(view.title, pen))}`,
		...lines.map((line) => `│ ${line}`.trimEnd()),
		'╰',
	].join('\n')}\n`;
};

import {
	type ActionsBlock,
	type Block,
	BlockContext,
	type ButtonElement,
	type ContextBlock,
	type Markdown,
	type PlainText,
	type SectionBlock,
	UiKitParserModal,
} from '@rocket.chat/ui-kit';
import stringWidth from 'string-width';

import type { WindowEvent } from './model';
import { penOf, type Pen, type TerminalOptions } from './terminal';

const gap = 2;

const isBlock = (value: unknown): value is Block =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const textOf = (value: unknown): string =>
	typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : '';

/** Each block becomes lines of text, a button its label in brackets. */
class TerminalModal extends UiKitParserModal<string> {
	constructor(private readonly pen: Pen) {
		super();
	}

	plain_text({ text }: PlainText): string {
		return this.pen.clean(text);
	}

	mrkdwn({ text }: Markdown): string {
		return this.pen.markdown(text);
	}

	button({ text, style }: ButtonElement): string {
		const label = `[ ${this.pen.clean(textOf(text))} ]`;
		return style === 'danger' ? this.pen.chalk.red(label) : label;
	}

	/** The accessory stands at the end of the first line. */
	section({ text, fields = [], accessory }: SectionBlock): string {
		const button = accessory ? this.renderSectionAccessoryBlockElement(accessory, 0) : undefined;
		const width = this.pen.width - (button ? stringWidth(button) + gap : 0);
		const [first = '', ...rest] = [...(text ? [text] : []), ...fields].flatMap((part, index) =>
			this.pen.wrap(this.renderTextObject(part, index, BlockContext.SECTION) ?? '', width),
		);
		const spaces = ' '.repeat(Math.max(0, width - stringWidth(first)) + gap);
		return [button ? `${first}${spaces}${button}` : first, ...rest].join('\n');
	}

	actions({ elements }: ActionsBlock): string {
		const buttons = elements.map(
			(element, index) => this.renderActionsBlockElement(element, index) ?? '',
		);
		return this.pen.wrap(buttons.join(' '), this.pen.width).join('\n');
	}

	context({ elements }: ContextBlock): string {
		const parts = elements.map(
			(element, index) => this.renderContextBlockElement(element, index) ?? '',
		);
		return this.pen.wrap(this.pen.chalk.dim(parts.join(' ')), this.pen.width).join('\n');
	}

	divider(): string {
		return '─'.repeat(this.pen.width);
	}
}

/** Draws a window for a terminal, with what could be pressed in brackets. */
export const drawWindow = (view: WindowEvent['view'], options: TerminalOptions): string => {
	const pen = penOf({ ...options, width: options.width - gap });
	const blocks = new TerminalModal(pen).render(view.blocks.filter(isBlock));
	const lines = blocks.flatMap((block, index) => [
		...(index > 0 ? [''] : []),
		...block.split('\n'),
	]);
	return `${[
		`╭ ${pen.chalk.bold(pen.clean(textOf(view.title)))}`,
		...lines.map((line) => `│ ${line}`.trimEnd()),
		'╰',
	].join('\n')}\n`;
};

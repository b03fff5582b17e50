import chalk from 'chalk';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

import type { ChatAttachment, ChatMessage } from './model';

export type TerminalOptions = {
	/** Columns. */
	readonly width: number;
	/** Whether escape sequences may be used. */
	readonly color: boolean;
};

type Field = NonNullable<ChatAttachment['fields']>[number];

/** How text is written for a terminal of some width. */
export type Pen = { readonly width: number; readonly chalk: chalk.Chalk };

export const penOf = ({ width, color }: TerminalOptions): Pen => ({
	width,
	chalk: new chalk.Instance({ level: color ? 2 : 0 }),
});

const gap = 2;

/** Narrower columns would only break words. */
const narrowestColumn = 20;

/** Draws a message for a terminal, much as the web client shows it. */
export const drawMessage = (message: ChatMessage, options: TerminalOptions): string => {
	const pen = penOf(options);
	const lines = [
		header(message, pen),
		...(message.msg ? wrap(markdown(message.msg, pen), pen) : []),
		...message.attachments.flatMap((attachment, index) => [
			...(index > 0 ? [''] : []),
			...drawAttachment(attachment, pen),
		]),
	];
	return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

const header = ({ sender, tmid, visibleOnlyTo }: ChatMessage, pen: Pen): string => {
	const remarks = [
		...(tmid === undefined ? [] : ['in a thread']),
		...(visibleOnlyTo === undefined ? [] : ['Only you can see this message']),
	];
	return [pen.chalk.bold(clean(sender)), ...remarks.map((remark) => pen.chalk.dim(remark))].join(
		pen.chalk.dim(' · '),
	);
};

const drawAttachment = (
	{ color, title, text, fields = [] }: ChatAttachment,
	pen: Pen,
): string[] => {
	const bar = color === undefined ? '│' : pen.chalk.hex(color)('┃');
	const inner = { ...pen, width: pen.width - stringWidth(`${bar} `) };
	const lines = [
		...(title ? wrap(pen.chalk.bold(clean(title)), inner) : []),
		...(text ? wrap(markdown(text, pen), inner) : []),
		...drawFields(fields, inner),
	];
	return lines.map((line) => `${bar} ${line}`);
};

const drawFields = (fields: readonly Field[], pen: Pen): string[] => {
	const column = Math.floor((pen.width - gap) / 2);
	const perRow = column < narrowestColumn ? 1 : 2;
	return rows(fields, perRow).flatMap((row) => {
		const width = row.length > 1 ? column : pen.width;
		const [left = [], right = []] = row.map((field) => drawField(field, { ...pen, width }));
		return [
			'',
			...Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
				right.length > 0
					? `${padEnd(left[index] ?? '', width + gap)}${right[index] ?? ''}`
					: (left[index] ?? ''),
			),
		];
	});
};

/** Short fields go side by side; any other has a row of its own. */
const rows = (fields: readonly Field[], perRow: number): Field[][] => {
	const drawn: Field[][] = [];
	for (const field of fields) {
		const last = drawn.at(-1);
		if (field.short && last && last.length < perRow && last.every(({ short }) => short)) {
			last.push(field);
		} else {
			drawn.push([field]);
		}
	}
	return drawn;
};

const drawField = ({ title, value }: Field, pen: Pen): string[] => [
	...wrap(pen.chalk.dim(markdown(title, pen)), pen),
	...wrap(markdown(value, pen), pen),
];

export const padEnd = (text: string, width: number): string =>
	text + ' '.repeat(Math.max(0, width - stringWidth(text)));

export const wrap = (text: string, { width }: Pick<Pen, 'width'>): string[] =>
	wrapAnsi(text, width, { hard: true }).split('\n');

/** A code block, between two lines with three backticks. */
const fenced = /^```\n([\s\S]*?)\n```$/m;

/** What the clients' markdown turns into something else than text. */
export const markdown = (source: string, { chalk: style }: Pen): string =>
	clean(source)
		.split(fenced)
		// Every second part is what stood between the backticks.
		.map((part, index) => (index % 2 === 1 ? style.cyan(part) : inline(part, style)))
		.join('');

/** In code spans nothing but the backticks goes. */
const inline = (text: string, style: chalk.Chalk): string =>
	text
		.split(/`([^`\n]+)`/)
		.map((part, index) => (index % 2 === 1 ? style.cyan(part) : emphasis(part, style)))
		.join('');

const emphasis = (text: string, style: chalk.Chalk): string =>
	text
		.replace(/(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])/g, (_, bold: string) => style.bold(bold))
		.replace(/(?<![\w_])_(?=\S)([^_\n]*[^_\s])_(?![\w_])/g, (_, slanted: string) =>
			style.italic(slanted),
		)
		.replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, '$1 ($2)');

/** Nothing in a message may steer the terminal. */
export const clean = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, ' ');

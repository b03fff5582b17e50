import { parse, type Root } from '@rocket.chat/message-parser';
import { marked } from 'marked';

type Node = Root[number];
type Inline = Extract<Node, { type: 'PARAGRAPH' }>['value'][number];

const inline = (node: Inline): string => {
	switch (node.type) {
		case 'PLAIN_TEXT':
			return node.value;
		case 'INLINE_CODE':
			return `\`${node.value.value}\``;
		default:
			return `[${node.type}]`;
	}
};

const block = (node: Node): string =>
	node.type === 'PARAGRAPH' ? node.value.map(inline).join('') : `[${node.type}]`;

/**
 * A text as the mobile client's parser reads it, written back: the same text if it is nothing but words and code, with
 * the name of the node in the place of whatever else it became.
 */
export const onMobile = (text: string): string =>
	parse(text, { emoticons: true, colors: true }).map(block).join('\n');

const escape = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const unescape = (html: string): string =>
	html
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, '&');

/** What the web client's emoji parser replaces, inside code too. */
const SHORTCODE = /:[-+\w]+:/g;

/**
 * As `onMobile`, for the web client, which escapes a text, gives it to `marked`, and looks for emoji in the outcome.
 * Tags other than those of a paragraph and of code stay in sight.
 */
export const onWeb = (text: string): string =>
	unescape(
		unescape(
			marked
				.parse(escape(text), { gfm: true, headerIds: false, mangle: false })
				.replace(/^<p>(.*)<\/p>\n$/s, '$1')
				.replace(/<\/?code>/g, '`'),
		),
	).replace(SHORTCODE, '[EMOJI]');

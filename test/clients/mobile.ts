import { type Inlines, type Options, parse, type Root } from '@rocket.chat/message-parser';

import { characterOf } from './emoji';

/** Markdown as Rocket.Chat's mobile client draws it: what its parser makes of a text, with all that can be switched on. */

const options: Options = {
	colors: true,
	emoticons: true,
	customDomains: ['example', 'local'],
	katex: { dollarSyntax: true, parenthesisSyntax: true },
};

export const parseMobile = (text: string): Root => parse(text, options);

/** Text, title or value, as HTML. */
export const drawMobile = (text: string): string => parseMobile(text).map(drawBlock).join('');

const escape = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const drawBlock = (block: Root[number]): string => {
	switch (block.type) {
		case 'PARAGRAPH':
			return `<p>${drawInlines(block.value)}</p>`;
		case 'UNORDERED_LIST':
			return `<ul>${block.value.map(drawItem).join('')}</ul>`;
		case 'ORDERED_LIST':
			return `<ol>${block.value.map(drawItem).join('')}</ol>`;
		case 'QUOTE':
			return `<blockquote>${block.value.map(drawBlock).join('')}</blockquote>`;
		case 'CODE':
			return `<pre><code>${block.value.map(({ value }) => escape(value.value)).join('\n')}</code></pre>`;
		case 'HEADING':
			return `<p class="heading">${drawInlines(block.value)}</p>`;
		case 'BIG_EMOJI':
			return `<p class="big-emoji">${drawInlines(block.value)}</p>`;
		case 'LINE_BREAK':
			return '<br>';
		default:
			return drawOther(block);
	}
};

const drawItem = ({ value }: { readonly value: readonly Inlines[] }): string =>
	`<li>${drawInlines(value)}</li>`;

const drawInlines = (nodes: readonly Inlines[]): string => nodes.map(drawInline).join('');

const drawInline = (node: Inlines): string => {
	switch (node.type) {
		case 'PLAIN_TEXT':
			return escape(node.value);
		case 'BOLD':
			return `<strong>${drawInlines(node.value)}</strong>`;
		case 'ITALIC':
			return `<em>${drawInlines(node.value)}</em>`;
		case 'STRIKE':
			return `<s>${drawInlines(node.value)}</s>`;
		case 'INLINE_CODE':
			return `<code>${escape(node.value.value)}</code>`;
		case 'LINK':
			return `<a href="${escape(node.value.src.value)}">${drawInlines([node.value.label].flat())}</a>`;
		case 'MENTION_USER':
			return `<span class="mention">@${escape(node.value.value)}</span>`;
		case 'MENTION_CHANNEL':
			return `<span class="mention">#${escape(node.value.value)}</span>`;
		case 'EMOJI':
			return node.value === undefined
				? node.unicode
				: (characterOf(node.shortCode) ?? escape(`:${node.value.value}:`));
		default:
			return drawOther(node);
	}
};

/** The app sends none of these. What is not drawn should be seen rather than missed. */
const drawOther = ({ type }: { readonly type: string }): string => `<mark>${type}</mark>`;

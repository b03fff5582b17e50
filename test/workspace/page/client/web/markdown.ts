import dompurify from 'dompurify';
import { marked } from 'marked';

import { findEmoji } from '../emoji';

/**
 * Markdown as Rocket.Chat's web client draws it in attachments (`client/components/MarkdownText.tsx`): escaped, then
 * `marked`, then its emoji parser, then sanitised.
 */

const link = (href: string | null, _title: string | null, text: string): string =>
	`<a href="${href ?? ''}">${text}</a>`;

/** Undoes the first of two escapings. The inline variant does not, and shows `&lt;` for `<`. */
const codespan = (code: string): string =>
	`<code>${code.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')}</code>`;

const inlineRenderer = Object.assign(new marked.Renderer(), { link });

const documentRenderer = Object.assign(new marked.Renderer(), { link, codespan });

marked.use({
	// One asterisk is bold here, and one or two underscores are italic.
	walkTokens: (token) => {
		if (token.type === 'em' && token.raw.startsWith('*')) {
			Object.assign(token, { type: 'strong' });
		} else if (token.type === 'strong' && token.raw.startsWith('__')) {
			Object.assign(token, { type: 'em' });
		}
	},
});

const options = { gfm: true, headerIds: false, mangle: false };

const schemes = /^(?:https?|notes|ftps?|tel|mailto|sms|cid):/im;

const escape = (text: string): string => new Option(text).innerHTML;

/** Replaces shortcodes in what is no tag; up to 8.x that includes the content of code. */
const drawEmoji = (html: string, inCode: boolean): string =>
	html.replace(
		/<code>.*?<\/code>|<[^>]*>|:([-+\w]+):/gs,
		(part: string, name: string | undefined) => {
			if (name !== undefined) {
				const emoji = findEmoji(name);
				return emoji === undefined ? part : `<span class="emoji" title="${part}">${emoji}</span>`;
			}
			return inCode && part.startsWith('<code>')
				? `<code>${drawEmoji(part.slice('<code>'.length, -'</code>'.length), inCode)}</code>`
				: part;
		},
	);

const clean = (html: string): string =>
	dompurify.sanitize(html, { ADD_ATTR: ['target'], ALLOWED_URI_REGEXP: schemes });

dompurify.addHook('afterSanitizeAttributes', (node) => {
	if (node.tagName === 'A') {
		node.setAttribute('rel', 'nofollow noopener noreferrer');
		node.setAttribute('target', '_blank');
	}
});

/** The text of an attachment. */
export const drawText = (text: string, emojiInCode: boolean): string =>
	clean(
		drawEmoji(marked.parse(escape(text), { ...options, renderer: documentRenderer }), emojiInCode),
	);

/**
 * The title or value of a field.
 *
 * @throws {TypeError} for what is no string, as the client does: the whole message is then not drawn
 */
export const drawField = (text: string, emojiInCode: boolean): string => {
	const lines = text.replace(/(.*)/g, (line) => `${line}  `);
	return clean(
		drawEmoji(
			marked.parseInline(escape(lines), { ...options, renderer: inlineRenderer }),
			emojiInCode,
		),
	);
};

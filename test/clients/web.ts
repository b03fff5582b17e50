import { marked } from 'marked';

import { drawEmoji, type EmojiReader } from './emoji';

/**
 * Attachments as Rocket.Chat's web client draws them (`client/components/MarkdownText.tsx`): text is escaped, then
 * `marked` reads it, then the emoji parser. The client sanitises the outcome before it shows it, and so must a page.
 */

/** The emoji parser of a client up to about 8.x, and of the newest. */
export const webClients = {
	upTo8: { inCode: true, smileys: true },
	newest: { inCode: false, smileys: true },
} satisfies Readonly<Record<string, EmojiReader>>;

/** As `new Option(text).innerHTML` does. */
const escape = (text: string): string =>
	text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/\u00a0/g, '&nbsp;');

const link = (href: string | null, _title: string | null, text: string): string =>
	`<a href="${href ?? ''}">${text}</a>`;

const listitem = (text: string): string => `<li>${text.replace(/<\/?p[^>]*>/g, '')}</li>`;

/** Undoes the first of two escapings. Only here: in a field's code `&lt;` is shown for `<`. */
const codespan = (code: string): string =>
	`<code>${code.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')}</code>`;

const code = (text: string, language: string | undefined): string =>
	`<pre><code${language ? ` class="language-${language}"` : ''}>${text} </code></pre>`;

/** One asterisk is bold as two are, and two underscores are italic as one is. */
const walkTokens = (token: marked.Token): void => {
	if (token.type === 'em' && /^\*[^*]+\*$/.test(token.raw)) {
		Object.assign(token, { type: 'strong' });
	} else if (token.type === 'strong' && token.raw.startsWith('__')) {
		Object.assign(token, { type: 'em' });
	}
};

const options: marked.MarkedOptions = { gfm: true, headerIds: false, mangle: false, walkTokens };

const documentRenderer = Object.assign(new marked.Renderer(), { link, listitem, code, codespan });

const inlineRenderer = Object.assign(new marked.Renderer(), { link });

/** The text of an attachment, as HTML. */
export const drawWebText = (text: string, reader: EmojiReader = webClients.upTo8): string =>
	drawEmoji(marked.parse(escape(text), { ...options, renderer: documentRenderer }), reader);

/**
 * The title or the value of a field, as HTML.
 *
 * @throws {TypeError} for what is no string, as the client does: the whole message is then not drawn
 */
export const drawWebField = (text: string, reader: EmojiReader = webClients.upTo8): string => {
	// Two spaces at the end keep a line break.
	const lines = text.replace(/(.*)/g, (line) => `${line}  `);
	return drawEmoji(
		marked.parseInline(escape(lines), { ...options, renderer: inlineRenderer }),
		reader,
	);
};

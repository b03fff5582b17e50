import { parse, type Options, type Root } from '@rocket.chat/message-parser';
import { marked } from 'marked';

/** What a reader sees of a text, and the kinds of nodes it became: tags in the web client, types in the mobile one. */
export type Drawn = { readonly visible: string; readonly kinds: readonly string[] };

const entities: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&nbsp;': '\u00a0',
};

const decode = (html: string): string =>
	html.replace(/&(?:#?\w+;?)?/g, (entity) => {
		const character = entities[entity];

		// A browser reads many more, some of them without their semicolon.
		if (character === undefined) {
			throw new Error(`A stray ${entity} in ${html}`);
		}

		return character;
	});

/** As `new Option(text).innerHTML` does. */
const escape = (text: string): string =>
	text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/\u00a0/g, '&nbsp;');

/** Servers up to 8.x replace shortcodes in every text node, code included. */
const shortcode = /:[-+\w]+:/g;

const drawn = (html: string): Drawn => {
	const tags = [...html.matchAll(/<([a-z]\w*)/g)].map(([, tag = '']) => tag);
	const nodes = html.split(/<[^>]*>/).map((text) => decode(text.replace(shortcode, '(emoji)')));
	const hasEmoji = shortcode.test(html.replace(/<[^>]*>/g, '<>'));
	shortcode.lastIndex = 0;

	return {
		visible: nodes.join(''),
		kinds: [...new Set([...tags, ...(hasEmoji ? ['emoji'] : [])])].sort(),
	};
};

const link = (href: string | null, _title: string | null, text: string): string =>
	`<a href="${href ?? ''}">${text}</a>`;

const inlineRenderer = Object.assign(new marked.Renderer(), { link });

const documentRenderer = Object.assign(new marked.Renderer(), {
	link,
	codespan: (code: string): string =>
		`<code>${code.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')}</code>`,
});

const options = { gfm: true, headerIds: false };

/** Title or value of an attachment's field in the web client (`MarkdownText`, variant `inline`). */
export const drawWebField = (text: string): Drawn =>
	drawn(
		marked.parseInline(escape(text.replace(/(.*)/g, (line) => `${line}  `)), {
			...options,
			renderer: inlineRenderer,
		}),
	);

/** Text of an attachment in the web client (`MarkdownText`, variant `document`). */
export const drawWebText = (text: string): Drawn =>
	drawn(marked.parse(escape(text), { ...options, renderer: documentRenderer }));

type Node = { readonly type?: string; readonly value?: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => {
	if (Array.isArray(value)) {
		return value.map(textOf).join('');
	}

	if (isNode(value)) {
		return textOf(value.value);
	}

	return typeof value === 'string' ? value : '';
};

const typesOf = (value: unknown): readonly string[] => {
	if (Array.isArray(value)) {
		return value.flatMap(typesOf);
	}

	return isNode(value) ? [...(value.type ? [value.type] : []), ...typesOf(value.value)] : [];
};

const everything: Options = {
	colors: true,
	emoticons: true,
	customDomains: ['example', 'local'],
	katex: { dollarSyntax: true, parenthesisSyntax: true },
};

/** Text or value in the mobile client, with all that can be switched on. */
export const drawMobile = (text: string): Drawn => {
	const root: Root = parse(text, everything);

	return { visible: textOf(root), kinds: [...new Set(typesOf(root))].sort() };
};

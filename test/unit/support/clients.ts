import { drawMobile as mobile, parseMobile } from '../../clients/mobile';
import { kindsOf, visible } from '../../clients/visible';
import { drawWebField as webField, drawWebText as webText } from '../../clients/web';

/** What a reader sees of a text, and the kinds of nodes it became: tags in the web client, types in the mobile one. */
export type Drawn = { readonly visible: string; readonly kinds: readonly string[] };

const drawn = (html: string, text: string): Drawn => ({
	visible: visible(html),
	kinds: kindsOf(html, text),
});

/** Drawing is slow, and the same titles and values come again in every reply. */
const remembered = (draw: (text: string) => Drawn): ((text: string) => Drawn) => {
	const known = new Map<string, Drawn>();
	return (text) => {
		const result = known.get(text) ?? draw(text);
		known.set(text, result);
		return result;
	};
};

/** Title or value of an attachment's field in the web client. */
export const drawWebField = remembered((text) => drawn(webField(text), text));

/** Text of an attachment in the web client. */
export const drawWebText = remembered((text) => drawn(webText(text), text));

const typesOf = (value: unknown): readonly string[] => {
	if (typeof value !== 'object' || value === null) {
		return [];
	}

	const types = 'type' in value && typeof value.type === 'string' ? [value.type] : [];
	return [...types, ...Object.values(value).flatMap(typesOf)];
};

/** Text or value in the mobile client. */
export const drawMobile = remembered((text) => ({
	visible: visible(mobile(text)),
	kinds: [...new Set(typesOf(parseMobile(text)))].sort(),
}));

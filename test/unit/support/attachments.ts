import { drawMobile, drawWebField, drawWebText } from './clients';
import type { Attachment } from '../../../src/render/Attachment';

/** What a text of the app itself may become in a client: sentences, code, lists, and the marks of checks. */
const webKinds = ['br', 'code', 'li', 'p', 'pre', 'ul'];
const mobileKinds = [
	...['INLINE_CODE', 'LINE_BREAK', 'LIST_ITEM', 'PARAGRAPH', 'PLAIN_TEXT', 'UNORDERED_LIST'],
	...['CODE', 'CODE_LINE', 'EMOJI'],
];

const markup = (text: string, isText: boolean): readonly string[] => {
	const web = isText ? drawWebText(text) : drawWebField(text);
	return [
		...web.kinds.filter((kind) => !webKinds.includes(kind)),
		...drawMobile(text).kinds.filter((kind) => !mobileKinds.includes(kind)),
	].map((kind) => `${kind} in ${text}`);
};

const flaws = (where: string, text: unknown): readonly string[] => {
	if (typeof text !== 'string' || text.trim() === '') {
		return [`${where} is empty`];
	}
	return [
		...(/undefined|null|NaN|\[object/.test(text) ? [`${where}: ${text}`] : []),
		...(/\{\w+\}/.test(text) ? [`${where} has a place that is not filled in: ${text}`] : []),
	];
};

/** What is wrong with an attachment, by the rules that both clients set; nothing, if all is well. */
export const flawsOf = ({ title, text, color, fields = [] }: Attachment): readonly string[] => {
	const titles = fields.map((field) => field.title);
	return [
		...flaws('the title', title),
		...flaws('the text', text),
		...markup(text, true),
		...(/^#[0-9A-F]{6}$/.test(color) ? [] : [`the color ${color}`]),
		...(new Set(titles).size === titles.length ? [] : [`titles twice: ${titles.join()}`]),
		...fields.flatMap((field) => [
			...flaws('the title of a field', field.title),
			...flaws(`the field ${field.title}`, field.value),
			...markup(field.title, false),
			...markup(field.value, false),
		]),
	];
};

/** The fields as a reader of the web client sees them. */
export const shown = ({ fields = [] }: Attachment): Readonly<Record<string, string>> =>
	Object.fromEntries(fields.map(({ title, value }) => [title, drawWebField(value).visible.trim()]));

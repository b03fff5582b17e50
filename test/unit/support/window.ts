type Element = {
	readonly text?: { readonly text: string };
	readonly value?: string;
};

type Parts = {
	readonly text?: { readonly text: string };
	readonly fields?: readonly { readonly text: string }[];
	readonly accessory?: Element;
	readonly elements?: readonly Element[];
};

const label = ({ text }: Element): string => `[${text?.text ?? ''}]`;

const readBlock = ({ text, fields = [], accessory, elements = [] }: Parts): string =>
	[
		...(text ? [text.text] : []),
		...fields.map((field) => field.text).filter((field) => field.startsWith('Device ID')),
		...(accessory ? [label(accessory)] : []),
		...elements.map(label),
	].join(' ');

/** A window as text: its title, a line for each block with something to read (of fields the Device ID), buttons in brackets. */
export const readWindow = (view: unknown): string => {
	const { title, blocks } = view as { title: { text: string }; blocks: readonly Parts[] };
	return [title.text, ...blocks.map(readBlock).filter((line) => line !== '')].join('\n');
};

const characters: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&nbsp;': '\u00a0',
};

const decode = (html: string): string =>
	html.replace(/&(?:#?\w+;?)?/g, (entity) => {
		const character = characters[entity];
		// A browser reads many more, some of them without their semicolon.
		if (character === undefined) {
			throw new Error(`A stray ${entity} in ${html}`);
		}
		return character;
	});

/** What a reader sees of a drawing: an item of a list on a line of its own, of a picture of an emoji its character. */
export const visible = (html: string): string =>
	html
		.replace(/<\/li>|<br>/g, '\n')
		.split(/<[^>]*>/)
		.map(decode)
		.join('');

const picture = /<span class="emojione[^>]*>(.*?)<\/span>/g;

const withoutVariants = (text: string): string => text.replace(/\ufe0f/g, '');

/** Whether a drawing has a picture of something that is no emoji in the text itself, such as `:)`. */
const hasFormedEmoji = (html: string, text: string): boolean =>
	[...html.matchAll(picture)].some(
		([, character = '']) => !withoutVariants(text).includes(withoutVariants(character)),
	);

/** What a text has become: the names of the tags, and `emoji`, in the order of the alphabet. */
export const kindsOf = (html: string, text: string): readonly string[] => {
	const tags = [...html.replace(picture, '').matchAll(/<([a-z]\w*)/g)].map(([, tag = '']) => tag);
	return [...new Set([...tags, ...(hasFormedEmoji(html, text) ? ['emoji'] : [])])].sort();
};

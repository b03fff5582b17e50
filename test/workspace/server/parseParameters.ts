/**
 * What follows a slash command, as Rocket.Chat splits it: at spaces, tabs and line breaks, with quoted strings kept
 * together and their quotes taken off. `\"` is unescaped only where something is quoted; a lone quote is text.
 */
export const parseParameters = (text: string): string[] => {
	const items: string[] = [];
	let item: string | undefined;
	let anyQuoted = false;
	let afterQuoted = false;
	const endItem = (): void => {
		if (item !== undefined) {
			items.push(item);
		}
		item = undefined;
	};
	for (const [piece, quote, quoted = ''] of text.matchAll(/(["'])((?:\\.|[^\\])*?)\1|./gs)) {
		const isQuoted = quote !== undefined;
		if (/^[ \n\r\t]$/.test(piece) || (isQuoted && afterQuoted)) {
			endItem();
		}
		if (isQuoted || !/^[ \n\r\t]$/.test(piece)) {
			item = (item ?? '') + (isQuoted ? quoted : piece);
		}
		anyQuoted ||= isQuoted;
		afterQuoted = isQuoted;
	}
	endItem();
	return anyQuoted ? items.map((each) => each.replaceAll('\\"', '"')) : items;
};

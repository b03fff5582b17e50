/** The part of the package that Rocket.Chat's web client uses; it comes without types. */
declare module 'emojione' {
	type Emojione = {
		/** By main shortcode, colons included. */
		readonly emojioneList: Readonly<Record<string, { readonly shortnames: readonly string[] }>>;
		/** Smileys, with the code point each becomes. */
		readonly asciiList: Readonly<Record<string, string>>;
		/** Whether smileys are replaced. */
		ascii: boolean;
		/** Whether pictures are `span`s that hold the character. */
		sprites: boolean;
		unicodeCharRegex: () => string;
		shortnameConversionMap: () => Readonly<Record<string, string>>;
		escapeRegExp: (text: string) => string;
		/** Characters to shortcodes. */
		toShort: (html: string) => string;
		toImage(html: string): string;
		shortnameToUnicode(text: string): string;
	};

	const emojione: Emojione;
	export default emojione;
}

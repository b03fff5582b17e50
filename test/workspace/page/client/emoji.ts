import { gemoji } from 'gemoji';

const characters = new Map(
	gemoji.flatMap(({ emoji, names }) => names.map((name) => [name, emoji])),
);

/** The character for a shortcode such as `smile`; Rocket.Chat knows nearly the same names. */
export const findEmoji = (name: string): string | undefined => characters.get(name);

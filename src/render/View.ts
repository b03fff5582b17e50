import type { Translator } from '../texts/Translator';

/** For whom and when an answer is drawn. */
export type View = {
	readonly t: Translator;
	/** Milliseconds. */
	readonly now: number;
	/** Hours. */
	readonly utcOffset: number;
};

import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import type { Translator } from '../texts/Translator';

/** Through which door an answer leaves: texts name what can be typed, sent or pressed there. */
export type Door = 'chat' | 'api' | 'window';

/** For whom and when an answer is drawn. */
export type View = {
	readonly t: Translator;
	readonly door: Door;
	/** Milliseconds. */
	readonly now: number;
	/** Hours. */
	readonly utcOffset: number;
};

/** Colors of the status palette of Rocket.Chat's design system. */
export const colors = {
	session: '#156FF5',
	ended: '#6C727A',
	good: '#148660',
	warning: '#F38C39',
	danger: '#EC0D2A',
} as const;

export type Field = { readonly title: string; readonly value: string; readonly short: boolean };

/**
 * A message attachment in the field names of `chat.postMessage`. Both title and text are always there: the mobile client
 * shows the title twice if there is no text, and the web client cannot unfold what has no title.
 */
export type Attachment = {
	/** Plain text. */
	readonly title: string;
	/** Markdown, as titles and values of fields are. */
	readonly text: string;
	readonly color: (typeof colors)[keyof typeof colors];
	/** Titles are unique: the mobile client uses them as keys. */
	readonly fields?: readonly Field[];
};

/** The attachment as the Apps-Engine takes it. */
export const toEngine = ({ title, text, color, fields }: Attachment): IMessageAttachment => ({
	title: { value: title },
	text,
	color,
	...(fields && { fields: fields.map((field) => ({ ...field })) }),
});

/** Lines as a list: the web client's markdown joins lines that are no list, the mobile client's does not. */
export const bullets = (lines: readonly string[]): string =>
	lines.map((line) => `- ${line}`).join('\n');

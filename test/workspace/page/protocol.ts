/** What the chat page and its server say to each other, as JSON. */

import type { ChatAttachment, WindowEvent } from '../model';

export type PageUser = {
	readonly id: string;
	readonly username: string;
	readonly name: string;
	/** Names. */
	readonly roles: readonly string[];
	/** `null` unless the user chose one. */
	readonly language: string | null;
	/** Hours. */
	readonly utcOffset: number;
	/** A demo token: it opens nothing but the embedded workspace. */
	readonly token: string;
	/** What to try as this user. */
	readonly examples: readonly Example[];
};

export type Example = {
	/** What is typed. */
	readonly text: string;
	/** What to look at. */
	readonly shows: string;
};

export type PageRoom = {
	readonly id: string;
	/** Empty for a direct message, which has the name of the other user. */
	readonly name: string;
	readonly kind: 'channel' | 'private' | 'direct';
	readonly usernames: readonly string[];
};

/** Translations of the app's own screens, `i18n/*.json`, by language. */
export type ScreenTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type PageState = {
	readonly appId: string;
	/** Server generation that is emulated. */
	readonly generation: string;
	readonly generations: readonly string[];
	/** Whether the emoji parser of this server's web client also reads code spans. */
	readonly emojiInCode: boolean;
	/** Whether this server's web client reads the `accessibilityLabel` of a button. */
	readonly readsButtonLabels: boolean;
	/** Whether the app has the account and the token that it asks with. */
	readonly isSetUp: boolean;
	/** Where the app's settings differ from those of a new installation, in words. */
	readonly differences: readonly string[];
	/** Those that replies come in. */
	readonly languages: readonly string[];
	readonly texts: ScreenTexts;
	readonly users: readonly PageUser[];
	readonly rooms: readonly PageRoom[];
};

export type PageMessage = {
	readonly id: string;
	readonly roomId: string;
	readonly sender: { readonly username: string; readonly name: string; readonly isApp: boolean };
	readonly text: string;
	readonly attachments: readonly ChatAttachment[];
	/** ISO 8601. */
	readonly at: string;
	readonly onlyYou: boolean;
};

/** A request of the app to the workspace. */
export type PageRequest = {
	readonly at: string;
	readonly method: string;
	/** Path and query below `/api/v1/`. */
	readonly target: string;
	/** Username the token belongs to. */
	readonly as: string;
	readonly status: number;
	readonly twoFactorCodeSent: boolean;
};

export type PageLogEntry = {
	readonly at: string;
	readonly method: string;
	readonly severity: string;
	readonly text: string;
};

/** A window for this user. */
export type PageWindow = Omit<WindowEvent, 'userId'>;

export type PageEvent =
	/** Everything is as at the start; what the user gets to see follows. */
	| { readonly type: 'started-over' }
	/** Whether the user has an open session left. */
	| { readonly type: 'sessions'; readonly hasAny: boolean }
	| { readonly type: 'message'; readonly message: PageMessage }
	| { readonly type: 'window'; readonly window: PageWindow }
	| { readonly type: 'request'; readonly request: PageRequest }
	| { readonly type: 'log'; readonly entry: PageLogEntry };

/** A setting of the app as the Apps-Engine defines it; labels are keys of `ScreenTexts`. */
export type PageSetting = {
	readonly id: string;
	readonly type: string;
	readonly section: string;
	readonly label: string;
	readonly description: string;
	readonly placeholder: string;
	readonly value: unknown;
	readonly choices: readonly { readonly key: string; readonly label: string }[];
};

/** The service account's new personal access token. */
export type PageToken = { readonly userId: string; readonly token: string };

/** A check of the app's `status` endpoint. */
export type StatusCheck = {
	readonly id: string;
	readonly ok: boolean;
	readonly message: string;
	readonly remedy?: string;
};

import { type Attachment, colors, type Field, type View } from './Attachment';
import { inlineCode, isVisible, plainText } from './safe';
import { writeAddress } from '../common/address';
import type { Session } from '../sessions/Session';
import type { Translator } from '../texts/Translator';

/** Longer values take a row of their own. */
const SHORT = 34;

/** A name and a username are cut before they are joined, so that both fit into what is shown of a value. */
const MAX_NAME = 80;
const MAX_USERNAME = 100;

const nameAndVersion = (name: string | undefined, version: string | undefined): string => {
	const shown = plainText([name, version].join(' '));
	return name !== undefined && isVisible(plainText(name)) ? shown : '';
};

/**
 * The kind of a device in a word, where Rocket.Chat's type tells it. Browsers on phones have the types `mobile` and
 * `tablet` of their user agent.
 */
export const typeName = (type: string | undefined, t: Translator): string | undefined => {
	switch (type) {
		case 'browser':
			return t.text('type_browser');
		case 'mobile-app':
		case 'mobile':
			return t.text('type_phone');
		case 'tablet':
			return t.text('type_tablet');
		case 'desktop-app':
			return t.text('type_desktop');
		default:
			return undefined;
	}
};

/** What tells a device, as plain text: "Chrome 113.0.0 on Windows", "Desktop app on Linux x86_64". */
export const sessionTitle = ({ device = {} }: Pick<Session, 'device'>, t: Translator): string => {
	const name = nameAndVersion(device.name, device.version ?? device.longVersion);
	const client = name === '' ? typeName(device.type, t) : name;
	// Only apps report the version of their OS: browsers freeze it (a Mac is always `10.15.7`).
	const osVersion = device.type?.endsWith('-app') ? device.os?.version : undefined;
	const os = nameAndVersion(device.os?.name, osVersion);
	if (client !== undefined && os !== '') {
		return t.text('session_title', { client, os });
	}
	return client ?? (os === '' ? t.text('session_unknown_device') : os);
};

/** What precedes the first letter, digit or opening bracket that can be seen. */
const MARKS = /^(?:[^\p{L}\p{N}([]|\p{Default_Ignorable_Code_Point})+/u;

/** For plain text in which the app's own lines begin with a mark (`✓ …`): a text that begins with none. */
export const withoutMarks = (text: string): string => text.replace(MARKS, '');

/** As `sessionTitle`, for plain text in which the app's own lines begin with a mark. */
export const deviceTitle = (session: Pick<Session, 'device'>, t: Translator): string =>
	withoutMarks(sessionTitle(session, t)) || t.text('session_unknown_device');

/** When the device last connected. */
export const connectionLine = (
	{ loginAt }: Pick<Session, 'loginAt'>,
	{ t, now, utcOffset }: Pick<View, 't' | 'now' | 'utcOffset'>,
): string => t.text('session_text', { time: t.time(loginAt, utcOffset), ago: t.ago(loginAt, now) });

type Named = {
	readonly userId: string;
	readonly user?: { readonly username?: string; readonly name?: string };
};

/** Whose a session is, as far as the workspace tells: "Alice Archer (alice)", with the user's id where the username is missing. */
export const userName = ({ user, userId }: Named): string => {
	const username = plainText(user?.username ?? userId, MAX_USERNAME);
	const name = plainText(user?.name ?? '', MAX_NAME);
	return isVisible(name) ? `${name} (${username})` : username;
};

/** The IP address, written so that no client draws a part of it as a picture and what is copied is exact. */
export const addressOf = ({ ip }: Pick<Session, 'ip'>): string | undefined =>
	ip === undefined ? undefined : writeAddress(ip);

const data = (title: string, value: string | undefined): readonly Field[] => {
	const shown = value === undefined ? '' : inlineCode(value);
	return shown === '' ? [] : [{ title, value: shown, short: shown.length <= SHORT }];
};

/** A time takes a row of its own: on a phone it would touch the field beside it. */
const time = (title: string, date: Date | undefined, { t, utcOffset }: View): readonly Field[] =>
	date ? [{ title, value: t.time(date, utcOffset), short: false }] : [];

/** Whether the user is named, who else stands in the title of the list or is the reader. */
type Options = { readonly withUser: boolean };

/** One session as a row of a list: what tells it apart, and the id to ask for more. */
export const rowAttachment = (session: Session, view: View, { withUser }: Options): Attachment => ({
	title: sessionTitle(session, view.t),
	text: connectionLine(session, view),
	color: session.logoutAt ? colors.ended : colors.session,
	fields: [
		...data(view.t.text('field_user'), withUser ? userName(session) : undefined),
		...data(view.t.text('field_device_id'), session.sessionId),
		...data(view.t.text('field_ip'), addressOf(session)),
	],
});

/** One session with all that is known of it. */
export const sessionAttachment = (
	session: Session,
	view: View,
	{ withUser }: Options,
): Attachment => {
	const { t } = view;
	const { os } = session.device ?? {};
	return {
		...rowAttachment(session, view, { withUser }),
		fields: [
			...data(t.text('field_user'), withUser ? userName(session) : undefined),
			...data(t.text('field_device_id'), session.sessionId),
			// With the version that the title leaves out.
			...data(t.text('field_os'), nameAndVersion(os?.name, os?.version)),
			...data(t.text('field_host'), session.host),
			...data(t.text('field_ip'), addressOf(session)),
			...time(t.text('field_last_activity'), session.lastActivityAt, view),
			...time(t.text('field_signed_out'), session.logoutAt, view),
		],
	};
};

import { type Attachment, colors, type Field, type View } from './Attachment';
import { code, isVisible, plain } from './safe';
import type { Session } from '../sessions/Session';

/** Longer values take a row of their own. */
const SHORT = 34;

const nameAndVersion = (name: string | undefined, version: string | undefined): string => {
	const shown = plain([name, version].filter((part) => part !== undefined).join(' '));
	return name !== undefined && isVisible(plain(name)) ? shown : '';
};

/** What tells a device: plain text, "Chrome 113.0.0 on Windows 10". */
export const sessionTitle = ({ device }: Session, { t }: View): string => {
	const client = nameAndVersion(device?.name, device?.version ?? device?.longVersion);
	const os = nameAndVersion(device?.os?.name, device?.os?.version);
	return client && os
		? t.text('session_title', { client, os })
		: client || os || t.text('session_unknown_device');
};

/** When it was logged in. */
export const loginLine = ({ loginAt }: Session, { t, now, utcOffset }: View): string =>
	t.text('session_text', { time: t.time(loginAt, utcOffset), ago: t.ago(loginAt, now) });

/** Whose it is, as far as the workspace tells: name and username, or the user's id. */
export const userName = ({ user, userId }: Session): string => {
	const username = user?.username ?? userId;
	return user?.name === undefined ? username : `${user.name} (${username})`;
};

const data = (title: string, value: string | undefined): readonly Field[] => {
	const shown = value === undefined ? '' : code(value);
	return shown === '' ? [] : [{ title, value: shown, short: shown.length <= SHORT }];
};

/** A time takes a row of its own: on a phone it would touch the field beside it. */
const time = (title: string, date: Date | undefined, { t, utcOffset }: View): readonly Field[] =>
	date ? [{ title, value: t.time(date, utcOffset), short: false }] : [];

/** One session as a row of a list: what tells it apart, and the id to ask for more. */
export const rowAttachment = (session: Session, own: boolean, view: View): Attachment => ({
	title: sessionTitle(session, view),
	text: loginLine(session, view),
	color: session.logoutAt ? colors.ended : colors.session,
	fields: [
		...data(view.t.text('field_user'), own ? undefined : userName(session)),
		...data(view.t.text('field_device_id'), session.sessionId),
		...data(view.t.text('field_ip'), session.ip),
	],
});

/** One session, with all that is known of it. `own`: without the user, whom the reader knows. */
export const sessionAttachment = (session: Session, own: boolean, view: View): Attachment => ({
	...rowAttachment(session, own, view),
	fields: [
		...data(view.t.text('field_user'), own ? undefined : userName(session)),
		...data(view.t.text('field_device_id'), session.sessionId),
		...data(view.t.text('field_host'), session.host),
		...data(view.t.text('field_ip'), session.ip),
		...time(view.t.text('field_last_activity'), session.lastActivityAt, view),
		...time(view.t.text('field_signed_out'), session.logoutAt, view),
	],
});

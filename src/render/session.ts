import { type Attachment, colors, type Field } from './Attachment';
import { code, plain } from './safe';
import type { Session } from '../sessions/Session';
import type { Translator } from '../texts/Translator';

/** For whom and when an answer is drawn. */
export type View = {
	readonly t: Translator;
	/** Milliseconds. */
	readonly now: number;
	/** Hours. */
	readonly utcOffset: number;
};

/** Longer values take a row of their own. */
const SHORT = 34;

const field = (title: string, value: string): Field => ({
	title,
	value,
	short: value.length <= SHORT,
});

const nameAndVersion = (
	name: string | undefined,
	version: string | undefined,
): string | undefined =>
	name === undefined ? undefined : [name, version].filter((part) => part !== undefined).join(' ');

const client = ({ device }: Session): string | undefined =>
	nameAndVersion(device?.name, device?.version ?? device?.longVersion);

const os = ({ device }: Session): string | undefined =>
	nameAndVersion(device?.os?.name, device?.os?.version);

const user = ({ user: account, userId }: Session): string => {
	if (!account) {
		return userId;
	}

	return account.name === undefined ? account.username : `${account.name} (${account.username})`;
};

const title = (session: Session, { t }: View): string => {
	// What consists of control characters alone leaves nothing to show.
	const [clientName, osName] = [plain(client(session) ?? ''), plain(os(session) ?? '')];

	return clientName && osName
		? t.t('session_title', { client: clientName, os: osName })
		: clientName || osName || t.t('session_unknown_device');
};

const text = ({ loginAt }: Session, { t, now, utcOffset }: View): string =>
	t.t('session_text', { time: t.time(loginAt, utcOffset), ago: t.ago(loginAt, now) });

const fields = (candidates: readonly (readonly [string, string | undefined])[]): readonly Field[] =>
	candidates.flatMap(([name, value]) => (value ? [field(name, value)] : []));

const codeOrNothing = (value: string | undefined): string | undefined =>
	value === undefined ? undefined : code(value);

/** One session, with all that is known of it. `own`: without the user, whom the reader knows. */
export const sessionAttachment = (session: Session, own: boolean, view: View): Attachment => {
	const { t, utcOffset } = view;
	const time = (date: Date | undefined): string | undefined => date && t.time(date, utcOffset);

	return {
		title: title(session, view),
		text: text(session, view),
		color: session.logoutAt ? colors.ended : colors.session,
		fields: fields([
			[t.t('field_client'), codeOrNothing(client(session))],
			[t.t('field_os'), codeOrNothing(os(session))],
			[t.t('field_user'), own ? undefined : code(user(session))],
			[t.t('field_last_login'), time(session.loginAt)],
			[t.t('field_device_id'), code(session.sessionId)],
			[t.t('field_host'), codeOrNothing(session.host)],
			[t.t('field_ip'), codeOrNothing(session.ip)],
			[t.t('field_last_activity'), time(session.lastActivityAt)],
			[t.t('field_signed_out'), time(session.logoutAt)],
		]),
	};
};

/** One session as a row of a list: what tells it apart, and the id to ask for more. */
export const rowAttachment = (session: Session, own: boolean, view: View): Attachment => ({
	title: title(session, view),
	text: text(session, view),
	color: session.logoutAt ? colors.ended : colors.session,
	fields: fields([
		[view.t.t('field_user'), own ? undefined : code(user(session))],
		[view.t.t('field_device_id'), code(session.sessionId)],
		[view.t.t('field_ip'), codeOrNothing(session.ip)],
	]),
});

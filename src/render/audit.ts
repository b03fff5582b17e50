import { type Attachment, colors } from './Attachment';
import { code } from './safe';
import type { AuditEntry } from '../audit/AuditEntry';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

type AuditKey = Extract<TextKey, `audit_${string}`>;

const keyOf = (entry: AuditEntry): AuditKey => {
	if (entry.event === 'session-logout') {
		return entry.asked.logout === 'logout' ? 'audit_logout_session' : 'audit_logout_user';
	}
	switch (entry.asked.lookup) {
		case 'find':
			return 'audit_find';
		case 'list-all':
			return 'audit_list_all';
		case 'list':
		case 'list-user':
		case 'count-user':
			return 'audit_list_user';
		default:
			return 'audit_session';
	}
};

/** What was done, as the audit room reads it: who looked at or ends whose sessions, without the sessions. */
export const auditAttachment = (entry: AuditEntry, t: Translator): Attachment => {
	const { caller, owners, asked } = entry;
	const key = keyOf(entry);
	const owner = owners.map(({ id, username }) => code(username ?? id)).join(', ');
	const isSearch = key === 'audit_find' || key === 'audit_list_all';
	return {
		title: t.text(entry.event === 'session-lookup' ? 'audit_title' : 'audit_title_logout'),
		text: t.text(key, {
			// A username can change; the id beside it cannot.
			caller: `${code(caller.username)} (${code(caller.id)})`,
			owner,
			sessionId: code(asked.sessionId ?? ''),
			filter: code(asked.filter ?? ''),
			count: entry.event === 'session-logout' ? entry.sessionIds.length : 0,
		}),
		color: colors.warning,
		...(isSearch &&
			owner !== '' && { fields: [{ title: t.text('field_user'), value: owner, short: false }] }),
	};
};

import { type Attachment, colors } from './Attachment';
import { code } from './safe';
import type { AuditEntry } from '../audit/AuditEntry';
import type { Logout, Lookup } from '../requests/Query';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

const keys = {
	'info': 'audit_session',
	'admin': 'audit_session',
	'any': 'audit_session',
	'list': 'audit_list_user',
	'list-user': 'audit_list_user',
	'count-user': 'audit_list_user',
	'list-all': 'audit_list_all',
	'find': 'audit_find',
	'logout': 'audit_logout_session',
	'logout-others': 'audit_logout_user',
	'logout-all': 'audit_logout_user',
} as const satisfies Record<(Lookup | Logout)['kind'], TextKey>;

/** What was done, as the audit room reads it: who looked at or ends whose sessions, without the sessions. */
export const auditAttachment = (entry: AuditEntry, t: Translator): Attachment => {
	const { caller, owners, asked } = entry;
	const key = keys['lookup' in asked ? asked.lookup : asked.logout];
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

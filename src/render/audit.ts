import { type Attachment, colors } from './Attachment';
import { code } from './safe';
import type { AuditEntry, LogoutEntry, LookupEntry } from '../audit/AuditEntry';
import type { Translator } from '../texts/Translator';

const namesOf = ({ owners }: AuditEntry): string =>
	owners.map(({ id, username }) => code(username ?? id)).join(', ');

/** A username can change; the id beside it cannot. */
const callerOf = ({ caller }: AuditEntry): string =>
	`${code(caller.username)} (${code(caller.id)})`;

const lookupText = (entry: LookupEntry, t: Translator): string => {
	const { asked } = entry;
	const caller = callerOf(entry);
	switch (asked.lookup) {
		case 'find':
			return t.text('audit_find', { caller, filter: code(asked.filter) });
		case 'list-all':
			return t.text('audit_list_all', { caller });
		case 'list-user':
		case 'count-user':
			return t.text('audit_list_user', { caller, owner: namesOf(entry) });
		case 'list':
			return t.text('audit_list_user', { caller, owner: caller });
		default:
			return t.text('audit_session', {
				caller,
				sessionId: code(asked.sessionId),
				owner: namesOf(entry),
			});
	}
};

const logoutText = (entry: LogoutEntry, t: Translator): string => {
	const { asked, sessionIds } = entry;
	const names = { caller: callerOf(entry), owner: namesOf(entry) };
	return asked.logout === 'session'
		? t.text('audit_logout_session', { ...names, sessionId: code(asked.sessionId) })
		: t.text('audit_logout_user', { ...names, count: sessionIds.length });
};

/** What was done, as the audit room reads it: who looked at or ends whose sessions, without the sessions. */
export const auditAttachment = (entry: AuditEntry, t: Translator): Attachment => {
	const isLookup = entry.event === 'session-lookup';
	const names = namesOf(entry);
	const isSearch = isLookup && (entry.asked.lookup === 'find' || entry.asked.lookup === 'list-all');
	return {
		title: t.text(isLookup ? 'audit_title' : 'audit_title_logout'),
		text: isLookup ? lookupText(entry, t) : logoutText(entry, t),
		color: colors.warning,
		...(isSearch &&
			names !== '' && { fields: [{ title: t.text('field_user'), value: names, short: false }] }),
	};
};

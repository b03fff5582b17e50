import { type Attachment, colors } from './Attachment';
import { codeList } from './failure';
import { inlineCode } from './safe';
import type { AuditEntry } from '../audit/AuditEntry';
import type { Scope } from '../requests/Query';
import type { Translator } from '../texts/Translator';

/** Who did it, and to whom. */
type Places = { readonly caller: string; readonly owner: string };

const listText = (scope: Scope, places: Places, t: Translator): string => {
	switch (scope.of) {
		case 'own':
		case 'user':
			return t.text('audit_list_user', places);
		case 'everybody':
			return t.text('audit_list_all', { caller: places.caller });
		case 'search':
			return t.text('audit_find', { caller: places.caller, filter: inlineCode(scope.filter) });
	}
};

const textOf = (entry: AuditEntry, places: Places, t: Translator): string => {
	if (entry.event === 'session-logout') {
		return entry.asked.kind === 'logout'
			? t.text('audit_logout_session', { ...places, sessionId: inlineCode(entry.asked.sessionId) })
			: t.text('audit_logout_user', { ...places, count: entry.sessionIds.length });
	}
	const { asked } = entry;
	switch (asked.kind) {
		case 'session':
			return t.text('audit_session', { ...places, sessionId: inlineCode(asked.sessionId) });
		case 'list':
			return listText(asked.scope, places, t);
		case 'count':
			return t.text('audit_count', places);
		case 'summary':
			return t.text('audit_summary', { caller: places.caller });
	}
};

/** Whether the text leaves out whose sessions were shown. */
const isOfMany = (entry: AuditEntry): boolean =>
	entry.event === 'session-lookup' &&
	entry.asked.kind === 'list' &&
	(entry.asked.scope.of === 'everybody' || entry.asked.scope.of === 'search');

/** What was done, as the audit room reads it: who looked at or ends whose sessions, without the sessions. */
export const auditAttachment = (entry: AuditEntry, t: Translator): Attachment => {
	const { caller, owners, event } = entry;
	const owner = codeList(owners.map(({ id, username }) => username ?? id)) || '–';
	const places = {
		// A username can change; the id beside it cannot.
		caller: `${inlineCode(caller.username)} (${inlineCode(caller.id)})`,
		owner,
	};
	return {
		title: t.text(event === 'session-lookup' ? 'audit_title' : 'audit_title_logout'),
		text: textOf(entry, places, t),
		color: colors.warning,
		...(isOfMany(entry) &&
			owners.length > 0 && {
				fields: [{ title: t.text('field_user'), value: owner, short: false }],
			}),
	};
};

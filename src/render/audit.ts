import { type Attachment, colors } from './Attachment';
import { code } from './safe';
import type { Look } from '../audit/Look';
import type { Translator } from '../texts/Translator';

/** A granted look, as the audit room reads it: who looked at whose sessions, without the sessions. */
export const auditAttachment = ({ caller, asked, owners }: Look, t: Translator): Attachment => {
	const who = code(caller.username);
	const names = owners.map(({ id, username }) => code(username ?? id)).join(', ');

	const text = (): string => {
		switch (asked.lookup) {
			case 'find':
				return t.t('audit_find', { caller: who, filter: code(asked.filter) });
			case 'list-user':
				return t.t('audit_list_user', { caller: who, owner: names });
			default:
				return t.t('audit_session', {
					caller: who,
					sessionId: code(asked.sessionId),
					owner: names,
				});
		}
	};

	return {
		title: t.t('audit_title'),
		text: text(),
		color: colors.warning,
		...(asked.lookup === 'find' &&
			names !== '' && { fields: [{ title: t.t('field_user'), value: names, short: false }] }),
	};
};

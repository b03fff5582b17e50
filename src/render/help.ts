import { type Attachment, bullets, colors } from './Attachment';
import { plain } from './safe';
import type { Abilities } from '../lookups/Lookups';
import type { Translator } from '../texts/Translator';

/** What this caller may type. `unknownWord` names what was not understood. */
export const helpAttachment = (
	abilities: Abilities,
	t: Translator,
	unknownWord?: string,
): Attachment => {
	const { ownSessions, allSessions, status } = abilities;
	const lines = [
		...(ownSessions ? [t.t('help_list'), t.t('help_info')] : []),
		...(allSessions ? [t.t('help_list_user'), t.t('help_find'), t.t('help_admin')] : []),
		...(status ? [t.t('help_status')] : []),
		t.t('help_help'),
	];

	return {
		title:
			unknownWord === undefined
				? t.t('help_title')
				: t.t('help_unknown_title', { word: plain(unknownWord) }),
		text: `${ownSessions || status ? t.t('help_intro') : t.t('help_nothing')}\n\n${bullets(lines)}`,
		color: unknownWord === undefined ? colors.session : colors.warning,
	};
};

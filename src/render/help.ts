import { type Attachment, bullets, colors } from './Attachment';
import { plain } from './safe';
import type { Abilities } from '../service/SessionService';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

/** The lines of each ability, in the order in which they stand. */
const lines = [
	['ownSessions', ['help_list', 'help_info', 'help_manage']],
	['logOutOwn', ['help_logout', 'help_logout_others', 'help_logout_me']],
	['allSessions', ['help_list_user', 'help_list_all', 'help_find']],
	['allSessions', ['help_admin', 'help_manage_user']],
	['logOutAnybody', ['help_logout_any', 'help_logout_user']],
	['status', ['help_status']],
] as const satisfies readonly (readonly [keyof Abilities, readonly TextKey[]])[];

/** What this caller may type. `unknownWord` names what was not understood. */
export const helpAttachment = (
	abilities: Abilities,
	t: Translator,
	unknownWord?: string,
): Attachment => {
	const open = lines.flatMap(([ability, keys]) => (abilities[ability] ? keys : []));
	const intro = abilities.ownSessions || abilities.status ? 'help_intro' : 'help_nothing';
	const title = unknownWord === undefined ? 'help_title' : 'help_unknown_title';
	return {
		title: t.text(title, { word: plain(unknownWord ?? '') }),
		text: `${t.text(intro)}\n\n${bullets([...open, 'help_help' as const].map((key) => t.text(key)))}`,
		color: unknownWord === undefined ? colors.session : colors.warning,
	};
};

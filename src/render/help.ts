import { type Attachment, bullets, colors } from './Attachment';
import { plain } from './safe';
import type { Abilities } from '../service/SessionService';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

type HelpKey = Exclude<Extract<TextKey, `help_${string}`>, 'help_unknown_title'>;

/** What this caller may type. `unknownWord` names what was not understood. */
export const helpAttachment = (
	abilities: Abilities,
	t: Translator,
	unknownWord?: string,
): Attachment => {
	const { ownSessions, allSessions, logOutOwn, logOutAnybody, status } = abilities;
	const lines: readonly (readonly [boolean, HelpKey])[] = [
		[ownSessions, 'help_list'],
		[ownSessions, 'help_info'],
		[ownSessions, 'help_manage'],
		[logOutOwn, 'help_logout'],
		[logOutOwn, 'help_logout_others'],
		[allSessions, 'help_list_user'],
		[allSessions, 'help_list_all'],
		[allSessions, 'help_find'],
		[allSessions, 'help_admin'],
		[allSessions, 'help_manage_user'],
		[logOutAnybody, 'help_logout_any'],
		[logOutAnybody, 'help_logout_user'],
		[status, 'help_status'],
		[true, 'help_help'],
	];
	const open = lines.flatMap(([isOpen, key]) => (isOpen ? [t.text(key)] : []));
	const intro = t.text(ownSessions || status ? 'help_intro' : 'help_nothing');
	return {
		title:
			unknownWord === undefined
				? t.text('help_title')
				: t.text('help_unknown_title', { word: plain(unknownWord) }),
		text: `${intro}\n\n${bullets(open)}`,
		color: unknownWord === undefined ? colors.session : colors.warning,
	};
};

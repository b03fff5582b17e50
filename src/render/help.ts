import { type Attachment, bullets, colors } from './Attachment';
import { commandCode } from './list';
import { plainText } from './safe';
import type { Abilities } from '../requests/Answer';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

/** The lines of each ability, in the order in which they stand. */
const lines = [
	['ownSessions', ['help_list', 'help_info', 'help_manage']],
	['logOutOwn', ['help_logout', 'help_logout_others', 'help_logout_me']],
	['allSessions', ['help_list_user', 'help_list_all', 'help_find', 'help_summary']],
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
	return {
		title:
			unknownWord === undefined
				? t.text('help_title')
				: t.text('help_unknown_title', { word: plainText(unknownWord) }),
		text: `${t.text(intro)}\n\n${bullets([...open, 'help_help' as const].map((key) => t.text(key)))}`,
		color: unknownWord === undefined ? colors.session : colors.warning,
	};
};

/** Asks back what was nearly a command, such as `/session lgoout abc`. */
export const suggestionAttachment = (command: string, t: Translator): Attachment => ({
	title: t.text('help_suggestion_title'),
	text: t.text('help_suggestion', { command: commandCode(command) }),
	color: colors.warning,
});

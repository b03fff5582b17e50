import { COMMAND } from './parseCommand';
import type { Commands } from '../render/answer';

const quoted = (text: string): string =>
	/[\s"]/.test(text) ? `"${text.replace(/"/g, '\\"')}"` : text;

/** What to type to go on; `parseCommand` reads it. */
export const commands: Commands = {
	page(of, page) {
		if (of === 'own') {
			return `/${COMMAND} list ${page}`;
		}
		if (of === 'all') {
			return `/${COMMAND} list all ${page}`;
		}
		return 'username' in of
			? `/${COMMAND} list @${of.username} ${page}`
			: `/${COMMAND} find ${quoted(of.filter)} page ${page}`;
	},
	logOutAll: (username) => `/${COMMAND} logout @${username} all`,
};

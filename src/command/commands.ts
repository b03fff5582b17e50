import { COMMAND } from './parseCommand';
import type { Commands } from '../render/answer';
import type { ListOf } from '../requests/Answer';

const quoted = (text: string): string =>
	/[\s"]/.test(text) ? `"${text.replace(/"/g, '\\"')}"` : text;

const listOf = (of: ListOf): string => {
	if (of === 'own') {
		return 'list';
	}
	if (of === 'all') {
		return 'list all';
	}
	return 'username' in of ? `list @${of.username}` : `find ${quoted(of.filter)}`;
};

/** What to type to go on; `parseCommand` reads it. */
export const commands: Commands = {
	page(of, page) {
		const isSearch = typeof of === 'object' && 'filter' in of;
		const number = page === 1 ? '' : ` ${isSearch ? 'page ' : ''}${page}`;
		return `/${COMMAND} ${listOf(of)}${number}`;
	},
	logOutAll: (username) => `/${COMMAND} logout @${username} all`,
};

import { type Attachment, bullets, colors, type View } from './Attachment';
import { commands } from './commands';
import { inlineCode, plainText } from './safe';
import { rowAttachment } from './session';
import { parseAddress, parseNetwork } from '../common/address';
import type { ListAnswer } from '../requests/Answer';
import type { Scope } from '../requests/Query';
import { withoutInvisible } from '../requests/typedText';
import type { SessionPage } from '../sessions/Session';
import type { Translator } from '../texts/Translator';

/** A hint, where there is reason for it. */
export type Hint = string | false;

/** A command to type. It is never cut, and holds no more than what was typed. */
export const commandCode = (command: string): string => inlineCode(command, Infinity);

const titleOf = (scope: Scope, t: Translator): string => {
	switch (scope.of) {
		case 'own':
			return t.text('list_title_own');
		case 'everybody':
			return t.text('list_title_all');
		case 'user':
			return t.text('list_title_user', { username: plainText(scope.username) });
		case 'search':
			return t.text('list_title_find', { filter: plainText(scope.filter) });
	}
};

/** What a search looked for; invisible characters do not count in addresses. */
const kindOf = (filter: string): 'address' | 'network' | 'words' => {
	const visible = withoutInvisible(filter);
	if (parseAddress(visible)) {
		return 'address';
	}
	return parseNetwork(visible) ? 'network' : 'words';
};

/** What a reply says of a list with nothing in it. */
const emptySearch = (filter: string, count: number | undefined, t: Translator): string => {
	const kind = kindOf(filter);
	const searched = inlineCode(filter);
	if (count === undefined || kind === 'words') {
		return t.text('list_empty_find', { filter: searched });
	}
	return kind === 'address'
		? t.text('list_empty_address', { ip: searched, count })
		: t.text('list_empty_network', { network: searched, count });
};

const emptyText = (scope: Scope, page: SessionPage, t: Translator): string => {
	// Rows moved, or were not read: what is looked for may be open all the same.
	if (page.isIncomplete) {
		return t.text('list_empty_incomplete');
	}
	switch (scope.of) {
		case 'own':
			return t.text('list_empty_own');
		case 'everybody':
			return t.text('list_empty_all');
		case 'user':
			return t.text('list_empty_user', { username: inlineCode(scope.username) });
		case 'search':
			return emptySearch(scope.filter, page.lookedThrough, t);
	}
};

/** Text for a page beyond the end of a list that is complete. */
const beyondText = ({ list, page }: ListAnswer, { t, door }: View): string => {
	const { offset, count } = list.pagination;
	const { total } = page;
	return door === 'chat'
		? t.text('list_beyond', {
				page: Math.floor(offset / count) + 1,
				command: commandCode(commands.page(list.scope, Math.ceil(total / count))),
			})
		: t.text('list_beyond_offset', { offset: String(offset), count: total });
};

/** Which part of the list this is. Of an incomplete list, the text gives no number of all sessions. */
const summaryText = (answer: ListAnswer, view: View): string => {
	const { list, page } = answer;
	const { t } = view;
	const { sessions, total, isIncomplete } = page;
	const { offset } = list.pagination;
	if (total === 0) {
		return emptyText(list.scope, page, t);
	}
	if (sessions.length === 0) {
		return isIncomplete ? t.text('list_nothing_here') : beyondText(answer, view);
	}
	const [from, to] = [offset + 1, offset + sessions.length];
	if (isIncomplete) {
		return t.text('list_range_incomplete', { from, to });
	}
	return total === sessions.length
		? t.text('list_count', { count: total })
		: t.text('list_range', { from, to, count: total });
};

/**
 * Whether the workspace may have left users out: it searches five at most whose name matches, and shows several of those.
 */
const mayLackUsers = (filter: string, { sessions }: SessionPage): boolean => {
	const wanted = filter.toLowerCase();
	const named = sessions.filter(({ user }) =>
		[user?.username, user?.name].some((name) => name?.toLowerCase().includes(wanted)),
	);
	return new Set(named.map(({ userId }) => userId)).size > 1;
};

/** Who did the searching: the workspace, or the app in the newest sessions. */
const searchHints = (filter: string, page: SessionPage, t: Translator): readonly Hint[] => {
	const { lookedThrough: count, total, isIncomplete } = page;
	if (count === undefined) {
		return [
			total > 0 && t.text('list_searched_workspace'),
			mayLackUsers(filter, page) && t.text('list_five_users', { filter: inlineCode(filter) }),
		];
	}
	switch (kindOf(filter)) {
		case 'words':
			return [t.text('list_searched_words', { count })];
		case 'address':
			return [(total > 0 || isIncomplete) && t.text('list_searched_address', { count })];
		case 'network':
			return [(total > 0 || isIncomplete) && t.text('list_searched_network', { count })];
	}
};

/** What to do next, last, where the chat scrolls to. */
const nextSteps = ({ list, page, logout }: ListAnswer, t: Translator): readonly Hint[] => {
	const { scope, pagination } = list;
	const { offset, count } = pagination;
	const next = commandCode(commands.page(scope, Math.floor(offset / count) + 2));
	const manage = commandCode(commands.manage());
	const canLogOut = scope.of === 'own' && logout === 'allowed';
	return [
		offset + count < page.total && t.text('list_next', { command: next }),
		canLogOut && t.text('list_unknown_device', { command: manage }),
	];
};

/** Hints as one attachment, which is a list if there are several. */
export const hintsAttachment = (hints: readonly Hint[], t: Translator): readonly Attachment[] => {
	const given = hints.filter((hint) => hint !== false);
	const [first, ...rest] = given;
	const title = t.text('list_hints_title');
	return first === undefined
		? []
		: [{ title, text: rest.length === 0 ? first : bullets(given), color: colors.session }];
};

/** A list: one attachment that sums it up, one for each session, and one with hints if there are any. */
export const listAttachments = (answer: ListAnswer, view: View): readonly Attachment[] => {
	const { list, page } = answer;
	const { scope } = list;
	const { t } = view;
	const hints = [
		page.isIncomplete && t.text('list_incomplete'),
		...(scope.of === 'search' ? searchHints(scope.filter, page, t) : []),
		...(view.door === 'chat' && page.sessions.length > 0 ? nextSteps(answer, t) : []),
	];
	// A list of one user says in its title whose it is.
	const withUser = scope.of === 'everybody' || scope.of === 'search';
	return [
		{ title: titleOf(scope, t), text: summaryText(answer, view), color: colors.session },
		...page.sessions.map((session) => rowAttachment(session, view, { withUser })),
		...hintsAttachment(hints, t),
	];
};

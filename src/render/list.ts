import { isIP } from 'net';

import { type Attachment, bullets, colors } from './Attachment';
import type { View } from './View';
import { code, plain } from './safe';
import { rowAttachment } from './session';
import type { Answer, ListOf } from '../requests/Answer';
import type { SessionPage } from '../sessions/Page';

type Page = Extract<Answer, { kind: 'page' }>;

/** The exact slash command that shows a page (from 1) of a list. */
export type PageCommand = (of: ListOf, page: number) => string;

/** What is typed again is never cut: it holds no more than what was typed. */
export const commandCode = (command: string): string => code(command, Infinity);

const title = (of: ListOf, { t }: View): string => {
	if (of === 'own' || of === 'all') {
		return t.text(`list_title_${of}`);
	}
	return 'username' in of
		? t.text('list_title_user', { username: plain(of.username) })
		: t.text('list_title_find', { filter: plain(of.filter) });
};

const nothingFound = ({ of, page }: Page, { t }: View): string => {
	if (of === 'own' || of === 'all') {
		return t.text(`list_empty_${of}`);
	}
	if ('username' in of) {
		return t.text('list_empty_user', { username: code(of.username) });
	}
	return isIP(of.filter) > 0
		? t.text('list_empty_find_ip', { ip: code(of.filter), count: page.lookedThrough ?? 0 })
		: t.text('list_empty_find', { filter: code(of.filter) });
};

/** How many there are. */
const summary = (answer: Page, view: View, command: PageCommand | undefined): string => {
	const { of, page, pagination } = answer;
	const { t } = view;
	const { offset, count } = pagination;
	const { total } = page;
	if (total === 0) {
		return nothingFound(answer, view);
	}
	if (offset < total) {
		const to = Math.min(offset + count, total);
		return t.text('list_shown', { from: offset + 1, to, count: total });
	}
	return command
		? t.text('list_beyond', {
				page: Math.ceil(offset / count) + 1,
				count: total,
				command: commandCode(command(of, Math.ceil(total / count))),
			})
		: t.text('list_beyond_offset', { offset: String(offset), count: total });
};

/**
 * Whether the workspace, which looks through five users at most whose name matches, may have left some out: it shows
 * several whose name does.
 */
const mayLackUsers = (filter: string, { sessions }: SessionPage): boolean => {
	const wanted = filter.toLowerCase();
	const named = sessions.filter(({ user }) =>
		[user?.username, user?.name].some((name) => name?.toLowerCase().includes(wanted)),
	);
	return new Set(named.map(({ userId }) => userId)).size > 1;
};

/** What stands last, where the chat scrolls to: what may be missing, and how to get at the next page. */
const hints = (answer: Page, view: View, command: PageCommand | undefined): readonly string[] => {
	const { of, page, pagination } = answer;
	const { t } = view;
	const { offset, count } = pagination;
	const lines: string[] = [];
	if (page.incomplete && page.lookedThrough !== undefined && page.total > 0) {
		lines.push(t.text('list_looked_through', { count: page.lookedThrough }));
	} else if (page.incomplete && page.lookedThrough === undefined) {
		lines.push(t.text('list_incomplete'));
	}
	if (typeof of === 'object' && 'filter' in of && mayLackUsers(of.filter, page)) {
		lines.push(t.text('list_five_users', { filter: code(of.filter) }));
	}
	if (command && offset + count < page.total) {
		const next = commandCode(command(of, Math.floor(offset / count) + 2));
		lines.push(t.text('list_next', { command: next }));
	}
	return lines;
};

/**
 * A list: one attachment that sums it up, one per session, and one with hints if there are any.
 *
 * @param command names further pages; the API has none
 */
export const listAttachments = (
	answer: Page,
	view: View,
	command?: PageCommand,
): readonly Attachment[] => {
	const { of, page } = answer;
	const lines = hints(answer, view, command);
	const [only] = lines;
	return [
		{ title: title(of, view), text: summary(answer, view, command), color: colors.session },
		...page.sessions.map((session) => rowAttachment(session, of === 'own', view)),
		...(only === undefined
			? []
			: [
					{
						title: view.t.text('list_hints_title'),
						text: lines.length === 1 ? only : bullets(lines),
						color: colors.session,
					},
				]),
	];
};

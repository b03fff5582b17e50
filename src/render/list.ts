import { isIP } from 'net';

import { type Attachment, bullets, colors, type View } from './Attachment';
import { code, plain } from './safe';
import { rowAttachment } from './session';
import type { Answer, ListOf } from '../requests/Answer';
import type { SessionPage } from '../sessions/Session';

type Page = Extract<Answer, { kind: 'page' }>;

/** The exact slash command that shows a page (from 1) of a list. */
export type PageCommand = (of: ListOf, page: number) => string;

/** What is typed again is never cut: it holds no more than what was typed. */
export const commandCode = (command: string): string => code(command, Infinity);

/** The end of the keys of a list's texts, and the name or the filter that they have a place for. */
const describeList = (of: ListOf) => {
	if (typeof of === 'string') {
		return { key: of, name: '' };
	}
	return 'username' in of
		? { key: 'user' as const, name: of.username }
		: { key: 'find' as const, name: of.filter };
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

/**
 * A list: one attachment that sums it up, one per session, and one with hints if there are any.
 *
 * @param command names further pages; the API has none
 */
export const listAttachments = (
	{ of, page, pagination: { offset, count } }: Page,
	view: View,
	command?: PageCommand,
): readonly Attachment[] => {
	const { t } = view;
	const { total, incomplete, lookedThrough } = page;
	const { key, name } = describeList(of);
	const commandOf = (number: number): string => (command ? commandCode(command(of, number)) : '');

	/** How many there are. */
	const summary = (): string => {
		if (total === 0) {
			const shown = code(name);
			const places = { username: shown, filter: shown, ip: shown, count: lookedThrough ?? 0 };
			const isAddress = key === 'find' && isIP(name) > 0;
			return t.text(isAddress ? 'list_empty_find_ip' : `list_empty_${key}`, places);
		}
		if (offset < total) {
			const to = Math.min(offset + count, total);
			return t.text('list_shown', { from: offset + 1, to, count: total });
		}
		const last = commandOf(Math.ceil(total / count));
		const beyond = { page: Math.ceil(offset / count) + 1, offset: String(offset), count: total };
		return t.text(command ? 'list_beyond' : 'list_beyond_offset', { ...beyond, command: last });
	};

	/** What stands last, where the chat scrolls to: what may be missing, and how to get at the next page. */
	const hints: string[] = [];
	if (incomplete && lookedThrough !== undefined && total > 0) {
		hints.push(t.text('list_looked_through', { count: lookedThrough }));
	} else if (incomplete && lookedThrough === undefined) {
		hints.push(t.text('list_incomplete'));
	}
	if (key === 'find' && mayLackUsers(name, page)) {
		hints.push(t.text('list_five_users', { filter: code(name) }));
	}
	if (command && offset + count < total) {
		hints.push(t.text('list_next', { command: commandOf(Math.floor(offset / count) + 2) }));
	}
	const title = t.text(`list_title_${key}`, { username: plain(name), filter: plain(name) });
	const color = colors.session;
	const list = [
		{ title, text: summary(), color },
		...page.sessions.map((session) => rowAttachment(session, of === 'own', view)),
	];
	if (hints.length === 0) {
		return list;
	}

	const text = hints.length === 1 ? hints.join() : bullets(hints);
	return [...list, { title: t.text('list_hints_title'), text, color }];
};

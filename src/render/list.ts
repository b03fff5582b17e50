import { type Attachment, colors } from './Attachment';
import { code, plain } from './safe';
import { rowAttachment, type View } from './session';
import type { Answer, ListOf } from '../lookups/Answer';

type Page = Extract<Answer, { kind: 'page' }>;

/** The exact slash command that shows a page (from 1) of a list. */
export type PageCommand = (of: ListOf, page: number) => string;

const title = (of: ListOf, { t }: View): string => {
	if (of === 'own') {
		return t.t('list_title_own');
	}

	return 'username' in of
		? t.t('list_title_user', { username: plain(of.username) })
		: t.t('list_title_find', { filter: plain(of.filter) });
};

const nothing = (of: ListOf, { t }: View): string => {
	if (of === 'own') {
		return t.t('list_empty_own');
	}

	return 'username' in of
		? t.t('list_empty_user', { username: code(of.username) })
		: t.t('list_empty_find', { filter: code(of.filter) });
};

/** How many there are, and how to get at the others. */
const summary = (
	{ of, page: { total }, window }: Page,
	view: View,
	command: PageCommand | undefined,
): string => {
	const { t } = view;
	const { offset, count } = window;
	// To be typed again, so never cut: it holds no more than what was typed.
	const pageCommand = (number: number): string | undefined =>
		command && code(command(of, number), Infinity);

	if (total === 0) {
		return nothing(of, view);
	}

	if (offset >= total) {
		const last = Math.ceil(total / count);
		const page = Math.ceil(offset / count) + 1;

		return t.t('list_beyond', {
			page,
			count: total,
			command: pageCommand(last) ?? `\`offset=${(last - 1) * count}\``,
		});
	}

	const range = { from: offset + 1, to: Math.min(offset + count, total), count: total };
	const more = offset + count < total ? pageCommand(Math.floor(offset / count) + 2) : undefined;

	return more === undefined
		? t.t('list_shown', range)
		: t.t('list_shown_more', { ...range, command: more });
};

/**
 * A list: one attachment that sums it up, then one per session.
 *
 * @param command names further pages; without it they are named as offsets of the API
 */
export const listAttachments = (
	answer: Page,
	view: View,
	command?: PageCommand,
): readonly Attachment[] => [
	{
		title: title(answer.of, view),
		text: summary(answer, view, command),
		color: colors.session,
	},
	...answer.page.sessions.map((session) => rowAttachment(session, answer.of === 'own', view)),
];

import { type Attachment, colors } from './Attachment';
import { code, plain } from './safe';
import { rowAttachment, type View } from './session';
import type { Answer } from '../lookups/Answer';

/** What a list was asked for; `command` makes the exact command for one of its pages. */
export type Listing = {
	readonly of: 'own' | { readonly username: string } | { readonly filter: string };
	/** The slash command that shows a page (from 1); the API has none. */
	readonly command?: (page: number) => string;
};

const title = (of: Listing['of'], { t }: View): string => {
	if (of === 'own') {
		return t.t('list_title_own');
	}

	return 'username' in of
		? t.t('list_title_user', { username: plain(of.username) })
		: t.t('list_title_find', { filter: plain(of.filter) });
};

const nothing = (of: Listing['of'], { t }: View): string => {
	if (of === 'own') {
		return t.t('list_empty_own');
	}

	return 'username' in of
		? t.t('list_empty_user', { username: code(of.username) })
		: t.t('list_empty_find', { filter: code(of.filter) });
};

/** How many there are, and how to get at the others. */
const summary = (
	listing: Listing,
	{ page, window }: Extract<Answer, { kind: 'page' }>,
	view: View,
): string => {
	const { t } = view;
	const { total } = page;
	const { offset, count } = window;
	// To be typed again, so never cut: it holds no more than what was typed.
	const pageCommand = (number: number): string | undefined =>
		listing.command && code(listing.command(number), Infinity);

	if (total === 0) {
		return nothing(listing.of, view);
	}

	if (offset >= total) {
		const last = Math.ceil(total / count);
		const command = pageCommand(last) ?? `\`offset=${(last - 1) * count}\``;

		return t.t('list_beyond', { page: Math.ceil(offset / count) + 1, count: total, command });
	}

	const range = { from: offset + 1, to: Math.min(offset + count, total), count: total };
	const more = offset + count < total ? pageCommand(Math.floor(offset / count) + 2) : undefined;

	return more === undefined
		? t.t('list_shown', range)
		: t.t('list_shown_more', { ...range, command: more });
};

/** A list: one attachment that sums it up, then one per session. */
export const listAttachments = (
	listing: Listing,
	answer: Extract<Answer, { kind: 'page' }>,
	view: View,
): readonly Attachment[] => [
	{ title: title(listing.of, view), text: summary(listing, answer, view), color: colors.session },
	...answer.page.sessions.map((session) => rowAttachment(session, answer.own, view)),
];

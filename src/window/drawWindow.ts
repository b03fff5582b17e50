import type { IUIKitSurfaceViewParam } from '@rocket.chat/apps-engine/definition/accessors';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit/IUIKitSurface';

import {
	type ActionId,
	buttons,
	type ButtonSession,
	type Target,
	type WindowState,
	writeValue,
} from './Press';
import type { View } from '../render/Attachment';
import { failureTexts } from '../render/failure';
import { plainText } from '../render/safe';
import {
	addressOf,
	connectionLine,
	deviceTitle,
	typeName,
	userName,
	withoutMarks,
} from '../render/session';
import type { ListAnswer } from '../requests/Answer';
import { WINDOW_SIZE } from '../requests/limits';
import type { Session } from '../sessions/Session';

export type Surface = IUIKitSurfaceViewParam;

type Block = Surface['blocks'][number];

/** A window and its reader. */
export type WindowView = View & {
	readonly appId: string;
	readonly callerId: string;
	/** The list that the window shows, or goes back to. */
	readonly state: WindowState;
};

/** Titles of windows are short on a phone. */
const MAX_TITLE_NAME = 14;

/** `plain_text` shows backticks as they are; the texts that chat has too contain some. */
const text = (content: string) => ({
	type: 'plain_text' as const,
	text: content.replace(/`/g, ''),
	emoji: false,
});

const section = ({ appId }: WindowView, blockId: string, content: string) => ({
	type: 'section' as const,
	appId,
	blockId,
	text: text(content),
});

const divider = ({ appId }: WindowView, blockId: string): Block => ({
	type: 'divider',
	appId,
	blockId,
});

/** The lines of what happened, each a block: the web client joins the lines of one text. */
const sections = (view: WindowView, lines: readonly string[]): readonly Block[] =>
	lines.map((line, index) => section(view, `line-${index}`, line));

const button = (
	{ t, appId, state }: WindowView,
	actionId: ActionId,
	{ blockId, session }: { readonly blockId: string; readonly session?: ButtonSession },
) => ({
	type: 'button' as const,
	appId,
	blockId,
	actionId,
	text: text(t.text(buttons[actionId].label)),
	value: writeValue(state, session),
	style: buttons[actionId].style,
});

/** A label with what it stands for; nothing where that is unknown. */
const field = ({ t }: WindowView, label: string, value: string | undefined): readonly string[] =>
	value === undefined ? [] : [t.text('window_field', { label, value: plainText(value) })];

const surface = (title: string, blocks: readonly Block[]): Surface => ({
	type: UIKitSurfaceType.MODAL,
	// Clients find the window to update by it.
	id: 'session-info',
	title: text(title),
	blocks: [...blocks],
});

/**
 * The window with a list.
 *
 * @param notices lines that say what happened
 * @param answer absent where there is no list to show; then a notice says why
 */
export const drawList = (
	view: WindowView,
	notices: readonly string[],
	answer?: ListAnswer,
): Surface => {
	const { t } = view;
	const shown = answer ? { ...view, state: stateOf(answer) } : view;
	const { username } = shown.state;
	const title =
		username === undefined
			? t.text('window_title_own')
			: t.text('window_title_user', { username: plainText(username, MAX_TITLE_NAME) });
	const lines = [...new Set([...notices, ...(answer ? listLines(shown, answer) : [])])];
	return surface(title, [
		...sections(shown, lines),
		...(notices.length > 0 ? [divider(shown, 'divider')] : []),
		...(answer ? rows(shown, answer) : []),
		pageButtons(shown, answer),
	]);
};

/** The list that an answer shows. */
const stateOf = ({ list: { scope, pagination } }: ListAnswer): WindowState => ({
	offset: pagination.offset,
	...(scope.of === 'user' && { username: scope.username }),
});

/** What the rows do not show by themselves: that there are none or more, and why they have no buttons. */
const listLines = (
	{ t, state: { username, offset } }: WindowView,
	{ page, logout }: ListAnswer,
): readonly string[] => {
	const { total, sessions, isIncomplete } = page;
	const lines: string[] = [];
	// Of an incomplete list no number is a fact.
	if (isIncomplete) {
		lines.push(t.text('list_incomplete'));
	} else if (sessions.length === 0) {
		lines.push(
			username === undefined
				? t.text('list_empty_own')
				: t.text('list_empty_user', { username: plainText(username) }),
		);
	} else if (total > sessions.length) {
		const range = { from: offset + 1, to: offset + sessions.length, count: total };
		lines.push(t.text('window_page', range));
	}
	if (sessions.length > 0 && logout !== undefined && logout !== 'allowed') {
		const reader = { t, mayReadCause: false, door: 'window' as const };
		lines.push(failureTexts({ code: 'not-allowed', reason: logout }, reader).sentence);
	}
	return lines;
};

/** A section for each session. Lines between the rows tell them apart, for `plain_text` has no bold. */
const rows = (view: WindowView, { page, logout }: ListAnswer): readonly Block[] =>
	page.sessions.flatMap((session, index) => {
		const blockId = `session-${index}`;
		const title = deviceTitle(session, view.t);
		const fields = rowFields(view, session, title).map(text);
		const row = { ...section(view, blockId, title), fields };
		const described = describe(view, session, page);
		return [
			...(index > 0 ? [divider(view, `divider-${index}`)] : []),
			logout === 'allowed' ? { ...row, accessory: rowButton(view, blockId, described) } : row,
		];
	});

/** The web client joins the lines of a text, so each is a field. */
const rowFields = (view: WindowView, session: Session, title: string): readonly string[] => {
	const { t } = view;
	const type = typeName(session.device?.type, t);
	return [
		connectionLine(session, view),
		// A device without a name is called by its type.
		...(type === undefined || title.startsWith(type) ? [] : [type]),
		...field(view, t.text('field_device_id'), session.sessionId),
		...field(view, t.text('field_ip'), addressOf(session)),
	];
};

/** Newer web clients read `accessibilityLabel` to people who do not see which row a button is in; others ignore it. */
const rowButton = (view: WindowView, blockId: string, session: ButtonSession) => ({
	...button(view, 'session-info-ask', { blockId, session }),
	accessibilityLabel: view.t.text('window_log_out_device', { session: session.title ?? '' }),
});

const describe = (
	{ t, callerId }: WindowView,
	session: Session,
	{ total, isIncomplete }: ListAnswer['page'],
): ButtonSession => ({
	sessionId: session.sessionId,
	title: deviceTitle(session, t),
	loginAt: session.loginAt,
	...(session.userId === callerId
		? { hasOthers: total > 1 || isIncomplete }
		: { owner: userName(session) }),
});

/** The pages beside this one, this one anew, and all sessions of somebody else at once. */
const pageButtons = (view: WindowView, answer: ListAnswer | undefined): Block => {
	const { appId, callerId, state } = view;
	const { offset, username } = state;
	const blockId = 'pages';
	const turn = (actionId: ActionId, to: number) =>
		button({ ...view, state: { ...state, offset: to } }, actionId, { blockId });
	const hasNext = answer !== undefined && offset + WINDOW_SIZE < answer.page.total;
	const isOthers = answer?.page.sessions.some(({ userId }) => userId !== callerId) ?? false;
	const mayLogOutAll = username !== undefined && isOthers && answer?.logout === 'allowed';
	return {
		type: 'actions',
		appId,
		blockId,
		elements: [
			...(offset > 0 ? [turn('session-info-previous', Math.max(0, offset - WINDOW_SIZE))] : []),
			...(hasNext ? [turn('session-info-next', offset + WINDOW_SIZE)] : []),
			turn('session-info-refresh', offset),
			...(mayLogOutAll ? [button(view, 'session-info-ask-all', { blockId })] : []),
		],
	};
};

/**
 * The question before a logout, from what its button says.
 *
 * @param notices why a logout was refused
 */
export const drawQuestion = (
	view: WindowView,
	target: Target,
	notices: readonly string[] = [],
): Surface => {
	const { t, appId } = view;
	const blockId = 'decision';
	const { title, explanation } = questionTexts(view, target);
	const session = target.what === 'all' ? undefined : target.session;
	const decide = (actionId: ActionId) =>
		button(view, actionId, { blockId, ...(session && { session }) });
	const mayKeep = target.what === 'one' && target.session.hasOthers === true;
	return surface(t.text(title), [
		...sections(view, notices),
		...(notices.length > 0 ? [divider(view, 'divider')] : []),
		...(session ? [sessionSection(view, session)] : []),
		section(view, 'explanation', explanation),
		{
			type: 'actions',
			appId,
			blockId,
			elements: [
				decide(confirmations[target.what]),
				button(view, 'session-info-back', { blockId }),
				...(mayKeep ? [decide('session-info-ask-others')] : []),
			],
		},
	]);
};

const confirmations = {
	one: 'session-info-log-out',
	others: 'session-info-log-out-others',
	all: 'session-info-log-out-all',
} as const satisfies Record<Target['what'], ActionId>;

/** Titles stay short, for phones cut them. */
const questionTexts = ({ t }: WindowView, target: Target) => {
	switch (target.what) {
		case 'one': {
			const isOwn = target.session.owner === undefined;
			return {
				title: 'window_ask_title',
				explanation: t.text(isOwn ? 'window_ask_own' : 'window_ask_other'),
			} as const;
		}
		case 'others':
			return {
				title: 'window_ask_others_title',
				explanation: t.text('window_ask_others'),
			} as const;
		case 'all':
			return {
				title: 'window_ask_all_title',
				explanation: t.text('window_ask_all', { username: plainText(target.username) }),
			} as const;
	}
};

/** A session as its button describes it; the client may have sent anything. */
const sessionSection = (view: WindowView, session: ButtonSession) => {
	const { t } = view;
	const { sessionId, title = '', loginAt, owner } = session;
	const lines = [
		...(loginAt ? [connectionLine({ loginAt }, view)] : []),
		...field(view, t.text('field_user'), owner),
		...field(view, t.text('field_device_id'), sessionId),
	];
	return {
		...section(view, 'session', withoutMarks(plainText(title)) || t.text('session_unknown_device')),
		fields: lines.map(text),
	};
};

import type { IUIKitSurfaceViewParam } from '@rocket.chat/apps-engine/definition/accessors';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit/IUIKitSurface';

import { type ActionId, buttons, type Place, type Shown, writeValue } from './Press';
import type { View } from '../render/Attachment';
import { plain } from '../render/safe';
import { loginLine, sessionTitle, userName } from '../render/session';
import type { Session, SessionPage } from '../sessions/Session';

export type Surface = IUIKitSurfaceViewParam;

type Block = Surface['blocks'][number];

/** For whom a window is drawn. */
export type WindowView = View & { readonly appId: string; readonly place: Place };

/** A page of sessions, each with its button if this reader may end it. */
export type Found = {
	readonly page: SessionPage;
	readonly shown: readonly (Shown | undefined)[];
};

/** Sessions on one page. */
export const WINDOW_SIZE = 10;

/** Titles of windows are short on a phone. */
const MAX_TITLE_NAME = 14;

/** Plain text is shown letter for letter, and so would be the backticks of the chat's texts. */
const text = (content: string) => ({
	type: 'plain_text' as const,
	text: content.replace(/`/g, ''),
	emoji: false,
});

const button = (
	{ t, appId, place }: WindowView,
	blockId: string,
	actionId: ActionId,
	shown?: Shown,
) => ({
	type: 'button' as const,
	appId,
	blockId,
	actionId,
	text: text(t.text(buttons[actionId].label)),
	value: writeValue(place, shown),
	// The mobile client draws a button without a style as the one to press.
	style: shown ? ('danger' as const) : ('secondary' as const),
});

const section = ({ appId }: WindowView, blockId: string, content: string) => ({
	type: 'section' as const,
	appId,
	blockId,
	text: text(content),
});

/** The marks that the app's own lines begin with, and what looks like them. */
const MARKS = /^[\s\u2800\p{Default_Ignorable_Code_Point}✓✔✅☑🗸🗹✗✘✕✖❌❎☒×√]+/u;

/** What tells a device. None can be called like what the app says (`✓ …`). */
export const deviceTitle = (session: Session, view: View): string =>
	sessionTitle(session, view).replace(MARKS, '') || view.t.text('session_unknown_device');

/** @param user where it matters most whose it is; else the title of the window says it */
const sessionBlock = (session: Session, view: WindowView, blockId: string, user?: string) => {
	const { t } = view;
	const labelled = (label: string, value: string | undefined): readonly string[] =>
		value === undefined ? [] : [`${label}: ${plain(value)}`];
	// The web joins the lines of a text, so each is a field.
	const lines = [
		loginLine(session, view),
		...labelled(t.text('field_user'), user),
		...labelled(t.text('field_device_id'), session.sessionId),
		...labelled(t.text('field_ip'), session.ip),
	];
	return { ...section(view, blockId, deviceTitle(session, view)), fields: lines.map(text) };
};

/** Said only where the page does not show by itself that it is all there is. */
const summary = ({ t, place }: WindowView, page: SessionPage): readonly string[] => {
	const { total, sessions, incomplete } = page;
	if (total === 0) {
		return place.username === undefined
			? [t.text('list_empty_own')]
			: [t.text('list_empty_user', { username: plain(place.username) })];
	}
	const range = { from: place.offset + 1, to: place.offset + sessions.length, count: total };
	return [
		...(total > sessions.length ? [t.text('window_page', range)] : []),
		...(incomplete ? [t.text('list_incomplete')] : []),
	];
};

const windowOf = ({ t, place: { username } }: WindowView, blocks: Block[]): Surface => ({
	type: UIKitSurfaceType.MODAL,
	// Clients find the window to update by it.
	id: 'session-info',
	title: text(
		username === undefined
			? t.text('window_title_own')
			: t.text('window_title_user', { username: plain(username, MAX_TITLE_NAME) }),
	),
	blocks,
});

/**
 * The sessions of a page, with a button for each that this reader may end. What a device chose stands in plain text only.
 *
 * @param notices lines that say what happened
 * @param found absent if the list could not be had; a notice says why
 */
export const drawList = (view: WindowView, notices: readonly string[], found?: Found): Surface => {
	const { appId, place } = view;
	const { offset } = place;
	const next = offset + WINDOW_SIZE;
	const rows = found?.page.sessions.map((session, index): Block => {
		const blockId = `session-${index}`;
		const shown = found.shown[index];
		return {
			...sessionBlock(session, view, blockId),
			...(shown && { accessory: button(view, blockId, 'session-info-ask', shown) }),
		};
	});
	const turn = (actionId: ActionId, to: number) =>
		button({ ...view, place: { ...place, offset: to } }, 'pages', actionId);
	const lines = [...notices, ...(found ? summary(view, found.page) : [])];
	return windowOf(view, [
		...lines.map((content, index) => section(view, `line-${index}`, content)),
		...(notices.length > 0 ? [{ type: 'divider' as const, appId, blockId: 'divider' }] : []),
		...(rows ?? []),
		{
			type: 'actions',
			appId,
			blockId: 'pages',
			elements: [
				...(offset > 0 ? [turn('session-info-previous', Math.max(0, offset - WINDOW_SIZE))] : []),
				...(found && next < found.page.total ? [turn('session-info-next', next)] : []),
				turn('session-info-refresh', offset),
			],
		},
	]);
};

/** One session, what logging it out does, and the two ways on. */
export const drawQuestion = (
	view: WindowView,
	session: Session,
	own: boolean,
	shown: Shown,
): Surface => {
	const explanation = view.t.text(own ? 'window_ask_own' : 'window_ask_other');
	const blockId = 'decision';
	const elements = [
		button(view, blockId, 'session-info-log-out', shown),
		button(view, blockId, 'session-info-back'),
	];
	return windowOf(view, [
		sessionBlock(session, view, 'session', own ? undefined : userName(session)),
		section(view, 'explanation', explanation),
		{ type: 'actions', appId: view.appId, blockId, elements },
	]);
};

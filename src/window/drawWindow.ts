import type { IUIKitSurfaceViewParam } from '@rocket.chat/apps-engine/definition/accessors';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit/IUIKitSurface';

import { type ActionId, type Place, type Press, writeValue } from './Press';
import type { View } from '../render/Attachment';
import { plain } from '../render/safe';
import { loginLine, sessionTitle, userName } from '../render/session';
import type { SessionPage } from '../sessions/Page';
import type { Session } from '../sessions/Session';
import type { TextKey } from '../texts/en';

export type Surface = IUIKitSurfaceViewParam;

type Block = Surface['blocks'][number];

/** For whom a window is drawn. */
export type WindowView = View & { readonly appId: string; readonly place: Place };

/** A line that says what happened. */
export type Notice = { readonly good: boolean; readonly text: string };

/** Sessions on one page. */
export const WINDOW_SIZE = 10;

/** Clients find the window to update by its id. */
const WINDOW_ID = 'session-info';

/** Titles of windows are short on a phone. */
const MAX_TITLE_NAME = 14;

type Label = Extract<
	TextKey,
	`window_${'log_out' | 'confirm' | 'back' | 'refresh' | 'previous' | 'next'}`
>;

/** Plain text is shown letter for letter, and so would be the backticks of the chat's texts. */
const text = (content: string) => ({
	type: 'plain_text' as const,
	text: content.replace(/`/g, ''),
	emoji: false,
});

const button = (
	view: WindowView,
	blockId: string,
	label: Label,
	actionId: ActionId,
	press: Press,
) => ({
	type: 'button' as const,
	appId: view.appId,
	blockId,
	actionId,
	text: text(view.t.text(label)),
	value: writeValue(press),
	// The mobile client draws a button without a style as the one to press.
	style:
		label === 'window_log_out' || label === 'window_confirm'
			? ('danger' as const)
			: ('secondary' as const),
});

type Button = ReturnType<typeof button>;

const line = ({ appId }: WindowView, blockId: string, content: string): Block => ({
	type: 'section',
	appId,
	blockId,
	text: text(content),
});

const sessionBlock = (
	session: Session,
	view: WindowView,
	blockId: string,
	accessory?: Button,
): Block => {
	const { t, place } = view;
	const labelled = (label: string, value: string | undefined): readonly string[] =>
		value === undefined ? [] : [`${label}: ${plain(value)}`];
	// The web joins the lines of a text, so each is a field.
	const lines = [
		loginLine(session, view),
		...labelled(t.text('field_user'), place.username === undefined ? undefined : userName(session)),
		...labelled(t.text('field_device_id'), session.sessionId),
		...labelled(t.text('field_ip'), session.ip),
	];
	return {
		type: 'section',
		appId: view.appId,
		blockId,
		text: text(sessionTitle(session, view)),
		fields: lines.map(text),
		...(accessory && { accessory }),
	};
};

/** Said only where the page does not show by itself that it is all there is. */
const summary = ({ t, place }: WindowView, page: SessionPage): readonly string[] => {
	const { total, sessions, incomplete } = page;
	const from = place.offset + 1;
	const range = { from, to: place.offset + sessions.length, count: total };
	const missing = incomplete ? [t.text('list_incomplete')] : [];
	if (total > 0) {
		return total > sessions.length ? [t.text('window_page', range), ...missing] : missing;
	}
	return place.username === undefined
		? [t.text('list_empty_own')]
		: [t.text('list_empty_user', { username: plain(place.username) })];
};

const windowOf = ({ t, place: { username } }: WindowView, blocks: readonly Block[]): Surface => ({
	type: UIKitSurfaceType.MODAL,
	id: WINDOW_ID,
	title: text(
		username === undefined
			? t.text('window_title_own')
			: t.text('window_title_user', { username: plain(username, MAX_TITLE_NAME) }),
	),
	blocks: [...blocks],
});

/**
 * The sessions of a page, with a button for each that this reader may end. What a device chose stands in plain text only.
 *
 * @param options.page absent if the list could not be had; a notice says why
 */
export const drawList = (
	view: WindowView,
	options: {
		readonly page?: SessionPage;
		readonly notices: readonly Notice[];
		readonly mayEnd?: (session: Session) => boolean;
		readonly seal?: (session: Session) => string;
	},
): Surface => {
	const { page, notices, mayEnd, seal } = options;
	const { appId, place } = view;
	const { offset } = place;
	const next = offset + WINDOW_SIZE;
	const row = (session: Session, index: number): Block => {
		const blockId = `session-${index}`;
		const { sessionId } = session;
		const press: Press = { does: 'ask', place, sessionId, seal: seal?.(session) ?? '' };
		return sessionBlock(
			session,
			view,
			blockId,
			mayEnd?.(session)
				? button(view, blockId, 'window_log_out', 'session-info-ask', press)
				: undefined,
		);
	};
	const turn = (label: Label, actionId: ActionId, to: number): Button =>
		button(view, 'pages', label, actionId, { does: 'list', place: { ...place, offset: to } });
	const lines = [
		...notices.map(({ good, text: content }) => `${good ? '✓' : '✗'} ${content}`),
		...(page ? summary(view, page) : []),
	];
	const previous = Math.max(0, offset - WINDOW_SIZE);
	return windowOf(view, [
		...lines.map((content, index) => line(view, `line-${index}`, content)),
		...(notices.length > 0 ? [{ type: 'divider' as const, appId, blockId: 'divider' }] : []),
		...(page?.sessions ?? []).map(row),
		{
			type: 'actions',
			appId,
			blockId: 'pages',
			elements: [
				...(offset > 0 ? [turn('window_previous', 'session-info-previous', previous)] : []),
				...(page && next < page.total ? [turn('window_next', 'session-info-next', next)] : []),
				turn('window_refresh', 'session-info-refresh', offset),
			],
		},
	]);
};

/** One session, what logging it out does, and the two ways on. */
export const drawQuestion = (
	view: WindowView,
	options: {
		readonly session: Session;
		readonly own: boolean;
		readonly mayEnd: boolean;
		readonly seal: string;
	},
): Surface => {
	const { session, own, mayEnd, seal } = options;
	const { appId, place, t } = view;
	const end: Press = { does: 'log-out', place, sessionId: session.sessionId, seal };
	const back: Press = { does: 'list', place };
	const explanation = t.text(own ? 'window_ask_own' : 'window_ask_other');
	return windowOf(view, [
		sessionBlock(session, view, 'session'),
		...(mayEnd ? [line(view, 'explanation', explanation)] : []),
		{
			type: 'actions',
			appId,
			blockId: 'decision',
			elements: [
				...(mayEnd
					? [button(view, 'decision', 'window_confirm', 'session-info-log-out', end)]
					: []),
				button(view, 'decision', 'window_back', 'session-info-back', back),
			],
		},
	]);
};

import type { IUIKitSurfaceViewParam } from '@rocket.chat/apps-engine/definition/accessors';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit/IUIKitSurface';

import { type ActionId, type Place, type Press, writeValue } from './Press';
import type { View } from '../render/View';
import { plain } from '../render/safe';
import { loginLine, sessionTitle, userName } from '../render/session';
import type { SessionPage } from '../sessions/Page';
import type { Session } from '../sessions/Session';

type Block = IUIKitSurfaceViewParam['blocks'][number];

/** Clients find the window to update by its id. */
const WINDOW_ID = 'session-info';

/** Sessions on one page. */
export const WINDOW_SIZE = 10;

/** Titles of windows are short on a phone. */
const MAX_TITLE_NAME = 14;

/** A line that says what happened. */
export type Notice = { readonly good: boolean; readonly text: string };

/** Clients show plain text letter for letter, and the backticks of the chat's texts as well. */
const text = (content: string) => ({
	type: 'plain_text' as const,
	text: content.replace(/`/g, ''),
	emoji: false,
});

/** Draws the app's windows: plain data in, blocks out. What a device chose stands in plain text only. */
export class WindowDrawing {
	constructor(
		private readonly appId: string,
		private readonly view: View,
	) {}

	/** The sessions of a page, with a button for each that this reader may end. */
	list(options: {
		readonly place: Place;
		/** Absent if the list could not be had; a notice says why. */
		readonly page?: SessionPage | undefined;
		readonly notices: readonly Notice[];
		readonly mayEnd: (session: Session) => boolean;
		readonly seal: (session: Session) => string;
	}): IUIKitSurfaceViewParam {
		const { place, page, notices, mayEnd, seal } = options;
		const rows = (page?.sessions ?? []).map((session, index) =>
			this.session(
				session,
				place,
				`session-${index}`,
				mayEnd(session)
					? this.button('session-info-ask', 'window_log_out', {
							press: { does: 'ask', place, sessionId: session.sessionId, seal: seal(session) },
							style: 'danger',
						})
					: undefined,
			),
		);
		return this.window(place, [
			...this.notices(notices),
			...(page ? [this.line('summary', this.summary(place, page))] : []),
			...rows,
			this.pages(place, page),
		]);
	}

	/** One session, what logging it out does, and the two ways on. */
	question(options: {
		readonly place: Place;
		readonly session: Session;
		readonly mayEnd: boolean;
		readonly own: boolean;
		readonly seal: string;
	}): IUIKitSurfaceViewParam {
		const { place, session, mayEnd, own, seal } = options;
		const { sessionId } = session;
		const back = this.button('session-info-back', 'window_back', {
			press: { does: 'list', place },
		});
		const end = this.button('session-info-log-out', 'window_confirm', {
			press: { does: 'log-out', place, sessionId, seal },
			style: 'danger',
		});
		const explanation = own ? 'window_ask_own' : 'window_ask_other';
		return this.window(place, [
			this.session(session, place, 'session'),
			...(mayEnd ? [this.line('explanation', this.view.t.text(explanation))] : []),
			this.actions('decision', mayEnd ? [end, back] : [back]),
		]);
	}

	private window({ username }: Place, blocks: readonly Block[]): IUIKitSurfaceViewParam {
		const { t } = this.view;
		const title =
			username === undefined
				? t.text('window_title_own')
				: t.text('window_title_user', { username: plain(username, MAX_TITLE_NAME) });
		return {
			type: UIKitSurfaceType.MODAL,
			id: WINDOW_ID,
			title: text(title),
			blocks: [...blocks],
		};
	}

	private session(
		session: Session,
		{ username }: Place,
		blockId: string,
		accessory?: ReturnType<WindowDrawing['button']>,
	): Block {
		const { t } = this.view;
		const labelled = (label: string, value: string | undefined): readonly string[] =>
			value === undefined ? [] : [`${label}: ${plain(value)}`];
		// The web joins the lines of a text, so each is a field.
		const lines = [
			loginLine(session, this.view),
			...labelled(t.text('field_user'), username === undefined ? undefined : userName(session)),
			...labelled(t.text('field_device_id'), session.sessionId),
			...labelled(t.text('field_ip'), session.ip),
		];
		return {
			type: 'section',
			appId: this.appId,
			blockId,
			text: text(sessionTitle(session, this.view)),
			fields: lines.map(text),
			...(accessory && { accessory: { ...accessory, blockId } }),
		};
	}

	private summary({ offset, username }: Place, page: SessionPage): string {
		const { t } = this.view;
		const { total, sessions, incomplete } = page;
		const to = offset + sessions.length;
		const incompleteness = incomplete ? ` ${t.text('list_incomplete')}` : '';
		if (total > 0) {
			return `${t.text('window_page', { from: offset + 1, to, count: total })}${incompleteness}`;
		}
		return username === undefined
			? t.text('list_empty_own')
			: t.text('list_empty_user', { username: plain(username) });
	}

	private pages(place: Place, page: SessionPage | undefined): Block {
		const to = (offset: number): { readonly press: Press } => ({
			press: { does: 'list', place: { ...place, offset } },
		});
		const { offset } = place;
		const next = offset + WINDOW_SIZE;
		return this.actions('pages', [
			...(offset > 0
				? [
						this.button(
							'session-info-previous',
							'window_previous',
							to(Math.max(0, offset - WINDOW_SIZE)),
						),
					]
				: []),
			...(page && next < page.total
				? [this.button('session-info-next', 'window_next', to(next))]
				: []),
			this.button('session-info-refresh', 'window_refresh', to(offset)),
		]);
	}

	private notices(notices: readonly Notice[]): readonly Block[] {
		const lines = notices.map(({ good, text: content }, index) =>
			this.line(`notice-${index}`, `${good ? '✓' : '✗'} ${content}`),
		);
		return lines.length === 0
			? []
			: [...lines, { type: 'divider', appId: this.appId, blockId: 'notices-end' }];
	}

	private line(blockId: string, content: string): Block {
		return { type: 'section', appId: this.appId, blockId, text: text(content) };
	}

	private actions(
		blockId: string,
		elements: readonly ReturnType<WindowDrawing['button']>[],
	): Block {
		return {
			type: 'actions',
			appId: this.appId,
			blockId,
			elements: elements.map((element) => ({ ...element, blockId })),
		};
	}

	private button(
		actionId: ActionId,
		label:
			| 'window_log_out'
			| 'window_confirm'
			| 'window_back'
			| 'window_refresh'
			| 'window_previous'
			| 'window_next',
		{ press, style }: { readonly press: Press; readonly style?: 'danger' },
	) {
		return {
			type: 'button' as const,
			appId: this.appId,
			actionId,
			text: text(this.view.t.text(label)),
			value: writeValue(press),
			...(style && { style }),
		};
	}
}

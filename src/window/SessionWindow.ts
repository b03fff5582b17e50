import type { IUIKitSurfaceViewParam } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { parsePress, type Place, type Press } from './Press';
import { Seals } from './Seals';
import { type Notice, WINDOW_SIZE, WindowDrawing } from './draw';
import type { Accessors } from '../common/Accessors';
import { SECOND } from '../common/clock';
import { asText } from '../common/json';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import type { View } from '../render/View';
import { failureTexts } from '../render/failure';
import { plain } from '../render/safe';
import { sessionTitle } from '../render/session';
import type { Answer } from '../requests/Answer';
import { parseCaller } from '../requests/Caller';
import type { Query } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Outcome, SessionService } from '../service/SessionService';
import type { Pagination } from '../sessions/Page';
import type { Session } from '../sessions/Session';

/** The web client forgets a trigger after 5 s, and says that the app has failed. */
const PRESS_LIMIT = 3.75 * SECOND;

/** What is asked of the workspace ends before, so that the window can still say how it went. */
const WORKSPACE_LIMIT = 3.25 * SECOND;

/** A press as the host hands it over. Who pressed is known; all else is the client's word. */
export type Interaction = {
	readonly user: IUser | undefined;
	readonly actionId: unknown;
	readonly value?: unknown;
	readonly triggerId?: unknown;
};

type Page = Extract<Answer, { readonly kind: 'page' }>;

export const listQuery = (username: string | undefined, pagination: Pagination): Query =>
	username === undefined
		? { kind: 'list', ...pagination }
		: { kind: 'list-user', username, ...pagination };

/** The window of `/session manage`: sessions with a button for each. The third door, over the same questions. */
export class SessionWindow {
	private readonly seals = new Seals();

	constructor(
		private readonly service: SessionService,
		private readonly appId: () => string,
	) {}

	/** The window's first page is this long. */
	readonly firstPage: Pagination = { offset: 0, count: WINDOW_SIZE };

	/**
	 * Opens the window with what was found. An app never learns whether one appeared.
	 *
	 * @returns whether the host took it
	 */
	async open(options: {
		readonly answer: Page;
		readonly username: string | undefined;
		readonly triggerId: string;
		readonly user: IUser;
		readonly context: RequestContext;
		readonly view: View;
	}): Promise<boolean> {
		const { answer, username, triggerId, user, context, view } = options;
		const place = { offset: 0, ...(username !== undefined && { username }) };
		try {
			const surface = await this.drawList({ place, answer, notices: [], context, view });
			await context.accessors.modify
				.getUiController()
				.openSurfaceView(surface, { triggerId }, user);
			return true;
		} catch {
			return false;
		}
	}

	/** Does what was pressed and updates the window, whatever happens. Never throws. */
	async press(interaction: Interaction, accessors: Accessors): Promise<void> {
		const { user, actionId, value, triggerId } = interaction;
		const caller = parseCaller(user);
		// A made-up `visitor` gets a press past the server's guard without a login.
		if (!caller || !user) {
			return;
		}
		try {
			const context = this.service.begin({ caller, accessors, timeLimit: WORKSPACE_LIMIT });
			const t = await this.service.translator(context);
			const view: View = { t, now: this.service.now(), utcOffset: caller.utcOffset };
			const surface = await this.answerInTime(actionId, value, context, view);
			if (surface) {
				await accessors.modify
					.getUiController()
					.updateSurfaceView(surface, { triggerId: asText(triggerId) ?? '' }, user);
			}
		} catch (error) {
			accessors.logger.error({ event: 'window-failed', code: toFailure(error).code });
		}
	}

	/** `undefined`: it was no button of ours. */
	private async answerInTime(
		actionId: unknown,
		value: unknown,
		context: RequestContext,
		view: View,
	): Promise<IUIKitSurfaceViewParam | undefined> {
		const failed = (failure: Failure, place: Place = { offset: 0 }): IUIKitSurfaceViewParam =>
			this.drawing(view).list({
				place,
				notices: [failureNotice(failure, false, view)],
				mayEnd: () => false,
				seal: () => '',
			});
		let press: Press | undefined;
		try {
			press = parsePress(actionId, value);
		} catch (error) {
			return failed(toFailure(error));
		}
		if (!press) {
			return undefined;
		}

		const { does, place } = press;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<IUIKitSurfaceViewParam>((resolve) => {
			timer = setTimeout(() => {
				const notice = { good: false, text: view.t.text('window_late') };
				resolve(
					does === 'log-out'
						? failed({ code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' }, place)
						: this.drawing(view).list({
								place,
								notices: [notice],
								mayEnd: () => false,
								seal: () => '',
							}),
				);
			}, PRESS_LIMIT);
		});
		try {
			return await Promise.race([late, this.answer(press, context, view)]);
		} catch (error) {
			return failed(toFailure(error), place);
		} finally {
			clearTimeout(timer);
		}
	}

	private async answer(
		press: Press,
		context: RequestContext,
		view: View,
	): Promise<IUIKitSurfaceViewParam> {
		const { place } = press;
		switch (press.does) {
			case 'list':
				return this.list({ place, notices: [], context, view });
			case 'ask':
				return this.question(press, context, view);
			case 'log-out': {
				const { sessionId } = press;
				const outcome = await this.service.ask(
					{ kind: 'logout', whose: 'either', sessionId },
					context,
				);
				return this.list({ place, outcome, notices: [noticeOf(outcome, view)], context, view });
			}
		}
	}

	private async question(
		press: Extract<Press, { readonly does: 'ask' | 'log-out' }>,
		context: RequestContext,
		view: View,
	): Promise<IUIKitSurfaceViewParam> {
		const { place, sessionId, seal } = press;
		const { id } = context.caller;
		const outcome = await this.service.ask({ kind: 'any', sessionId }, context, {
			isPosted: this.seals.isGood(seal, id, sessionId),
		});
		if (!outcome.ok || outcome.answer.kind !== 'session') {
			return this.list({ place, outcome, notices: [noticeOf(outcome, view)], context, view });
		}

		const { session } = outcome.answer;
		const mayEnd = await this.mayEnd(context);
		return this.drawing(view).question({
			place,
			session,
			mayEnd: mayEnd(session),
			own: session.userId === id,
			seal: this.seals.seal(id, sessionId),
		});
	}

	/** @param options.outcome of what was pressed before: a logout that was posted needs no post for the list after it */
	private async list(options: {
		readonly place: Place;
		readonly outcome?: Outcome;
		readonly notices: readonly Notice[];
		readonly context: RequestContext;
		readonly view: View;
	}): Promise<IUIKitSurfaceViewParam> {
		const { outcome, notices, context, view } = options;
		const isPosted =
			outcome?.ok === true &&
			outcome.answer.kind === 'logged-out' &&
			outcome.answer.session.user?.username === options.place.username;
		const ask = (place: Place): Promise<Outcome> => {
			const query = listQuery(ownOrOther(place, context), {
				offset: place.offset,
				count: WINDOW_SIZE,
			});
			return this.service.ask(query, context, { isPosted });
		};
		let { place } = options;
		let found = await ask(place);
		// The last session of the last page may be gone.
		if (found.ok && found.answer.kind === 'page') {
			const { sessions, total } = found.answer.page;
			if (sessions.length === 0 && total > 0) {
				place = { ...place, offset: Math.floor((total - 1) / WINDOW_SIZE) * WINDOW_SIZE };
				found = await ask(place);
			}
		}
		if (found.ok && found.answer.kind === 'page') {
			return this.drawList({ place, answer: found.answer, notices, context, view });
		}

		const isSaid =
			outcome?.ok === false && !found.ok && outcome.failure.code === found.failure.code;
		return this.drawing(view).list({
			place,
			notices: isSaid ? notices : [...notices, noticeOf(found, view)],
			mayEnd: () => false,
			seal: () => '',
		});
	}

	private async drawList(options: {
		readonly place: Place;
		readonly answer: Page;
		readonly notices: readonly Notice[];
		readonly context: RequestContext;
		readonly view: View;
	}): Promise<IUIKitSurfaceViewParam> {
		const { place, answer, notices, context, view } = options;
		return this.drawing(view).list({
			place,
			page: answer.page,
			notices,
			mayEnd: await this.mayEnd(context),
			seal: ({ sessionId }) => this.seals.seal(context.caller.id, sessionId),
		});
	}

	/** Which sessions this caller may end; pressing the button asks again. */
	private async mayEnd(context: RequestContext): Promise<(session: Session) => boolean> {
		const { logOutOwn, logOutAnybody } = await this.service.abilities(context);
		const { configuration } = await context.connect();
		return ({ userId }) =>
			userId !== configuration.account.userId &&
			(userId === context.caller.id ? logOutOwn : logOutAnybody);
	}

	private drawing(view: View): WindowDrawing {
		return new WindowDrawing(this.appId(), view);
	}
}

const ownOrOther = ({ username }: Place, { caller }: RequestContext): string | undefined =>
	username === caller.username ? undefined : username;

const failureNotice = (failure: Failure, mayReadCause: boolean, { t }: View): Notice => {
	const { title, sentence } = failureTexts(failure, mayReadCause, t);
	return { good: false, text: `${title}: ${sentence}` };
};

/** What happened, in the words of the slash command. */
const noticeOf = (outcome: Outcome, view: View): Notice => {
	if (!outcome.ok) {
		return failureNotice(outcome.failure, outcome.mayReadCause, view);
	}
	return outcome.answer.kind === 'logged-out'
		? {
				good: true,
				text: view.t.text('window_done', {
					session: plain(sessionTitle(outcome.answer.session, view)),
				}),
			}
		: { good: true, text: view.t.text('logout_done_title') };
};

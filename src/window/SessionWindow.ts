import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { parsePress, type Place, type Press } from './Press';
import { Seals } from './Seals';
import {
	drawList,
	drawQuestion,
	type Notice,
	type Surface,
	WINDOW_SIZE,
	type WindowView,
} from './drawWindow';
import type { Accessors } from '../common/Accessors';
import { SECOND } from '../common/clock';
import { asText } from '../common/json';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import type { View } from '../render/Attachment';
import { failureTexts } from '../render/failure';
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

type OneSession = Extract<Press, { readonly does: 'ask' | 'log-out' }>;

export const FIRST_WINDOW: Pagination = { offset: 0, count: WINDOW_SIZE };

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
			const surface = await this.drawPage(answer, [], context, this.at(place, view));
			const controller = context.accessors.modify.getUiController();
			await controller.openSurfaceView(surface, { triggerId }, user);
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
			const surface = await this.answer(actionId, value, context, view);
			if (surface) {
				const controller = accessors.modify.getUiController();
				await controller.updateSurfaceView(surface, { triggerId: asText(triggerId) ?? '' }, user);
			}
		} catch (error) {
			accessors.logger.error({ event: 'window-failed', code: toFailure(error).code });
		}
	}

	/** `undefined`: it was no button of ours. */
	private async answer(
		actionId: unknown,
		value: unknown,
		context: RequestContext,
		view: View,
	): Promise<Surface | undefined> {
		let place: Place = { offset: 0 };
		let timer: ReturnType<typeof setTimeout> | undefined;
		try {
			const press = parsePress(actionId, value);
			if (!press) {
				return undefined;
			}
			place = press.place;
			const late = new Promise<Surface>((resolve) => {
				const notices = [lateNotice(press, view)];
				timer = setTimeout(() => resolve(drawList(this.at(place, view), { notices })), PRESS_LIMIT);
			});
			return await Promise.race([late, this.carryOut(press, context, this.at(place, view))]);
		} catch (error) {
			const notices = [failureNotice(toFailure(error), false, view)];
			return drawList(this.at(place, view), { notices });
		} finally {
			clearTimeout(timer);
		}
	}

	private async carryOut(
		press: Press,
		context: RequestContext,
		view: WindowView,
	): Promise<Surface> {
		switch (press.does) {
			case 'list':
				return this.list(undefined, context, view);
			case 'ask':
				return this.question(press, context, view);
			case 'log-out': {
				const { sessionId } = press;
				const query: Query = { kind: 'logout', whose: 'either', sessionId };
				return this.list(await this.service.ask(query, context), context, view);
			}
		}
	}

	private async question(
		{ sessionId, seal }: OneSession,
		context: RequestContext,
		view: WindowView,
	): Promise<Surface> {
		const { id } = context.caller;
		const isPosted = this.seals.isGood(seal, id, sessionId);
		const outcome = await this.service.ask({ kind: 'any', sessionId }, context, { isPosted });
		if (!outcome.ok || outcome.answer.kind !== 'session') {
			return this.list(outcome, context, view);
		}
		const { session } = outcome.answer;
		return drawQuestion(view, {
			session,
			own: session.userId === id,
			mayEnd: (await this.mayEnd(context))(session),
			seal: this.seals.seal(id, sessionId),
		});
	}

	/** @param outcome of what was pressed; a logout that was posted needs no post for the list after it */
	private async list(
		outcome: Outcome | undefined,
		context: RequestContext,
		view: WindowView,
	): Promise<Surface> {
		const { place } = view;
		const notices = outcome ? [noticeOf(outcome, view)] : [];
		const username = place.username === context.caller.username ? undefined : place.username;
		const isPosted = outcome?.ok === true && endedSessionOf(outcome.answer) === username;
		const query = listQuery(username, { offset: place.offset, count: WINDOW_SIZE });
		const found = await this.service.ask(query, context, { isPosted });
		if (!found.ok || found.answer.kind !== 'page') {
			const notice = noticeOf(found, view);
			const isSaid = notices.some(({ text }) => text === notice.text);
			return drawList(view, { notices: isSaid ? notices : [...notices, notice] });
		}
		const { sessions, total } = found.answer.page;
		// The last session of the last page may be gone, and what is counted need not be there: three lists at most.
		if (sessions.length === 0 && place.offset > 0 && total > 0) {
			const last = Math.floor((total - 1) / WINDOW_SIZE) * WINDOW_SIZE;
			const offset = last < place.offset ? last : 0;
			return this.list(outcome, context, { ...view, place: { ...place, offset } });
		}
		return this.drawPage(found.answer, notices, context, view);
	}

	private async drawPage(
		{ page }: Page,
		notices: readonly Notice[],
		context: RequestContext,
		view: WindowView,
	): Promise<Surface> {
		return drawList(view, {
			page,
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

	private at(place: Place, view: View): WindowView {
		return { ...view, place, appId: this.appId() };
	}
}

/** Whose session was ended, by username. */
const endedSessionOf = (answer: Answer): string | undefined =>
	answer.kind === 'logged-out' ? answer.session.user?.username : undefined;

const failureNotice = (failure: Failure, mayReadCause: boolean, { t }: View): Notice => {
	const { title, sentence } = failureTexts(failure, mayReadCause, t);
	return { good: false, text: `${title}: ${sentence}` };
};

/** A logout may have happened when time ran out; a look at sessions has not. */
const lateNotice = ({ does }: Press, view: View): Notice =>
	does === 'log-out'
		? failureNotice(
				{ code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' },
				false,
				view,
			)
		: { good: false, text: view.t.text('window_late') };

/** What happened, in the words of the slash command. */
const noticeOf = (outcome: Outcome, view: View): Notice => {
	if (!outcome.ok) {
		return failureNotice(outcome.failure, outcome.mayReadCause, view);
	}
	const { answer } = outcome;
	return answer.kind === 'logged-out'
		? {
				good: true,
				text: view.t.text('window_done', { session: sessionTitle(answer.session, view) }),
			}
		: { good: true, text: view.t.text('logout_done_title') };
};

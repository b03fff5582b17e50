import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { createSealer, parsePress, type Press } from './Press';
import {
	drawList,
	drawQuestion,
	type SealFor,
	type Surface,
	WINDOW_SIZE,
	type WindowView,
} from './drawWindow';
import type { Accessors } from '../common/Accessors';
import { SECOND } from '../common/clock';
import { asText } from '../common/json';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import type { View } from '../render/View';
import { failureTexts } from '../render/failure';
import { sessionTitle } from '../render/session';
import type { Answer } from '../requests/Answer';
import { parseCaller } from '../requests/Caller';
import type { Query } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Outcome, SessionService } from '../service/SessionService';
import type { Pagination, SessionPage } from '../sessions/Page';

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

/** @param username absent for the caller's own sessions */
export const listQuery = (username: string | undefined, pagination: Pagination): Query =>
	username === undefined
		? { kind: 'list', ...pagination }
		: { kind: 'list-user', username, ...pagination };

/** The window of `/session manage`: sessions with a button for each. The third door, over the same questions. */
export class SessionWindow {
	private readonly seal = createSealer();

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
		readonly page: SessionPage;
		readonly username: string | undefined;
		readonly triggerId: string;
		readonly user: IUser;
		readonly context: RequestContext;
		readonly view: View;
	}): Promise<boolean> {
		const { page, username, triggerId, user, context, view } = options;
		const place = { offset: 0, ...(username !== undefined && { username }) };
		try {
			const sealFor = await this.sealFor(context);
			const surface = drawList({ ...view, place, appId: this.appId() }, [], { page, sealFor });
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
			const now = this.service.now();
			const view: View = { t, now, utcOffset: caller.utcOffset };
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
		reader: View,
	): Promise<Surface | undefined> {
		let view: WindowView = { ...reader, appId: this.appId(), place: { offset: 0 } };
		let timer: ReturnType<typeof setTimeout> | undefined;
		try {
			const press = parsePress(actionId, value);
			if (!press) {
				return undefined;
			}
			view = { ...view, place: press.place };
			const late = new Promise<Surface>((resolve) => {
				const say = () => resolve(drawList(view, [lateNotice(press, view)]));
				timer = setTimeout(say, PRESS_LIMIT);
			});
			return await Promise.race([late, this.carryOut(press, context, view)]);
		} catch (error) {
			return drawList(view, [failureNotice(toFailure(error), false, view)]);
		} finally {
			clearTimeout(timer);
		}
	}

	private async carryOut(
		press: Press,
		context: RequestContext,
		view: WindowView,
	): Promise<Surface> {
		if (press.does === 'list') {
			return this.list(context, view);
		}
		const { does, sessionId, seal } = press;
		if (does === 'log-out') {
			const query: Query = { kind: 'logout', whose: 'either', sessionId };
			return this.list(context, view, await this.service.ask(query, context));
		}
		const { id } = context.caller;
		const isPosted = seal === this.seal(id, sessionId);
		const outcome = await this.service.ask({ kind: 'any', sessionId }, context, { isPosted });
		if (!outcome.ok || outcome.answer.kind !== 'session') {
			return this.list(context, view, outcome);
		}
		const { session } = outcome.answer;
		const sealFor = await this.sealFor(context);
		return drawQuestion(view, session, session.userId === id, sealFor(session));
	}

	/** @param outcome of what was pressed; a logout that was posted needs no post for the list after it */
	private async list(
		context: RequestContext,
		view: WindowView,
		outcome?: Outcome,
	): Promise<Surface> {
		const { place } = view;
		const notices = outcome ? [noticeOf(outcome, view)] : [];
		const username = place.username === context.caller.username ? undefined : place.username;
		const isPosted = outcome?.ok === true && endedSessionOf(outcome.answer) === username;
		const query = listQuery(username, { offset: place.offset, count: WINDOW_SIZE });
		const found = await this.service.ask(query, context, { isPosted });
		if (!found.ok || found.answer.kind !== 'page') {
			return drawList(view, [...new Set([...notices, noticeOf(found, view)])]);
		}
		const { page } = found.answer;
		// The last session of the last page may be gone, and what is counted need not be there: three lists at most.
		if (page.sessions.length === 0 && place.offset > 0 && page.total > 0) {
			const last = Math.floor((page.total - 1) / WINDOW_SIZE) * WINDOW_SIZE;
			const offset = last < place.offset ? last : 0;
			return this.list(context, { ...view, place: { ...place, offset } }, outcome);
		}
		return drawList(view, notices, { page, sealFor: await this.sealFor(context) });
	}

	/** Seals what this caller may end; pressing the button asks again. */
	private async sealFor(context: RequestContext): Promise<SealFor> {
		const { id } = context.caller;
		const { logOutOwn, logOutAnybody } = await this.service.abilities(context);
		const { configuration } = await context.connect();
		return ({ userId, sessionId }) => {
			const mayEnd = userId === id ? logOutOwn : logOutAnybody;
			return mayEnd && userId !== configuration.account.userId
				? this.seal(id, sessionId)
				: undefined;
		};
	}
}

/** Whose session was ended, by username. */
const endedSessionOf = (answer: Answer): string | undefined =>
	answer.kind === 'logged-out' ? answer.session.user?.username : undefined;

const failureNotice = (failure: Failure, mayReadCause: boolean, { t }: View): string => {
	const { title, sentence } = failureTexts(failure, mayReadCause, t);
	return `✗ ${title}: ${sentence}`;
};

/** A logout may have happened when time ran out; a look at sessions has not. */
const lateNotice = ({ does }: Press, view: View): string => {
	const unconfirmed = {
		code: 'workspace-logout-unconfirmed',
		endpoint: 'sessions/logout',
	} as const;
	return does === 'log-out'
		? failureNotice(unconfirmed, false, view)
		: `✗ ${view.t.text('window_late')}`;
};

/** What happened, in the words of the slash command. */
const noticeOf = (outcome: Outcome, view: View): string => {
	if (!outcome.ok) {
		return failureNotice(outcome.failure, outcome.mayReadCause, view);
	}
	const { answer } = outcome;
	return answer.kind === 'logged-out'
		? `✓ ${view.t.text('window_done', { session: sessionTitle(answer.session, view) })}`
		: `✓ ${view.t.text('logout_done_title')}`;
};

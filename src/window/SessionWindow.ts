import type { App } from '@rocket.chat/apps-engine/definition/App';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { createSealer, parsePress, type Press, type Shown } from './Press';
import {
	deviceTitle,
	drawList,
	drawQuestion,
	type Found,
	type Surface,
	WINDOW_SIZE,
	type WindowView,
} from './drawWindow';
import type { Accessors } from '../common/Accessors';
import { SECOND } from '../common/clock';
import { asText } from '../common/json';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import { requireToEnd, UNCONFIRMED } from '../logout/planLogout';
import type { View } from '../render/Attachment';
import { failureTexts } from '../render/failure';
import { parseCaller } from '../requests/Caller';
import type { Query } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Outcome, SessionService } from '../service/SessionService';
import type { Pagination, Session, SessionPage } from '../sessions/Session';

/** The web client forgets a trigger after 5 s; a window that comes later is dropped without a word. */
const WINDOW_LIMIT = 4 * SECOND;

/** After a press it says then that the app has failed. */
const PRESS_LIMIT = 3.75 * SECOND;

/** What is asked of the workspace ends before, so that the window can still say how it went. */
const WORKSPACE_LIMIT = 3.25 * SECOND;

/** The app as its other doors know it. */
export type SessionInfo = App & {
	readonly service: SessionService;
	readonly window: SessionWindow;
};

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

/** A window that somebody is about to see, and the request that is to fill it. */
type Visit = WindowView & { readonly context: RequestContext };

/** The window of `/session manage`: sessions with a button for each. The third door, over the same questions. */
export class SessionWindow {
	private readonly sealOf = createSealer();

	constructor(
		private readonly service: SessionService,
		private readonly appId: () => string,
	) {}

	/** Opens the window unless it is late, and tells whether the host took it. An app never learns whether one appeared. */
	async open(
		page: SessionPage,
		{ triggerId, user, ...visit }: Omit<Visit, 'appId'> & { triggerId: string; user: IUser },
	): Promise<boolean> {
		const { context } = visit;
		try {
			const found = await this.seal(page, context);
			if (this.service.now() - visit.now >= WINDOW_LIMIT) {
				return false;
			}

			const surface = drawList({ ...visit, appId: this.appId() }, [], found);
			const controller = context.accessors.modify.getUiController();
			await controller.openSurfaceView(surface, { triggerId }, user);
			return true;
		} catch {
			return false;
		}
	}

	/** Does what was pressed and updates the window, whatever happens. Never throws. */
	async press(interaction: Interaction, accessors: Accessors): Promise<void> {
		const { user, triggerId } = interaction;
		const caller = parseCaller(user);
		// A made-up `visitor` gets a press past the server's guard without a login.
		if (!caller || !user) {
			return;
		}
		try {
			const context = this.service.begin({ caller, accessors, timeLimit: WORKSPACE_LIMIT });
			const t = await this.service.translator(context);
			const view: View = { t, now: this.service.now(), utcOffset: caller.utcOffset };
			const visit = { ...view, context, appId: this.appId(), place: { offset: 0 } };
			const surface = await this.answer(interaction, visit);
			if (surface) {
				const controller = accessors.modify.getUiController();
				await controller.updateSurfaceView(surface, { triggerId: asText(triggerId) ?? '' }, user);
			}
		} catch (error) {
			accessors.logger.error({ event: 'window-failed', code: toFailure(error).code });
		}
	}

	/** In time, and whatever happens. `undefined`: it was no button of ours. */
	private async answer(
		{ actionId, value }: Interaction,
		start: Visit,
	): Promise<Surface | undefined> {
		let visit = start;
		let timer: ReturnType<typeof setTimeout> | undefined;
		try {
			const press = parsePress(actionId, value);
			if (!press) {
				return undefined;
			}
			visit = { ...visit, place: press.place };
			const late = new Promise<Surface>((resolve) => {
				const say = () => resolve(drawList(visit, lateNotices(press, visit)));
				timer = setTimeout(say, PRESS_LIMIT);
			});
			return await Promise.race([late, this.carryOut(press, visit)]);
		} catch (error) {
			return drawList(visit, noticesOf(failed(toFailure(error)), visit));
		} finally {
			clearTimeout(timer);
		}
	}

	private async carryOut(press: Press, visit: Visit): Promise<Surface> {
		if (press.does === 'list') {
			return this.list(visit);
		}
		const { does, sessionId, seal } = press;
		const { context } = visit;
		const { id } = context.caller;
		const query: Query =
			does === 'ask' ? { kind: 'any', sessionId } : { kind: 'logout', whose: 'either', sessionId };
		const isPosted = does === 'ask' && seal === this.sealOf(id, sessionId);
		const outcome = await this.service.ask(query, context, { isPosted });
		if (outcome.ok && outcome.answer.kind === 'session') {
			const { session } = outcome.answer;
			return this.sealed(session, context).then(
				(shown) => drawQuestion(visit, session, session.userId === id, shown),
				(error) => this.list(visit, noticesOf(failed(toFailure(error)), visit)),
			);
		}
		// A logout that was posted needs no post for the list after it.
		const ended = outcome.ok && outcome.answer.kind === 'logged-out' && outcome.answer.session;
		const isAfter = ended ? ended.user?.username === visit.place.username : false;
		return this.list(visit, noticesOf(pressed(outcome, visit), visit), isAfter);
	}

	/** @param isPosted the audit room has been told of this look already */
	private async list(
		visit: Visit,
		notices: readonly string[] = [],
		isPosted = false,
	): Promise<Surface> {
		const { context, place } = visit;
		const username = place.username === context.caller.username ? undefined : place.username;
		const query = listQuery(username, { offset: place.offset, count: WINDOW_SIZE });
		const outcome = await this.service.ask(query, context, { isPosted });
		if (!outcome.ok || outcome.answer.kind !== 'page') {
			return drawList(visit, [...new Set([...notices, ...noticesOf(outcome, visit)])]);
		}
		const { page } = outcome.answer;
		// The last session of the last page may be gone, and what is counted need not be there: three lists at most.
		if (page.sessions.length === 0 && place.offset > 0 && page.total > 0) {
			const last = Math.floor((page.total - 1) / WINDOW_SIZE) * WINDOW_SIZE;
			const offset = last < place.offset ? last : 0;
			return this.list({ ...visit, place: { ...place, offset } }, notices, true);
		}
		return drawList(visit, notices, await this.seal(page, context));
	}

	/** A page as it is to be shown: those that this caller may end carry a proof. */
	private async seal(page: SessionPage, context: RequestContext): Promise<Found> {
		const shown = page.sessions.map((session) =>
			this.sealed(session, context).catch(() => undefined),
		);
		return { page, shown: await Promise.all(shown) };
	}

	/**
	 * A session with the proof that it was shown.
	 *
	 * @throws SessionInfoError if this caller may not end it; pressing the button asks again
	 */
	private async sealed({ userId, sessionId }: Session, context: RequestContext): Promise<Shown> {
		await requireToEnd(userId, context);
		return { sessionId, seal: this.sealOf(context.caller.id, sessionId) };
	}
}

/** Who presses has typed nothing that could have been a command. */
const pressed = (outcome: Outcome, { place }: Visit): Outcome => {
	const isMissing = !outcome.ok && outcome.failure.code === 'session-not-found';
	const asked = place.username === undefined ? 'info' : 'admin';
	return isMissing ? failed({ code: 'session-not-found', asked }) : outcome;
};

const failed = (failure: Failure): Outcome => ({ ok: false, failure, mayReadCause: false });

/** What happened, in the words of the slash command; a list or a session says it itself. */
const noticesOf = (outcome: Outcome, view: View): readonly string[] => {
	const { t } = view;
	if (!outcome.ok) {
		const { title, sentence } = failureTexts(outcome.failure, outcome.mayReadCause, t);
		return [`✗ ${title}: ${sentence}`];
	}
	const { answer } = outcome;
	return answer.kind === 'logged-out'
		? [`✓ ${t.text('window_done', { session: deviceTitle(answer.session, view) })}`]
		: [];
};

/** A logout may have happened when time ran out; a look at sessions has not. */
const lateNotices = ({ does }: Press, view: View): readonly string[] =>
	does === 'log-out' ? noticesOf(failed(UNCONFIRMED), view) : [`✗ ${view.t.text('window_late')}`];

import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { parsePress, type Press, type Target } from './Press';
import { drawList, drawQuestion, type Surface, type WindowView } from './drawWindow';
import { failureNotices, lateNotices, missingListNotices, noticesOf } from './notices';
import type { Accessors } from '../common/Accessors';
import { SECOND } from '../common/clock';
import { asText } from '../common/json';
import { toFailure } from '../errors/SessionInfoError';
import type { View } from '../render/Attachment';
import type { ListAnswer, Outcome } from '../requests/Answer';
import { parseCaller } from '../requests/Caller';
import type { Logout, Lookup } from '../requests/Query';
import type { Request } from '../requests/Request';
import { WINDOW_SIZE } from '../requests/limits';
import type { SessionService } from '../service/SessionService';

/** The web client forgets a trigger after 5 s, and drops a window that comes later without a word. */
const WINDOW_LIMIT = 4 * SECOND;

/** The web client says that the app has failed when a press is not answered within 5 s. */
const PRESS_LIMIT = 3.75 * SECOND;

/** What is asked of the workspace ends before, so that the window can still say how it went. */
const WORKSPACE_LIMIT = 3.25 * SECOND;

/** The last part of that limit, in which no logout is sent: the sessions are listed to check the logout, and once more to show them. */
const TIME_FOR_LISTS = 1.2 * SECOND;

/** A press as the host hands it over. Who pressed is known; all else is the client's word. */
export type Interaction = {
	readonly user: IUser | undefined;
	readonly actionId: unknown;
	readonly value?: unknown;
	readonly triggerId?: unknown;
};

/** Who is about to see a window. */
export type Visitor = {
	/** `view.now` is when the command began. */
	readonly view: View;
	readonly request: Request;
	readonly triggerId: string;
	readonly user: IUser;
};

/** A press on its way to a window. */
type Visit = { readonly view: WindowView; readonly request: Request };

type ListQuery = Extract<Lookup, { kind: 'list' }>;

/**
 * The window of `/session manage`: sessions, with a button for each that its reader may log out. It parses presses and
 * draws outcomes; the service decides who may do what, what counts, and what the audit room gets.
 */
export class SessionWindow {
	constructor(
		private readonly service: SessionService,
		private readonly appId: () => string,
	) {}

	/** Opens the window unless it is late, and says whether the host took it. An app never learns whether one appeared. */
	async open(answer: ListAnswer, { view, request, triggerId, user }: Visitor): Promise<boolean> {
		if (this.service.now() - view.now >= WINDOW_LIMIT) {
			return false;
		}
		try {
			const surface = drawList(this.viewFor(view, request), [], answer);
			const controller = request.accessors.modify.getUiController();
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
		// A press with a made-up `visitor` gets past the server's guard without a login (`uikit.ts`).
		if (!caller || !user) {
			return;
		}
		try {
			const limits = { timeLimit: WORKSPACE_LIMIT, timeForChecks: TIME_FOR_LISTS };
			const request = this.service.begin({ caller, accessors, ...limits });
			const t = await this.service.translator(request);
			const now = this.service.now();
			const view: View = { t, door: 'window', now, utcOffset: caller.utcOffset };
			const visit = { view: this.viewFor(view, request), request };
			const surface = await this.answer(interaction, visit);
			if (surface) {
				const controller = accessors.modify.getUiController();
				await controller.updateSurfaceView(surface, { triggerId: asText(triggerId) ?? '' }, user);
			}
		} catch (error) {
			accessors.logger.error({ event: 'window-failed', code: toFailure(error).code });
		}
	}

	private viewFor(view: View, { caller }: Request): WindowView {
		return {
			...view,
			door: 'window',
			appId: this.appId(),
			callerId: caller.id,
			state: { offset: 0 },
		};
	}

	/** The window after a press. `undefined`: it was no button of this app. */
	private async answer(
		{ actionId, value }: Interaction,
		{ view, request }: Visit,
	): Promise<Surface | undefined> {
		let press: Press | undefined;
		let shown = view;
		try {
			press = parsePress(actionId, value);
			if (!press) {
				return undefined;
			}
			shown = { ...view, state: press.state };
			return await this.inTime(press, { view: shown, request });
		} catch (error) {
			return drawUnanswered(shown, failureNotices(toFailure(error), shown), press);
		}
	}

	/** Does what was pressed, or says after the time for it that it has not. */
	private async inTime(press: Press, visit: Visit): Promise<Surface> {
		const { view } = visit;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<Surface>((resolve) => {
			const say = () => resolve(drawUnanswered(view, lateNotices(press, view), press));
			timer = setTimeout(say, PRESS_LIMIT);
		});
		try {
			return await Promise.race([late, this.handle(press, visit)]);
		} finally {
			clearTimeout(timer);
		}
	}

	private handle(press: Press, visit: Visit): Promise<Surface> {
		switch (press.action) {
			case 'list':
				return this.list(visit);
			case 'ask':
				return this.question(press.target, visit);
			case 'log-out':
				return this.logOut(press.target, visit);
		}
	}

	private async list({ view, request }: Visit): Promise<Surface> {
		const outcome = await this.service.ask(listQuery(view), request, { window: 'shows' });
		return isList(outcome)
			? drawList(view, [], outcome.answer)
			: drawList(view, noticesOf(outcome, view));
	}

	/** Asks the workspace nothing: the question shows what its button says, and the logout itself checks everything. */
	private async question(target: Target, { view, request }: Visit): Promise<Surface> {
		const refusal = await this.service.refuseLogout(request);
		return refusal ? drawList(view, noticesOf(refusal, view)) : drawQuestion(view, target);
	}

	/** The list anew, with what came of the logout; the question as it was, if that can be tried again. */
	private async logOut(target: Target, { view, request }: Visit): Promise<Surface> {
		const logout = await this.service.ask(logoutOf(target), request);
		const notices = noticesOf(logout, view);
		if (isRefused(logout)) {
			return drawQuestion(view, target, notices);
		}

		const list = await this.service.ask(listQuery(view), request, { window: 'shows' });
		if (isList(list)) {
			return drawList(view, notices, list.answer);
		}
		return logout.ok
			? drawList(view, [...notices, ...missingListNotices(list, view)])
			: drawQuestion(view, target, notices);
	}
}

/** What a press asks for. The last page stands in for one that has emptied meanwhile. */
const listQuery = ({ state: { username, offset } }: WindowView): ListQuery => ({
	kind: 'list',
	scope: username === undefined ? { of: 'own' } : { of: 'user', username },
	pagination: { offset, count: WINDOW_SIZE },
	orLastPage: true,
});

const logoutOf = (target: Target): Logout => {
	switch (target.what) {
		case 'one':
			return { kind: 'logout', whose: 'either', sessionId: target.session.sessionId };
		case 'others':
			return { kind: 'logout-others', sessionId: target.session.sessionId };
		case 'all':
			return { kind: 'logout-all', username: target.username };
	}
};

/** Whether no session can have ended, so that the logout can be tried again. */
const isRefused = (outcome: Outcome): boolean =>
	!outcome.ok &&
	outcome.failure.code !== 'session-not-found' &&
	outcome.failure.code !== 'workspace-logout-unconfirmed';

const isList = (outcome: Outcome): outcome is { readonly ok: true; readonly answer: ListAnswer } =>
	outcome.ok && outcome.answer.kind === 'list';

/** What can be shown without an answer; each has a button to go on with. */
const drawUnanswered = (
	view: WindowView,
	notices: readonly string[],
	press: Press | undefined,
): Surface =>
	press?.action === 'log-out' ? drawQuestion(view, press.target, notices) : drawList(view, notices);

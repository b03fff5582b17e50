import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';

import { LookupLimit } from './LookupLimit';
import { type AskOptions, postToAuditRoom } from './postToAuditRoom';
import { serverTranslator } from './serverTranslator';
import {
	type AuditEntry,
	entryOf,
	entryOfLook,
	isLogout,
	subjectByForm,
} from '../audit/AuditEntry';
import type { Clock } from '../common/clock';
import {
	type Failure,
	SessionInfoError,
	type Subject,
	toFailure,
	withSubject,
} from '../errors/SessionInfoError';
import { hasHiddenCause } from '../errors/codes';
import { endSessions, type LogoutReport } from '../logout/endSessions';
import { type Plan, planLogout } from '../logout/planLogout';
import { asOwn, lookUp, subjectOf } from '../lookups/lookUp';
import type { Abilities, Answer, Outcome } from '../requests/Answer';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Logout, Lookup, Query } from '../requests/Query';
import { Request, type RequestOptions } from '../requests/Request';
import { RequestCache } from '../requests/RequestCache';
import type { Right } from '../requests/Rights';
import { diagnose } from '../requests/diagnose';
import type { Session } from '../sessions/Session';
import { checkStatus, unconfiguredStatus } from '../status/checkStatus';
import { translator, type Translator } from '../texts/Translator';
import { chooseLanguage } from '../texts/language';

/** What came of a question, with what the log gets. Without an entry the log gets nothing. */
type Result = { readonly answer: Answer; readonly entry?: AuditEntry };

type FailedOutcome = Extract<Outcome, { readonly ok: false }>;

export type ServiceOptions = {
	readonly appVersion: () => string;
	/** @default Date.now */
	readonly now?: Clock;
};

/**
 * Everything that can be asked of the app, with the order of refusals, the limit and the audit. The doors (slash command,
 * API, window) parse the question and draw the outcome.
 */
export class SessionService {
	readonly now: Clock;

	private cache: RequestCache;

	private readonly limit: LookupLimit;

	/** The requests that count already; a request counts once, however many questions it asks. */
	private readonly counted = new WeakSet<Request>();

	constructor(private readonly options: ServiceOptions) {
		this.now = options.now ?? ((): number => Date.now());
		this.cache = new RequestCache(this.now);
		this.limit = new LookupLimit(this.now);
	}

	/** Drops what is cached of settings and workspace, so that what was saved counts from the next request on. */
	forget(): void {
		this.cache = new RequestCache(this.now);
	}

	/**
	 * Begins a request, whose questions share their time, their settings and their place in the caller's limit.
	 *
	 * @example service.begin({ caller, accessors: { read, modify, http, logger } })
	 */
	begin(options: RequestOptions): Request {
		return new Request({ ...options, currentCache: () => this.cache, now: this.now });
	}

	/**
	 * Answers a question. Never throws: what goes wrong is the outcome.
	 *
	 * @example await service.ask({ kind: 'session', whose: 'own', sessionId }, request)
	 */
	async ask(query: Query, request: Request, options: AskOptions = {}): Promise<Outcome> {
		const { logger } = request.accessors;
		try {
			const { answer, entry } = await this.answer(query, request, options);
			if (entry) {
				logger.info(entry);
			}
			return { ok: true, answer };
		} catch (error) {
			const failure = await diagnosed(toFailure(error), request);
			const entry = entryOfFailure(query, request, { error, failure });
			if (entry) {
				logger.info(entry);
			}
			logFailure(logger, failure, error);
			return this.failed(failure, request);
		}
	}

	/** Why nothing can be logged out at present; `undefined` if it is switched on. Asks the workspace nothing. */
	async refuseLogout(request: Request): Promise<FailedOutcome | undefined> {
		try {
			const { rights } = await request.connect();
			await rights.require('log-out');
			return undefined;
		} catch (error) {
			return this.failed(toFailure(error), request);
		}
	}

	/**
	 * The user with a name, if there is one whom the caller may log out: for somebody who typed the name in place of a
	 * Device ID. Never throws.
	 */
	async userToLogOut(name: string, request: Request): Promise<string | undefined> {
		try {
			const { rights } = await request.connect();
			const owner = await request.findUser(name);
			const right = await rights.withRecentFailures().toEnd(owner);
			return right === 'allowed' ? owner.username : undefined;
		} catch {
			return undefined;
		}
	}

	/** What the caller may use, for the help. Never throws: what cannot be found out cannot be used. */
	async abilities(request: Request): Promise<Abilities> {
		const status = await request.mayReadCauses();
		try {
			const connected = await request.connect();
			const rights = connected.rights.withRecentFailures();
			const may = (right: Right): Promise<boolean> => rights.may(right).catch(() => false);
			return {
				ownSessions: await may('see-own'),
				allSessions: await may('see-anybody'),
				logOutOwn: (await rights.toEnd(request.caller)) === 'allowed',
				logOutAnybody: (await may('log-out')) && (await may('log-out-anybody')),
				status,
			};
		} catch {
			const nothing = { allSessions: false, logOutOwn: false, logOutAnybody: false };
			return { ownSessions: true, ...nothing, status };
		}
	}

	/** Texts, numbers and times in the caller's language: the caller's own choice, then the server's, then English. */
	async translator(request: Request): Promise<Translator> {
		const chosen = chooseLanguage(request.caller.language);
		return chosen ? translator(chosen) : serverTranslator(request);
	}

	/** Refusals come in this order: settings, the caller's own limit, rights, the workspace. */
	private async answer(query: Query, request: Request, options: AskOptions): Promise<Result> {
		switch (query.kind) {
			case 'status':
				return { answer: await this.status(request) };
			case 'logout':
			case 'logout-others':
			case 'logout-all':
				return this.logOut(query, await this.admit(request));
			case 'session':
			case 'list':
			case 'count':
			case 'summary':
				return this.lookUp(query, await this.admit(request), options);
		}
	}

	/** @throws SessionInfoError `not-configured`, `too-many-requests` */
	private async admit(request: Request): Promise<ConnectedRequest> {
		const connected = await request.connect();
		if (!this.counted.has(request)) {
			this.limit.take(request.caller.id, connected.configuration.lookupsPerMinute);
			this.counted.add(request);
		}
		return connected;
	}

	private async lookUp(
		lookup: Lookup,
		connected: ConnectedRequest,
		options: AskOptions,
	): Promise<Result> {
		const { answer, subject } = await lookUp(lookup, connected);
		if (!subject.isAudited) {
			return { answer };
		}

		const entry = entryOf(lookup, connected.request.caller, { subject, outcome: 'granted' });
		try {
			await postToAuditRoom(entry, connected, options);
		} catch (error) {
			throw withSubject(error, subject);
		}
		return { answer, entry };
	}

	private async logOut(logout: Logout, connected: ConnectedRequest): Promise<Result> {
		const { caller } = connected.request;
		const plan = await planAudited(logout, connected);
		const subject = subjectOfPlan(plan, caller.id);
		try {
			if (subject.isAudited) {
				const entry = entryOf(announced(logout, plan), caller, { subject, outcome: 'granted' });
				await postToAuditRoom(entry, connected);
			}

			const report = await endSessions(logout, plan, connected);
			return {
				answer: await answerLogout(logout, { plan, report, connected }),
				entry: entryOf(logout, caller, { subject, outcome: 'granted', ended: report.ended.length }),
			};
		} catch (error) {
			throw withSubject(error, subject);
		}
	}

	/** Free for those who may read causes, so that setting up the app does not use up their limit. */
	private async status(request: Request): Promise<Answer> {
		if (!(await request.mayReadCauses())) {
			const { rights } = await this.admit(request);
			// Throws where the workspace does not say who may: then that is the reason.
			await rights.withRecentFailures().may('see-anybody');
			throw new SessionInfoError({ code: 'not-allowed', reason: 'status' });
		}

		const app = this.options.appVersion();
		try {
			const { checks, server } = await checkStatus(await request.connect());
			return { kind: 'status', checks, versions: { app, ...(server !== undefined && { server }) } };
		} catch (error) {
			const failure = toFailure(error);
			if (failure.code !== 'not-configured') {
				throw error;
			}
			return { kind: 'status', checks: unconfiguredStatus(failure.problems), versions: { app } };
		}
	}

	private async failed(failure: Failure, request: Request): Promise<FailedOutcome> {
		const mayReadCause = hasHiddenCause(failure.code) && (await request.mayReadCauses());
		return { ok: false, failure, mayReadCause };
	}
}

/**
 * Plans a logout. A refusal that comes after the workspace has shown somebody else's session tells that it exists, and so is
 * posted as the lookup that it was.
 *
 * @throws SessionInfoError as `planLogout` does; `audit-failed`
 */
const planAudited = async (logout: Logout, connected: ConnectedRequest): Promise<Plan> => {
	try {
		return await planLogout(logout, connected);
	} catch (error) {
		const subject = error instanceof SessionInfoError ? error.subject : undefined;
		const isLook = subject?.isAudited && toFailure(error).code === 'not-allowed';
		if (isLook && logout.kind === 'logout') {
			const look = entryOfLook(logout.sessionId, connected.request.caller, subject);
			await postToAuditRoom(look, connected).catch((failed) => {
				throw withSubject(failed, subject);
			});
		}
		throw error;
	}
};

/** What the audit room gets before a logout. That a user has no sessions is the answer to a lookup. */
const announced = (logout: Logout, { sessions }: Plan): Logout | Lookup =>
	logout.kind === 'logout-all' && sessions.length === 0
		? { kind: 'count', username: logout.username }
		: logout;

const subjectOfPlan = ({ owner, sessions }: Plan, callerId: string): Subject => ({
	...subjectOf(owner, callerId),
	sessionIds: sessions.map(({ sessionId }) => sessionId),
});

type LoggedOut = {
	readonly plan: Plan;
	readonly report: LogoutReport;
	readonly connected: ConnectedRequest;
};

const answerLogout = async (
	logout: Logout,
	{ plan: { owner }, report, connected }: LoggedOut,
): Promise<Answer> => {
	const { request } = connected;
	const isOwn = owner.id === request.caller.id;
	const shown = (session: Session): Session => (isOwn ? asOwn(session, connected) : session);
	const [session] = report.ended;
	if (logout.kind === 'logout' && session) {
		return { kind: 'logged-out', isOwn, session: shown(session) };
	}
	return {
		kind: 'logged-out-several',
		...(logout.kind === 'logout-all' && { username: owner.username ?? logout.username }),
		ended: report.ended.map(shown),
		remaining: report.remaining.map((each) => ({ ...each, session: shown(each.session) })),
		isIncomplete: report.isIncomplete,
		mayReadCauses: await request.mayReadCauses(),
	};
};

type Failed = { readonly error: unknown; readonly failure: Failure };

/** What the log gets of a question that failed: attempts at other people's sessions, and every logout. */
const entryOfFailure = (
	query: Query,
	{ caller }: Request,
	{ error, failure }: Failed,
): AuditEntry | undefined => {
	if (query.kind === 'status') {
		return undefined;
	}

	const known = error instanceof SessionInfoError ? error.subject : undefined;
	const subject = known ?? subjectByForm(query, caller);
	return subject.isAudited || isLogout(query)
		? entryOf(query, caller, { subject, outcome: failure.code })
		: undefined;
};

const diagnosed = async (failure: Failure, request: Request): Promise<Failure> =>
	failure.code === 'workspace-permission-missing'
		? diagnose(failure, (await request.connect()).rights)
		: failure;

/** Code, endpoint and status, for the app log. An error of unknown origin may quote anything, so only its place is kept. */
const logFailure = (logger: ILogger, failure: Failure, error: unknown): void => {
	if (failure.code === 'internal-error') {
		const unknown = { name: typeof error, message: '', stack: '' };
		const { name, message, stack = '' } = error instanceof Error ? error : unknown;
		const place = stack
			.replace(message, '')
			.split('\n')
			.filter((line) => /^\s+at /.test(line));
		logger.error({ event: 'internal-error', name, place });
	} else if (hasHiddenCause(failure.code) || failure.code === 'workspace-logout-unconfirmed') {
		logger.warn({ event: 'lookup-failed', ...failure });
	}
};

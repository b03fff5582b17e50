import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { LookupLimit } from './LookupLimit';
import { logFailure } from './logFailure';
import {
	type AuditEntry,
	describeCaller,
	describeQuery,
	type LogoutEntry,
	type LookupEntry,
} from '../audit/AuditEntry';
import { postToAuditRoom } from '../audit/postToAuditRoom';
import type { Clock } from '../common/clock';
import { asText } from '../common/json';
import { type Failure, SessionInfoError, toFailure } from '../errors/SessionInfoError';
import { hasHiddenCause } from '../errors/codes';
import { endSession, endSessions } from '../logout/endSessions';
import { type Plan, planLogout } from '../logout/planLogout';
import { asksAboutOthers, lookUp, settle } from '../lookups/lookUp';
import type { Answer } from '../requests/Answer';
import { Memory } from '../requests/Memory';
import type { Logout, Lookup, Query } from '../requests/Query';
import { RequestContext, type RequestOptions } from '../requests/RequestContext';
import type { Session } from '../sessions/Session';
import { checkStatus, unconfiguredStatus } from '../status/checkStatus';
import { translator, type Translator } from '../texts/Translator';
import { chooseLanguage } from '../texts/language';

/** How a request ended. `mayReadCause`: whether this caller is told what is wrong with the workspace or the settings. */
export type Outcome =
	| { readonly ok: true; readonly answer: Answer }
	| { readonly ok: false; readonly failure: Failure; readonly mayReadCause: boolean };

/** What the caller may use at present. */
export type Abilities = {
	readonly ownSessions: boolean;
	readonly allSessions: boolean;
	readonly logOutOwn: boolean;
	readonly logOutAnybody: boolean;
	readonly status: boolean;
};

/** Draws what is posted to the audit room. */
export type DrawAuditEntry = (entry: AuditEntry, t: Translator) => IMessageAttachment;

/**
 * Everything that can be asked of the app, with the rules of who may what. The doors (slash command, API, window) only
 * parse the question and draw the outcome.
 */
export class SessionService {
	private memory: Memory;

	private readonly limit: LookupLimit;

	constructor(
		private readonly drawAuditEntry: DrawAuditEntry,
		readonly now: Clock = Date.now,
	) {
		this.memory = new Memory(now);
		this.limit = new LookupLimit(now);
	}

	/** Drops what is remembered of settings and workspace, so that what was saved counts from the next request on. */
	forget(): void {
		this.memory = new Memory(this.now);
	}

	/** Begins a request; its questions share one workspace, one configuration, and one place in the caller's limit. */
	begin(options: RequestOptions): RequestContext {
		return new RequestContext({ ...options, memory: this.memory, now: this.now });
	}

	/**
	 * Answers a question. Never throws.
	 *
	 * @param options.isPosted the audit room has been told of this look already
	 */
	async ask(
		query: Query,
		context: RequestContext,
		options: { readonly isPosted?: boolean } = {},
	): Promise<Outcome> {
		try {
			return { ok: true, answer: await this.answer(query, context, options.isPosted ?? false) };
		} catch (error) {
			const failure = await context.explain(toFailure(error));
			logFailure(context.accessors.logger, failure, error);
			return {
				ok: false,
				failure,
				mayReadCause: hasHiddenCause(failure.code) && (await context.mayReadCauses()),
			};
		}
	}

	/** Never throws: what cannot be found out cannot be used. */
	async abilities(context: RequestContext): Promise<Abilities> {
		const status = await context.mayReadCauses();
		try {
			const { configuration } = await context.connect();
			const { selfService, allowLogout } = configuration;
			const allSessions = await context.isHolder().catch(() => false);
			const ownSessions = selfService || allSessions;
			return {
				ownSessions,
				allSessions,
				logOutOwn: allowLogout && ownSessions,
				logOutAnybody: allowLogout && allSessions && (await context.mayLogOutAnybody()),
				status,
			};
		} catch {
			return {
				ownSessions: true,
				allSessions: false,
				logOutOwn: false,
				logOutAnybody: false,
				status,
			};
		}
	}

	/** Texts, numbers and times in the caller's language: the caller's own choice, then the server's, then English. */
	async translator(context: RequestContext): Promise<Translator> {
		const chosen = chooseLanguage(context.caller.language);
		return chosen ? translator(chosen) : this.serverTranslator(context);
	}

	/** The user that replies come from; `undefined` if the host does not say. */
	appUser(context: RequestContext): Promise<IUser | undefined> {
		return context.readAppUser();
	}

	/** Refusals come in this order: configuration, the caller's own limit, permission, the workspace. */
	private answer(query: Query, context: RequestContext, isPosted: boolean): Promise<Answer> {
		switch (query.kind) {
			case 'status':
				return this.status(context);
			case 'logout':
			case 'logout-others':
			case 'logout-all':
				return this.logOut(query, context);
			default:
				return this.lookUp(query, context, isPosted);
		}
	}

	private async lookUp(query: Lookup, context: RequestContext, isPosted: boolean): Promise<Answer> {
		const entry = (lookup: Lookup, rest: Pick<LookupEntry, 'owners' | 'outcome'>): LookupEntry => ({
			event: 'session-lookup',
			caller: describeCaller(context.caller),
			asked: { lookup: lookup.kind, ...describeQuery(lookup) },
			...rest,
		});
		let lookup = query;
		let told: LookupEntry | undefined;
		try {
			await this.admit(context);
			lookup = await settle(query, context);
			const finding = await lookUp(lookup, context);
			const { owners, isAudited } = finding;
			told = isAudited ? entry(lookup, { owners, outcome: 'granted' }) : undefined;
			if ('failure' in finding) {
				throw new SessionInfoError(asAsked(finding.failure, query));
			}
			if (told && !isPosted) {
				await this.post(told, context);
			}
			return finding.answer;
		} catch (error) {
			const outcome = (await context.explain(toFailure(error))).code;
			const attempt = asksAboutOthers(lookup) ? entry(lookup, { owners: [], outcome }) : undefined;
			told = told ? { ...told, outcome } : attempt;
			throw error;
		} finally {
			if (told) {
				context.accessors.logger.info(told);
			}
		}
	}

	private async logOut(logout: Logout, context: RequestContext): Promise<Answer> {
		let plan: Plan | undefined;
		let result: Pick<LogoutEntry, 'outcome' | 'ended'> = { outcome: 'internal-error' };
		const entry = (): LogoutEntry => ({
			event: 'session-logout',
			caller: describeCaller(context.caller),
			asked: { logout: logout.kind, ...describeQuery(logout) },
			owners: plan ? [plan.owner] : [],
			sessionIds: plan?.sessions.map(({ sessionId }) => sessionId) ?? [],
			...result,
		});
		try {
			await this.admit(context);
			plan = await planLogout(logout, context);
			if (plan.refusal) {
				throw new SessionInfoError(plan.refusal);
			}
			if (plan.owner.id !== context.caller.id && plan.sessions.length > 0) {
				result = { outcome: 'granted' };
				await this.post(entry(), context);
			}

			const answer = await endAsPlanned(logout, plan, context);
			result = {
				outcome: 'granted',
				ended: answer.kind === 'logged-out-several' ? answer.ended.length : 1,
			};
			return answer;
		} catch (error) {
			result = { outcome: (await context.explain(toFailure(error))).code };
			throw error;
		} finally {
			context.accessors.logger.info(entry());
		}
	}

	private async status(context: RequestContext): Promise<Answer> {
		try {
			await this.admit(context);
		} catch (error) {
			const failure = toFailure(error);
			if (failure.code === 'not-configured' && (await context.mayReadCauses())) {
				return { kind: 'status', checks: unconfiguredStatus(failure.problems) };
			}
			throw error;
		}
		if (!(await context.mayReadCauses())) {
			// Whoever is no holder reads that; if nobody can tell, they read that.
			await context.isHolder();
			throw new SessionInfoError({ code: 'not-allowed', reason: 'status' });
		}
		return { kind: 'status', checks: await checkStatus(context) };
	}

	/** @throws SessionInfoError `not-configured`, `too-many-requests` */
	private async admit(context: RequestContext): Promise<void> {
		const { lookupsPerMinute } = (await context.connect()).configuration;
		if (context.counted) {
			return;
		}

		const retryAfter = this.limit.take(context.caller.id, lookupsPerMinute);
		if (retryAfter > 0) {
			throw new SessionInfoError({
				code: 'too-many-requests',
				retryAfter,
				limit: lookupsPerMinute,
			});
		}
		context.counted = true;
	}

	/** @throws SessionInfoError `audit-failed` */
	private async post(entry: AuditEntry, context: RequestContext): Promise<void> {
		const { auditRoom } = (await context.connect()).configuration;
		if (auditRoom !== undefined) {
			const t = await this.serverTranslator(context);
			const attachment = this.drawAuditEntry(entry, t);
			await postToAuditRoom({ context, roomName: auditRoom, attachment });
		}
	}

	private async serverTranslator(context: RequestContext): Promise<Translator> {
		const language = chooseLanguage(asText(await context.readServerSetting('Language')));
		return translator(language ?? 'en');
	}
}

/** What was typed as `/session <id>` reads the same, whether it was a lookup of own sessions or of everybody's. */
const asAsked = (failure: Failure, query: Lookup): Failure =>
	failure.code === 'session-not-found' && query.kind === 'any'
		? { ...failure, asked: 'any' }
		: failure;

const endAsPlanned = async (
	logout: Logout,
	plan: Plan,
	context: RequestContext,
): Promise<Answer> => {
	const own = plan.owner.id === context.caller.id;
	const { configuration } = await context.connect();
	const shown = ({ ip, ...session }: Session): Session =>
		ip === undefined || (own && !configuration.showOwnIp) ? session : { ...session, ip };
	const [session] = plan.sessions;
	if (logout.kind === 'logout' && session) {
		await endSession(session, context);
		return { kind: 'logged-out', own, session: shown(session) };
	}

	const { ended, remaining } = await endSessions(plan, context);
	return {
		kind: 'logged-out-several',
		of: own ? 'own' : { username: plan.owner.username ?? plan.owner.id },
		ended: ended.map(shown),
		remaining: remaining.map(({ reason, ...rest }) => ({ reason, session: shown(rest.session) })),
		mayReadCauses: await context.mayReadCauses(),
	};
};

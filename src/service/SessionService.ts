import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import { LookupLimit } from './LookupLimit';
import { type AuditEntry, describeCaller, describeQuery } from '../audit/AuditEntry';
import type { Clock } from '../common/clock';
import { asText } from '../common/json';
import { type Failure, SessionInfoError, toFailure } from '../errors/SessionInfoError';
import { hasHiddenCause } from '../errors/codes';
import { endSessions, MAX_ENDED } from '../logout/endSessions';
import { type Plan, planLogout, requireToEnd } from '../logout/planLogout';
import { asOwn, beginLook, lookUp } from '../lookups/lookUp';
import type { Answer } from '../requests/Answer';
import { RequestCache } from '../requests/RequestCache';
import type { Logout, Lookup, Query } from '../requests/Query';
import { RequestContext, type RequestOptions, type Right } from '../requests/RequestContext';
import type { Session } from '../sessions/Session';
import { checkStatus, unconfiguredStatus } from '../status/checkStatus';
import { translator, type Translator } from '../texts/Translator';
import { chooseLanguage } from '../texts/language';

/** How a request ended. `mayReadCause`: whether this caller is told what is wrong with the workspace or the settings. */
export type Outcome =
	| { readonly ok: true; readonly answer: Answer }
	| { readonly ok: false; readonly failure: Failure; readonly mayReadCause: boolean };

/** What the caller may use at present. */
export type Abilities = Awaited<ReturnType<SessionService['abilities']>>;

/** What the log is told of a request when it is over, as far as it is known by then. */
type Told = {
	/** The audit room has been told already. */
	readonly isPosted: boolean;
	entry?: (outcome: AuditEntry['outcome']) => AuditEntry | undefined;
};

/**
 * Everything that can be asked of the app, with the rules of who may what. The doors (slash command, API, window) only
 * parse the question and draw the outcome.
 */
export class SessionService {
	private memory: RequestCache;

	private readonly limit: LookupLimit;

	constructor(
		/** Draws what is posted to the audit room. */
		private readonly drawAuditEntry: (entry: AuditEntry, t: Translator) => IMessageAttachment,
		readonly now: Clock = Date.now,
	) {
		this.memory = new RequestCache(now);
		this.limit = new LookupLimit(now);
	}

	/** Drops what is remembered of settings and workspace, so that what was saved counts from the next request on. */
	forget(): void {
		this.memory = new RequestCache(this.now);
	}

	/** Begins a request; its questions share one workspace, one configuration, and one place in the caller's limit. */
	begin(options: RequestOptions): RequestContext {
		return new RequestContext({ ...options, memory: () => this.memory, now: this.now });
	}

	/**
	 * Answers a question. Never throws.
	 *
	 * @param options.isPosted the audit room has been told of this look already
	 */
	async ask(
		query: Query,
		context: RequestContext,
		{ isPosted = false }: { readonly isPosted?: boolean } = {},
	): Promise<Outcome> {
		const { logger } = context.accessors;
		const told: Told = { isPosted };
		const log = (outcome: AuditEntry['outcome']): void => {
			const entry = told.entry?.(outcome);
			if (entry) {
				logger.info(entry);
			}
		};
		try {
			const answer = await this.answer(query, context, told);
			log('granted');
			return { ok: true, answer };
		} catch (error) {
			const failure = await context.explain(toFailure(error));
			log(failure.code);
			logFailure(logger, failure, error);
			return {
				ok: false,
				failure,
				mayReadCause: hasHiddenCause(failure.code) && (await context.mayReadCauses()),
			};
		}
	}

	/** Never throws: what cannot be found out cannot be used. */
	async abilities(context: RequestContext) {
		const may = (right: Right): Promise<boolean> => context.may(right).catch(() => false);
		const ownSessions = await context.connect().then(
			() => may('see-own'),
			() => true,
		);
		return {
			ownSessions,
			allSessions: await may('see-anybody'),
			logOutOwn: await requireToEnd(context.caller.id, context).then(
				() => true,
				() => false,
			),
			logOutAnybody: (await may('log-out')) && (await may('log-out-anybody')),
			status: await context.mayReadCauses(),
		};
	}

	/** Texts, numbers and times in the caller's language: the caller's own choice, then the server's, then English. */
	async translator(context: RequestContext): Promise<Translator> {
		const chosen = chooseLanguage(context.caller.language);
		return chosen ? translator(chosen) : this.serverTranslator(context);
	}

	/** Refusals come in this order: configuration, the caller's own limit, permission, the workspace. */
	private answer(query: Query, context: RequestContext, told: Told): Promise<Answer> {
		switch (query.kind) {
			case 'status':
				return this.status(context);
			case 'logout':
			case 'logout-others':
			case 'logout-all':
				return this.logOut(query, context, told);
			default:
				return this.lookUp(query, context, told);
		}
	}

	private async lookUp(lookup: Lookup, context: RequestContext, told: Told): Promise<Answer> {
		let look = beginLook(lookup, context.caller);
		const entry = (outcome: AuditEntry['outcome']): AuditEntry => ({
			event: 'session-lookup',
			caller: describeCaller(context.caller),
			asked: { lookup: look.kind, ...describeQuery(lookup) },
			owners: look.owners,
			outcome,
		});
		told.entry = (outcome) => (look.isTold ? entry(outcome) : undefined);
		await this.admit(context);

		const answer = await lookUp(lookup, context, (known) => {
			look = known;
		});
		if (look.isTold && !told.isPosted) {
			await this.post(entry('granted'), context);
		}
		return answer;
	}

	private async logOut(logout: Logout, context: RequestContext, told: Told): Promise<Answer> {
		const { caller } = context;
		let plan: Plan | undefined;
		let count: { readonly ended?: number } = {};
		const entry = (outcome: AuditEntry['outcome']): AuditEntry => ({
			event: 'session-logout',
			caller: describeCaller(caller),
			asked: { logout: logout.kind, ...describeQuery(logout) },
			owners: plan ? [plan.owner] : [],
			sessionIds: plan?.sessions.slice(0, MAX_ENDED).map(({ sessionId }) => sessionId) ?? [],
			outcome,
			...count,
		});
		told.entry = entry;
		await this.admit(context);
		plan = await planLogout(logout, context, (owner, ...sessions) => {
			plan = owner && { owner, sessions };
		});
		const { owner, sessions } = plan;
		const own = owner.id === caller.id;
		if (!own && sessions.length > 0) {
			await this.post(entry('granted'), context);
		}

		const { ended, remaining, incomplete } = await endSessions(logout, plan, context);
		const { configuration } = await context.connect();
		const shown = (session: Session): Session => (own ? asOwn(session, configuration) : session);
		const [session] = ended;
		count = { ended: ended.length };
		if (logout.kind === 'logout' && session) {
			return { kind: 'logged-out', own, session: shown(session) };
		}
		return {
			kind: 'logged-out-several',
			of: logout.kind === 'logout-all' ? { username: logout.username } : 'own',
			ended: ended.map(shown),
			remaining: remaining.map((each) => ({ ...each, session: shown(each.session) })),
			incomplete,
			mayReadCauses: await context.mayReadCauses(),
		};
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
			await context.may('see-anybody');
			throw new SessionInfoError({ code: 'not-allowed', reason: 'status' });
		}
		return { kind: 'status', checks: await checkStatus(context) };
	}

	/** @throws SessionInfoError `not-configured`, `too-many-requests` */
	private async admit(context: RequestContext): Promise<void> {
		const { lookupsPerMinute } = (await context.connect()).configuration;
		if (!context.counted) {
			this.limit.take(context.caller.id, lookupsPerMinute);
			context.counted = true;
		}
	}

	/**
	 * Posts to the audit room, as the app's own user: it needs no membership, even in a private room.
	 *
	 * @throws SessionInfoError `audit-failed` when the room does not exist or refuses the message (`findRoomFault` says why)
	 */
	private async post(entry: AuditEntry, context: RequestContext): Promise<void> {
		const { auditRoom } = (await context.connect()).configuration;
		if (auditRoom === undefined) {
			return;
		}

		const { read, modify } = context.accessors;
		const attachment = this.drawAuditEntry(entry, await this.serverTranslator(context));
		try {
			const room = await read.getRoomReader().getByName(auditRoom);
			const sender = await context.readAppUser();
			if (room && sender) {
				const creator = modify.getCreator();
				await creator.finish(creator.startMessage({ room, sender, attachments: [attachment] }));
				return;
			}
		} catch {
			// What the host says may hold anything; `status` finds out why.
		}
		throw new SessionInfoError({ code: 'audit-failed' });
	}

	private async serverTranslator(context: RequestContext): Promise<Translator> {
		const language = chooseLanguage(asText(await context.readServerSetting('Language')));
		return translator(language ?? 'en');
	}
}

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

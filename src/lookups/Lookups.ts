import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Answer } from './Answer';
import { type Found, logEntry, type Look, lookOf } from '../audit/Look';
import { postToAuditRoom } from '../audit/post';
import type { Clock } from '../clock';
import type { Caller } from './Caller';
import { LookupLimit } from './LookupLimit';
import type { Lookup, Query } from './Query';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { hasHiddenCause } from '../errors/codes';
import { asText } from '../json';
import { type Host, Run } from './Run';
import { lookUp, resolve } from './lookUp';
import { checkStatus, unconfiguredStatus } from './status';
import { toEngine } from '../render/Attachment';
import { auditAttachment } from '../render/audit';
import type { Configuration } from '../settings/parse';
import { readServerSetting } from '../settings/read';
import { translator, type Translator } from '../texts/Translator';
import { chooseLanguage, type Language } from '../texts/language';
import { Memory } from '../workspace/Memory';
import type { CallerTwoFactor } from '../workspace/Workspace';

/** Who asks, with what the host lends for this one call. */
export type Request = {
	readonly caller: Caller;
	readonly host: Host;
	readonly callerTwoFactor?: CallerTwoFactor | undefined;
};

/** How a lookup ended. `mayReadCause`: whether this caller is told what is wrong with the workspace or the settings. */
export type Outcome =
	| { readonly ok: true; readonly answer: Answer }
	| { readonly ok: false; readonly failure: Failure; readonly mayReadCause: boolean };

/** What the caller may use at present. */
export type Abilities = {
	readonly ownSessions: boolean;
	readonly allSessions: boolean;
	readonly status: boolean;
};

/**
 * Everything that can be asked, with the rules of who may see what. Both doors, the slash command and the API, only parse
 * the question and draw the outcome.
 */
export class Lookups {
	private memory = new Memory();

	private readonly limit: LookupLimit;

	constructor(readonly now: Clock = Date.now) {
		this.limit = new LookupLimit(now);
	}

	/** Drops what is remembered of settings and workspace, so that what was saved counts from the next lookup on. */
	forget(): void {
		this.memory = new Memory();
	}

	/** Never throws. */
	async ask(query: Query, request: Request): Promise<Outcome> {
		const run = this.run(request);

		try {
			return { ok: true, answer: await this.answer(query, run) };
		} catch (error) {
			const failure = SessionInfoError.failureOf(error);
			logFailure(request.host, failure, error);

			return {
				ok: false,
				failure,
				mayReadCause: hasHiddenCause(failure.code) && (await run.mayReadCauses()),
			};
		}
	}

	/** Never throws: what cannot be found out cannot be used. */
	async abilities(request: Request): Promise<Abilities> {
		const run = this.run(request);
		const status = await run.mayReadCauses();

		try {
			const { selfService } = await run.configuration();
			const allSessions = await run.isHolder().catch(() => false);

			return { ownSessions: selfService || allSessions, allSessions, status };
		} catch {
			return { ownSessions: true, allSessions: false, status };
		}
	}

	/** Texts, numbers and times in the caller's language: the caller's own choice, then the server's, then English. */
	async translator({ caller, host }: Request): Promise<Translator> {
		return translator(chooseLanguage(caller.language) ?? (await this.serverLanguage(host)));
	}

	/**
	 * The user that replies come from; `undefined` if the host does not say. Asked for once: a reply without a sender costs
	 * a round trip each.
	 */
	async appUser({ read }: Pick<Host, 'read'>): Promise<IUser | undefined> {
		const { memory } = this;
		memory.appUser ??= read
			.getUserReader()
			.getAppUser()
			.catch(() => undefined);
		const user = await memory.appUser;

		if (!user) {
			delete memory.appUser;
		}

		return user;
	}

	private run({ caller, host, callerTwoFactor }: Request): Run {
		return new Run({ caller, host, callerTwoFactor, memory: this.memory, now: this.now });
	}

	private async serverLanguage({ read }: Host): Promise<Language> {
		const language = await readServerSetting({
			id: 'Language',
			memory: this.memory,
			read,
			now: this.now,
		});

		return chooseLanguage(asText(language)) ?? 'en';
	}

	/** Refusals come in this order: configuration, the caller's own limit, permission, the workspace. */
	private async answer(query: Query, run: Run): Promise<Answer> {
		if (query.kind === 'status') {
			return this.status(run);
		}

		const found: Found = new Map();
		let lookup: Lookup = query;
		let outcome: Look['outcome'] = 'granted';

		try {
			const configuration = await run.configuration();
			const workspace = await run.workspace();
			this.count(run.caller, configuration);
			lookup = await resolve(query, run);

			const answer = await lookUp({ lookup, run, configuration, workspace, found });
			await this.post(run, configuration, lookOf({ lookup, caller: run.caller, found, outcome }));

			return answer;
		} catch (error) {
			const toldAs = await told(query, error, run);
			outcome = SessionInfoError.failureOf(toldAs).code;
			throw toldAs;
		} finally {
			const look = lookOf({ lookup, caller: run.caller, found, outcome });

			if (look) {
				run.host.logger.info(logEntry(look));
			}
		}
	}

	private async status(run: Run): Promise<Answer> {
		try {
			const configuration = await run.configuration();
			await run.workspace();
			this.count(run.caller, configuration);
		} catch (error) {
			const failure = SessionInfoError.failureOf(error);

			if (failure.code === 'not-configured' && (await run.mayReadCauses())) {
				return { kind: 'status', checks: unconfiguredStatus(failure.problems) };
			}

			throw error;
		}

		if (!(await run.mayReadCauses())) {
			await run.isHolder();
			throw new SessionInfoError({ code: 'not-allowed', reason: 'status' });
		}

		return { kind: 'status', checks: await checkStatus(run) };
	}

	private count({ id }: Caller, { lookupsPerMinute }: Configuration): void {
		const retryAfter = this.limit.take(id, lookupsPerMinute);

		if (retryAfter > 0) {
			throw new SessionInfoError({
				code: 'too-many-requests',
				retryAfter,
				limit: lookupsPerMinute,
			});
		}
	}

	private async post(
		run: Run,
		{ auditRoom }: Configuration,
		look: Look | undefined,
	): Promise<void> {
		if (!look || auditRoom === undefined) {
			return;
		}

		const t = translator(await this.serverLanguage(run.host));

		await postToAuditRoom({
			host: run.host,
			roomName: auditRoom,
			sender: await this.appUser(run.host),
			attachment: toEngine(auditAttachment(look, t)),
		});
	}
}

/** An error as it is told, where more is known than the code that threw it could know. */
const told = async (query: Query, error: unknown, run: Run): Promise<unknown> => {
	const failure = SessionInfoError.failureOf(error);

	// What was typed as `/session <id>` reads the same, whether it was a lookup of own sessions or of everybody's.
	if (failure.code === 'session-not-found' && query.kind === 'any') {
		return new SessionInfoError({ ...failure, asked: 'any' });
	}

	return failure.code === 'workspace-permission-missing' && (await run.isUnlicensed())
		? new SessionInfoError({ ...failure, code: 'workspace-unlicensed' })
		: error;
};

/** Code, endpoint and status, for the app log. An error of unknown origin may quote anything, so only its place is kept. */
const logFailure = (host: Host, failure: Failure, error: unknown): void => {
	if (failure.code === 'internal-error') {
		const place =
			error instanceof Error
				? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
				: [];

		host.logger.error({
			event: 'internal-error',
			name: error instanceof Error ? error.name : typeof error,
			place,
		});
	} else if (hasHiddenCause(failure.code)) {
		host.logger.warn({ event: 'lookup-failed', ...failure });
	}
};

import type { Run } from './Run';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { parseSessionId } from '../sessions/sessionId';
import type { SettingProblem } from '../settings/problems';
import { BYPASS_RATE_LIMIT, VIEW_DEVICE_MANAGEMENT } from '../workspace/endpoints';
import type { Account, Permissions } from '../workspace/parse';

export const checkIds = [
	'settings',
	'workspace',
	'credentials',
	'permissions',
	'sessions',
	'rate-limit',
	'audit-room',
] as const;

export type CheckId = (typeof checkIds)[number];

/** What a check found; its texts are the renderer's business. */
export type StatusCheck =
	| { readonly id: 'settings'; readonly result: 'ok' }
	| {
			readonly id: 'settings';
			readonly result: 'problems';
			readonly problems: readonly [SettingProblem, ...SettingProblem[]];
	  }
	| { readonly id: 'workspace' | 'sessions' | 'rate-limit'; readonly result: 'ok' }
	| { readonly id: 'credentials'; readonly result: 'ok'; readonly username: string }
	| { readonly id: 'permissions'; readonly result: 'ok' }
	| { readonly id: 'permissions'; readonly result: 'missing'; readonly username: string }
	| { readonly id: 'rate-limit'; readonly result: 'limited'; readonly username: string }
	| { readonly id: 'audit-room'; readonly result: 'ok' | 'missing'; readonly room: string }
	| { readonly id: 'audit-room'; readonly result: 'unused' }
	| {
			readonly id: 'workspace' | 'credentials' | 'permissions' | 'sessions';
			readonly result: 'failed';
			readonly failure: Failure;
	  }
	| { readonly id: CheckId; readonly result: 'not-checked' };

export const isOk = (check: StatusCheck): boolean =>
	check.result === 'ok' || check.result === 'unused';

/** Rocket.Chat's ids are random letters and digits: none is only this word. */
const IMPOSSIBLE_SESSION = parseSessionId('session-info-status-no-such-session');

type Asked<T> = { readonly answer: T } | { readonly failure: Failure } | undefined;

const isGone = (failure: Failure): boolean =>
	failure.code === 'workspace-unreachable' || failure.code === 'workspace-timeout';

const onlyGone = (failure: Failure): Failure | undefined => (isGone(failure) ? failure : undefined);

/**
 * Asks the workspace everything the lookups rely on, stopping at the first request it does not answer at all.
 *
 * @returns all checks, in the order of `checkIds`
 */
export const checkStatus = async (run: Run): Promise<readonly StatusCheck[]> => {
	const configuration = await run.configuration();
	const workspace = await run.workspace();
	// The question whether the caller may see this was asked already; if nobody answered it, nobody will now.
	let gone = await run.isHolder().then(
		() => undefined,
		(error: unknown) => onlyGone(SessionInfoError.failureOf(error)),
	);

	const ask = async <T>(question: () => Promise<T>): Promise<Asked<T>> => {
		if (gone) {
			return undefined;
		}

		try {
			return { answer: await question() };
		} catch (error) {
			const failure = SessionInfoError.failureOf(error);
			gone = onlyGone(failure);
			return { failure };
		}
	};

	const account = await ask(() => workspace.account());
	const permissions = await ask(() => run.permissions({ fresh: true }));
	const probe = await ask(() => workspace.anySession(IMPOSSIBLE_SESSION));

	return [
		{ id: 'settings', result: 'ok' },
		gone ? { id: 'workspace', result: 'failed', failure: gone } : { id: 'workspace', result: 'ok' },
		credentialsCheck(account),
		permissionsCheck(account, permissions),
		sessionsCheck(probe, permissions),
		rateLimitCheck(account, permissions),
		await auditRoomCheck(run, configuration.auditRoom),
	];
};

/** The checks of an app that is not configured: nothing was asked. */
export const unconfiguredStatus = (
	problems: readonly [SettingProblem, ...SettingProblem[]],
): readonly StatusCheck[] =>
	checkIds.map((id) =>
		id === 'settings' ? { id, result: 'problems', problems } : { id, result: 'not-checked' },
	);

const answered = <T>(asked: Asked<T>): T | undefined =>
	asked && 'answer' in asked ? asked.answer : undefined;

const failed = (
	id: 'credentials' | 'permissions' | 'sessions',
	asked: Asked<unknown>,
): Extract<StatusCheck, { result: 'failed' | 'not-checked' }> =>
	asked && 'failure' in asked && !isGone(asked.failure)
		? { id, result: 'failed', failure: asked.failure }
		: { id, result: 'not-checked' };

const credentialsCheck = (account: Asked<Account>): StatusCheck => {
	const username = answered(account)?.username;

	return username === undefined
		? failed('credentials', account)
		: { id: 'credentials', result: 'ok', username };
};

const holds = (account: Account, permissions: Permissions, permission: string): boolean =>
	account.roles.some((role) => permissions.get(permission)?.has(role));

const permissionsCheck = (
	account: Asked<Account>,
	permissions: Asked<Permissions>,
): StatusCheck => {
	const who = answered(account);
	const known = answered(permissions);

	if (!who || !known) {
		return failed('permissions', permissions);
	}

	if (!known.has(VIEW_DEVICE_MANAGEMENT)) {
		return {
			id: 'permissions',
			result: 'failed',
			failure: { code: 'workspace-unlicensed', endpoint: 'permissions.listAll', status: 200 },
		};
	}

	return holds(who, known, VIEW_DEVICE_MANAGEMENT)
		? { id: 'permissions', result: 'ok' }
		: { id: 'permissions', result: 'missing', username: who.username };
};

/**
 * A 404 is the good answer: endpoint, licence, permission and 2FA are all in order. Servers that were never licensed
 * refuse for want of a permission that nobody can be given.
 */
const sessionsCheck = (probe: Asked<unknown>, permissions: Asked<Permissions>): StatusCheck => {
	if (probe && 'answer' in probe) {
		return { id: 'sessions', result: 'ok' };
	}

	const nobodyCan = answered(permissions)?.has(VIEW_DEVICE_MANAGEMENT) === false;

	return probe?.failure.code === 'workspace-permission-missing' && nobodyCan
		? {
				id: 'sessions',
				result: 'failed',
				failure: { ...probe.failure, code: 'workspace-unlicensed' },
			}
		: failed('sessions', probe);
};

const rateLimitCheck = (account: Asked<Account>, permissions: Asked<Permissions>): StatusCheck => {
	const who = answered(account);
	const known = answered(permissions);

	if (!who || !known) {
		return { id: 'rate-limit', result: 'not-checked' };
	}

	return holds(who, known, BYPASS_RATE_LIMIT)
		? { id: 'rate-limit', result: 'ok' }
		: { id: 'rate-limit', result: 'limited', username: who.username };
};

const auditRoomCheck = async (run: Run, name: string | undefined): Promise<StatusCheck> => {
	if (name === undefined) {
		return { id: 'audit-room', result: 'unused' };
	}

	try {
		const room: unknown = await run.host.read.getRoomReader().getByName(name);

		return { id: 'audit-room', result: room ? 'ok' : 'missing', room: name };
	} catch {
		return { id: 'audit-room', result: 'missing', room: name };
	}
};

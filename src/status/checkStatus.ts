import { findRoomFault } from './findRoomFault';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import {
	BYPASS_RATE_LIMIT,
	LOGOUT_DEVICE_MANAGEMENT,
	type PermissionId,
	VIEW_DEVICE_MANAGEMENT,
} from '../names/permissions';
import type { SettingProblems } from '../names/settings';
import type { RequestContext } from '../requests/RequestContext';
import { checkIds, type StatusCheck } from '../requests/StatusCheck';
import { parseSessionId } from '../sessions/sessionId';
import type { Permissions } from '../workspace/PermissionList';
import type { Account } from '../workspace/parseAnswers';

/** No real id looks like this: Rocket.Chat's are random letters and digits. */
const IMPOSSIBLE_SESSION = parseSessionId('session-info-status-no-such-session', 'api');

/** A question's answer or failure; `undefined` if it was not asked. */
type Asked<T> = { readonly answer: T } | { readonly failure: Failure } | undefined;

const isGone = ({ code }: Failure): boolean =>
	code === 'workspace-unreachable' || code === 'workspace-timeout';

const answerOf = <T>(asked: Asked<T>): T | undefined =>
	asked && 'answer' in asked ? asked.answer : undefined;

/**
 * Asks the workspace everything the app relies on, stopping at the first request it does not answer at all.
 *
 * @returns all checks, in the order of `checkIds`
 */
export const checkStatus = async (context: RequestContext): Promise<readonly StatusCheck[]> => {
	const { configuration, workspace } = await context.connect();
	// Whether the caller may see this was asked already; if that has no answer, it is not asked again.
	const unanswered = await context.permissions().then(() => undefined, toFailure);
	let gone = unanswered && isGone(unanswered) ? unanswered : undefined;

	const ask = async <T>(question: () => Promise<T>): Promise<Asked<T>> => {
		if (gone) {
			return undefined;
		}
		try {
			return { answer: await question() };
		} catch (error) {
			const failure = await context.explain(toFailure(error));
			gone = isGone(failure) ? failure : undefined;
			return { failure };
		}
	};

	const account = await ask(() => workspace.account());
	const permissions = await ask(() => context.permissions({ refresh: !unanswered }));
	const probe = await ask(() => workspace.anySession(IMPOSSIBLE_SESSION));
	const holds = holdings(account, permissions);
	return sayOnce([
		{ id: 'settings', result: 'ok' },
		gone ? { id: 'workspace', result: 'failed', failure: gone } : { id: 'workspace', result: 'ok' },
		checkCredentials(account),
		checkPermissions(permissions, holds),
		checkSessions(probe),
		configuration.allowLogout
			? checkLogout(permissions, holds)
			: { id: 'logout', result: 'unused' },
		checkHolding('rate-limit', BYPASS_RATE_LIMIT, holds),
		await checkAuditRoom(configuration.auditRoom, context),
	]);
};

/** The checks of an app that is not configured: nothing was asked. */
export const unconfiguredStatus = (problems: SettingProblems): readonly StatusCheck[] =>
	checkIds.map((id) =>
		id === 'settings' ? { id, result: 'problems', problems } : { id, result: 'not-checked' },
	);

/** The cause of a check that did not succeed, where other checks may meet it too. */
const causeOf = (check: StatusCheck): Failure['code'] | undefined => {
	if (check.result === 'failed') {
		return check.failure.code;
	}
	return check.id === 'permissions' && check.result === 'missing'
		? 'workspace-permission-missing'
		: undefined;
};

/** The same cause shows in several requests; its remedy is read once. */
const sayOnce = (checks: readonly StatusCheck[]): readonly StatusCheck[] => {
	const causes = checks.map(causeOf);
	return checks.map((check, index) => {
		const cause = causes[index];
		const isSaid = cause !== undefined && causes.indexOf(cause) < index;
		return isSaid ? { id: check.id, result: 'not-checked' } : check;
	});
};

const failed = (
	id: 'credentials' | 'permissions' | 'sessions',
	asked: Asked<unknown>,
): StatusCheck =>
	asked && 'failure' in asked && !isGone(asked.failure)
		? { id, result: 'failed', failure: asked.failure }
		: { id, result: 'not-checked' };

/** What the service account holds; `undefined` while that is not known. */
type Holdings =
	| { readonly username: string; readonly has: (permission: PermissionId) => boolean }
	| undefined;

const holdings = (account: Asked<Account>, permissions: Asked<Permissions>): Holdings => {
	const who = answerOf(account);
	const known = answerOf(permissions);
	return (
		who &&
		known && {
			username: who.username,
			has: (permission) => known.holds(who.roles, permission),
		}
	);
};

const checkHolding = (
	id: 'permissions' | 'logout' | 'rate-limit',
	permission: PermissionId,
	holds: Holdings,
): StatusCheck => {
	if (!holds) {
		return { id, result: 'not-checked' };
	}
	return holds.has(permission)
		? { id, result: 'ok' }
		: { id, result: 'missing', username: holds.username };
};

const checkCredentials = (account: Asked<Account>): StatusCheck => {
	const username = answerOf(account)?.username;
	return username === undefined
		? failed('credentials', account)
		: { id: 'credentials', result: 'ok', username };
};

const checkPermissions = (permissions: Asked<Permissions>, holds: Holdings): StatusCheck => {
	const known = answerOf(permissions);
	if (known && !known.hasDeviceManagement) {
		return {
			id: 'permissions',
			result: 'failed',
			failure: { code: 'workspace-unlicensed', endpoint: 'permissions.listAll', status: 200 },
		};
	}
	return known
		? checkHolding('permissions', VIEW_DEVICE_MANAGEMENT, holds)
		: failed('permissions', permissions);
};

/** Without Device Management there is no such permission to give. */
const checkLogout = (permissions: Asked<Permissions>, holds: Holdings): StatusCheck =>
	answerOf(permissions)?.hasDeviceManagement === false
		? { id: 'logout', result: 'not-checked' }
		: checkHolding('logout', LOGOUT_DEVICE_MANAGEMENT, holds);

/** That there is no such session is the good answer: endpoint, licence, permission and second factor are in order. */
const checkSessions = (probe: Asked<unknown>): StatusCheck =>
	probe && 'answer' in probe ? { id: 'sessions', result: 'ok' } : failed('sessions', probe);

const checkAuditRoom = async (
	room: string | undefined,
	context: RequestContext,
): Promise<StatusCheck> =>
	room === undefined
		? { id: 'audit-room', result: 'unused' }
		: { id: 'audit-room', result: (await findRoomFault(room, context)) ?? 'ok', room };

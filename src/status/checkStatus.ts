import { findRoomFault } from './findRoomFault';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import {
	BYPASS_RATE_LIMIT,
	LOGOUT_DEVICE_MANAGEMENT,
	type PermissionId,
	VIEW_DEVICE_MANAGEMENT,
} from '../common/permissions';
import type { SettingProblems } from '../settings/ids';
import { type CheckId, checkIds, type StatusCheck } from '../requests/Answer';
import type { RequestContext } from '../requests/RequestContext';
import { parseSessionId } from '../sessions/sessionId';

/** No real id looks like this: Rocket.Chat's are random letters and digits. */
const IMPOSSIBLE_SESSION = parseSessionId('session-info-status-no-such-session', 'api');

const isGone = ({ code }: Failure): boolean =>
	code === 'workspace-unreachable' || code === 'workspace-timeout';

/**
 * Asks the workspace everything the app relies on, stopping at the first request it does not answer at all.
 *
 * @returns all checks, in the order of `checkIds`
 */
export const checkStatus = async (context: RequestContext): Promise<readonly StatusCheck[]> => {
	const { configuration, workspace } = await context.connect();
	const failures = new Map<CheckId, Failure>();
	const ask = async <T>(id: CheckId, question: () => Promise<T>): Promise<T | undefined> => {
		if (failures.has('workspace')) {
			return undefined;
		}
		try {
			return await question();
		} catch (error) {
			const failure = await context.explain(toFailure(error));
			failures.set(isGone(failure) ? 'workspace' : id, failure);
			return undefined;
		}
	};

	// Whether the caller may see this was asked already; if that has no answer, it is not asked again.
	const known = await ask('permissions', () => context.permissions());
	const account = await ask('credentials', () => workspace.account());
	const permissions =
		known && (await ask('permissions', () => context.permissions({ refresh: true })));
	// Has the failure that there is if nobody can hold the permission; asks nothing again.
	await ask('permissions', () => context.may('see-anybody'));
	// That there is no such session is the good answer: endpoint, licence, permission and second factor are in order.
	const probe = await ask('sessions', () => workspace.anySession(IMPOSSIBLE_SESSION));
	const checkHolding = (
		id: 'permissions' | 'logout' | 'rate-limit',
		permission: PermissionId,
	): StatusCheck => {
		// Without Device Management its permissions are none to give.
		const isGivable = permission === BYPASS_RATE_LIMIT || !failures.has('permissions');
		if (!account || !permissions || !isGivable) {
			return { id, result: 'not-checked' };
		}
		return permissions.holds(account.roles, permission)
			? { id, result: 'ok' }
			: { id, result: 'missing', username: account.username };
	};
	const { auditRoom: room } = configuration;
	const checks: readonly StatusCheck[] = [
		{ id: 'settings', result: 'ok' },
		{ id: 'workspace', result: 'ok' },
		account
			? { id: 'credentials', result: 'ok', username: account.username }
			: { id: 'credentials', result: 'not-checked' },
		checkHolding('permissions', VIEW_DEVICE_MANAGEMENT),
		{ id: 'sessions', result: probe ? 'ok' : 'not-checked' },
		configuration.allowLogout
			? checkHolding('logout', LOGOUT_DEVICE_MANAGEMENT)
			: { id: 'logout', result: 'unused' },
		checkHolding('rate-limit', BYPASS_RATE_LIMIT),
		room === undefined
			? { id: 'audit-room', result: 'unused' }
			: { id: 'audit-room', result: (await findRoomFault(room, context)) ?? 'ok', room },
	];
	const told = new Set<string>();
	/** The same cause shows in several requests; its remedy is read once. */
	const tell = (check: StatusCheck): StatusCheck => {
		const failure = failures.get(check.id);
		const isMissing = check.id === 'permissions' && check.result === 'missing';
		const cause = failure?.code ?? (isMissing ? 'workspace-permission-missing' : check.id);
		if (told.has(cause)) {
			return { id: check.id, result: 'not-checked' };
		}
		told.add(cause);
		return failure ? { id: check.id, result: 'failed', failure } : check;
	};
	return checks.map(tell);
};

/** The checks of an app that is not configured: nothing was asked. */
export const unconfiguredStatus = (problems: SettingProblems): readonly StatusCheck[] =>
	checkIds.map((id) =>
		id === 'settings' ? { id, result: 'problems', problems } : { id, result: 'not-checked' },
	);

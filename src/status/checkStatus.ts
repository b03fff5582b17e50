import { accessOf, lackingAccount, readRoles, type Roles, UNNAMED } from './access';
import { findRoomFault } from './findRoomFault';
import { isInsecure } from './isInsecure';
import {
	ADMIN_ROLE,
	BYPASS_RATE_LIMIT,
	isGuest,
	LOGOUT_DEVICE_MANAGEMENT,
	type PermissionId,
	VIEW_DEVICE_MANAGEMENT,
} from '../common/permissions';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import { UNLICENSED } from '../requests/Rights';
import { type CheckId, checkIds, type StatusCheck } from '../requests/StatusCheck';
import { diagnose } from '../requests/diagnose';
import { parseSessionId } from '../requests/parameters';
import type { SettingProblems } from '../settings/ids';
import type { Configuration } from '../settings/parse';
import type { Permissions } from '../workspace/Permissions';
import type { Account } from '../workspace/parseAnswers';

/** All checks, in the order of `checkIds`, and the version of the server where it tells. */
export type Status = { readonly checks: readonly StatusCheck[]; readonly server?: string };

/** What the workspace answered; absent where it did not. */
type Answers = {
	readonly account: Account | undefined;
	readonly permissions: Permissions | undefined;
	readonly hasSessions: boolean;
	readonly roles: Roles;
	readonly server: string | undefined;
	readonly failures: ReadonlyMap<CheckId, Failure>;
};

/**
 * Asks the workspace everything that the app relies on, up to the first request that it does not answer at all. What it
 * refuses is a check that failed.
 */
export const checkStatus = async (connected: ConnectedRequest): Promise<Status> => {
	const answers = await askEverything(connected);
	const checks = await judge(answers, connected);
	return {
		checks: reportEachCauseOnce(checks, answers.failures),
		...(answers.server !== undefined && { server: answers.server }),
	};
};

/** The checks of an app that is not configured: it asks nothing. */
export const unconfiguredStatus = (problems: SettingProblems): readonly StatusCheck[] =>
	checkIds.map((id) =>
		id === 'settings' ? { id, result: 'problems', problems } : { id, result: 'skipped' },
	);

/** No real id looks like this: Rocket.Chat's are random letters and digits. */
const IMPOSSIBLE_ID = 'session-info-status-no-such-session';

const isUnanswered = ({ code }: Failure): boolean =>
	code === 'workspace-unreachable' || code === 'workspace-timeout';

const askEverything = async (connected: ConnectedRequest): Promise<Answers> => {
	const { rights, workspace } = connected;
	const failures = new Map<CheckId, Failure>();
	const ask = async <T>(id: CheckId, question: () => Promise<T>): Promise<T | undefined> => {
		if (failures.has('workspace')) {
			return undefined;
		}
		try {
			return await question();
		} catch (error) {
			const failure = await diagnose(toFailure(error), rights);
			failures.set(isUnanswered(failure) ? 'workspace' : id, failure);
			return undefined;
		}
	};
	// Whether this caller may see the status was asked just now: a question that had no answer is not asked again.
	await ask('permissions', () => rights.withRecentFailures().permissions());
	const account = await ask('credentials', () => workspace.account());
	const permissions = failures.has('permissions')
		? undefined
		: await ask('permissions', () => connected.readPermissionsNow());
	if (permissions && !permissions.hasDeviceManagement) {
		failures.set('permissions', UNLICENSED);
	}
	// That there is no such session is the good answer: endpoint, license, permission and second factor are in order.
	const found = await ask('sessions', () => workspace.findAnybodys(parseSessionId(IMPOSSIBLE_ID)));
	const isAnswered = !failures.has('workspace');
	return {
		account,
		permissions,
		hasSessions: found !== undefined,
		roles: isAnswered ? await readRoles(connected) : UNNAMED,
		server: isAnswered ? await workspace.serverVersion().catch(() => undefined) : undefined,
		failures,
	};
};

const judge = async (
	answers: Answers,
	connected: ConnectedRequest,
): Promise<readonly StatusCheck[]> => {
	const { allowLogout, auditRoom } = connected.configuration;
	return [
		{ id: 'settings', result: 'ok' },
		{ id: 'workspace', result: isInsecure(connected.baseUrl) ? 'insecure' : 'ok' },
		checkCredentials(answers),
		checkPermission('permissions', VIEW_DEVICE_MANAGEMENT, answers),
		checkAccess(answers, connected.configuration),
		{ id: 'sessions', result: answers.hasSessions ? 'ok' : 'skipped' },
		allowLogout
			? checkPermission('logout', LOGOUT_DEVICE_MANAGEMENT, answers)
			: checkUnusedLogout(answers),
		checkPermission('rate-limit', BYPASS_RATE_LIMIT, answers),
		auditRoom === undefined
			? { id: 'audit-room', result: 'unused' }
			: {
					id: 'audit-room',
					result: (await findRoomFault(auditRoom, connected)) ?? 'ok',
					room: auditRoom,
				},
	];
};

const checkCredentials = ({ account }: Answers): StatusCheck => {
	if (!account) {
		return { id: 'credentials', result: 'skipped' };
	}

	const result = account.roles.includes(ADMIN_ROLE) ? 'administrator' : 'ok';
	return { id: 'credentials', result, username: account.username };
};

const checkPermission = (
	id: 'permissions' | 'logout' | 'rate-limit',
	permission: PermissionId,
	{ account, permissions, roles, failures }: Answers,
): StatusCheck => {
	// Without Device Management its permissions cannot be given to anybody.
	const canBeGiven = permission === BYPASS_RATE_LIMIT || !failures.has('permissions');
	if (!account || !permissions || !canBeGiven) {
		return { id, result: 'skipped' };
	}
	// Whatever is ticked for other roles of a guest changes nothing.
	if (isGuest(account.roles)) {
		return id === 'permissions'
			? { id, result: 'guest', username: account.username }
			: { id, result: 'skipped' };
	}
	return permissions.holds(account.roles, permission)
		? { id, result: 'ok' }
		: { id, result: 'missing', account: lackingAccount(account, roles) };
};

const checkUnusedLogout = ({ account, permissions }: Answers): StatusCheck => {
	if (!account || !permissions) {
		return { id: 'logout', result: 'skipped' };
	}
	return permissions.holds(account.roles, LOGOUT_DEVICE_MANAGEMENT)
		? { id: 'logout', result: 'unneeded', username: account.username }
		: { id: 'logout', result: 'unused' };
};

const checkAccess = (
	{ permissions, roles, failures }: Answers,
	configuration: Configuration,
): StatusCheck => {
	if (!permissions || failures.has('permissions')) {
		return { id: 'access', result: 'skipped' };
	}

	const access = accessOf(permissions, roles, configuration);
	return { id: 'access', result: access.everybody.length > 0 ? 'everybody' : 'ok', access };
};

/** The same cause shows in several requests; its remedy is read once. */
const reportEachCauseOnce = (
	checks: readonly StatusCheck[],
	failures: ReadonlyMap<CheckId, Failure>,
): readonly StatusCheck[] => {
	const reported = new Set<string>();
	return checks.map((check): StatusCheck => {
		const failure = failures.get(check.id);
		const isMissing =
			check.result === 'guest' || (check.id === 'permissions' && check.result === 'missing');
		const cause = failure?.code ?? (isMissing ? 'workspace-permission-missing' : check.id);
		if (reported.has(cause)) {
			return { id: check.id, result: 'skipped' };
		}
		reported.add(cause);
		return failure ? { id: check.id, result: 'failed', failure } : check;
	});
};

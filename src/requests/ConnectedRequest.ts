import type { Request } from './Request';
import { Rights } from './Rights';
import { asText } from '../common/json';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Configuration } from '../settings/parse';
import { parseWorkspaceUrl } from '../settings/workspaceUrl';
import type { AskPermissions } from '../workspace/PermissionList';
import type { Permissions } from '../workspace/Permissions';
import { WorkspaceApi } from '../workspace/WorkspaceApi';
import type { CallerTwoFactor } from '../workspace/withTwoFactor';

/** A request whose settings are usable, with what they lead to. Everything that asks the workspace takes one of these. */
export type ConnectedRequest = {
	readonly request: Request;
	readonly configuration: Configuration;
	/** Without a trailing slash. */
	readonly baseUrl: string;
	readonly workspace: WorkspaceApi;
	readonly rights: Rights;
	/**
	 * Who has which permission at this moment, asked in full unless this request has asked already.
	 *
	 * @throws SessionInfoError `workspace-…`
	 */
	readonly readPermissionsNow: () => Promise<Permissions>;
};

/** @throws SessionInfoError `not-configured` */
export const connect = async (request: Request): Promise<ConnectedRequest> => {
	const { cache, deadline, now, wallClock } = request;
	const timeLeft = (until = deadline): number => Math.min(until, deadline) - now();
	const configuration = await request.readConfiguration();
	const { account, twoFactor } = configuration;
	const baseUrl = await readBaseUrl(configuration, request);
	const workspace = new WorkspaceApi({
		http: request.accessors.http,
		baseUrl,
		account,
		twoFactor,
		secondFactor: cache.secondFactor,
		readCallerTwoFactor: (): Promise<CallerTwoFactor | undefined> =>
			callerTwoFactorIfHolder(request, rights),
		cooldowns: cache.cooldowns,
		now: wallClock,
		timeLeft,
	});
	let hasAsked = false;
	const ask: AskPermissions = (updatedSince) => {
		hasAsked = true;
		return workspace.permissions(updatedSince);
	};
	const waiting = (): { deadline: number } => ({ deadline: wallClock() + timeLeft() });
	const rights: Rights = new Rights({
		caller: request.caller,
		configuration,
		readPermissions: (options) => cache.permissions.get(ask, { ...options, ...waiting() }),
		readCurrentConfiguration: () => request.readCurrentConfiguration(),
	});
	const readPermissionsNow = (): Promise<Permissions> =>
		hasAsked ? cache.permissions.get(ask, waiting()) : cache.permissions.refresh(ask, waiting());
	return { request, configuration, baseUrl, workspace, rights, readPermissionsNow };
};

/** Callers without `view-device-management` could guess the service account's code, so theirs is ignored. */
const callerTwoFactorIfHolder = async (
	{ callerTwoFactor }: Request,
	rights: Rights,
): Promise<CallerTwoFactor | undefined> => {
	if (!callerTwoFactor) {
		return undefined;
	}

	const isHolder = await rights.may('see-anybody').catch(() => false);
	return isHolder ? callerTwoFactor : undefined;
};

const readBaseUrl = async ({ workspaceUrl }: Configuration, request: Request): Promise<string> => {
	const baseUrl =
		workspaceUrl ?? parseWorkspaceUrl(asText(await request.readCommonSetting('Site_Url')) ?? '');
	if (baseUrl === undefined) {
		const problem = { setting: 'workspace_url', problem: 'site-url' } as const;
		throw new SessionInfoError({ code: 'not-configured', problems: [problem] });
	}
	return baseUrl;
};

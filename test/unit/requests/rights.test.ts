import { SessionInfoError } from '../../../src/errors/SessionInfoError';
import type { SettingId } from '../../../src/names/settings';
import type { RequestContext } from '../../../src/requests/RequestContext';
import {
	requireHolder,
	requireLogoutAllowed,
	requireLogoutRight,
	requireNotServiceAccount,
	requireOwnRight,
} from '../../../src/requests/rights';
import { Bench } from '../support/bench';
import { buildCaller } from '../support/caller';
import { thrown } from '../support/failures';
import { permissions, unpermitted } from '../support/fakeWorkspace';
import { service } from '../support/settings';

/** Who holds what: `viewers` see, `enders` log out, and both do both. */
const setUp = (
	roles: readonly string[],
	settings: Partial<Record<SettingId, unknown>> = {},
): { readonly bench: Bench; readonly context: RequestContext } => {
	const bench = new Bench({ settings });
	bench.workspace.answers['permissions.listAll'] = () =>
		permissions({
			'view-device-management': ['viewers', 'both'],
			'logout-device-management': ['enders', 'both'],
		});
	return { bench, context: bench.begin(buildCaller({ roles })) };
};

/** `granted`, or the reason of the refusal; anything else that is thrown surfaces. */
const outcomeOf = async (requirement: Promise<void>): Promise<string> => {
	try {
		await requirement;
		return 'granted';
	} catch (error) {
		if (error instanceof SessionInfoError && error.failure.code === 'not-allowed') {
			return error.failure.reason;
		}
		throw error;
	}
};

type Require = (context: RequestContext) => Promise<void>;
describe('the right', () => {
	const off = { self_service: false };

	it.each<readonly [string, Require, Partial<Record<SettingId, unknown>>, string, string]>([
		['to see everybody', requireHolder, {}, 'viewers', 'granted'],
		['to see everybody', requireHolder, {}, 'both', 'granted'],
		['to see everybody', requireHolder, {}, 'enders', 'permission'],
		['to see everybody', requireHolder, {}, 'user', 'permission'],
		['to see oneself', requireOwnRight, {}, 'user', 'granted'],
		['to see oneself, kept to holders', requireOwnRight, off, 'user', 'self-service'],
		['to see oneself, kept to holders', requireOwnRight, off, 'enders', 'self-service'],
		['to see oneself, kept to holders', requireOwnRight, off, 'viewers', 'granted'],
		['to log out everybody', requireLogoutRight, {}, 'both', 'granted'],
		['to log out everybody', requireLogoutRight, {}, 'viewers', 'logout-permission'],
		['to log out everybody', requireLogoutRight, {}, 'enders', 'logout-permission'],
		['to log out everybody', requireLogoutRight, {}, 'user', 'logout-permission'],
		['to log out', requireLogoutAllowed, {}, 'both', 'logout-off'],
		['to log out, switched on', requireLogoutAllowed, { allow_logout: true }, 'user', 'granted'],
	])('%s (%p, %j), with the role %s: %s', async (_name, requirement, settings, role, want) => {
		const { context } = setUp([role], settings);
		await expect(outcomeOf(requirement(context))).resolves.toBe(want);
	});

	it.each<readonly [string, Require]>([
		['to see oneself', requireOwnRight],
		['to log out', requireLogoutAllowed],
	])('%s is known without asking the workspace', async (_name, requirement) => {
		const { bench, context } = setUp(['user'], { allow_logout: true });
		await requirement(context);
		expect(bench.workspace.requests).toEqual([]);
	});

	it.each<readonly [string, Require]>([
		['to see everybody', requireHolder],
		['to see oneself, kept to holders', requireOwnRight],
		['to log out everybody', requireLogoutRight],
	])('%s is nobody’s if nobody can tell', async (_name, requirement) => {
		const { bench, context } = setUp(['both'], { self_service: false });
		bench.workspace.answers['permissions.listAll'] = () => unpermitted;
		await expect(requirement(context)).rejects.toMatchObject({
			failure: { code: 'workspace-permission-missing' },
		});
	});
});

describe('the service account', () => {
	it('is never logged out, and everybody else may be', async () => {
		const { context } = setUp(['both']);
		const connection = await context.connect();

		expect(thrown(() => requireNotServiceAccount(service.userId, connection))).toEqual({
			code: 'not-allowed',
			reason: 'service-account',
		});
		expect(() => requireNotServiceAccount('aliceUserId000000', connection)).not.toThrow();
	});
});

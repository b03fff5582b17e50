import { toFailure } from '../../../src/errors/SessionInfoError';
import { Rights, type Right, UNLICENSED } from '../../../src/requests/Rights';
import type { Configuration } from '../../../src/settings/parse';
import { Permissions } from '../../../src/workspace/Permissions';
import { alice, bob } from '../support/appFixture';
import { rejected, rejectedWith } from '../support/failures';
import { buildConfiguration, service } from '../support/settings';

/** Who holds what: `viewers` see, `enders` log out, and `both` do both. */
const holders = new Permissions(
	new Map([
		['view-device-management', new Set(['viewers', 'both'])],
		['logout-device-management', new Set(['enders', 'both'])],
	]),
);

const setUp = (
	roles: readonly string[],
	override: Partial<Configuration> = {},
	permissions = holders,
) => {
	const configuration = buildConfiguration({ allowLogout: true, ...override });
	const asked: boolean[] = [];
	const now = { configuration };
	const rights = new Rights({
		caller: { ...alice, roles },
		configuration,
		readCurrentConfiguration: () => Promise.resolve(now.configuration),
		readPermissions: ({ acceptsRecentFailure }) => {
			asked.push(acceptsRecentFailure);
			return Promise.resolve(permissions);
		},
	});
	return { rights, asked, now };
};

/** `granted`, or why not. */
const outcomeOf = (requirement: Promise<void>): Promise<string> =>
	requirement.then(
		() => 'granted',
		(error) => {
			const failure = toFailure(error);
			return failure.code === 'not-allowed' ? failure.reason : failure.code;
		},
	);

const kept = { selfService: false };
const off = { allowLogout: false };

it.each<readonly [Right, Partial<Configuration>, readonly string[], string]>([
	['see-anybody', {}, ['viewers'], 'granted'],
	['see-anybody', {}, ['user', 'both'], 'granted'],
	['see-anybody', {}, ['enders'], 'permission'],
	['see-anybody', {}, ['both', 'guest'], 'permission'],
	['see-own', {}, ['guest'], 'granted'],
	['see-own', kept, ['enders'], 'self-service'],
	['see-own', kept, ['viewers'], 'granted'],
	['log-out', {}, ['user'], 'granted'],
	['log-out', off, ['both'], 'logout-off'],
	['log-out-anybody', {}, ['both'], 'granted'],
	['log-out-anybody', {}, ['viewers', 'enders'], 'granted'],
	['log-out-anybody', {}, ['viewers'], 'logout-permission'],
	['log-out-anybody', {}, ['enders'], 'logout-permission'],
])('Rights.require %s (%j) of the roles %j: %s', async (right, configuration, roles, want) => {
	const { rights } = setUp(roles, configuration);
	expect(await outcomeOf(rights.require(right))).toBe(want);
	expect(await rights.may(right)).toBe(want === 'granted');
});

it('Rights.require asks the workspace nothing about own sessions', async () => {
	const { rights, asked } = setUp(['user']);
	await rights.require('log-out');
	await rights.requireToEnd(alice);
	expect(asked).toEqual([]);
});

it.each<Right>(['see-anybody', 'see-own', 'log-out-anybody'])(
	'Rights.require %s gives nobody a right that the workspace does not know',
	async (right) => {
		const unlicensed = new Permissions(new Map([['logout-device-management', new Set(['both'])]]));
		const { rights } = setUp(['both'], kept, unlicensed);
		expect(await rejected(rights.require(right))).toEqual(UNLICENSED);
		expect(await rights.permissions()).toBe(unlicensed);
	},
);

it('Rights.require says in a refusal what the workspace has shown', async () => {
	const subject = { owners: [bob], sessionIds: ['x'], isAudited: true };
	const own = setUp([], { account: { ...service, userId: bob.id } }).rights;
	for (const refusal of [
		setUp([], off).rights.require('see-anybody', subject),
		setUp([], off).rights.requireToEnd(bob, subject),
		setUp([]).rights.requireToEnd(bob, subject),
		own.requireToEnd(bob, subject),
	]) {
		expect((await rejectedWith(refusal)).subject).toBe(subject);
	}
});

it('Rights.require uses the setting of this moment for logging out alone', async () => {
	const { rights, now } = setUp(['user']);
	now.configuration = buildConfiguration({ ...off, ...kept });
	expect(await outcomeOf(rights.require('log-out'))).toBe('logout-off');
	expect(await outcomeOf(rights.require('see-own'))).toBe('granted');
});

it.each<readonly [readonly string[], string, Partial<Configuration>, string]>([
	[['guest'], alice.id, {}, 'allowed'],
	[['user'], alice.id, kept, 'self-service'],
	[['both'], alice.id, off, 'logout-off'],
	[['both'], bob.id, kept, 'allowed'],
	[['viewers'], bob.id, {}, 'logout-permission'],
	[['both'], service.userId, {}, 'service-account'],
	[['both'], service.userId, off, 'logout-off'],
	[['both'], alice.id, { account: { ...service, userId: alice.id } }, 'service-account'],
])('Rights.toEnd of the roles %j for the user %s (%j): %s', async (roles, id, settings, want) => {
	const { rights } = setUp(roles, settings);
	expect(await rights.toEnd({ id })).toBe(want);
	const outcome = want === 'allowed' ? 'granted' : want;
	expect(await outcomeOf(rights.requireToEnd({ id }))).toBe(outcome);
});

it('Rights.toEnd does not tell what the workspace does not say', async () => {
	const unlicensed = new Permissions(new Map());
	expect(await setUp(['both'], {}, unlicensed).rights.toEnd(bob)).toBeUndefined();
});

it('Rights.withRecentFailures accepts recent failures, and leaves the rights that it is made of', async () => {
	const { rights, asked } = setUp(['viewers']);
	expect(await rights.withRecentFailures().may('see-anybody')).toBe(true);
	await rights.may('see-anybody');
	expect(asked).toEqual([true, false]);
});

import type { SettingId, SettingProblem } from '../../../src/names/settings';
import { savedProblems } from '../../../src/settings/saved';
import { TestHost } from '../support/host';
import { buildSettings } from '../support/settings';

const badSeed: SettingProblem = { setting: 'two_factor_secret', problem: 'bad' };

describe('savedProblems', () => {
	const cases: readonly (readonly [
		string,
		SettingId,
		Partial<Record<SettingId, unknown>>,
		readonly SettingProblem[],
	])[] = [
		['a good value', 'lookups_per_minute', { lookups_per_minute: 5 }, []],
		[
			'a bad value',
			'lookups_per_minute',
			{ lookups_per_minute: -5 },
			[{ setting: 'lookups_per_minute', problem: 'bad' }],
		],
		['a bad value of another setting', 'audit_room', { lookups_per_minute: -5 }, []],
		['a bad value of another than the method', 'two_factor_method', { lookups_per_minute: -5 }, []],
		[
			'a bad seed, with something else saved',
			'audit_room',
			{ two_factor_method: 'totp', two_factor_secret: 'not base32!' },
			[],
		],
		[
			'an empty required setting: unfinished, not wrong',
			'service_auth_token',
			{ service_auth_token: '' },
			[],
		],
		[
			'a seed that the method makes bad',
			'two_factor_method',
			{ two_factor_method: 'totp', two_factor_secret: 'not base32!' },
			[badSeed],
		],
		[
			'a bad seed itself',
			'two_factor_secret',
			{ two_factor_method: 'totp', two_factor_secret: 'not base32!' },
			[badSeed],
		],
		[
			'a text that is no seed, as long as no seed is wanted',
			'two_factor_secret',
			{ two_factor_method: 'password', two_factor_secret: 'not base32!' },
			[],
		],
	];

	it.each(cases)('%s', async (_name, saved, settings, want) => {
		const { accessors } = new TestHost({ settings: buildSettings(settings) });
		await expect(savedProblems(saved, accessors.read)).resolves.toEqual(want);
	});
});

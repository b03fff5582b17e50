import { type SettingId, settingIds, type SettingProblem } from '../../../src/settings/ids';
import {
	readConfiguration,
	readServerSetting,
	readSettings,
	savedProblems,
} from '../../../src/settings/read';
import { TestHost } from '../support/host';
import { buildConfiguration, buildSettings } from '../support/settings';

describe('readSettings', () => {
	it('readSettings reads each setting once', async () => {
		const { accessors, reads } = new TestHost();
		const raw = await readSettings(accessors.read);
		expect([...raw.keys()].sort()).toEqual([...settingIds].sort());
		expect([...reads].sort()).toEqual([...settingIds].sort());
	});
});

describe('readConfiguration', () => {
	it('readConfiguration gives what the settings say', async () => {
		const { accessors } = new TestHost({ settings: buildSettings({ allow_logout: true }) });

		await expect(readConfiguration(accessors.read)).resolves.toEqual({
			configuration: buildConfiguration({ allowLogout: true }),
		});
	});

	it('readConfiguration gives every problem of the settings', async () => {
		const { accessors } = new TestHost({
			settings: buildSettings({ lookups_per_minute: -1, audit_room: 1 }),
		});

		await expect(readConfiguration(accessors.read)).resolves.toEqual({
			problems: [
				{ setting: 'lookups_per_minute', problem: 'bad' },
				{ setting: 'audit_room', problem: 'bad' },
			],
		});
	});
});

describe('readServerSetting', () => {
	it('readServerSetting gives what the server has', async () => {
		const { accessors, reads } = new TestHost({ serverSettings: { Language: 'de' } });
		await expect(readServerSetting('Language', accessors.read)).resolves.toBe('de');
		expect(reads).toEqual(['Language']);
	});

	it('readServerSetting is undefined if the host does not let it be read', async () => {
		const { accessors } = new TestHost({ serverSettings: {} });
		await expect(readServerSetting('Language', accessors.read)).resolves.toBeUndefined();
	});
});

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

	it.each(cases)('savedProblems judges %s', async (_name, saved, settings, want) => {
		const { accessors } = new TestHost({ settings: buildSettings(settings) });
		await expect(savedProblems(saved, accessors.read)).resolves.toEqual(want);
	});
});

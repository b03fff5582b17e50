import { type SettingId, settingIds, type SettingProblem } from '../../../src/settings/ids';
import { readConfiguration, readServerSetting, savedProblems } from '../../../src/settings/read';
import { TestHost } from '../support/host';
import { buildConfiguration, buildSettings } from '../support/settings';

it('readConfiguration reads each setting once', async () => {
	const { accessors, reads } = new TestHost({ settings: buildSettings({ allow_logout: true }) });
	await expect(readConfiguration(accessors.read)).resolves.toEqual({
		configuration: buildConfiguration({ allowLogout: true }),
	});
	expect([...reads].sort()).toEqual([...settingIds].sort());
});

it('readConfiguration gives every problem of the settings', async () => {
	const settings = buildSettings({ lookups_per_minute: -1, audit_room: 1 });
	const { accessors } = new TestHost({ settings });
	await expect(readConfiguration(accessors.read)).resolves.toEqual({
		problems: [
			{ setting: 'lookups_per_minute', problem: 'bad' },
			{ setting: 'audit_room', problem: 'bad' },
		],
	});
});

it.each([
	['what the server has', { Language: 'de' }, 'de'],
	['undefined if the host does not let it be read', {}, undefined],
])('readServerSetting is %s', async (_name, serverSettings, want) => {
	const { accessors, reads } = new TestHost({ serverSettings });
	await expect(readServerSetting('Language', accessors.read)).resolves.toBe(want);
	expect(reads).toEqual(['Language']);
});

const limit = { lookups_per_minute: -5 };
const noSeed = { two_factor_method: 'totp', two_factor_secret: 'not base32!' };
const bad = (setting: SettingId): SettingProblem => ({ setting, problem: 'bad' });

it.each<
	readonly [string, SettingId, Partial<Record<SettingId, unknown>>, readonly SettingProblem[]]
>([
	['a good value', 'lookups_per_minute', { lookups_per_minute: 5 }, []],
	['a bad value', 'lookups_per_minute', limit, [bad('lookups_per_minute')]],
	['a bad value of another setting', 'audit_room', limit, []],
	['a bad value of another setting than the seed', 'two_factor_method', limit, []],
	['a bad seed, with something else saved', 'audit_room', noSeed, []],
	['an empty required setting', 'service_auth_token', { service_auth_token: '' }, []],
	['a seed that the method makes bad', 'two_factor_method', noSeed, [bad('two_factor_secret')]],
	['a bad seed itself', 'two_factor_secret', noSeed, [bad('two_factor_secret')]],
	[
		'a text that is no seed where a password is wanted',
		'two_factor_secret',
		{ ...noSeed, two_factor_method: 'password' },
		[],
	],
])('savedProblems judges %s', async (_name, saved, settings, want) => {
	const { accessors } = new TestHost({ settings: buildSettings(settings) });
	await expect(savedProblems(saved, accessors.read)).resolves.toEqual(want);
});

it.each<readonly [SettingId, string, string, readonly SettingProblem[]]>([
	['workspace_url', '', 'ftp://x', [{ setting: 'workspace_url', problem: 'site-url' }]],
	['workspace_url', '', 'https://chat.example.com', []],
	['workspace_url', 'https://chat.example.com', 'ftp://x', []],
	['audit_room', '', 'ftp://x', []],
])('savedProblems judges %s, with the address %j and the Site_Url %s', async (...row) => {
	const [saved, workspace_url, Site_Url, want] = row;
	const host = new TestHost({
		settings: buildSettings({ workspace_url }),
		serverSettings: { Site_Url },
	});
	await expect(savedProblems(saved, host.accessors.read)).resolves.toEqual(want);
});

import { settingIds } from '../../../src/names/settings';
import { readConfiguration, readServerSetting, readSettings } from '../../../src/settings/read';
import { rejected } from '../support/failures';
import { TestHost } from '../support/host';
import { buildConfiguration, buildSettings } from '../support/settings';

describe('readSettings', () => {
	it('reads each setting once', async () => {
		const { accessors, reads } = new TestHost();
		const raw = await readSettings(accessors.read);
		expect([...raw.keys()].sort()).toEqual([...settingIds].sort());
		expect([...reads].sort()).toEqual([...settingIds].sort());
	});
});

describe('readConfiguration', () => {
	it('gives what the settings say', async () => {
		const { accessors } = new TestHost({ settings: buildSettings({ allow_logout: true }) });

		await expect(readConfiguration(accessors.read)).resolves.toEqual(
			buildConfiguration({ allowLogout: true }),
		);
	});

	it('reports every bad setting', async () => {
		const { accessors } = new TestHost({
			settings: buildSettings({ lookups_per_minute: -1, audit_room: 1 }),
		});

		expect(await rejected(readConfiguration(accessors.read))).toEqual({
			code: 'not-configured',
			problems: [
				{ setting: 'lookups_per_minute', problem: 'bad' },
				{ setting: 'audit_room', problem: 'bad' },
			],
		});
	});
});

describe('readServerSetting', () => {
	it('gives what the server has', async () => {
		const { accessors, reads } = new TestHost({ serverSettings: { Language: 'de' } });
		await expect(readServerSetting('Language', accessors.read)).resolves.toBe('de');
		expect(reads).toEqual(['Language']);
	});

	it('is undefined if the host does not let it be read', async () => {
		const { accessors } = new TestHost({ serverSettings: {} });
		await expect(readServerSetting('Language', accessors.read)).resolves.toBeUndefined();
	});
});

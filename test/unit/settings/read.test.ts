import { MINUTE } from '../../../src/clock';
import { settingIds } from '../../../src/settings/ids';
import { readConfiguration, readServerSetting, readSettings } from '../../../src/settings/read';
import { Memory } from '../../../src/workspace/Memory';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { TestHost } from '../support/host';
import { buildConfiguration, buildSettings } from '../support/settings';

describe('readSettings', () => {
	it('reads each setting once', async () => {
		const { host, reads } = new TestHost();
		const raw = await readSettings(host.read);

		expect([...raw.keys()].sort()).toEqual([...settingIds].sort());
		expect([...reads].sort()).toEqual([...settingIds].sort());
	});
});

describe('readConfiguration', () => {
	it('reads once, for all who ask, until the memory is replaced', async () => {
		const { host, reads } = new TestHost();
		const memory = new Memory();
		const all = await Promise.all([
			readConfiguration(memory, host.read),
			readConfiguration(memory, host.read),
		]);
		await readConfiguration(memory, host.read);

		expect(all).toEqual([buildConfiguration(), buildConfiguration()]);
		expect(reads).toHaveLength(settingIds.length);

		await readConfiguration(new Memory(), host.read);

		expect(reads).toHaveLength(2 * settingIds.length);
	});

	it('reports bad settings, without reading them again', async () => {
		const { host, reads } = new TestHost({
			settings: buildSettings({ lookups_per_minute: -1, audit_room: 1 }),
		});
		const memory = new Memory();
		const want = {
			code: 'not-configured',
			problems: [
				{ setting: 'lookups_per_minute', problem: 'bad' },
				{ setting: 'audit_room', problem: 'bad' },
			],
		};

		expect(await rejected(readConfiguration(memory, host.read))).toEqual(want);
		expect(await rejected(readConfiguration(memory, host.read))).toEqual(want);
		expect(reads).toHaveLength(settingIds.length);
	});

	it('reads again after the host failed', async () => {
		const testHost = new TestHost();
		const memory = new Memory();
		const good = testHost.data.settings;
		testHost.data.settings = {
			...good,
			get: () => {
				throw new Error('The host is down');
			},
		} as unknown as typeof good;

		await expect(readConfiguration(memory, testHost.host.read)).rejects.toThrow('The host is down');
		testHost.data.settings = good;

		await expect(readConfiguration(memory, testHost.host.read)).resolves.toEqual(
			buildConfiguration(),
		);
	});
});

describe('readServerSetting', () => {
	const setUp = (serverSettings: Record<string, unknown>) => {
		const testHost = new TestHost({ serverSettings });
		const clock = new TestClock();
		const memory = new Memory();

		return {
			...testHost,
			testHost,
			clock,
			read: () =>
				readServerSetting({ id: 'Language', memory, read: testHost.host.read, now: clock.now }),
		};
	};

	it('keeps the answer for a minute and no longer', async () => {
		const { testHost, clock, read } = setUp({ Language: 'de' });

		await expect(read()).resolves.toBe('de');
		testHost.data.serverSettings = { Language: 'fr' };
		clock.advance(MINUTE - 1);
		await expect(read()).resolves.toBe('de');
		clock.advance(1);
		await expect(read()).resolves.toBe('fr');
	});

	it('is undefined if the host does not let it be read', async () => {
		const { read } = setUp({});

		await expect(read()).resolves.toBeUndefined();
	});

	it('asks once for all who wait', async () => {
		const { testHost, read } = setUp({ Language: 'de' });
		await Promise.all([read(), read(), read()]);

		expect(testHost.reads).toEqual(['Language']);
	});
});

import { MINUTE } from '../../../src/common/clock';
import { settingIds } from '../../../src/names/settings';
import { Memory } from '../../../src/requests/Memory';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { appUser, type HostData, TestHost } from '../support/host';
import { buildConfiguration, buildSettings } from '../support/settings';

const setUp = (data: Partial<HostData> = {}) => {
	const testHost = new TestHost(data);
	const clock = new TestClock();
	return { testHost, clock, memory: new Memory(clock.now), read: testHost.accessors.read };
};

describe('the configuration', () => {
	it('is read once, for all who ask, until the memory is replaced', async () => {
		const { testHost, clock, memory, read } = setUp();
		const all = await Promise.all([memory.readConfiguration(read), memory.readConfiguration(read)]);
		clock.advance(1000 * MINUTE);
		await memory.readConfiguration(read);
		expect(all).toEqual([buildConfiguration(), buildConfiguration()]);
		expect(testHost.reads).toHaveLength(settingIds.length);
		await new Memory(clock.now).readConfiguration(read);
		expect(testHost.reads).toHaveLength(2 * settingIds.length);
	});

	it('is read again after a bad one', async () => {
		const { testHost, memory, read } = setUp({ settings: buildSettings({ audit_room: 1 }) });

		expect(await rejected(memory.readConfiguration(read))).toEqual({
			code: 'not-configured',
			problems: [{ setting: 'audit_room', problem: 'bad' }],
		});
		testHost.data.settings = buildSettings();
		await expect(memory.readConfiguration(read)).resolves.toEqual(buildConfiguration());
	});

	it('reads again after the host failed', async () => {
		const { testHost, memory, read } = setUp();
		const good = testHost.data.settings;
		testHost.data.settings = {
			...good,
			get: () => {
				throw new Error('The host is down');
			},
		} as unknown as typeof good;
		await expect(memory.readConfiguration(read)).rejects.toThrow('The host is down');
		testHost.data.settings = good;
		await expect(memory.readConfiguration(read)).resolves.toEqual(buildConfiguration());
	});
});

describe('a setting of the server', () => {
	it('keeps the answer for a minute and no longer', async () => {
		const { testHost, clock, memory, read } = setUp({ serverSettings: { Language: 'de' } });
		await expect(memory.readServerSetting('Language', read)).resolves.toBe('de');
		testHost.data.serverSettings = { Language: 'fr' };
		clock.advance(MINUTE - 1);
		await expect(memory.readServerSetting('Language', read)).resolves.toBe('de');
		clock.advance(1);
		await expect(memory.readServerSetting('Language', read)).resolves.toBe('fr');
	});

	it('is undefined if the host does not let it be read', async () => {
		const { memory, read } = setUp({ serverSettings: {} });
		await expect(memory.readServerSetting('Language', read)).resolves.toBeUndefined();
	});

	it('asks once for all who wait', async () => {
		const { testHost, memory, read } = setUp({ serverSettings: { Language: 'de' } });
		await Promise.all([1, 2, 3].map(() => memory.readServerSetting('Language', read)));
		expect(testHost.reads).toEqual(['Language']);
	});

	it('is kept apart from the others', async () => {
		const { memory, read } = setUp({ serverSettings: { Language: 'de', E2E_Enable: false } });
		const ids = ['Language', 'E2E_Enable'] as const;

		await expect(Promise.all(ids.map((id) => memory.readServerSetting(id, read)))).resolves.toEqual(
			['de', false],
		);
	});
});

describe("the app's user", () => {
	it('is asked for once', async () => {
		const find = jest.fn(() => Promise.resolve(appUser));
		const { memory, read } = setUp({ appUser: find });
		await expect(memory.readAppUser(read)).resolves.toBe(appUser);
		await expect(memory.readAppUser(read)).resolves.toBe(appUser);
		expect(find).toHaveBeenCalledTimes(1);
	});

	it.each<readonly [string, HostData['appUser']]>([
		['does not know it', () => Promise.resolve(undefined)],
		['fails', () => Promise.reject(new Error('The host is down'))],
	])('is undefined if the host %s, and asked for again', async (_name, find) => {
		const { testHost, memory, read } = setUp({ appUser: find });
		await expect(memory.readAppUser(read)).resolves.toBeUndefined();
		testHost.data.appUser = () => Promise.resolve(appUser);
		await expect(memory.readAppUser(read)).resolves.toBe(appUser);
	});
});

import { MINUTE } from '../../../src/common/clock';
import { settingIds } from '../../../src/settings/ids';
import { RequestCache } from '../../../src/requests/RequestCache';
import { RequestContext } from '../../../src/requests/RequestContext';
import { buildCaller } from '../support/caller';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { appUser, type HostData, TestHost } from '../support/host';
import { buildConfiguration, buildSettings } from '../support/settings';

const setUp = (data: Partial<HostData> = {}) => {
	const testHost = new TestHost(data);
	const clock = new TestClock();
	const { accessors } = testHost;
	const caller = buildCaller();
	const memory = new RequestCache(clock.now);
	/** One request after the other, with one memory as long as no other is given. */
	const begin = (own = memory): RequestContext =>
		new RequestContext({ caller, accessors, memory: () => own, now: clock.now });
	const readConfiguration = async (own?: RequestCache) => (await begin(own).connect()).configuration;
	return { testHost, clock, begin, readConfiguration };
};

describe('the configuration', () => {
	it('is read once, for all who ask, until the memory is replaced', async () => {
		const { testHost, clock, readConfiguration } = setUp();
		const all = await Promise.all([readConfiguration(), readConfiguration()]);
		clock.advance(1000 * MINUTE);
		await readConfiguration();
		expect(all).toEqual([buildConfiguration(), buildConfiguration()]);
		expect(testHost.reads).toHaveLength(settingIds.length);
		await readConfiguration(new RequestCache(clock.now));
		expect(testHost.reads).toHaveLength(2 * settingIds.length);
	});

	it('is read again after a bad one', async () => {
		const { testHost, readConfiguration } = setUp({ settings: buildSettings({ audit_room: 1 }) });

		expect(await rejected(readConfiguration())).toEqual({
			code: 'not-configured',
			problems: [{ setting: 'audit_room', problem: 'bad' }],
		});
		testHost.data.settings = buildSettings();
		await expect(readConfiguration()).resolves.toEqual(buildConfiguration());
	});

	it('reads again after the host failed', async () => {
		const { testHost, readConfiguration } = setUp();
		const good = testHost.data.settings;
		testHost.data.settings = {
			...good,
			get: () => {
				throw new Error('The host is down');
			},
		} as unknown as typeof good;
		await expect(readConfiguration()).rejects.toThrow('The host is down');
		testHost.data.settings = good;
		await expect(readConfiguration()).resolves.toEqual(buildConfiguration());
	});
});

describe('a setting of the server', () => {
	it('keeps the answer for a minute and no longer', async () => {
		const { testHost, clock, begin } = setUp({ serverSettings: { Language: 'de' } });
		await expect(begin().readServerSetting('Language')).resolves.toBe('de');
		testHost.data.serverSettings = { Language: 'fr' };
		clock.advance(MINUTE - 1);
		await expect(begin().readServerSetting('Language')).resolves.toBe('de');
		clock.advance(1);
		await expect(begin().readServerSetting('Language')).resolves.toBe('fr');
	});

	it('is undefined if the host does not let it be read', async () => {
		const { begin } = setUp({ serverSettings: {} });
		await expect(begin().readServerSetting('Language')).resolves.toBeUndefined();
	});

	it('asks once for all who wait', async () => {
		const { testHost, begin } = setUp({ serverSettings: { Language: 'de' } });
		await Promise.all([1, 2, 3].map(() => begin().readServerSetting('Language')));
		expect(testHost.reads).toEqual(['Language']);
	});

	it('is kept apart from the others', async () => {
		const { begin } = setUp({ serverSettings: { Language: 'de', E2E_Enable: false } });
		const ids = ['Language', 'E2E_Enable'] as const;

		await expect(Promise.all(ids.map((id) => begin().readServerSetting(id)))).resolves.toEqual([
			'de',
			false,
		]);
	});
});

describe("the app's user", () => {
	it('is asked for once', async () => {
		const find = jest.fn(() => Promise.resolve(appUser));
		const { begin } = setUp({ appUser: find });
		await expect(begin().readAppUser()).resolves.toBe(appUser);
		await expect(begin().readAppUser()).resolves.toBe(appUser);
		expect(find).toHaveBeenCalledTimes(1);
	});

	it.each<readonly [string, HostData['appUser']]>([
		['does not know it', () => Promise.resolve(undefined)],
		['fails', () => Promise.reject(new Error('The host is down'))],
	])('is undefined if the host %s, and asked for again', async (_name, find) => {
		const { testHost, begin } = setUp({ appUser: find });
		await expect(begin().readAppUser()).resolves.toBeUndefined();
		testHost.data.appUser = () => Promise.resolve(appUser);
		await expect(begin().readAppUser()).resolves.toBe(appUser);
	});
});

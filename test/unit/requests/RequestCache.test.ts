import { MINUTE } from '../../../src/common/clock';
import { RequestCache } from '../../../src/requests/RequestCache';
import { settingIds } from '../../../src/settings/ids';
import { alice, AppFixture } from '../support/appFixture';
import { appUser, type HostData } from '../support/host';
import { buildConfiguration, buildSettings } from '../support/settings';

const setUp = (data: ConstructorParameters<typeof AppFixture>[0] = {}) => {
	const app = new AppFixture(data);
	return { app, begin: () => app.begin(alice) };
};

describe('RequestCache.settings', () => {
	it('RequestCache.settings are read once, for all who ask, until the cache is replaced', async () => {
		const { app, begin } = setUp();
		const all = await Promise.all([begin().readConfiguration(), begin().readConfiguration()]);
		app.clock.advance(1000 * MINUTE);
		await begin().readConfiguration();
		expect(all).toEqual([buildConfiguration(), buildConfiguration()]);
		expect(app.testHost.reads).toHaveLength(settingIds.length);
		app.service.forget();
		await begin().readConfiguration();
		expect(app.testHost.reads).toHaveLength(2 * settingIds.length);
	});

	it('RequestCache.settings are read again after the host failed', async () => {
		const { app, begin } = setUp();
		app.testHost.data.settings = {
			...buildSettings(),
			get: () => {
				throw new Error('The host is down');
			},
		} as unknown as HostData['settings'];
		await expect(begin().readConfiguration()).rejects.toThrow('The host is down');
		app.testHost.data.settings = buildSettings();
		await expect(begin().readConfiguration()).resolves.toEqual(buildConfiguration());
	});
});

describe('RequestCache.serverSetting', () => {
	it('RequestCache.serverSetting keeps an answer for a minute and no longer', async () => {
		const { app, begin } = setUp({ serverSettings: { Language: 'de' } });
		await expect(begin().readCommonSetting('Language')).resolves.toBe('de');
		app.testHost.data.serverSettings = { Language: 'fr' };
		app.clock.advance(MINUTE - 1);
		await expect(begin().readCommonSetting('Language')).resolves.toBe('de');
		app.clock.advance(1);
		await expect(begin().readCommonSetting('Language')).resolves.toBe('fr');
	});

	it('RequestCache.serverSetting asks once for all who wait', async () => {
		const { app, begin } = setUp({ serverSettings: { Language: 'de' } });
		await Promise.all([1, 2, 3].map(() => begin().readCommonSetting('Language')));
		expect(app.testHost.reads).toEqual(['Language']);
	});

	it('RequestCache.serverSetting keeps each apart, and does not know what cannot be read', async () => {
		const { begin } = setUp({ serverSettings: { Language: 'de' } });
		const ids = ['Language', 'Site_Url'] as const;
		const read = await Promise.all(ids.map((id) => begin().readCommonSetting(id)));
		expect(read).toEqual(['de', undefined]);
	});
});

describe('RequestCache.appUser', () => {
	it('RequestCache.appUser is asked for once', async () => {
		const find = jest.fn(() => Promise.resolve(appUser));
		const { begin } = setUp({ appUser: find });
		await expect(begin().readAppUser()).resolves.toBe(appUser);
		await expect(begin().readAppUser()).resolves.toBe(appUser);
		expect(find).toHaveBeenCalledTimes(1);
	});

	it.each<readonly [string, HostData['appUser']]>([
		['does not know it', () => Promise.resolve(undefined)],
		['fails', () => Promise.reject(new Error('The host is down'))],
	])('RequestCache.appUser is asked for again if the host %s', async (_name, find) => {
		const { app, begin } = setUp({ appUser: find });
		await expect(begin().readAppUser()).resolves.toBeUndefined();
		app.testHost.data.appUser = () => Promise.resolve(appUser);
		await expect(begin().readAppUser()).resolves.toBe(appUser);
	});
});

it('RequestCache uses one clock in all its parts', async () => {
	const clock = { time: 0 };
	const cache = new RequestCache(() => clock.time);
	const post = jest.fn(() => Promise.resolve());
	cache.cooldowns.begin('me', 60);
	const look = async (): Promise<readonly unknown[]> => {
		await cache.windowPosts.once('x', post);
		return [cache.cooldowns.pauseOf('me') !== undefined, post.mock.calls.length];
	};
	await look();
	expect(await look()).toEqual([true, 1]);
	clock.time = 10 * MINUTE;
	expect(await look()).toEqual([false, 2]);
});

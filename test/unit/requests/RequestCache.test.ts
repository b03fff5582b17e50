import { MINUTE } from '../../../src/common/clock';
import { settingIds } from '../../../src/settings/ids';
import { alice, AppFixture } from '../support/appFixture';
import { appUser } from '../support/host';
import { buildConfiguration } from '../support/settings';

it('RequestCache keeps the settings for all who ask until it is replaced', async () => {
	const app = new AppFixture();
	const read = () => app.begin(alice).readConfiguration();
	expect(await Promise.all([read(), read()])).toEqual([buildConfiguration(), buildConfiguration()]);
	app.clock.advance(1000 * MINUTE);
	await read();
	expect(app.testHost.reads).toHaveLength(settingIds.length);
	app.service.forget();
	await read();
	expect(app.testHost.reads).toHaveLength(2 * settingIds.length);
});

it('RequestCache keeps each setting of the server for a minute for all who ask', async () => {
	const app = new AppFixture({ serverSettings: { Language: 'de' } });
	const read = () => app.begin(alice).readCommonSetting('Language');
	expect(await Promise.all([read(), read()])).toEqual(['de', 'de']);
	expect(app.testHost.reads).toEqual(['Language']);
	expect(await app.begin(alice).readCommonSetting('Site_Url')).toBeUndefined();
	app.testHost.data.serverSettings = { Language: 'fr' };
	app.clock.advance(MINUTE - 1);
	expect(await read()).toBe('de');
	app.clock.advance(1);
	expect(await read()).toBe('fr');
});

it('RequestCache keeps the user of the app from when the host says who it is', async () => {
	const app = new AppFixture({ appUser: () => Promise.resolve(undefined) });
	const read = () => app.begin(alice).readAppUser();
	expect(await read()).toBeUndefined();
	app.testHost.data.appUser = () => Promise.reject(new Error('The host is down'));
	expect(await read()).toBeUndefined();
	app.testHost.data.appUser = () => Promise.resolve(appUser);
	expect(await read()).toBe(appUser);
	app.testHost.data.appUser = () => Promise.resolve(undefined);
	expect(await read()).toBe(appUser);
});

import { findings } from './support/findings';
import {
	appears,
	composer,
	openMenu,
	replies,
	phone,
	sharedPage,
	signIn,
	textOf,
	type,
} from './support/startPage';
import { demoSettings } from '../workspace/differences';
import { demo } from '../workspace/seed';

/** The demo around the app: what a newcomer meets first. */

describe('the demo', () => {
	const page = sharedPage({ configure: demoSettings });
	it('the page says where the demo differs from a new installation, and no longer where it does not', async () => {
		const tab = await page().open();
		const note = tab.getByText('Unlike after a new installation');
		expect(await note.innerText()).toBe(
			'Unlike after a new installation, people may log out sessions (as installed: off), and everybody may make 60 requests a minute (as installed: 10).',
		);
		await tab.getByRole('button', { name: 'App settings' }).click();
		await tab.locator('#lookups_per_minute').fill('10');
		await tab.getByRole('button', { name: 'Save changes' }).click();
		await tab.getByText('Saved.').waitFor();
		await note.getByText('60 requests').waitFor({ state: 'detached' });
		expect(await note.innerText()).toContain('people may log out sessions');
		await page().running.startOver();
	});

	it('a person who has logged out everywhere reads that Rocket.Chat would log them out here, and can start over', async () => {
		const tab = await page().open();
		const note = tab.getByText('in Rocket.Chat you would be logged out now');
		await type(tab, `/session logout ${demo.sessions.alice.phone}`);
		expect(await note.count()).toBe(0);
		await type(tab, '/session logout @alice all');
		await note.waitFor();
		expect(await findings(tab)).toEqual([]);
		expect(await textOf(await type(tab, '/session'))).toContain('No open sessions');
		await tab.getByRole('status').getByRole('button', { name: 'Start over' }).click();
		await note.waitFor({ state: 'detached' });
		expect(await textOf(await type(tab, '/session'))).toContain(demo.sessions.alice.phone);
	});

	it('starting over brings back sessions, settings and an empty room, on every page that is open', async () => {
		const [tab, other] = [await page().open(), await page().open()];
		await signIn(other, 'Ada Admin');
		await type(other, '/session logout @bob all');
		await page().running.engine.updateSetting({ id: 'self_service', value: false });
		expect(await textOf(await type(tab, '/session'))).toContain('Permission required');
		await tab.getByRole('button', { name: 'Start over' }).click();
		for (const one of [tab, other]) {
			await one.locator('.welcome').waitFor();
			expect(await replies(one).count()).toBe(0);
			expect(await appears(one.getByText('Which of these devices is mine?'))).toBe(true);
		}
		expect(await textOf(await type(tab, '/session'))).toContain('Your sessions');
		expect(await textOf(await type(other, '/session list @bob'))).toContain(
			demo.sessions.bob.desktop,
		);

		expect(page().running.engine.getSettings()).toMatchObject({
			self_service: { value: true },
			allow_logout: { value: true },
		});
	});

	it('a desktop at 200 % has the web client, a phone the mobile one, and both can switch', async () => {
		for (const [viewport, client, other] of [
			[{ width: 640, height: 400 }, 'web', 'mobile'],
			[phone.viewport, 'mobile', 'web'],
		] as const) {
			const tab = await page().open({ viewport });
			await tab.locator(`.client-${client}`).waitFor();
			await openMenu(tab);
			await tab.getByRole('button', { name: 'Mobile client' }).click();
			await tab.locator(`.client-${other}`).waitFor();
			await tab.getByRole('button', { name: 'Close menu' }).click();
			await type(tab, '/session manage');
			expect(await appears(tab.locator(`dialog.window-${other}`))).toBe(true);
		}
	});
});

describe('the demo with --fresh', () => {
	const page = sharedPage({ fresh: true });
	it('the first card leads to the settings, a button creates the token, and the app is set up with it', async () => {
		const tab = await page().open();
		const steps = tab.getByRole('region', { name: 'First steps' });
		await steps.waitFor();
		expect(await findings(tab)).toEqual([]);
		await steps.getByRole('button', { name: 'Sign in as Ada Admin' }).click();
		await steps.getByText('You are signed in as Ada Admin').waitFor();
		await steps.getByRole('button', { name: 'Open App settings' }).click();
		await tab.getByRole('button', { name: 'Create a token' }).click();
		const created = tab.getByRole('region', { name: 'Personal access token' }).locator('dd');
		await created.first().waitFor();
		const [userId = '', token = ''] = await created.allInnerTexts();
		expect(userId).toBe(demo.users.service.id);
		expect(await findings(tab)).toEqual([]);
		await tab.locator('#service_user_id').fill(userId);
		await tab.locator('#service_auth_token').fill(token);
		await tab.getByRole('button', { name: 'Save changes' }).click();
		await steps.waitFor({ state: 'detached' });
		expect(await tab.getByRole('button', { name: 'Create a token' }).count()).toBe(0);
		expect(await textOf(await type(tab, '/session status'))).toContain('Session Info is ready');
		await tab.getByRole('button', { name: 'Start over' }).click();
		await steps.waitFor();
		expect(await composer(tab).inputValue()).toBe('');
	});
});

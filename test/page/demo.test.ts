import type { Locator, Page } from 'playwright-core';

import { findings } from './support/findings';
import { appears, composer, replies, sharedPage, signIn, textOf, type } from './support/startPage';
import { Translator } from '../../src/texts/Translator';
import { demoSettings } from '../workspace/differences';
import { demo } from '../workspace/seed';

/** The demo around the app: what a newcomer meets first, and what an admin looks at beside the chat. */

const t = new Translator('en');

const openSettings = async (tab: Page): Promise<void> => {
	await tab.getByRole('button', { name: 'App settings' }).click();
	await tab.locator('fieldset').first().waitFor();
};

const save = async (tab: Page): Promise<void> => {
	await tab.getByRole('button', { name: 'Save changes' }).click();
	await tab.getByText('Saved.').waitFor();
};

describe('the demo', () => {
	const page = sharedPage({ configure: demoSettings });
	afterEach(() => page().running.startOver());
	it('the page says where the demo differs from a new installation, and no longer where it does not', async () => {
		const tab = await page().open();
		const note = tab.getByText('Unlike after a new installation');
		expect(await note.innerText()).toBe(
			'Unlike after a new installation, people may log out sessions (as installed: off), and everybody may make 60 requests a minute (as installed: 10).',
		);
		await openSettings(tab);
		await tab.locator('#lookups_per_minute').fill('10');
		await save(tab);
		await note.getByText('60 requests').waitFor({ state: 'detached' });
		expect(await note.innerText()).toContain('people may log out sessions');
	});

	it('a person who has logged out everywhere reads that Rocket.Chat would log them out here, and can start over', async () => {
		const tab = await page().open();
		const note = tab.getByText('in Rocket.Chat you would be logged out now');
		await type(tab, `/session logout ${demo.sessions.alice.phone}`);
		expect(await note.count()).toBe(0);
		await type(tab, '/session logout @alice all');
		await note.waitFor();
		expect(await findings(tab, 'main')).toEqual([]);
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
			await one.getByText('Which of these devices is mine?').waitFor();
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

	it('App settings shows secrets as dots', async () => {
		const tab = await page().open();
		await openSettings(tab);
		const token = tab.getByLabel(t.text('setting_service_auth_token'), { exact: true });
		expect(await token.getAttribute('type')).toBe('password');
		expect(await token.inputValue()).toBe(demo.users.service.token);
		expect(await textOf(tab.getByRole('complementary'))).not.toContain(demo.users.service.token);
	});

	it('App settings names a bad value where it stands, in the words of the status', async () => {
		const tab = await page().open();
		await openSettings(tab);
		const url = tab.getByLabel(t.text('setting_workspace_url'));
		const limit = tab.getByLabel(t.text('setting_lookups_per_minute'));
		const room = tab.getByLabel(t.text('setting_audit_room'));
		const areBad = async (): Promise<readonly (string | null)[]> =>
			Promise.all([url, limit, room].map((one) => one.getAttribute('aria-invalid')));
		await url.fill('chat.example.com');
		await limit.fill('-1');
		await save(tab);
		expect(await areBad()).toEqual(['true', 'true', 'false']);
		expect(await tab.locator('#workspace_url-problem').innerText()).toMatch(
			/^“Workspace URL” \(workspace_url\) must be an address/,
		);

		expect(await tab.locator('#lookups_per_minute-problem').innerText()).toMatch(
			/^“Requests per user per minute” \(lookups_per_minute\) must be a whole number/,
		);
		expect(await textOf(await type(tab, '/session'))).toMatch(/not available/i);
		await url.fill(page().running.url);
		await limit.fill('0');
		await save(tab);
		expect(await areBad()).toEqual(['false', 'false', 'false']);
		expect(await textOf(await type(tab, '/session'))).toContain('Your sessions');
	});

	it('App settings saves switches and choices', async () => {
		const tab = await page().open();
		await openSettings(tab);
		await tab.getByLabel(t.text('setting_self_service')).uncheck();
		await tab.getByLabel(t.text('setting_two_factor_method')).selectOption('totp');
		await tab
			.getByLabel(t.text('setting_two_factor_secret'), { exact: true })
			.fill(demo.users.sam.totpSecret);
		await save(tab);
		expect(page().running.engine.getSettings()).toMatchObject({
			self_service: { value: false },
			two_factor_method: { value: 'totp' },
			two_factor_secret: { value: demo.users.sam.totpSecret },
		});
	});

	it('App settings is in the language of the administrator', async () => {
		const tab = await page().open();
		await openSettings(tab);
		await signIn(tab, 'Ada Admin');
		await tab.getByLabel('Language of admin').selectOption('de');
		const german = tab.getByText(new Translator('de').text('section_access'));
		expect(await appears(german)).toBe(true);
	});

	it('Requests of the app shows what the token is used for, on the server that was chosen', async () => {
		const tab = await page().open();
		await tab.getByRole('button', { name: 'Requests of the app' }).click();
		await signIn(tab, 'Sam Security');
		await tab.getByLabel('Server').selectOption('7.2');
		await tab.waitForFunction("document.querySelector('select').value === '7.2'");
		expect(page().running.workspace.data.generation).toBe('7.2');
		await type(tab, `/session ${demo.sessions.bob.phone}`);
		const newest: Locator = tab
			.getByRole('list', { name: 'Requests' })
			.getByRole('listitem')
			.first();
		const text = await textOf(newest);
		expect(text).toContain(`GET sessions/info.admin?sessionId=${demo.sessions.bob.phone}`);
		expect(text).toContain('200');
		expect(text).toContain('as session.service');
	});

	it('App log shows the app’s entries, without those that the engine adds for every call', async () => {
		const tab = await page().open();
		await signIn(tab, 'Sam Security');
		await type(tab, `/session ${demo.sessions.bob.phone}`);
		await tab.getByRole('button', { name: 'App log' }).click();
		const entries = tab.getByRole('list', { name: 'Log entries' });
		await entries.getByText('session-lookup').first().waitFor();
		expect(await entries.getByText('debug', { exact: true }).count()).toBe(0);
	});
});

describe('the demo with --fresh', () => {
	const page = sharedPage({ fresh: true });
	it('the first card leads to the settings, a button creates the token, and the app is set up with it', async () => {
		const tab = await page().open();
		const steps = tab.getByRole('region', { name: 'First steps' });
		await steps.waitFor();
		await steps.getByRole('button', { name: 'Open App settings' }).click();
		await tab.getByRole('button', { name: 'Create a token' }).click();
		const created = tab.getByRole('region', { name: 'Personal access token' }).locator('dd');
		await created.first().waitFor();
		const [userId = '', token = ''] = await created.allInnerTexts();
		expect(userId).toBe(demo.users.service.id);
		expect(await findings(tab)).toEqual([]);
		await tab.locator('#service_user_id').fill(userId);
		await tab.locator('#service_auth_token').fill(token);
		await save(tab);
		await steps.waitFor({ state: 'detached' });
		expect(await tab.getByRole('button', { name: 'Create a token' }).count()).toBe(0);
		await signIn(tab, 'Ada Admin');
		expect(await textOf(await type(tab, '/session status'))).toContain('Session Info is ready');
		await tab.getByRole('button', { name: 'Start over' }).click();
		await steps.waitFor();
		expect(await composer(tab).inputValue()).toBe('');
	});
});

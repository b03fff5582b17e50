import type { Page } from 'playwright-core';

import { appears, type RunningPage, signIn, startPage, textOf, type } from './support/startPage';
import { Translator } from '../../src/texts/Translator';
import { demo } from '../workspace/seed';

const bobsPhone = demo.sessions.bob.phone;

const t = new Translator('en');

let page: RunningPage;
let tab: Page;
beforeAll(async () => {
	page = await startPage({ configure: { lookups_per_minute: 0 } });
	tab = await page.open();
});
afterAll(() => page.stop());

const save = async (): Promise<void> => {
	await tab.getByRole('button', { name: 'Save changes' }).click();
	await tab.getByText('Saved.').waitFor();
};

describe('App settings', () => {
	beforeAll(async () => {
		await tab.getByRole('button', { name: 'App settings' }).click();
		await tab.getByText('The settings are filled in.').waitFor();
	});

	it('App settings shows secrets as dots', async () => {
		const token = tab.getByLabel(t.text('setting_service_auth_token'), { exact: true });
		expect(await token.getAttribute('type')).toBe('password');
		expect(await token.inputValue()).toBe(demo.users.service.token);
		expect(await textOf(tab.getByRole('complementary'))).not.toContain(demo.users.service.token);
	});

	it('App settings names a bad value where it stands, in the words of the status', async () => {
		const url = tab.getByLabel(t.text('setting_workspace_url'));
		const limit = tab.getByLabel(t.text('setting_lookups_per_minute'));
		await url.fill('chat.example.com');
		await limit.fill('-1');
		await save();
		expect(await url.getAttribute('aria-invalid')).toBe('true');
		expect(await limit.getAttribute('aria-invalid')).toBe('true');
		expect(await tab.getByLabel(t.text('setting_audit_room')).getAttribute('aria-invalid')).toBe(
			'false',
		);

		expect(await tab.locator('#workspace_url-problem').innerText()).toMatch(
			/^“Workspace URL” \(workspace_url\) must be an address/,
		);

		expect(await tab.locator('#lookups_per_minute-problem').innerText()).toMatch(
			/^“Requests per user per minute” \(lookups_per_minute\) must be a whole number/,
		);
		expect(await textOf(await type(tab, '/session'))).toMatch(/not available/i);
		await url.fill(page.running.url);
		await limit.fill('0');
		await save();
		expect(await url.getAttribute('aria-invalid')).toBe('false');
		expect(await textOf(await type(tab, '/session'))).toContain('Your sessions');
	});

	it('App settings saves switches and choices', async () => {
		await tab.getByLabel(t.text('setting_self_service')).uncheck();
		await tab.getByLabel(t.text('setting_allow_logout')).check();
		await tab.getByLabel(t.text('setting_two_factor_method')).selectOption('totp');
		await tab
			.getByLabel(t.text('setting_two_factor_secret'), { exact: true })
			.fill(demo.users.sam.totpSecret);
		await save();
		expect(page.running.engine.getSettings()).toMatchObject({
			self_service: { value: false },
			allow_logout: { value: true },
			two_factor_method: { value: 'totp' },
			two_factor_secret: { value: demo.users.sam.totpSecret },
		});
		await tab.getByLabel(t.text('setting_self_service')).check();
		await tab.getByLabel(t.text('setting_allow_logout')).uncheck();
		await tab.getByLabel(t.text('setting_two_factor_method')).selectOption('none');
		await save();
	});

	it('App settings is in the language of the administrator', async () => {
		await signIn(tab, 'Ada Admin');
		await tab.getByLabel('Language of admin').selectOption('de');
		const german = tab.getByText(new Translator('de').text('section_access'));
		expect(await appears(german)).toBe(true);
		await tab.getByLabel('Language of admin').selectOption('');
		await signIn(tab, 'Alice Archer');
	});
});

it('Requests of the app shows what the token is used for', async () => {
	await tab.getByRole('button', { name: 'Requests of the app' }).click();
	await signIn(tab, 'Sam Security');
	await type(tab, `/session ${bobsPhone}`);

	const newest = tab.getByRole('list', { name: 'Requests' }).getByRole('listitem').first();
	expect(await textOf(newest)).toContain(`GET sessions/info.admin?sessionId=${bobsPhone}`);
	expect(await textOf(newest)).toContain('200');
	expect(await textOf(newest)).toContain('as session.service');
});

it('Requests of the app are answered by the server that was chosen', async () => {
	await tab.getByLabel('Server').selectOption('7.2');
	await tab.waitForFunction("document.querySelector('select').value === '7.2'");
	expect(page.running.workspace.data.generation).toBe('7.2');
	expect(await textOf(await type(tab, `/session ${bobsPhone}`))).toContain('Bob Baker');
	await tab.getByLabel('Server').selectOption('8.9');
});

it('App log shows the app’s entries, and the engine’s when asked to', async () => {
	await tab.getByRole('button', { name: 'App log' }).click();
	const entries = tab.getByRole('list', { name: 'Log entries' });
	await entries.getByText('session-lookup').first().waitFor();
	expect(await entries.getByText('debug', { exact: true }).count()).toBe(0);
	await tab.getByLabel('Debug entries').check();
	expect(await entries.getByText('debug', { exact: true }).count()).toBeGreaterThan(0);
});

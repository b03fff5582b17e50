import type { Page, Route } from 'playwright-core';

import { composer, type RunningPage } from './startPage';
import type { WindowEvent } from '../../workspace/model';

type View = WindowEvent['view'];

const text = (words: string) => ({ type: 'plain_text', text: words });

/** A button as the engine sends it. */
export const button = (words: string, actionId: string, value?: string, style?: string) => ({
	type: 'button',
	appId: 'app',
	blockId: '',
	text: text(words),
	actionId,
	...(value !== undefined && { value }),
	...(style !== undefined && { style }),
});

export const section = (words: string, fields: readonly string[] = [], accessory?: object) => ({
	type: 'section',
	blockId: `about ${words}`,
	text: text(words),
	...(fields.length > 0 && { fields: fields.map(text) }),
	...(accessory && { accessory }),
});

export const actions = (...elements: readonly object[]) => ({
	type: 'actions',
	blockId: 'actions',
	elements,
});

export const buildView = (title: string, ...blocks: readonly object[]): View => ({
	id: 'view',
	type: 'modal',
	title: text(title),
	blocks,
});

const session = (name: string, id: string) =>
	section(`${name} on Windows 10`, [`Device ID ${id}`, 'IP Address 203.0.113.7'], {
		...button('Log out', 'ask', id, 'danger'),
	});

export const listView = (...before: readonly object[]): View =>
	buildView(
		'Your sessions',
		...before,
		session('Chrome', 'one'),
		session('Firefox', 'two'),
		actions(button('Next page', 'page', '2'), button('Refresh', 'page', '1')),
	);

export const askView = (): View =>
	buildView(
		'Log out device?',
		section('Chrome on Windows 10', ['Device ID one']),
		section('The device will be logged out.'),
		actions(button('Log out device', 'end', 'one', 'danger'), button('Back', 'page', '1')),
	);

/** Opens and changes windows as the app would, and answers what the page posts. */
export class FakeApp {
	/** What the page posted for its windows. */
	readonly interactions: unknown[] = [];

	readonly headers: Record<string, string>[] = [];

	/** Gives the view that a press leads to, if any. */
	answer: (actionId: string) => View | undefined = () => undefined;

	/** The latest that the page made. */
	triggerId = '';

	constructor(
		private readonly page: RunningPage,
		private readonly userId: string,
	) {}

	async attach(tab: Page): Promise<void> {
		await tab.route('**/api/v1/commands.run', async (route) => {
			this.noteTrigger(route);
			await route.fulfill({ json: { success: true } });
		});
		await tab.route('**/api/apps/ui.interaction/*', async (route) => {
			this.noteTrigger(route);
			this.headers.push(route.request().headers());
			const interaction: { type?: string; actionId?: string } = route.request().postDataJSON();
			this.interactions.push(interaction);
			const view = this.answer(interaction.actionId ?? '');
			if (view) {
				this.send('modal.update', view);
			}
			await route.fulfill({ json: { success: true } });
		});
	}

	private noteTrigger(route: Route): void {
		const { triggerId }: { triggerId?: string } = route.request().postDataJSON();
		this.triggerId = triggerId ?? '';
	}

	send(type: WindowEvent['type'], view: View, triggerId = this.triggerId): void {
		this.page.running.workspace.events.emit('window', {
			type,
			userId: this.userId,
			triggerId,
			appId: 'app',
			view,
		});
	}

	/** Types a command, so that there is a trigger. */
	async command(tab: Page): Promise<void> {
		const sent = tab.waitForResponse('**/api/v1/commands.run');
		await composer(tab).fill('/session manage');
		await composer(tab).press('Enter');
		await sent;
	}
}

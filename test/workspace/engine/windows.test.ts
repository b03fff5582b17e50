import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

import { installEngine } from './install';
import { lowestEngine, ownEngine, parseEngineVersion } from './versions';
import { demo } from '../seed';
import { startWorkspace, type RunningWorkspace } from '../start';

/** As small as an app can be that has a window, a slash command to open it, and an endpoint that takes a body. */
const source = `
const { App } = require('@rocket.chat/apps-engine/definition/App');
const { ApiSecurity, ApiVisibility } = require('@rocket.chat/apps-engine/definition/api');

const windowOf = (text) => ({
	type: 'modal',
	id: 'the-window',
	title: { type: 'plain_text', text: 'Window' },
	blocks: [
		{
			type: 'section',
			blockId: 'first',
			appId: 'x',
			text: { type: 'plain_text', text },
			accessory: {
				type: 'button', actionId: 'press', blockId: 'first', appId: 'x', value: 'the value',
				text: { type: 'plain_text', text: 'Press' },
				accessibilityLabel: 'Press the first',
			},
		},
	],
});

class WindowApp extends App {
	async extendConfiguration(configuration) {
		await configuration.slashCommands.provideSlashCommand({
			command: 'window',
			i18nParamsExample: '',
			i18nDescription: '',
			providesPreview: false,
			executor: async (context, read, modify) => {
				const triggerId = context.getTriggerId();
				await modify.getUiController()
					.openSurfaceView(windowOf('trigger: ' + typeof triggerId), { triggerId }, context.getSender());
			},
		});
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [{ path: 'echo', post: async ({ content, user }) => ({ status: 200, content: { content } }) }],
		});
	}

	async executeBlockActionHandler(context, read, http, persistence, modify) {
		const { user, room, actionId, blockId, value, triggerId, container } = context.getInteractionData();
		if (!user) {
			throw new Error('Nobody pressed');
		}
		await modify.getUiController().updateSurfaceView(
			windowOf([user.username, room && room.slugifiedName, actionId, blockId, value, container.id].join(' ')),
			{ triggerId },
			user,
		);
		return context.getInteractionResponder().successResponse();
	}

	async executeViewClosedHandler(context) {
		return context.getInteractionResponder().successResponse();
	}
}

exports.WindowApp = WindowApp;
`;

const manifest = {
	id: '5b1c7c5e-8a64-4d4b-9f4e-6f0a54a3c1de',
	version: '1.0.0',
	requiredApiVersion: '^1.40.0',
	name: 'Window',
	nameSlug: 'window',
	description: 'A window',
	author: { name: 'A', homepage: '', support: '' },
	classFile: 'WindowApp.js',
	iconFile: 'icon.png',
	implements: [],
	permissions: ['slashcommand', 'api', 'ui.interact'].map((name) => ({ name })),
};

const { ENGINE: chosen } = process.env;
const versions = chosen ? [parseEngineVersion(chosen)] : [ownEngine, lowestEngine];

describe.each(versions)('windows in Apps-Engine %s', (version) => {
	let folder: string;
	let running: RunningWorkspace;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'window-app-'));
		const zip = new AdmZip();
		zip.addFile('app.json', Buffer.from(JSON.stringify(manifest)));
		zip.addFile('WindowApp.js', Buffer.from(source));
		const path = join(folder, 'window.zip');
		zip.writeZip(path);
		running = await startWorkspace({
			zip: path,
			configure: false,
			packageRoot: await installEngine(version),
		});
	});

	afterAll(async () => {
		await running.stop();
		await rm(folder, { recursive: true, force: true });
	});

	const textOf = ({ blocks }: { readonly blocks: readonly unknown[] }): unknown =>
		JSON.stringify(blocks).match(/"text":"([^"]*)"/)?.[1];

	it('are opened by a command', async () => {
		const { windows, replies } = await running.open({ as: 'alice', text: '/window' });
		expect(replies).toEqual([]);
		expect(windows).toMatchObject([
			{
				type: 'modal.open',
				userId: demo.users.alice.id,
				view: { id: 'the-window', type: 'modal' },
			},
		]);
		expect(windows.map(({ view }) => textOf(view))).toEqual(['trigger: string']);
	});

	it('windows carry the accessibilityLabel of a button from the app to the clients', async () => {
		const { windows } = await running.open({ as: 'alice', text: '/window' });
		expect(windows.map(({ view }) => view.blocks[0])).toMatchObject([
			{ accessory: { actionId: 'press', accessibilityLabel: 'Press the first' } },
		]);
	});

	it('are updated by a press', async () => {
		const { windows } = await running.open({ as: 'alice', text: '/window' });
		const [opened] = windows;
		const pressed = await running.press({
			as: 'alice',
			actionId: 'press',
			...(opened && { view: opened.view }),
		});

		expect(pressed).toMatchObject({
			status: 200,
			body: { success: true },
			windows: [{ type: 'modal.update', view: { id: 'the-window' } }],
		});

		expect(pressed.windows.map(({ view }) => textOf(view))).toEqual([
			'alice  press first the value the-window',
		]);
	});

	it('take what a client says for granted', async () => {
		const pressed = await running.press({
			as: 'bob',
			actionId: 'forged',
			viewId: 'none',
			blockId: 'b',
			value: 7,
			room: demo.rooms.sessionAudit,
		});

		expect(pressed.windows.map(({ view }) => textOf(view))).toEqual([
			'bob session-audit forged b 7 none',
		]);
	});

	it('are not shown for a trigger that the client does not know', async () => {
		const shown: unknown[] = [];
		running.workspace.events.on('window', (window) => shown.push(window));
		const pressed = await running.press({ as: 'bob', actionId: 'press', triggerId: 'nope' });
		expect([pressed.status, pressed.windows]).toEqual([200, []]);
		expect(shown).toHaveLength(1);
	});

	it('are closed', async () => {
		const view = { id: 'the-window', title: '', blocks: [] };
		expect(await running.close({ as: 'alice', view })).toMatchObject({ status: 200 });
	});

	it('are nothing for those without a login, or with a visitor', async () => {
		const nobody = await running.press({ actionId: 'press' });
		const visitor = await running.interact({
			body: { type: 'viewClosed', payload: { view: {} }, visitor: { id: 'x' } },
		});
		expect([nobody.status, visitor.status]).toEqual([401, 200]);
	});

	it('take no part in a request that has a body', async () => {
		const { status, body } = await running.api({
			path: 'ECHO/',
			method: 'POST',
			body: { sessionId: 'x' },
		});
		expect([status, body]).toEqual([200, { content: { sessionId: 'x' } }]);
	});
});

import {
	type IAppAccessors,
	type IConfigurationExtend,
	type IEnvironmentRead,
	type IHttp,
	type IModify,
	type INotifier,
	RequestMethod,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IApi } from '@rocket.chat/apps-engine/definition/api';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IAppInfo } from '@rocket.chat/apps-engine/definition/metadata';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import {
	type ISlashCommand,
	SlashCommandContext,
} from '@rocket.chat/apps-engine/definition/slashcommands';
import { MessageBuilder } from '@rocket.chat/apps-engine/server/accessors/MessageBuilder';
import AdmZip from 'adm-zip';

import { isAllowed, requiredModules, runInNodeRuntime } from './nodeRuntime';
import type { Accessors } from '../../src/common/Accessors';
import { packageApp } from '../../tools/package/packageApp';
import { TestHost } from '../unit/support/host';
import { buildSettings } from '../unit/support/settings';
import { stub } from '../unit/support/stub';
import { convertRoom, convertUser } from '../workspace/engine/convert';
import { sendRequest } from '../workspace/engine/sendRequest';
import { demo, seed } from '../workspace/seed';
import { Workspace } from '../workspace/server/workspace';

type Registered = {
	readonly settings: ISetting[];
	readonly commands: ISlashCommand[];
	readonly apis: IApi[];
};

/** Keeps what the app registers. */
const keepIn = ({ settings, commands, apis }: Registered): IConfigurationExtend =>
	stub<IConfigurationExtend>('IConfigurationExtend', {
		settings: { provideSetting: async (setting) => void settings.push(setting) },
		slashCommands: stub('ISlashCommandsExtend', {
			provideSlashCommand: async (command) => void commands.push(command),
		}),
		api: { provideApi: async (api) => void apis.push(api) },
	});

describe('the packaged app under the rules of the Node runtime', () => {
	let workspace: Workspace;
	let zip: AdmZip;
	let code: string;
	beforeAll(async () => {
		workspace = new Workspace({ data: seed(new Date()) });
		const { url } = await workspace.start(0);
		workspace.data.settings.Site_Url = url;
		zip = new AdmZip(await packageApp());
		code = zip.readAsText('SessionInfoApp.js');
	});
	afterAll(() => workspace.stop());
	it('the packaged app requires nothing but what every engine allows', () => {
		const modules = requiredModules(code);
		expect(modules.length).toBeGreaterThan(3);
		expect(modules.filter((module) => !isAllowed(module))).toEqual([]);
	});

	/** Starts the app and has it register with the engine, which are two steps there too. */
	const start = async ({ logger }: Accessors): Promise<Registered> => {
		const Session = await runInNodeRuntime(code);
		const info = JSON.parse(zip.readAsText('app.json')) as IAppInfo;
		const app = new Session(info, logger, stub<IAppAccessors>('IAppAccessors', {}));

		const registered: Registered = { settings: [], commands: [], apis: [] };
		await app.initialize(keepIn(registered), stub<IEnvironmentRead>('IEnvironmentRead', {}));
		return registered;
	};

	const createHost = (): Accessors =>
		new TestHost({
			settings: buildSettings({
				workspace_url: workspace.data.settings.Site_Url,
				service_user_id: demo.users.service.id,
				service_auth_token: demo.users.service.token,
			}),
			http: stub<IHttp>('IHttp', {
				get: (url, request = {}) =>
					sendRequest({ appId: 'app', url, method: RequestMethod.GET, request }),
			}),
		}).accessors;

	it('the packaged app registers its settings, its command and its endpoints', async () => {
		const { settings, commands, apis } = await start(createHost());
		expect(settings).toHaveLength(10);
		expect(commands.map(({ command }) => command)).toEqual(['session']);
		expect(apis.flatMap(({ endpoints }) => endpoints)).toHaveLength(10);
	});

	it('the packaged app answers `/session list` in the Node runtime with what it asks of a workspace over HTTP', async () => {
		const { data, events } = workspace;
		const [user] = data.users.filter(({ username }) => username === 'alice');
		const [room] = data.rooms.filter(({ _id }) => _id === demo.rooms.general);
		if (!user || !room) {
			throw new Error('The demo data lack alice or her room');
		}
		const sender = convertUser(user);
		const context = new SlashCommandContext(sender, convertRoom({ room, users: data.users }), [
			'list',
		]);
		const notified: IMessage[] = [];
		const notifier = stub<INotifier>('INotifier', {
			getMessageBuilder: () => new MessageBuilder(),
			notifyUser: async (_user, message) => void notified.push(message),
		});
		const modify = stub<IModify>('IModify', { getNotifier: () => notifier });
		const paths: string[] = [];
		events.on('request', ({ path }) => paths.push(path));

		const host = createHost();
		const { commands } = await start(host);
		await commands[0]?.executor(context, host.read, modify, host.http, stub('IPersistence', {}));
		expect(paths).toContain('/api/v1/sessions/list.all');
		expect(notified).toHaveLength(1);
		expect(JSON.stringify(notified[0]?.attachments)).toContain(demo.sessions.alice.laptop);
	});
});

it.each([
	['const { join } = require("path")', ['path']],
	['() => [require("node:fs"), require("ws")]', ['node:fs', 'ws']],
	['require(name); import("os"); require()', ['dynamic', 'os', 'dynamic']],
])('requiredModules finds those of %s', (text, modules) => {
	expect(requiredModules(text)).toEqual(modules);
});

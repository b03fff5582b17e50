import { join } from 'node:path';

import type { IMessage, IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import { createMessageBridge } from './messageBridge';
import { createServerSettingBridge } from './serverSettingBridge';
import { projectRoot } from '../../../../tools/projectRoot';
import { demo, seed } from '../../seed';
import { Workspace } from '../../server/workspace';
import { convertAttachment } from '../convert/attachments';
import { convertUser } from '../convert/user';
import { loadEngine } from '../modules';
import { Registry } from '../registry';

const engine = loadEngine({
	packageRoot: join(projectRoot, 'node_modules', '@rocket.chat', 'apps-engine'),
});

const workspace = new Workspace({ data: seed(new Date('2026-01-01T12:00:00Z')) });
const context = { engine, workspace, registry: new Registry() };

/** The abstract methods are protected, and the public ones ask the engine for the app's permissions. */
type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

const message = (parts: object): IMessage => ({ room: { id: 'GENERAL' }, ...parts }) as IMessage;

describe('the message bridge', () => {
	const bridge = createMessageBridge(context) as unknown as Methods;

	it('the message bridge posts to a room', async () => {
		const _id = await bridge.create?.(
			message({ text: 'Hello', sender: { id: demo.users.bob.id } }),
			'app',
		);

		expect(workspace.messages.at(-1)).toMatchObject({
			_id,
			rid: 'GENERAL',
			sender: 'bob',
			msg: 'Hello',
		});
		expect(workspace.messages.at(-1)).not.toHaveProperty('visibleOnlyTo');
	});

	it('the message bridge posts to no archived room', async () => {
		const archived = message({ room: { id: demo.rooms.archived } });
		await expect(bridge.create?.(archived, 'app')).rejects.toThrow('error-room-archived');
	});

	it('the message bridge posts to no unknown room', async () => {
		await expect(bridge.create?.(message({ room: { id: 'none' } }), 'app')).rejects.toThrow(
			'Invalid room provided on the message.',
		);
	});

	it('the message bridge says what it does not do', () => {
		expect(() => bridge.typing?.()).toThrow('MessageBridge.typing is not emulated');
	});
});

describe('the server setting bridge', () => {
	const bridge = createServerSettingBridge(context) as unknown as Methods;

	it('the server setting bridge reads a setting', async () => {
		expect(await bridge.getOneById?.('Language')).toMatchObject({ id: 'Language', value: 'en' });
	});

	it('the server setting bridge refuses a setting that is not there', async () => {
		await expect(bridge.getOneById?.('toString')).rejects.toThrow('is not readable');
	});
});

describe('convertAttachment', () => {
	it.each<[IMessageAttachment, object]>([
		[
			{ title: { value: 'T', link: 'https://x', displayDownloadLink: true } },
			{ title: 'T', title_link: 'https://x', title_link_download: true },
		],
		[
			{ thumbnailUrl: 't', imageUrl: 'i' },
			{ thumb_url: 't', image_url: 'i' },
		],
		[
			{ author: { name: 'n', link: 'l', icon: 'i' } },
			{ author_name: 'n', author_link: 'l', author_icon: 'i' },
		],
		[
			{ timestamp: new Date(0), timestampLink: 'l' },
			{ ts: '1970-01-01T00:00:00.000Z', message_link: 'l' },
		],
		[
			{
				collapsed: false,
				color: '#fff',
				text: '',
				fields: [{ title: 'a', value: 'b', short: true }],
			},
			{
				collapsed: false,
				color: '#fff',
				text: '',
				fields: [{ title: 'a', value: 'b', short: true }],
			},
		],
		[{ pretext: 'p', footer: 'f' } as IMessageAttachment, {}],
	])('convertAttachment converts %j', (attachment, want) => {
		expect(convertAttachment(attachment)).toEqual(want);
	});
});

describe('convertUser', () => {
	const userNamed = (name: string) => {
		const user = workspace.data.users.find(({ username }) => username === name);
		if (!user) {
			throw new Error(`No user ${name}`);
		}
		return convertUser(user);
	};

	it('convertUser has the language only of those who chose one', () => {
		expect(userNamed('alice').settings).toEqual({ preferences: { language: 'en' } });
		expect(userNamed('bob')).not.toHaveProperty('settings');
	});

	it('convertUser has role ids and the offset to UTC, and no secrets', () => {
		const sam = userNamed('sam');
		expect(sam).toMatchObject({ roles: ['user', demo.roles.deviceAuditor], utcOffset: 2 });
		expect(JSON.stringify(sam)).not.toContain(demo.users.sam.token);
	});
});

import type {
	IMessageBuilder,
	IModify,
	INotifier,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessage, IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';
import type { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { SessionCommand } from '../../../src/command/SessionCommand';
import type { SessionApp } from '../../../src/window/SessionApp';
import { SessionWindow } from '../../../src/window/SessionWindow';
import { AppFixture } from '../support/appFixture';
import { room } from '../support/host';
import { part, stub } from '../support/stub';

type Sent = {
	to?: unknown;
	room?: unknown;
	sender?: unknown;
	thread?: unknown;
	attachments?: readonly IMessageAttachment[];
};

const sender = part<IUser>({
	id: 'aliceUserId000000',
	username: 'alice',
	name: 'Alice Archer',
	roles: ['user'],
});
const here = room('general');

const run = async ({
	app = new AppFixture(),
	words = ['help'],
	user = sender,
	threadId,
	triggerId,
}: {
	app?: AppFixture;
	words?: string[];
	user?: IUser;
	threadId?: string | null | undefined;
	triggerId?: string | null | undefined;
} = {}): Promise<readonly Sent[]> => {
	const sent: Sent[] = [];
	const message: Sent = {};
	const builder = stub<IMessageBuilder>('IMessageBuilder', {
		setRoom: (value) => set({ room: value }),
		setSender: (value) => set({ sender: value }),
		setThreadId: (value) => set({ thread: value }),
		setAttachments: (value) => set({ attachments: value }),
		getMessage: () => Object.assign(part<IMessage>({}), message),
	});
	const set = (values: Sent): IMessageBuilder => {
		Object.assign(message, values);
		return builder;
	};
	const notifier = stub<INotifier>('INotifier', {
		getMessageBuilder: () => builder,
		notifyUser: (to, what) => {
			sent.push({ ...what, to });
			return Promise.resolve();
		},
	});
	const { accessors } = app.testHost;
	const command = new SessionCommand(
		stub<SessionApp>('app', {
			service: app.service,
			window: new SessionWindow(app.service, () => 'app'),
			getLogger: () => accessors.logger,
		}),
	);

	await command.executor(
		part<SlashCommandContext>({
			getSender: () => user,
			getRoom: () => here,
			getArguments: () => words,
			// `null` outside of threads, whatever the type says.
			getThreadId: () => threadId as string,
			getTriggerId: () => triggerId as string,
		}),
		accessors.read,
		stub<IModify>('IModify', {
			getNotifier: () => notifier,
			getUiController: () => accessors.modify.getUiController(),
		}),
		accessors.http,
	);
	return sent;
};

it('SessionCommand answers the caller alone, in the same room, as the app', async () => {
	// What is an own property goes to the host: no more of rooms and users than it needs to find them.
	expect(await run()).toEqual([
		{
			to: { id: 'aliceUserId000000', username: 'alice', name: 'Alice Archer' },
			room: { id: here.id },
			sender: { id: 'appUserId', username: 'session-info.bot', name: 'Session Info' },
			attachments: [expect.objectContaining({ title: { value: 'Session Info' } })],
		},
	]);
});

it('SessionCommand leaves everything else of rooms and users readable', async () => {
	const [message] = await run();
	expect(message?.to).toHaveProperty('roles', ['user']);
	expect(message?.room).toHaveProperty('slugifiedName', 'general');
});

it('SessionCommand answers in the thread of the command', async () => {
	expect(await run({ threadId: 'threadId' })).toMatchObject([{ thread: 'threadId' }]);
});

it.each([[undefined], [null]])(
	'SessionCommand sets no thread and opens no window without their ids: %p',
	async (id) => {
		const app = new AppFixture();
		const [message] = await run({ app, words: ['manage'], threadId: id, triggerId: id });
		expect(message).not.toHaveProperty('thread');
		expect(app.testHost.windows).toEqual([]);
	},
);

it('SessionCommand names no sender if the host knows no user of the app', async () => {
	const app = new AppFixture({ appUser: () => Promise.reject(new Error('none')) });
	const [message] = await run({ app });
	expect(Object.keys(message ?? {})).toEqual(['room', 'attachments', 'to']);
});

it('SessionCommand opens a window for a command with a trigger', async () => {
	const app = new AppFixture();
	expect(await run({ app, words: ['manage'], triggerId: 'trigger' })).toHaveLength(1);
	expect(app.testHost.windows).toHaveLength(1);
});

it('SessionCommand does nothing without a user, and logs that', async () => {
	const app = new AppFixture();
	expect(await run({ app, user: part<IUser>({}) })).toEqual([]);
	expect(app.workspace.requests).toEqual([]);
	expect(app.testHost.entries).toEqual([{ level: 'error', entry: { event: 'no-sender' } }]);
});

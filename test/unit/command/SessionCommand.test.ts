import type {
	IMessageBuilder,
	IModify,
	INotifier,
	IPersistence,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessage, IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';
import type { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { SessionCommand } from '../../../src/command/SessionCommand';
import { type SessionInfo, SessionWindow } from '../../../src/window/SessionWindow';
import { Bench } from '../support/appFixture';
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
	bench = new Bench(),
	words = ['help'],
	user = sender,
	threadId,
}: {
	bench?: Bench;
	words?: string[];
	user?: IUser;
	threadId?: string | null | undefined;
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
	const { accessors } = bench.testHost;
	const command = new SessionCommand(
		stub<SessionInfo>('app', {
			service: bench.service,
			window: new SessionWindow(bench.service, () => 'app'),
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
			getTriggerId: () => undefined,
		}),
		accessors.read,
		stub<IModify>('IModify', { getNotifier: () => notifier }),
		accessors.http,
		stub<IPersistence>('IPersistence', {}),
	);
	return sent;
};

describe('SessionCommand', () => {
	it('answers the caller alone, in the same room, as the app', async () => {
		const sent = await run();

		// What is its own goes to the host: no more of rooms and users than it needs to find them.
		expect(sent).toEqual([
			{
				to: { id: 'aliceUserId000000', username: 'alice', name: 'Alice Archer' },
				room: { id: here.id },
				sender: { id: 'appUserId', username: 'session-info.bot', name: 'Session Info' },
				attachments: [expect.objectContaining({ title: { value: 'Session Info' } })],
			},
		]);
	});

	it('leaves everything else of rooms and users readable', async () => {
		const [message] = await run();
		expect(message?.to).toHaveProperty('roles', ['user']);
		expect(message?.room).toHaveProperty('slugifiedName', 'general');
	});

	it('answers in the same thread', async () => {
		expect(await run({ threadId: 'threadId' })).toMatchObject([{ thread: 'threadId' }]);
	});

	it.each([[undefined], [null]])('sets no thread outside of threads: %p', async (threadId) => {
		const [message] = await run({ threadId });
		expect(Object.keys(message ?? {})).not.toContain('thread');
	});

	it.each<readonly [string, string[], Partial<ConstructorParameters<typeof Bench>[0]>]>([
		['help', ['help'], {}],
		['a list', [], {}],
		['nonsense', ['@', '\u0000'], {}],
		['a refusal', ['find', 'x'], {}],
		['an app that is not set up', [], { settings: { service_user_id: '' } }],
		['a host without an app user', [], { appUser: () => Promise.reject(new Error('none')) }],
		['a host without settings', [], { serverSettings: {} }],
	])('sends exactly one message for %s', async (_name, words, options) => {
		const sent = await run({ words, bench: new Bench(options) });
		expect(sent).toHaveLength(1);
		expect(sent[0]?.attachments?.length).toBeGreaterThan(0);
	});

	it('does nothing for nobody', async () => {
		const bench = new Bench();
		expect(await run({ bench, user: part<IUser>({}) })).toEqual([]);
		expect(bench.workspace.requests).toEqual([]);
	});
});

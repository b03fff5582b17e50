import { textOf, visibleText } from './support/replies';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions, rooms } = demo;

type Expected = { readonly asked: object; readonly owners: string[]; readonly outcome: string };
describe('every look at somebody else’s sessions', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());

	/** The audit entries that a command leaves in the app's log. */
	const entriesOf = async (as: string, text: string): Promise<unknown[]> => {
		running.workspace.appLogs.length = 0;
		await textOf(running, as, text);
		return running.workspace.appLogs
			.flatMap(({ args }) => args)
			.filter((arg) => JSON.stringify(arg).includes('"event":"session-lookup"'));
	};

	const looks: [as: keyof typeof users, text: string, expected: Expected][] = [
		[
			'sam',
			`/session admin ${sessions.alice.laptop}`,
			{
				asked: { lookup: 'admin', sessionId: sessions.alice.laptop },
				owners: [users.alice.id],
				outcome: 'granted',
			},
		],
		[
			'sam',
			`/session ${sessions.bob.desktop}`,
			{
				asked: { lookup: 'admin', sessionId: sessions.bob.desktop },
				owners: [users.bob.id],
				outcome: 'granted',
			},
		],
		[
			'sam',
			'/session list @bob',
			{
				asked: { lookup: 'list-user', username: 'bob' },
				owners: [users.bob.id],
				outcome: 'granted',
			},
		],
		[
			'sam',
			`/session find ${sessions.bob.desktop}`,
			{
				asked: { lookup: 'find', filter: sessions.bob.desktop },
				owners: [users.bob.id],
				outcome: 'granted',
			},
		],
		[
			'sam',
			'/session find 203.0.113.7 or 2001:db8::1',
			{ asked: { lookup: 'find', filter: '[IP] or [IP]' }, owners: [], outcome: 'granted' },
		],
		[
			'sam',
			'/session admin NoSuchSession',
			{
				asked: { lookup: 'admin', sessionId: 'NoSuchSession' },
				owners: [],
				outcome: 'session-not-found',
			},
		],
		[
			'sam',
			'/session list @nobody',
			{ asked: { lookup: 'list-user', username: 'nobody' }, owners: [], outcome: 'user-not-found' },
		],
		[
			'alice',
			`/session admin ${sessions.bob.desktop}`,
			{
				asked: { lookup: 'admin', sessionId: sessions.bob.desktop },
				owners: [],
				outcome: 'not-allowed',
			},
		],
		[
			'alice',
			`/session info ${sessions.bob.desktop}`,
			{
				asked: { lookup: 'info', sessionId: sessions.bob.desktop },
				owners: [users.bob.id],
				outcome: 'session-not-found',
			},
		],
		[
			'alice',
			`/session ${sessions.bob.desktop}`,
			{
				asked: { lookup: 'info', sessionId: sessions.bob.desktop },
				owners: [users.bob.id],
				outcome: 'session-not-found',
			},
		],
	];

	it.each(looks)('%s %s is one entry', async (as, text, { asked, owners, outcome }) => {
		expect(await entriesOf(as, text)).toEqual([
			{
				event: 'session-lookup',
				caller: { id: users[as].id, username: as, name: expect.stringMatching(/^[A-Z]/) },
				asked,
				owners: owners.map((id) => expect.objectContaining({ id })),
				outcome,
			},
		]);
	});

	it.each([
		['alice', '/session'],
		['alice', `/session info ${sessions.alice.laptop}`],
		['alice', '/session info NoSuchSession'],
		['sam', `/session admin ${sessions.sam.laptop}`],
		['sam', '/session list @sam'],
		['sam', '/session status'],
		['sam', '/session help'],
	])('%s %s is none', async (as, text) => {
		expect(await entriesOf(as, text)).toEqual([]);
	});

	it('is logged through the API too', async () => {
		running.workspace.appLogs.length = 0;
		await running.api({
			as: 'sam',
			path: 'sessions/info.admin',
			query: { sessionId: sessions.alice.laptop },
		});

		expect(
			running.workspace.appLogs.filter(({ args }) =>
				JSON.stringify(args).includes('"outcome":"granted"'),
			),
		).toHaveLength(1);
	});
});

describe('audit_room', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({
			configure: { lookups_per_minute: 0, audit_room: '#session-audit' },
		});
	});
	afterAll(() => running.stop());

	const postsDuring = async (action: () => Promise<unknown>): Promise<string[]> => {
		running.workspace.messages.length = 0;
		await action();
		return running.workspace.messages
			.filter(({ rid }) => rid === rooms.sessionAudit)
			.map(({ attachments }) => visibleText(attachments));
	};

	it.each([
		[
			`/session admin ${sessions.alice.laptop}`,
			`sam (${users.sam.id}) looked at the session ${sessions.alice.laptop} of alice.`,
		],
		['/session list @bob', `sam (${users.sam.id}) listed the sessions of bob.`],
		['/session find 203.0.113.7', `sam (${users.sam.id}) searched all sessions for [IP].`],
	])('gets a post of a granted look: %s', async (text, post) => {
		const posts = await postsDuring(() => textOf(running, 'sam', text));
		expect(posts).toEqual([`Session lookup\n${post}`]);
	});

	it('gets the post before the caller gets the answer, and no address', async () => {
		running.workspace.messages.length = 0;
		await textOf(running, 'sam', `/session admin ${sessions.alice.laptop}`);
		expect(running.workspace.messages.map(({ visibleOnlyTo }) => visibleOnlyTo)).toEqual([
			undefined,
			users.sam.id,
		]);
		expect(JSON.stringify(running.workspace.messages[0])).not.toContain('203.0.113');
	});

	it('names everybody whose sessions a search showed', async () => {
		const [post] = await postsDuring(() =>
			textOf(running, 'sam', `/session find ${sessions.bob.desktop}`),
		);
		expect(post).toMatch(/\nUser: bob$/);
	});

	it.each([
		['alice', `/session info ${sessions.alice.laptop}`],
		['alice', `/session admin ${sessions.bob.desktop}`],
		['alice', `/session info ${sessions.bob.desktop}`],
		['sam', '/session admin NoSuchSession'],
	])('gets nothing of %s %s', async (as, text) => {
		expect(await postsDuring(() => textOf(running, as, text))).toEqual([]);
	});

	it.each(['nowhere', 'old-audit'])(
		'that cannot be written (%s): nothing is shown',
		async (room) => {
			await running.engine.updateSetting({ id: 'audit_room', value: room });

			const { status, body } = await running.api({
				as: 'sam',
				path: 'sessions/info.admin',
				query: { sessionId: sessions.alice.laptop },
			});

			expect(await textOf(running, 'sam', `/session admin ${sessions.alice.laptop}`)).toMatch(
				/^Cannot post to the audit room\n/,
			);
			expect(status).toBe(502);
			expect(body).toEqual({
				success: false,
				errorType: 'audit-failed',
				error: expect.any(String),
			});
			expect(await textOf(running, 'alice', '/session')).toContain(sessions.alice.laptop);
		},
	);
});

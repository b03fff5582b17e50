import { forge, open, press } from './support/windows';
import { textOf, visibleText } from '../support/workspace/replies';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions, rooms } = demo;

const session = (whose: string, sessionId: string) => ({ kind: 'session', whose, sessionId });
const list = (scope: object) => ({ kind: 'list', scope, pagination: { offset: 0, count: 5 } });
const listOf = (username: string) => list({ of: 'user', username });
const search = (filter: string) => list({ of: 'search', filter });

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

	const { laptop } = sessions.alice;
	const { desktop } = sessions.bob;
	const { alice, bob } = users;

	it.each<
		readonly [
			as: keyof typeof users,
			typed: string,
			asked: object,
			owners: string[],
			outcome: string,
		]
	>([
		['sam', `admin ${laptop}`, session('anybody', laptop), [alice.id], 'granted'],
		['sam', desktop, session('either', desktop), [bob.id], 'granted'],
		['sam', 'list @bob', listOf('bob'), [bob.id], 'granted'],
		['sam', `find ${desktop}`, search(desktop), [bob.id], 'granted'],
		['sam', 'find 203.0.113.7 or 2001:db8::1', search('[IP] or [IP]'), [], 'granted'],
		['sam', 'find 192.0.2.0/24', search('[IP]/24'), [], 'granted'],
		['sam', 'summary', { kind: 'summary' }, [], 'granted'],
		['sam', 'admin NoSuchSession', session('anybody', 'NoSuchSession'), [], 'session-not-found'],
		['sam', 'list @nobody', listOf('nobody'), [], 'user-not-found'],
		['alice', `admin ${desktop}`, session('anybody', desktop), [], 'not-allowed'],
		['alice', `info ${desktop}`, session('own', desktop), [bob.id], 'session-not-found'],
		['alice', desktop, session('either', desktop), [bob.id], 'session-not-found'],
		['alice', 'summary', { kind: 'summary' }, [], 'not-allowed'],
	])('%s /session %s is one entry', async (as, typed, asked, owners, outcome) => {
		expect(await entriesOf(as, `/session ${typed}`)).toEqual([
			{
				event: 'session-lookup',
				caller: { id: users[as].id, username: as, name: expect.stringMatching(/^[A-Z]/) },
				asked,
				owners: owners.map((id) => expect.objectContaining({ id })),
				outcome,
			},
		]);
	});

	it('a search that shows its caller alone is one entry, since it says that others have none', async () => {
		const entries = await entriesOf('sam', `/session find ${sessions.sam.laptop}`);
		expect(entries).toMatchObject([{ owners: [{ id: users.sam.id }], outcome: 'granted' }]);
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
		['/session summary', `sam (${users.sam.id}) looked at all sessions in numbers.`],
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

	it('gets a post of a logout that was refused after it had shown that there is a session', async () => {
		await running.engine.updateSetting({ id: 'allow_logout', value: true });
		const sent = await trafficDuring(running, () =>
			textOf(running, 'sam', `/session logout ${sessions.service.browser}`),
		);
		expect(sent.result).toMatch(/service account/);
		expect(sent.sent).toBe(0);
		expect(sent.entries).toMatchObject([
			{ sessionIds: [sessions.service.browser], outcome: 'not-allowed' },
		]);

		expect(sent.posts).toEqual([
			`Session lookup\nsam (${users.sam.id}) looked at the session ${sessions.service.browser} of session.service.`,
		]);
	});

	describe('and lists that are shown in a window', () => {
		it('gets one post for the command that opens it and the presses of the next ten minutes', async () => {
			const posts = await postsDuring(async () => {
				const view = await open(running, 'sam', '/session manage @bob');
				const again = await press(running, 'sam', { view, label: 'Refresh' });
				await press(running, 'sam', { view: again, label: 'Refresh' });
			});
			expect(posts).toEqual([`Session lookup\nsam (${users.sam.id}) listed the sessions of bob.`]);
		});

		it('gets a post of a list that a forged press asks for', async () => {
			const refresh = (as: string) =>
				forge(running, as, {
					actionId: 'session-info-refresh',
					value: { user: 'alice', offset: 0 },
				});
			expect(await postsDuring(() => refresh('bob'))).toEqual([]);
			expect(await postsDuring(() => refresh('sam'))).toHaveLength(1);
			expect(await postsDuring(() => refresh('sam'))).toEqual([]);
		});
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

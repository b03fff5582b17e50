import { setUpWorkspace } from './support/setUpWorkspace';
import { forge, open, press } from './support/windows';
import { demo } from '../workspace/seed';

const { users, sessions } = demo;
const { laptop } = sessions.alice;
const { desktop } = sessions.bob;

const session = (whose: string, sessionId: string) => ({ kind: 'session', whose, sessionId });
const list = (scope: object) => ({ kind: 'list', scope, pagination: { offset: 0, count: 5 } });
const listOf = (username: string) => list({ of: 'user', username });
const search = (filter: string) => list({ of: 'search', filter });

describe('the log of looks at sessions of others', () => {
	const app = setUpWorkspace();

	it.each<[as: 'sam' | 'alice', typed: string, asked: object, owners: string[], outcome: string]>([
		['sam', `admin ${laptop}`, session('anybody', laptop), [users.alice.id], 'granted'],
		['sam', 'list @bob', listOf('bob'), [users.bob.id], 'granted'],
		['sam', `find ${desktop}`, search(desktop), [users.bob.id], 'granted'],
		['sam', 'find 203.0.113.7 or 2001:db8::1', search('[IP] or [IP]'), [], 'granted'],
		['sam', 'summary', { kind: 'summary' }, [], 'granted'],
		['sam', 'admin NoSuchSession', session('anybody', 'NoSuchSession'), [], 'session-not-found'],
		['alice', `admin ${desktop}`, session('anybody', desktop), [], 'not-allowed'],
		['alice', desktop, session('either', desktop), [users.bob.id], 'session-not-found'],
	])(
		'a look at sessions of others is one entry: %s /session %s',
		async (as, typed, asked, owners, outcome) => {
			const { entries } = await app.traffic(() => app.type(as, `/session ${typed}`));
			expect(entries).toEqual([
				{
					event: 'session-lookup',
					caller: { id: users[as].id, username: as, name: expect.stringMatching(/^[A-Z]/) },
					asked,
					owners: owners.map((id) => expect.objectContaining({ id })),
					outcome,
				},
			]);
		},
	);

	it('a look at sessions of others by API is one entry', async () => {
		const { entries } = await app.traffic(() =>
			app.get('sam', 'sessions/info.admin', { sessionId: laptop }),
		);
		expect(entries).toMatchObject([{ event: 'session-lookup', outcome: 'granted' }]);
	});

	it.each([
		['alice', '/session'],
		['alice', '/session info NoSuchSession'],
		['sam', `/session admin ${sessions.sam.laptop}`],
		['sam', '/session list @sam'],
		['sam', '/session status'],
	])('a look at own sessions or at none is no entry: %s %s', async (as, text) => {
		expect((await app.traffic(() => app.type(as, text))).entries).toEqual([]);
	});

	it('a look is logged with the name of its caller cut, since users choose it themselves', async () => {
		app.user('bob').name = 'b'.repeat(100_000);
		const { result, entries } = await app.traffic(() => app.type('bob', '/session list all'));
		expect(result).toMatch(/^Permission required/);
		expect(entries).toMatchObject([{ caller: { name: 'b'.repeat(256) } }]);
	});
});

describe('the audit room', () => {
	const app = setUpWorkspace({ audit_room: '#session-audit' });

	const postsOf = async (as: string, text: string): Promise<readonly string[]> =>
		(await app.traffic(() => app.type(as, text))).posts;

	it.each([
		[`/session admin ${laptop}`, `looked at the session ${laptop} of alice.`],
		['/session list @bob', 'listed the sessions of bob.'],
		['/session find 203.0.113.7', 'searched all sessions for [IP].'],
		['/session summary', 'looked at all sessions in numbers.'],
	])('the audit room gets one post of %s', async (text, post) => {
		expect(await postsOf('sam', text)).toEqual([`Session lookup\nsam (${users.sam.id}) ${post}`]);
	});

	it('the audit room gets the post before the caller gets the answer, and no address', async () => {
		const { messages } = app.running.workspace;
		messages.length = 0;
		await app.type('sam', `/session admin ${laptop}`);
		expect(messages.map(({ visibleOnlyTo }) => visibleOnlyTo)).toEqual([undefined, users.sam.id]);
		expect(messages[0]?.rid).toBe(demo.rooms.sessionAudit);
		expect(JSON.stringify(messages[0])).not.toContain('203.0.113');
	});

	it('the audit room gets the names of all whose sessions a search showed', async () => {
		const [post] = await postsOf('sam', `/session find ${desktop}`);
		expect(post).toMatch(/\nUser: bob$/);
	});

	it.each([
		['alice', `/session info ${laptop}`],
		['alice', `/session info ${desktop}`],
		['sam', '/session admin NoSuchSession'],
	])(
		'the audit room gets nothing of a look that shows no session of others: %s %s',
		async (as, text) => {
			expect(await postsOf(as, text)).toEqual([]);
		},
	);

	it('the audit room gets one post for a window and its presses of ten minutes', async () => {
		const { posts } = await app.traffic(async () => {
			const view = await open(app.running, 'sam', '/session manage @bob');
			await press(app.running, 'sam', { view, label: 'Refresh' });
		});
		expect(posts).toEqual([`Session lookup\nsam (${users.sam.id}) listed the sessions of bob.`]);
	});

	it('the audit room gets a post of a list that a forged press asks for and gets', async () => {
		const press = { actionId: 'session-info-refresh', value: { user: 'alice', offset: 0 } };
		const postsFor = async (as: string): Promise<number> =>
			(await app.traffic(() => forge(app.running, as, press))).posts.length;
		expect([await postsFor('bob'), await postsFor('sam')]).toEqual([0, 1]);
	});

	it.each(['nowhere', 'old-audit'])(
		'the audit room %s cannot be written, so that nothing of others is shown',
		async (room) => {
			await app.save('audit_room', room);
			expect(await app.type('sam', `/session admin ${laptop}`)).toMatch(
				/^Cannot post to the audit room\n/,
			);
			const { status, body } = await app.get('sam', 'sessions/info.admin', { sessionId: laptop });
			expect(status).toBe(502);
			expect(body).toEqual({
				success: false,
				errorType: 'audit-failed',
				error: expect.any(String),
			});
			expect(await app.type('alice', '/session')).toContain(laptop);
		},
	);
});

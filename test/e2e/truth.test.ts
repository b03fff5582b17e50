import { setUpWorkspace } from './support/setUpWorkspace';
import { addSessions, openIds } from '../support/workspace/data';
import { ask } from '../support/workspace/doors';
import { demo } from '../workspace/seed';

const { users, sessions } = demo;
const { laptop } = sessions.alice;

const app = setUpWorkspace({ allow_logout: true });

describe('what people type and paste', () => {
	it.each([
		`info “${laptop}”`,
		`info <${laptop}>.`,
		`INFO ${laptop.slice(0, 5)}\u200b${laptop.slice(5)}`,
		`info\u00a0${laptop}`,
		`«info» ${laptop}`,
		`\`${laptop}\``,
	])(
		'an id that is pasted with marks around it shows a session to its owner alone: /session %s',
		async (typed) => {
			expect(await app.type('alice', `/session ${typed}`)).toContain('Chrome 113.0.0');
			expect(await app.type('bob', `/session ${typed}`)).toMatch(/^Session not found\n/);
		},
	);

	it.each([
		[{ username: '“@bob”' }, sessions.bob.desktop],
		[{ filter: '203.0.113.\u200b10' }, laptop],
	])('sessions/list.all reads what is pasted with marks around it: %j', async (query, shown) => {
		expect(JSON.stringify((await app.get('sam', 'sessions/list.all', query)).body)).toContain(
			shown,
		);
	});

	it('a username of the caller counts in any case, but not where it ends sessions', async () => {
		expect(await app.type('alice', '/session list @Alice')).toMatch(/^Your sessions\n/);
		expect(await app.type('alice', '/session logout @Alice all')).toMatch(/^Permission required\n/);
	});

	it('a username with white space works as the app writes it in the commands it suggests', async () => {
		const bob = app.user('bob');
		bob.username = 'anna lena';
		addSessions(app.running, bob, Array<object>(5).fill({}));
		const [next = ''] =
			/\/session list "@anna lena" 2/.exec(await app.type('sam', '/session list "@anna lena"')) ??
			[];
		expect(await app.type('sam', next)).toMatch(/^Sessions of anna lena\nSessions 6–7 of 7\./);
		const [all = ''] =
			/\/session logout "@anna lena" all/.exec(
				await app.type('admin', '/session logout “@anna lena”'),
			) ?? [];
		expect(await app.type('alice', all)).toMatch(/^Permission required\n/);
		expect(openIds(app.running, bob._id)).toHaveLength(7);
		expect(await app.type('admin', all)).toMatch(/^Logged out\n7 sessions /);
	});

	it.each([
		['lgoout abc', '/session logout abc'],
		['lsit @bob 2', '/session list @bob 2'],
		['logout all', '/session logout @alice all'],
	])('a text that is nearly a command is asked back: /session %s', async (typed, command) => {
		const requests = await app.requests(async () =>
			expect(await app.type('alice', `/session ${typed}`)).toContain(`Type ${command}, `),
		);
		expect(requests).toEqual([]);
	});

	it('a username without @ leads to the logout of the user only those who may', async () => {
		expect(await app.type('admin', '/session logout bob')).toMatch(
			/^Session not found\n[^]*Type \/session logout @bob, /,
		);
		expect(await app.type('sam', '/session logout bob')).not.toContain('@bob');
	});

	it.each(['?', '-h', '--help', 'help'])('/session %s asks for help', async (typed) => {
		expect(await app.type('alice', `/session ${typed}`)).toMatch(/^Session Info\n/);
	});
});

describe('addresses', () => {
	it.each([
		['192.0.2.77', ['192.0.2.77', '::ffff:192.0.2.77', '192.0.2.77:55123']],
		['[2001:db8::7]:443', ['2001:DB8:0:0::7', '[2001:db8::7]:8080']],
		['192.0.2.64/27', ['192.0.2.77', '192.0.2.95']],
	])('an address is found by all its spellings: find %s', async (filter, found) => {
		const others = ['192.0.2.7', '192.0.2.96', '2001:db8:fffe::1'];
		addSessions(
			app.running,
			app.user('bob'),
			[...found, ...others].map((ip) => ({ ip })),
		);
		const { body } = await app.get('sam', 'sessions/list.all', { filter });
		const ips = (body as { sessions: { ip: string }[] }).sessions.map(({ ip }) => ip);
		expect(ips.sort()).toEqual([...found].sort());
		expect(body).toMatchObject({ lookedThrough: expect.any(Number) });
	});

	it('an address cannot have a network that is longer than itself', async () => {
		const filter = '192.0.2.0/33';
		const question = { as: 'sam', text: `/session find ${filter}`, path: 'sessions/list.all' };
		const { code, reply } = await ask(app.running, { ...question, query: { filter } });
		expect(code).toBe('invalid-params');
		expect(reply).toMatch(/^Check what you entered\n/);
	});
});

it('an id that is none lets no one read rows of other people', async () => {
	const requests = await app.requests(() => app.type('alice', '/session info Chrome'));
	expect(requests).toEqual([
		'sessions/info.admin?sessionId=Chrome',
		`sessions/list.all?filter=${users.alice.id}&offset=0&count=100`,
	]);
});

it('an id that two users share is two sessions to look at, and nothing is sent to end one', async () => {
	const sessionId = 'SharedBetweenTwo1';
	addSessions(app.running, app.user('mallory'), [{ sessionId }]);
	addSessions(app.running, app.user('bob'), [
		{ sessionId, loginAt: new Date(Date.now() - 60_000) },
	]);

	expect(await app.type('sam', `/session find ${sessionId}`)).toMatch(
		/^Sessions matching SharedBetweenTwo1\n2 sessions\./,
	);
	const { result, sent } = await app.traffic(() => app.type('bob', `/session logout ${sessionId}`));
	expect(result).toMatch(/^Logout not confirmed\n/);
	expect(sent).toBe(0);
});

it('a name that is long hides no username', async () => {
	app.user('mallory').name = `Alice Archer (alice)${'\u2060'.repeat(250)}`;
	expect(await app.type('sam', `/session find ${users.mallory.id}`)).toContain('(mallory)');
});

it('a phone that has been logged in for weeks shows when it last connected', async () => {
	const reply = await app.type('alice', `/session info ${sessions.alice.phone}`);
	expect(reply).toMatch(/\nLast connected .*\(UTC.03:00\), 2 days ago\.\n/);
	expect(reply).not.toMatch(/logged in/i);
});

it('a login at a time that is ahead of the clock was now', async () => {
	addSessions(app.running, app.user('alice'), [{ loginAt: new Date(Date.now() + 600_000) }]);
	expect(await app.type('alice', '/session')).toMatch(/Last connected [^\n]*, now\.\n/);
});

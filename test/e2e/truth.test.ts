import { keepData, openIds } from '../support/workspace/data';
import { ask, unavailable } from '../support/workspace/doors';
import { replyTo, textOf } from '../support/workspace/replies';
import { requestsDuring, trafficDuring } from '../support/workspace/traffic';
import type { WorkspaceUser } from '../workspace/model';
import { demo } from '../workspace/seed';
import { foreignAnswers } from '../workspace/server/faults';
import { createSessionDocument, type SessionInput } from '../workspace/server/sessionDocument';
import { type RunningWorkspace, startWorkspace } from '../workspace/start';

const { users, sessions } = demo;
const { laptop } = sessions.alice;

let running: RunningWorkspace;
let restore: () => void;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
	restore = keepData(running);
});
afterAll(() => running.stop());
afterEach(() => {
	running.workspace.faults = undefined;
	restore();
});

const userNamed = (username: string): WorkspaceUser => {
	const user = running.workspace.data.users.find((known) => known.username === username);
	if (!user) {
		throw new Error(`No ${username}`);
	}
	return user;
};

/** Adds sessions of a user, newest login first. */
const addSessions = (
	user: Pick<WorkspaceUser, '_id' | 'roles'>,
	...rows: readonly Partial<SessionInput>[]
): void => {
	const { data } = running.workspace;
	const documents = rows.map((row, index) =>
		createSessionDocument({
			_id: `${user._id}-${index}`,
			user,
			sessionId: `${user._id}-${index}`,
			token: `${user._id} ${index}`,
			device: { type: 'browser', name: 'Chrome', version: '113.0.0', os: { name: 'Windows' } },
			ip: '192.0.2.77',
			loginAt: new Date(Date.now() - index * 60_000),
			...row,
		}),
	);
	data.sessions = [...data.sessions, ...documents];
};

describe('what people type and paste', () => {
	it.each([
		`info "${laptop}"`,
		`info “${laptop}”`,
		`info \`${laptop}\``,
		`info <${laptop}>.`,
		`info ${laptop},`,
		`INFO ${laptop.slice(0, 5)}\u200b${laptop.slice(5)}`,
		`info\u00a0${laptop}`,
		`«info» ${laptop}`,
		`"${laptop}"`,
		`\`${laptop}\``,
	])(
		'is read as it is meant, and shows a session to its owner alone: /session %s',
		async (typed) => {
			expect(await textOf(running, 'alice', `/session ${typed}`)).toContain('Chrome 113.0.0');
			expect(await textOf(running, 'bob', `/session ${typed}`)).toMatch(/^Session not found\n/);
		},
	);

	it.each([
		['sessions/list.all', { username: '“@bob”' }, sessions.bob.desktop],
		['sessions/list.all', { filter: '203.0.113.\u200b10' }, laptop],
	])('is read so by the API: %s %j', async (path, query, shown) => {
		expect(JSON.stringify((await running.api({ as: 'sam', path, query })).body)).toContain(shown);
		expect(await running.api({ as: 'alice', path, query })).toMatchObject({ status: 403 });
	});

	it('knows callers by their own name in any case, but not where it ends sessions', async () => {
		expect(await textOf(running, 'alice', '/session list @Alice')).toMatch(/^Your sessions\n/);
		expect(await textOf(running, 'alice', '/session list @Bob')).toMatch(/^Permission required\n/);
		expect(await textOf(running, 'alice', '/session logout @Alice all')).toMatch(
			/^Permission required\n/,
		);
	});

	it('works when it is what the app said to type: a username with white space', async () => {
		const bob = userNamed('bob');
		bob.username = 'anna lena';
		try {
			addSessions(bob, ...Array.from({ length: 5 }, () => ({})));
			const next = /\/session list "@anna lena" 2/.exec(
				await textOf(running, 'sam', '/session list "@anna lena"'),
			)?.[0];
			expect(await textOf(running, 'sam', next ?? '')).toMatch(
				/^Sessions of anna lena\nSessions 6–7 of 7\./,
			);
			const all = /\/session logout "@anna lena" all/.exec(
				await textOf(running, 'admin', '/session logout “@anna lena”'),
			)?.[0];
			expect(await textOf(running, 'alice', all ?? '')).toMatch(/^Permission required\n/);
			expect(openIds(running, bob._id)).toHaveLength(7);
			expect(await textOf(running, 'admin', all ?? '')).toMatch(/^Logged out\n7 sessions /);
		} finally {
			bob.username = 'bob';
		}
	});

	it.each([
		['lgoout abc', '/session logout abc'],
		['lsit @bob 2', '/session list @bob 2'],
		['logout all', '/session logout @alice all'],
	])('is asked back if it is nearly a command: /session %s', async (typed, command) => {
		const requests = await requestsDuring(running, async () =>
			expect(await textOf(running, 'alice', `/session ${typed}`)).toContain(`Type ${command}, `),
		);
		expect(requests).toEqual([]);
	});

	it('leads from a bare username to the logout of the user, but only who may', async () => {
		expect(await textOf(running, 'admin', '/session logout bob')).toMatch(
			/^Session not found\n[^]*Type \/session logout @bob, /,
		);
		expect(await textOf(running, 'alice', '/session logout bob')).not.toContain('@bob');
		expect(await textOf(running, 'sam', '/session logout bob')).not.toContain('@bob');
	});

	it.each(['?', '-h', '--help', 'help'])('asks for help: /session %s', async (typed) => {
		expect(await textOf(running, 'alice', `/session ${typed}`)).toMatch(/^Session Info\n/);
	});
});

describe('addresses', () => {
	it.each([
		['192.0.2.77', ['192.0.2.77', '::ffff:192.0.2.77', '192.0.2.77:55123']],
		['::FFFF:192.0.2.77', ['192.0.2.77']],
		['[2001:db8::7]:443', ['2001:DB8:0:0::7', '[2001:db8::7]:8080']],
		['192.0.2.64/27', ['192.0.2.77', '192.0.2.95']],
		['2001:db8:ffff::/48', ['2001:db8:ffff:1::1']],
	])('are compared as addresses: find %s', async (typed, found) => {
		const others = ['192.0.2.7', '192.0.2.96', '2001:db8:fffe::1'];
		addSessions(userNamed('bob'), ...[...found, ...others].map((ip) => ({ ip })));
		const { body } = await running.api({
			as: 'sam',
			path: 'sessions/list.all',
			query: { filter: typed },
		});
		const ips = (body as { sessions: { ip: string }[] }).sessions.map(({ ip }) => ip);
		expect(ips.sort()).toEqual([...found].sort());
		expect(body).toMatchObject({ lookedThrough: expect.any(Number) });
		expect(await textOf(running, 'alice', `/session find ${typed}`)).toMatch(/^Permission req/);
	});

	it.each(['192.0.2.0/33', '2001:db8::/129'])('cannot have the network %s', async (filter) => {
		const query = { filter };
		const { code, reply } = await ask(running, {
			...{ as: 'sam', text: `/session find ${filter}`, path: 'sessions/list.all', query },
		});
		expect(code).toBe('invalid-params');
		expect(reply).toMatch(/^Check what you entered\n/);
	});
});

describe('a 401 or 403 that is not Rocket.Chat’s', () => {
	it.each(Object.entries(foreignAnswers))(
		'says nothing about token, permission or license: %s',
		async (_name, fault) => {
			await textOf(running, 'admin', '/session list @bob');
			running.workspace.faults = ({ path }) =>
				path === '/api/v1/sessions/list.all' ? fault : undefined;
			const question = { text: '/session', path: 'sessions/list' };
			const told = await ask(running, { ...question, as: 'admin' });
			expect(told.code).toBe('workspace-bad-answer');
			expect(told.reply).toMatch(/proxy|firewall|address/i);
			expect((await ask(running, { ...question, as: 'alice' })).reply).toMatch(
				new RegExp(`^${unavailable}\n`),
			);
		},
	);
});

describe('ids', () => {
	it('make nobody read other people’s rows', async () => {
		const requests = await requestsDuring(running, () =>
			textOf(running, 'alice', '/session info Chrome'),
		);
		expect(requests).toEqual([
			'sessions/info.admin?sessionId=Chrome',
			`sessions/list.all?filter=${users.alice.id}&offset=0&count=100`,
		]);
	});

	it('that two users share are two sessions to look at, and nothing is sent to end one', async () => {
		const sessionId = 'SharedBetweenTwo1';
		addSessions(userNamed('mallory'), { sessionId });
		addSessions(userNamed('bob'), { sessionId, loginAt: new Date(Date.now() - 60_000) });
		const list = await textOf(running, 'sam', `/session find ${sessionId}`);
		expect(list).toMatch(/^Sessions matching SharedBetweenTwo1\n2 sessions\./);
		const { result, sent } = await trafficDuring(running, () =>
			textOf(running, 'bob', `/session logout ${sessionId}`),
		);
		expect(result).toMatch(/^Logout not confirmed\n/);
		expect(sent).toBe(0);
	});
});

describe('names', () => {
	it('that are long hide no username', async () => {
		const mallory = userNamed('mallory');
		const { name } = mallory;
		mallory.name = `Alice Archer (alice)${'\u2060'.repeat(250)}`;
		const { attachments } = await replyTo(running, {
			...{ as: 'sam', text: `/session find ${users.mallory.id}` },
		});
		mallory.name = name;
		expect(JSON.stringify(attachments)).toContain('(mallory)');
	});
});

it('a phone that has been logged in for weeks shows when it last connected', async () => {
	const reply = await textOf(running, 'alice', `/session info ${sessions.alice.phone}`);
	expect(reply).toMatch(/\nLast connected .*\(UTC.03:00\), 2 days ago\.\n/);
	expect(reply).not.toMatch(/logged in/i);
});

it('a clock that is ahead is now', async () => {
	addSessions(userNamed('alice'), { loginAt: new Date(Date.now() + 600_000) });
	expect(await textOf(running, 'alice', '/session')).toMatch(/Last connected [^\n]*, now\.\n/);
});

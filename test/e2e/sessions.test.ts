import { parse, type Root } from '@rocket.chat/message-parser';

import { setUpWorkspace } from './support/setUpWorkspace';
import { addSessions, openIds } from '../support/workspace/data';
import { fieldOf, replyTo, visibleText } from '../support/workspace/replies';
import { demo } from '../workspace/seed';

const { alice, bob, service } = demo.sessions;

const app = setUpWorkspace({ allow_logout: true });

describe('a session in chat', () => {
	it.each([
		['alice', `/session INFO ${alice.laptop}`, 'Chrome 113.0.0 on Windows'],
		['alice', `/session info ${alice.laptopBefore}`, 'Chrome 113.0.0 on Windows'],
		['alice', `/session ${alice.phone}`, 'RC Mobile 4.51.0 on ios 17.5'],
		['sam', `/session admin ${alice.laptop}`, 'Chrome 113.0.0 on Windows'],
		['sam', `/session ${bob.phone}`, 'RC Mobile 4.50.1 on android 14'],
		['session.service', `/session info ${service.browser}`, 'Firefox 127.0 on Ubuntu'],
	])('a session is shown to %s by %s', async (as, text, title) => {
		const { attachments } = await replyTo(app.running, { as, text });
		expect(attachments.map((attachment) => attachment.title)).toEqual([title]);
	});

	it.each<[as: string, text: string, reply: RegExp]>([
		['alice', `/session info ${bob.desktop}`, /^Session not found\n/],
		['alice', `/session ${bob.desktop}`, /^Session not found\n.*\/session help/s],
		['alice', `/session info ${demo.users.alice.id}`, /^Session not found\n/],
		['alice', `/session info ${alice.laptop.slice(0, 10)}`, /^Session not found\n/],
		['alice', `/session info ${alice.laptop.toLowerCase()}`, /^Session not found\n/],
		['alice', `/session admin ${alice.laptop}`, /^Permission required\n.*view-device-management/s],
		['alice', '/session info', /^Device ID missing\n/],
		['alice', '/session info .', /^Not a Device ID\n/],
		['sam', `/session info ${alice.laptop}`, /^Session not found\n/],
		['sam', '/session admin Chrome', /^Session not found\n/],
		['sam', `/session admin ${alice.signedOut}`, /^Session not found\n/],
	])('a session is not shown to %s by %s', async (as, text, reply) => {
		expect(await app.type(as, text)).toMatch(reply);
	});

	it('a session of somebody else reads exactly like none', async () => {
		expect(await app.type('alice', `/session info ${bob.desktop}`)).toBe(
			await app.type('alice', '/session info NoSuchSessionAtAll'),
		);
	});

	it('a session says all there is to know to its owner, in the time of the owner', async () => {
		const text = `/session info ${alice.laptop}`;
		const { attachments } = await replyTo(app.running, { as: 'alice', text });
		const [attachment = {}] = attachments;
		expect(attachment.fields?.map(({ title }) => title)).toEqual([
			...['Device ID', 'OS', 'Host', 'IP Address'],
		]);
		expect(fieldOf(attachment, 'OS')).toBe('Windows 10');
		expect(fieldOf(attachment, 'IP Address')).toBe('203.0.113.10');
		expect(attachment.text).toMatch(/^Last connected .*\(UTC\u201103:00\), 12 minutes ago\.$/);
	});

	it('a session says to a holder whose it is', async () => {
		expect(await app.type('sam', `/session admin ${alice.laptop}`)).toContain(
			'User: Alice Archer (alice)',
		);
	});

	it('a session shows the name of its device as nothing but text', async () => {
		const hostile = app.running.workspace.data.sessions.filter(
			({ userId, logoutAt }) => userId === demo.users.mallory.id && !logoutAt,
		);
		expect(hostile.length).toBeGreaterThan(5);
		for (const { sessionId } of hostile) {
			const text = `/session admin ${sessionId}`;
			const { attachments } = await replyTo(app.running, { as: 'sam', text });
			const kinds = (attachments[0]?.fields ?? []).flatMap(({ value }) =>
				parse(value).flatMap(inlineKinds),
			);
			expect(new Set(kinds)).toEqual(new Set(['INLINE_CODE']));
			expect(visibleText(attachments)).not.toContain('undefined');
		}
	});
});

/** The kinds of nodes in a paragraph; anything but a paragraph is a kind of its own. */
const inlineKinds = (block: Root[number]): string[] =>
	block.type === 'PARAGRAPH' ? block.value.map(({ type }) => type) : [block.type];

describe('a session by API', () => {
	it('a session is answered by an allow-list', async () => {
		const query = { sessionId: alice.laptop };
		const { status, headers, body } = await app.get('alice', 'sessions/info', query);
		expect(status).toBe(200);
		expect(headers.get('content-type')).toMatch(/^application\/json/);
		expect(body).toEqual({
			success: true,
			session: {
				sessionId: alice.laptop,
				userId: demo.users.alice.id,
				user: { username: 'alice', name: 'Alice Archer' },
				device: {
					type: 'browser',
					name: 'Chrome',
					version: '113.0.0',
					longVersion: '113.0.0.0',
					os: { name: 'Windows', version: '10' },
				},
				host: 'chat.example.com',
				ip: '203.0.113.10',
				loginAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			},
			attachments: [
				{
					title: 'Chrome 113.0.0 on Windows',
					text: expect.stringContaining('12 minutes ago'),
					color: expect.stringMatching(/^#[0-9A-F]{6}$/),
					fields: expect.arrayContaining([
						{ title: 'Device ID', value: `\`${alice.laptop}\``, short: true },
					]),
				},
			],
		});
	});

	it('a session is answered without `loginToken` and `searchTerm` of the raw documents of 8.4', async () => {
		app.running.workspace.data.generation = '8.4';
		const query = { sessionId: service.browser };
		const { body } = await app.get('session.service', 'sessions/info', query);
		expect(body).toMatchObject({ success: true, session: { sessionId: service.browser } });
		expect(JSON.stringify(body)).not.toMatch(/loginToken|searchTerm/);
	});

	it.each<[as: string, path: string, query: Record<string, string>, number, string]>([
		['alice', 'sessions/info', { sessionId: bob.desktop }, 404, 'session-not-found'],
		['alice', 'sessions/info', {}, 400, 'invalid-session-id'],
		['alice', 'sessions/info', { 'sessionId[]': alice.laptop }, 400, 'invalid-session-id'],
		['alice', 'sessions/info.admin', { sessionId: alice.laptop }, 403, 'not-allowed'],
		['sam', 'sessions/info.admin', { sessionId: 'Windows' }, 404, 'session-not-found'],
	])('a session is not answered to %s by %s %j', async (as, path, query, status, errorType) => {
		const answer = await app.get(as, path, query);
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({
			success: false,
			errorType,
			error: expect.stringMatching(/^[A-Z`].*\.$/),
		});
	});

	it('a session is answered to nobody without credentials, before the app is asked', async () => {
		const query = { sessionId: alice.laptop };
		expect(await app.running.api({ path: 'sessions/info', query })).toMatchObject({
			status: 401,
			body: 'Unauthorized',
		});
	});
});

it.each<[as: string, text: string, requests: string[]]>([
	['alice', `/session info ${alice.laptop}`, [`sessions/info.admin?sessionId=${alice.laptop}`]],
	[
		'session.service',
		`/session info ${service.browser}`,
		[`sessions/info?sessionId=${service.browser}`],
	],
	['sam', `/session admin ${alice.laptop}`, [`sessions/info.admin?sessionId=${alice.laptop}`]],
	['alice', `/session admin ${alice.laptop}`, []],
	['alice', '/session info .', []],
	['alice', '/session help', []],
])('a look by %s costs the workspace one request at most: %s', async (as, text, requests) => {
	const asked = await app.requests(() => app.type(as, text));
	expect(asked.filter((request) => request !== 'permissions.listAll')).toEqual(requests);
});

describe('what people type and paste', () => {
	it.each([
		`info “${alice.laptop}”`,
		`INFO ${alice.laptop.slice(0, 5)}\u200b${alice.laptop.slice(5)}`,
		`\`${alice.laptop}\``,
	])(
		'an id that is pasted with marks around it shows a session to its owner alone: /session %s',
		async (typed) => {
			expect(await app.type('alice', `/session ${typed}`)).toContain('Chrome 113.0.0');
			expect(await app.type('bob', `/session ${typed}`)).toMatch(/^Session not found\n/);
		},
	);

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

	it.each(['?', 'help'])('/session %s asks for help', async (typed) => {
		expect(await app.type('alice', `/session ${typed}`)).toMatch(/^Session Info\n/);
	});
});

it('an id that is none lets no one read rows of other people', async () => {
	const requests = await app.requests(() => app.type('alice', '/session info Chrome'));
	expect(requests).toEqual([
		'sessions/info.admin?sessionId=Chrome',
		`sessions/list.all?filter=${demo.users.alice.id}&offset=0&count=100`,
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
	expect(await app.type('sam', `/session find ${demo.users.mallory.id}`)).toContain('(mallory)');
});

it('a phone that has been logged in for weeks shows when it last connected', async () => {
	const reply = await app.type('alice', `/session info ${alice.phone}`);
	expect(reply).toMatch(/\nLast connected .*\(UTC.03:00\), 2 days ago\.\n/);
	expect(reply).not.toMatch(/logged in/i);
});

it('a login at a time that is ahead of the clock was now', async () => {
	addSessions(app.running, app.user('alice'), [{ loginAt: new Date(Date.now() + 600_000) }]);
	expect(await app.type('alice', '/session')).toMatch(/Last connected [^\n]*, now\.\n/);
});

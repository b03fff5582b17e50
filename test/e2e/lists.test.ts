import { setUpWorkspace } from './support/setUpWorkspace';
import { addSessions } from '../support/workspace/data';
import { ask, isRecord } from '../support/workspace/doors';
import { fieldOf, replyTo, visibleText } from '../support/workspace/replies';
import { demo } from '../workspace/seed';

const { alice, bob } = demo.sessions;

const app = setUpWorkspace();

/** The Device IDs that a list in chat shows, in order. */
const idsIn = async (as: string, text: string): Promise<readonly string[]> => {
	const { attachments } = await replyTo(app.running, { as, text });
	return attachments.flatMap((attachment) => fieldOf(attachment, 'Device ID') ?? []);
};

/** And those that the API answers. */
const idsOf = (body: unknown): readonly unknown[] =>
	isRecord(body) && Array.isArray(body.sessions)
		? body.sessions.filter(isRecord).map(({ sessionId }) => sessionId)
		: [];

describe('lists in chat', () => {
	it.each(['/session', '/session LIST @alice 1'])(
		'%s lists the sessions of alice for herself, newest first',
		async (text) => {
			expect(await idsIn('alice', text)).toEqual([alice.laptop, alice.phone, alice.offline]);
		},
	);

	it.each(['/session @bob', '/session list bob page 1'])(
		'%s lists the sessions of bob for a holder, with his name in the title alone',
		async (text) => {
			const [title, ...rest] = (await app.type('sam', text)).split('\n');
			expect(title).toBe('Sessions of bob');
			expect(rest.join('\n')).not.toContain('Bob Baker');
			expect(await idsIn('sam', text)).toEqual([bob.desktop, bob.phone]);
		},
	);

	it('/session list all lists the sessions of everybody for a holder, newest first', async () => {
		const { data } = app.running.workspace;
		const first = await app.type('sam', '/session list ALL');
		const ids = [
			...(await idsIn('sam', '/session list all')),
			...(await idsIn('sam', '/session list all 2')),
		];
		const times = ids.map(
			(id) => data.sessions.find(({ sessionId }) => sessionId === id)?.loginAt.getTime() ?? 0,
		);
		expect(first).toMatch(/^All sessions\n/);
		expect(ids[0]).toBe(alice.laptop);
		expect(new Set(ids).size).toBe(10);
		expect(times).toEqual([...times].sort((a, b) => b - a));
	});

	it('/session find says at the end of its reply how to get at the next page, which is there', async () => {
		const first = await app.type('sam', '/session find "RC Mobile"');
		const [, total = '', command = ''] =
			/^Sessions matching RC Mobile\nSessions 1–5 of (\d+)\.[^]*\n- Next page: (\/session find "RC Mobile" page 2)$/.exec(
				first,
			) ?? [];
		expect(await app.type('sam', command)).toContain(`\nSessions 6–10 of ${total}.`);
		const shown = await idsIn('sam', '/session find "RC Mobile"');
		expect((await idsIn('sam', command)).filter((id) => shown.includes(id))).toEqual([]);
	});

	it('/session find says when people may have been left out, since five at most are searched by name', async () => {
		expect(await app.type('sam', '/session find almeida')).toContain(
			'Only the first five users whose name matches almeida were searched',
		);
		expect(await app.type('sam', '/session find alice')).not.toContain('five users');
	});

	it.each([
		['ios 17.5', /^RC Mobile .* on ios 17\.5$/m],
		['chrome windows', /^Chrome .* on Windows$/m],
	])(
		'/session find searches by what is shown where the workspace finds nothing, and says so: %s',
		async (filter, want) => {
			const reply = await app.type('sam', `/session find ${filter}`);
			expect(reply).toMatch(want);
			expect(reply).toMatch(
				/The newest \d+ sessions were looked through by client, version and OS\./,
			);

			expect((await app.get('sam', 'sessions/list.all', { filter })).body).toMatchObject({
				lookedThrough: expect.any(Number),
			});
		},
	);

	it('/session find asks the workspace alone where that finds something', async () => {
		const { body } = await app.get('sam', 'sessions/list.all', { filter: 'Chrome' });
		expect(body).not.toHaveProperty('lookedThrough');
		expect(await app.type('sam', '/session find Chrome')).toContain(
			'Found by the workspace’s own search',
		);
	});

	it.each(['NoSuchSessionAtAll', 'sam'])(
		'/session find reads no sessions for the id or username %s',
		async (text) => {
			app.running.workspace.data.sessions = [];
			const { requests } = await app.traffic(() => app.type('sam', `/session find ${text}`));
			expect(requests).toHaveLength(1);
		},
	);

	it.each<[as: string, text: string, reply: RegExp]>([
		['alice', '/session list @bob', /^Permission required\n/],
		['alice', '/session list all', /^Permission required\n/],
		['alice', '/session find bob', /^Permission required\n/],
		['alice', '/session list 99', /There is no page 99\. Last page: \/session list$/],
		['alice', '/session list 0', /The page must be a whole number/],
		['alice', '/session frobnicate now', /^Not understood: “frobnicate”\n/],
		['sam', '/session find', /^Check what you entered\nType what to search for/],
		['sam', '/session find zzzzzz', /No open session matches zzzzzz/],
		['sam', '/session find 192.0.2.99', /has the IP address 192\.0\.2\.99; the newest \d+ were/],
		['sam', '/session list @nobody', /^User not found\n.*nobody/s],
		['sam', `/session find "${'x'.repeat(520)}"`, /\nA command can have up to 512 characters\.$/],
	])('a list that cannot be shown is refused with the reason: %s %s', async (as, text, reply) => {
		expect(await app.type(as, text)).toMatch(reply);
	});
});

describe('lists by API', () => {
	it('sessions/list answers the sessions of the caller by offset and count', async () => {
		const { status, body } = await app.get('alice', 'sessions/list');
		expect(status).toBe(200);
		expect(body).toEqual({
			success: true,
			offset: 0,
			count: 3,
			total: 3,
			sessions: [alice.laptop, alice.phone, alice.offline].map((sessionId) =>
				expect.objectContaining({ sessionId }),
			),
			attachments: expect.any(Array),
		});
		const page = await app.get('alice', 'sessions/list', { offset: '1', count: '1' });
		expect(page.body).toMatchObject({ offset: 1, count: 1, total: 3 });
		expect(idsOf(page.body)).toEqual([alice.phone]);
	});

	it.each([
		[{ username: '@bob' }, 'Sessions of bob'],
		[{}, 'All sessions'],
		[{ filter: '203.0.113.10' }, 'Sessions matching 203.0.113.10'],
		[{ filter: 'Firefox' }, 'Sessions matching Firefox'],
	])('sessions/list.all answers a holder, and refuses others: %j', async (query, title) => {
		const { status, body } = await app.get('sam', 'sessions/list.all', query);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			success: true,
			attachments: expect.arrayContaining([expect.objectContaining({ title })]),
		});

		expect(await app.get('alice', 'sessions/list.all', query)).toMatchObject({
			status: 403,
			body: { success: false, errorType: 'not-allowed' },
		});
	});

	it('sessions/list.all answers up to a hundred sessions of everybody, and then the next', async () => {
		const [first, second] = await Promise.all(
			['0', '100'].map(async (offset) => {
				const { body } = await app.get('sam', 'sessions/list.all', { count: '100', offset });
				expect(body).not.toHaveProperty('incomplete');
				return idsOf(body);
			}),
		);
		const ids = [...(first ?? []), ...(second ?? [])];
		expect(first).toHaveLength(100);
		expect(ids.length).toBeGreaterThan(100);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it.each<[string, Record<string, string>, number, string, string]>([
		[
			'sessions/list',
			{ count: '101' },
			400,
			'invalid-params',
			'`count` must be a whole number from 1 to 100.',
		],
		[
			'sessions/list.all',
			{ filter: 'x', username: 'bob' },
			400,
			'invalid-params',
			'Send `username` or `filter`, not both.',
		],
		['sessions/list.all', { username: 'nobody' }, 404, 'user-not-found', 'nobody'],
	])(
		'a list is refused by API with the reason: %s %j',
		async (path, query, status, errorType, error) => {
			expect(await app.get('sam', path, query)).toMatchObject({
				status,
				body: { success: false, errorType, error: expect.stringContaining(error) },
			});
		},
	);
});

describe('a list among more sessions than a page of the workspace', () => {
	beforeEach(() => {
		// Somebody who logs in chooses the name of the device.
		const device = { type: 'browser', name: demo.users.alice.id, version: '1', os: {} };
		addSessions(
			app.running,
			app.user('mallory'),
			Array<object>(150).fill({ device, ip: '192.0.2.150' }),
		);
	});

	it('a list of a user shows all sessions of the user behind devices that are called like the user', async () => {
		const own = await app.get('alice', 'sessions/list');
		const others = await app.get('sam', 'sessions/list.all', { username: 'alice' });
		[own, others].forEach(({ body }) => {
			expect(idsOf(body)).toEqual([alice.laptop, alice.phone, alice.offline]);
			expect(body).toMatchObject({ total: 3, incomplete: true });
		});
		const requests = await app.requests(async () =>
			expect(await app.type('alice', '/session')).toMatch(
				/^Your sessions\nSessions 1–3\.[^]*This list may be incomplete\.$/,
			),
		);
		expect(requests).toEqual([
			`sessions/list.all?filter=${demo.users.alice.id}&offset=0&count=100`,
			`sessions/list.all?filter=${demo.users.alice.id}&offset=100&count=100`,
		]);
	});

	it('a search for an address finds all who have it, however many pages that takes', async () => {
		const query = { filter: '192.0.2.150', count: '100' };
		const { body } = await app.get('sam', 'sessions/list.all', query);
		expect(idsOf(body)).toHaveLength(100);
		expect(body).toMatchObject({ total: 150 });
	});
});

it.each([
	[
		'alice',
		'/session list 2',
		`sessions/list.all?filter=${demo.users.alice.id}&offset=0&count=100`,
	],
	['session.service', '/session', 'sessions/list?offset=0&count=100'],
	['sam', '/session find Mac OS', 'sessions/list.all?filter=Mac+OS&offset=0&count=5'],
])('a list costs the workspace one request: %s %s', async (as, text, request) => {
	const requests = await app.requests(() => app.type(as, text));
	expect(requests.filter((one) => one !== 'permissions.listAll')).toEqual([request]);
});

describe('a search', () => {
	it.each([
		[{ username: '“@bob”' }, bob.desktop],
		[{ filter: '203.0.113.\u200b10' }, alice.laptop],
	])('sessions/list.all reads what is pasted with marks around it: %j', async (query, shown) => {
		expect(JSON.stringify((await app.get('sam', 'sessions/list.all', query)).body)).toContain(
			shown,
		);
	});

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

const addDevices = (count: number, name: string): void =>
	addSessions(
		app.running,
		app.user('mallory'),
		Array<object>(count).fill({ device: { type: 'browser', name, version: '1', os: {} } }),
	);

describe('the summary', () => {
	it('the summary counts all sessions of everybody in numbers, and names nobody', async () => {
		const { status, body } = await app.get('sam', 'sessions/summary');
		const { total } = body as { total?: number };
		expect(status).toBe(200);
		expect(body).toMatchObject({
			success: true,
			sessions: total,
			people: expect.any(Number),
			types: expect.arrayContaining([{ type: 'browser', sessions: expect.any(Number) }]),
			oldest: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		});
		expect(body).not.toHaveProperty('incomplete');
		expect(JSON.stringify(body)).not.toMatch(/alice|bob|mallory|Archer|Baker/);
		expect(await app.type('sam', '/session summary')).toMatch(
			/^Sessions in numbers\nAll open sessions were counted\.\n/,
		);
	});

	it('the summary reads the newest 1,000 in ten requests, and says of how many', async () => {
		addDevices(1500, 'Netscape');
		const requests = await app.requests(async () =>
			expect(await app.type('sam', '/session summary')).toMatch(
				/^Sessions in numbers\nThe newest 1,000 of 1,\d{3} open sessions were counted\.\n/,
			),
		);
		expect(requests.filter((request) => request.startsWith('sessions/list.all'))).toHaveLength(10);
	});

	it('the summary shows what devices are called in letters that look like no bar', async () => {
		addDevices(3, '████████ 99 · `Chrome` ``` @all :smile:');
		const { attachments } = await replyTo(app.running, { as: 'sam', text: '/session summary' });
		const clients = attachments.find(({ title }) => title === 'Clients');
		expect(clients?.text?.match(/```/g)).toHaveLength(2);
		expect(visibleText(attachments)).not.toMatch(/ · ██/);
	});

	it('the summary is refused to those who are no holders, before any session is asked for', async () => {
		const { requests } = await app.traffic(async () => {
			expect(await app.type('alice', '/session summary')).toMatch(/^Permission required\n/);
			expect(await app.get('alice', 'sessions/summary')).toMatchObject({ status: 403 });
			expect(await app.type('alice', '/session help')).not.toContain('summary');
		});
		expect(requests).toEqual([]);
	});
});

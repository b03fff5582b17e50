import { listEverybody, searchSessions } from '../../../src/lookups/searchSessions';
import type { SessionPage, Sort } from '../../../src/sessions/Session';
import { AppFixture, bob, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import { busy, page, type Reply } from '../support/fakeWorkspace';
import { buildRows, pageOf } from '../support/openSessions';
import { buildDocument } from '../support/sessions';

type Row = Readonly<Record<string, unknown>>;

const pagination = { offset: 0, count: 5 };
const descending: Sort = { by: 'device', isDescending: true };
const odd: Reply = { status: 500, body: {} };

/** A workspace with rows to read, whose own search finds nothing unless it is given. */
const setUp = (
	rows: readonly Row[] | (() => Reply | Promise<Reply>),
	found: (filter: string) => Reply = () => page([]),
) => {
	const app = new AppFixture();
	app.workspace.answers['sessions/list.all'] = (asked) => {
		const filter = asked.get('filter');
		if (filter !== null) {
			return found(filter);
		}
		return typeof rows === 'function' ? rows() : pageOf(rows, asked);
	};
	const search = async (filter: string, at = pagination, sort?: Sort): Promise<SessionPage> =>
		searchSessions(
			{ of: 'search', filter, ...(sort && { sort }) },
			at,
			await app.begin(sam).connect(),
		);
	return { app, search, requests: app.workspace.requests };
};

const idsOf = ({ sessions }: SessionPage): readonly string[] =>
	sessions.map((session) => session.sessionId);

/** One row for each, called `0`, `1`, …, newest first. */
const rowsOf = (rows: readonly Row[]): Row[] =>
	rows.map((row, index) => {
		const loginAt = new Date(Date.UTC(2024, 5, 12) - index * 60_000).toISOString();
		return buildDocument({ sessionId: String(index), userId: bob.id, loginAt, ...row });
	});

const nothing = { sessions: [], total: 0, isIncomplete: false };

const list = async (rows: readonly Row[], sort?: Sort) => {
	const app = new AppFixture();
	app.workspace.answers['sessions/list.all'] = () => page(rows, 33);
	const scope = { of: 'everybody', ...(sort && { sort }) } as const;
	const read = await listEverybody(scope, pagination, await app.begin(sam).connect());
	return { read, requests: app.workspace.requests };
};
const oldestFirst = rowsOf([{}, {}, {}]).reverse();

it('listEverybody gives the page of the workspace, newest first', async () => {
	const { read, requests } = await list(oldestFirst);
	expect(idsOf(read)).toEqual(['0', '1', '2']);
	expect(read).toMatchObject({ total: 33, isIncomplete: false });
	expect(requests).toEqual(['sessions/list.all?offset=0&count=5']);
	expect((await list([...oldestFirst, {}])).read).toMatchObject({ total: 33, isIncomplete: true });
});

it('listEverybody leaves another order as the workspace gives it', async () => {
	const { read, requests } = await list(oldestFirst, descending);
	expect(idsOf(read)).toEqual(['2', '1', '0']);
	expect(requests).toEqual([expect.stringContaining('sort=%7B%22device.name%22%3A-1%7D')]);
});

it('searchSessions makes one request for what the workspace finds', async () => {
	const { search, requests } = setUp([], () => page(rowsOf([{}, {}]).reverse(), 12));
	const read = await search('Chrome', { offset: 10, count: 5 });
	expect(idsOf(read)).toEqual(['0', '1']);
	expect(read).toEqual({ sessions: expect.anything(), total: 12, isIncomplete: false });
	expect(requests).toEqual(['sessions/list.all?filter=Chrome&offset=10&count=5']);
});

it.each<readonly [string, Reply, object]>([
	['counts some beyond the end', page([], 7), { sessions: [], total: 7 }],
	['gives some and counts none', page(rowsOf([{}]), 0), { total: 0 }],
	['gives one that cannot be read', page([{}], 0), { sessions: [], isIncomplete: true }],
])('searchSessions reads no more if the workspace %s', async (_name, reply, want) => {
	const { search, requests } = setUp(rowsOf([{}]), () => reply);
	expect(await search('Chrome', { offset: 10, count: 5 })).toMatchObject(want);
	expect(requests).toHaveLength(1);
});

it('searchSessions passes an order on, and reads no more for the sake of it', async () => {
	const { search, requests } = setUp(rowsOf([{}]));
	expect(await search('Chrome', pagination, descending)).toEqual(nothing);
	expect(requests).toEqual([
		'sessions/list.all?filter=Chrome&sort=%7B%22device.name%22%3A-1%7D&offset=0&count=5',
	]);
	const found = setUp([], () => page(rowsOf([{}, {}]).reverse()));
	expect(idsOf(await found.search('x', pagination, descending))).toEqual(['1', '0']);
});

it('searchSessions tries a text as typed, then without invisible characters', async () => {
	const { search, requests } = setUp([], (filter) => page(filter === 'Pixel' ? rowsOf([{}]) : []));
	expect(idsOf(await search('Pi\u200bxel'))).toEqual(['0']);
	expect(requests.map((request) => /filter=([^&]*)/.exec(request)?.[1])).toEqual([
		'Pi%E2%80%8Bxel',
		'Pixel',
	]);
});

const chrome = { name: 'Chrome', version: '113.0.0', os: { name: 'Windows', version: '10' } };

it.each<readonly [string, object | undefined, boolean]>([
	['CHROME  WIN 10 113.0', chrome, true],
	['Chrome\u200b 113', chrome, true],
	['hrome', chrome, false],
	['Chrome Linux', chrome, false],
	['mobile ios', { name: 'RC Mobile', os: { name: 'ios', version: '17.5' } }, true],
	['4.51.0-b', { name: 'RC Mobile', longVersion: '4.51.0-beta' }, true],
	['113.0.0-b', { ...chrome, longVersion: '113.0.0-beta' }, false],
	['u\u0308ber', { name: '\u00fcber' }, true],
	['x', undefined, false],
	['browser', { type: 'browser' }, false],
	['y', { name: `${'x'.repeat(198)} y` }, true],
	['y', { name: `${'x'.repeat(199)} y` }, false],
])(
	'searchSessions compares the words of %j, which the workspace does not find, with %j: %p',
	async (text, device, want) => {
		const read = await setUp(rowsOf([{ device }])).search(text);
		expect(idsOf(read)).toEqual(want ? ['0'] : []);
		expect(read).toMatchObject({ total: want ? 1 : 0, isIncomplete: false, lookedThrough: 1 });
	},
);

it('searchSessions cuts the page from what it finds by words, newest first', async () => {
	const rows = rowsOf(Array.from({ length: 8 }, () => ({ device: chrome }))).reverse();
	const read = await setUp(rows).search('Chrome 113', { offset: 5, count: 2 });
	expect(idsOf(read)).toEqual(['5', '6']);
	expect(read).toMatchObject({ total: 8, lookedThrough: 8 });
});

it.each([
	['Chrome 113', 900],
	['Chrome\u200b 113', 800],
])('searchSessions makes ten requests in all for %j', async (text, lookedThrough) => {
	const { search, requests } = setUp(buildRows(bob.id, 1200));
	expect(await search(text)).toMatchObject({ isIncomplete: true, lookedThrough });
	expect(requests).toHaveLength(10);
});

it.each<readonly [string, string, number]>([
	['17 characters of ids', 'x'.repeat(17), 1],
	['64 characters of ids', 'x'.repeat(64), 1],
	['65 characters of ids', 'x'.repeat(65), 2],
	['words of which the last is an id', `y ${'x'.repeat(17)}`, 2],
	['a username in backticks', '`bob`', 1],
])(
	'searchSessions reads the newest sessions for %s only if a device may show that',
	async (_name, text, want) => {
		const { search, requests } = setUp(rowsOf([{}]));
		expect((await search(text)).total).toBe(0);
		expect(requests).toHaveLength(want);
	},
);

it('searchSessions reads no more if the host does not say who has a name', async () => {
	const { app, search, requests } = setUp(rowsOf([{}]));
	app.testHost.data.findUser = () => Promise.reject(new Error('The host is down'));
	expect(await search('Chrome 113')).toEqual(nothing);
	expect(requests).toHaveLength(1);
});

it.each<readonly [string, () => Reply | Promise<Reply>, string, number]>([
	['the rate limiter, by words,', () => busy, 'Chrome 113', 1],
	['the rate limiter, by address,', () => busy, '203.0.113.0/24', 200],
])('searchSessions ends at %s with what it has', async (_name, meet, text, total) => {
	const rows = [...rowsOf([{ device: chrome }]), ...buildRows(bob.id, 300, { device: {} })];
	const { app, search } = setUp([]);
	app.workspace.answers['sessions/list.all'] = (asked) => {
		if (asked.has('filter')) {
			return page([]);
		}
		return asked.get('offset') === '200' ? meet() : pageOf(rows, asked);
	};
	expect(await search(text)).toMatchObject({ total, isIncomplete: true, lookedThrough: 200 });
});

it('searchSessions has an answer of the workspace’s own search where it may not read more', async () => {
	const want = { ...nothing, isIncomplete: true, lookedThrough: 0 };
	expect(await setUp(() => busy).search('Chrome 113')).toEqual(want);
	const { code } = await rejected(setUp(() => odd).search('Chrome 113'));
	expect(code).toBe('workspace-bad-answer');
});

const v4 = '203.0.113.7';

it.each<readonly [string, readonly (string | undefined)[], readonly string[]]>([
	[v4, [v4, '203.0.113.70', '203.0.113', undefined, '203.0.113.7:443'], ['0', '4']],
	['203.0.113.7:51234', [v4, '203.0.113.8:51234'], ['0']],
	['203.0.113.99/24', ['203.0.113.255', '203.0.112.255', '::ffff:203.0.113.9'], ['0', '2']],
])('searchSessions finds %s among %j with one request', async (filter, addresses, want) => {
	const { search, requests } = setUp(rowsOf(addresses.map((ip) => ({ ip }))));
	const read = await search(filter);
	expect(idsOf(read)).toEqual(want);
	const lookedThrough = addresses.length;
	expect(read).toMatchObject({ total: want.length, isIncomplete: false, lookedThrough });
	expect(requests).toEqual(['sessions/list.all?offset=0&count=100']);
});

it('searchSessions says that a row cannot be read', async () => {
	expect(await setUp([{}]).search(v4)).toMatchObject({ isIncomplete: true });
});

it('searchSessions refuses a network that cannot be before it asks', async () => {
	const { search, requests } = setUp([]);
	const failure = { code: 'invalid-params', parameter: 'network' };
	expect(await rejected(search('198.51.100.0/33'))).toEqual(failure);
	expect(requests).toEqual([]);
});

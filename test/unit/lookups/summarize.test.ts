import { summarize } from '../../../src/lookups/summarize';
import type { Summary } from '../../../src/sessions/Summary';
import { AppFixture, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import { busy, page } from '../support/fakeWorkspace';
import { buildRows, pageOf } from '../support/openSessions';
import { buildDocument } from '../support/sessions';

type Serve = AppFixture['workspace']['answers']['sessions/list.all'];

const start = (serve: Serve) => {
	const app = new AppFixture();
	app.workspace.answers['sessions/list.all'] = serve;
	const summary = async (): Promise<Summary> => summarize(await app.begin(sam).connect());
	return { summary, requests: app.workspace.requests };
};

/** What of a session is summed up. Without a user it is Alice's. */
type Row = Readonly<Partial<Record<'userId' | 'ip' | 'loginAt', string>> & { device?: object }>;

const documentOf = (row: Row, index: number) =>
	buildDocument({ sessionId: `session-${index}`, ip: undefined, device: undefined, ...row });

const summaryOf = (rows: readonly Row[]): Promise<Summary> =>
	start(() => page(rows.map(documentOf))).summary();

const browser = (name: string, version: string): Row => ({
	device: { type: 'browser', name, version },
});

it('summarize counts everything of a session', async () => {
	const { summary } = start(() => page([buildDocument()]));
	expect(await summary()).toEqual({
		sessions: 1,
		people: 1,
		clients: [{ name: 'Chrome', sessions: 1, versions: [{ version: '113.0.0', sessions: 1 }] }],
		// Browsers freeze the version of their OS.
		systems: [{ name: 'Windows', sessions: 1, versions: [] }],
		types: [{ type: 'browser', sessions: 1 }],
		addresses: [],
		oldest: new Date('2024-06-12T08:30:00.000Z'),
		total: 1,
		isIncomplete: false,
	});
});

const nothing = { clients: [], systems: [], types: [], addresses: [] };

it('summarize tells the oldest login', async () => {
	const times = ['2024-06-12T08:30:00Z', '2024-06-11T08:30:00Z', '2024-06-13T08:30:00Z'];
	const { oldest } = await summaryOf(times.map((loginAt) => ({ loginAt })));
	expect(oldest).toEqual(new Date('2024-06-11T08:30:00Z'));
});

it('summarize has nothing to say of no sessions', async () => {
	const none = { sessions: 0, people: 0, total: 0, isIncomplete: false };
	expect(await summaryOf([])).toStrictEqual({ ...none, ...nothing });
});

it('summarize leaves out what is unknown', async () => {
	const rows = [{ device: { version: '1', os: { version: '2' } } }, {}];
	expect(await summaryOf(rows)).toMatchObject({ sessions: 2, people: 1, ...nothing });
	const app = [{ device: { type: 'mobile-app' } }];
	expect(await summaryOf(app)).toMatchObject({ clients: [], systems: [] });
});

it('summarize tells the versions of the systems of apps alone', async () => {
	const types = ['mobile-app', 'desktop-app', 'browser', 'other', undefined];
	const rows = types.map((type, index) => ({
		device: { type, os: { name: 'ios', version: `17.${9 - index}` } },
	}));
	const versions = ['17.9', '17.8'].map((version) => ({ version, sessions: 1 }));
	expect((await summaryOf(rows)).systems).toEqual([{ name: 'ios', sessions: 5, versions }]);
});

it('summarize takes the long version where there is no other', async () => {
	const device = { name: 'RC Mobile', longVersion: '4.51.0.9' };
	const [client] = (await summaryOf([{ device }])).clients;
	expect(client?.versions).toEqual([{ version: '4.51.0.9', sessions: 1 }]);
});

it('summarize puts the most frequent first, and of equals the newer version', async () => {
	const versions = ['9.0', '10.0', '10.0', '113.1', '9.10'];
	const [client] = (await summaryOf(versions.map((version) => browser('x', version)))).clients;
	const order = client?.versions.map(({ version }) => version);
	expect(order).toEqual(['10.0', '113.1', '9.10', '9.0']);
});

it('summarize gives ten entries at most in each list', async () => {
	const eleven = Array.from({ length: 11 }, (_value, index) => String(index));
	const names = eleven.flatMap((index) =>
		['alice', 'bob'].map((userId) => ({
			...browser(`n${index}`, '1'),
			userId,
			ip: `192.0.2.${index}`,
		})),
	);
	const versions = eleven.map((index) => browser('v', index));
	const { clients, addresses, people } = await summaryOf([...names, ...versions]);
	expect([clients.length, addresses.length, people]).toEqual([10, 10, 3]);
	expect(clients[0]?.versions).toHaveLength(10);
});

it('summarize knows one address by all its spellings, and tells those of several accounts', async () => {
	const { addresses } = await summaryOf(
		[
			['odd', 'a'],
			['odd', 'b'],
			['::ffff:203.0.113.7', 'a'],
			['203.0.113.7', 'b'],
			['203.0.113.7:443', 'b'],
			['2001:DB8:0::1', 'a'],
			['2001:db8::1', 'b'],
			['[2001:db8::1]:1', 'c'],
			['192.0.2.1', 'a'],
			['192.0.2.1', 'a'],
		].map(([ip = '', userId = '']) => ({ ip, userId })),
	);
	expect(addresses).toEqual([
		{ ip: '2001:db8::1', accounts: 3, sessions: 3 },
		{ ip: '203.0.113.7', accounts: 2, sessions: 3 },
		{ ip: 'odd', accounts: 2, sessions: 2 },
	]);
});

it('summarize reads a thousand sessions at most, as its numbers say', async () => {
	const { summary, requests } = start((asked) => pageOf(buildRows('bob', 1234), asked));
	expect(await summary()).toMatchObject({ sessions: 1000, total: 1234, isIncomplete: false });
	expect(requests).toHaveLength(10);
});

it('summarize ends at the rate limiter with what it has, and says that sessions may be missing', async () => {
	const { summary } = start((asked) =>
		asked.get('offset') === '0' ? page(buildRows('bob', 100), 300) : busy,
	);
	expect(await summary()).toMatchObject({ sessions: 100, total: 300, isIncomplete: true });
});

it('summarize fails if it has nothing', async () => {
	expect((await rejected(start(() => busy).summary())).code).toBe('workspace-rate-limited');
});

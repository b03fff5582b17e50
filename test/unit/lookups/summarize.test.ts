import fc from 'fast-check';

import { summarize, summaryOf } from '../../../src/lookups/summarize';
import type { Session } from '../../../src/sessions/Session';
import type { NameCount } from '../../../src/sessions/Summary';
import { AppFixture, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import { loginRequired, page } from '../support/fakeWorkspace';
import { buildRows, pageOf } from '../support/openSessions';
import { buildSession } from '../support/sessions';

const { device: _device, ip: _ip, ...bare } = buildSession();

const browser = (name: string, version?: string): Session => ({
	...bare,
	device: { type: 'browser', name, ...(version !== undefined && { version }) },
});

describe('summaryOf', () => {
	it('summaryOf counts everything of a session', () => {
		expect(summaryOf([buildSession()])).toEqual({
			sessions: 1,
			people: 1,
			clients: [{ name: 'Chrome', sessions: 1, versions: [{ version: '113.0.0', sessions: 1 }] }],
			// Browsers freeze the version of their OS.
			systems: [{ name: 'Windows', sessions: 1, versions: [] }],
			types: [{ type: 'browser', sessions: 1 }],
			addresses: [],
			oldest: buildSession().loginAt,
		});
	});

	it('summaryOf has nothing to say of no sessions', () => {
		expect(summaryOf([])).toStrictEqual({
			...{ sessions: 0, people: 0, clients: [], systems: [], types: [], addresses: [] },
		});
	});

	it('summaryOf leaves out what is unknown', () => {
		const sessions = [{ ...bare, device: { version: '1', os: { version: '2' } } }, bare];
		expect(summaryOf(sessions)).toMatchObject({
			...{ sessions: 2, people: 1, clients: [], systems: [], types: [] },
		});
	});

	it('summaryOf tells the versions of the systems of apps alone', () => {
		const on = (version: string, type?: string): Session => ({
			...bare,
			device: { ...(type !== undefined && { type }), os: { name: 'ios', version } },
		});
		const sessions = [
			...[on('17.5', 'mobile-app'), on('17.4', 'desktop-app')],
			...[on('17.3', 'browser'), on('17.2', 'other'), on('17.1')],
		];
		expect(summaryOf(sessions).systems).toEqual([
			{
				name: 'ios',
				sessions: 5,
				versions: [
					{ version: '17.5', sessions: 1 },
					{ version: '17.4', sessions: 1 },
				],
			},
		]);
	});

	it('summaryOf takes the long version where there is no other', () => {
		const device = { name: 'RC Mobile', longVersion: '4.51.0.9' };
		const [client] = summaryOf([{ ...bare, device }]).clients;
		expect(client?.versions).toEqual([{ version: '4.51.0.9', sessions: 1 }]);
	});

	it('summaryOf puts the most frequent first, and of equals the newer version', () => {
		const sessions = ['9.0', '10.0', '10.0', '113.1', '9.10'].map((version) =>
			browser('x', version),
		);
		const [client] = summaryOf(sessions).clients;
		expect(client?.versions.map(({ version }) => version)).toEqual([
			...['10.0', '113.1', '9.10', '9.0'],
		]);
	});

	it('summaryOf gives ten entries at most in each list', () => {
		const many = Array.from({ length: 11 }, (_value, index) =>
			['alice', 'bob'].map((userId) => ({
				...browser(`n${index}`, '1'),
				...{ userId, ip: `192.0.2.${index}` },
			})),
		).flat();
		const versions = Array.from({ length: 11 }, (_value, index) => browser('v', String(index)));
		const { clients, addresses, people } = summaryOf([...many, ...versions]);
		expect([clients.length, addresses.length, people]).toEqual([10, 10, 3]);
		expect(clients[0]?.versions).toHaveLength(10);
	});

	it('summaryOf knows one address by all its spellings, and tells those of several accounts', () => {
		const at = (ip: string, userId: string): Session => ({ ...bare, ip, userId });
		const { addresses } = summaryOf([
			...[at('203.0.113.7', 'a'), at('::ffff:203.0.113.7', 'b'), at('203.0.113.7:443', 'b')],
			...[at('2001:db8::1', 'a'), at('2001:DB8:0::1', 'b'), at('[2001:db8::1]:1', 'c')],
			...[at('192.0.2.1', 'a'), at('192.0.2.1', 'a'), at('odd', 'a'), at('odd', 'b')],
		]);
		expect(addresses).toEqual([
			{ ip: '2001:db8::1', accounts: 3, sessions: 3 },
			{ ip: '203.0.113.7', accounts: 2, sessions: 3 },
			{ ip: 'odd', accounts: 2, sessions: 2 },
		]);
	});

	/** The same, counted naively: by comparing each with each. */
	const naive = (
		sessions: readonly Session[],
		nameOf: (session: Session) => string | undefined,
	): Readonly<Record<string, number>> =>
		Object.fromEntries(
			sessions.flatMap((session) => {
				const name = nameOf(session);
				const same = sessions.filter((other) => nameOf(other) === name);
				return name === undefined ? [] : [[name, same.length]];
			}),
		);

	const counted = (counts: readonly NameCount[]): Readonly<Record<string, number>> =>
		Object.fromEntries(counts.map(({ name, sessions }) => [name, sessions]));

	it('summaryOf counts as one does who compares each session with each', () => {
		const text = fc.option(fc.constantFrom('a', 'b', 'B', '__proto__', '1.10', '1.9'), {
			nil: undefined,
		});
		const known = (object: object): object =>
			Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
		const session = fc
			.record({
				...{ userId: fc.constantFrom('u', 'v', 'w'), ip: text, type: text },
				...{ name: text, version: text, system: text, time: fc.nat(1000) },
			})
			.map(
				({ userId, ip, time, system, ...device }): Session => ({
					...bare,
					...known({ ip }),
					userId,
					loginAt: new Date(time),
					device: { ...known(device), os: known({ name: system }) },
				}),
			);

		fc.assert(
			fc.property(fc.array(session, { maxLength: 30 }), (sessions) => {
				const summary = summaryOf(sessions);
				expect(counted(summary.clients)).toEqual(naive(sessions, ({ device }) => device?.name));
				expect(counted(summary.systems)).toEqual(naive(sessions, ({ device }) => device?.os?.name));
				expect(
					counted(
						summary.types.map(({ type, ...rest }) => ({ ...rest, name: type, versions: [] })),
					),
				).toEqual(naive(sessions, ({ device }) => device?.type));
				for (const { name, versions, sessions: count } of summary.clients) {
					const of = sessions.filter(({ device }) => device?.name === name);
					expect(of).toHaveLength(count);
					expect(
						counted(versions.map((each) => ({ ...each, name: each.version, versions: [] }))),
					).toEqual(naive(of, ({ device }) => device?.version));
				}
				for (const { ip, accounts, sessions: count } of summary.addresses) {
					const there = sessions.filter((each) => each.ip === ip);
					expect([there.length, new Set(there.map(({ userId }) => userId)).size]).toEqual([
						...[count, accounts],
					]);
					expect(accounts).toBeGreaterThan(1);
				}
				for (const list of [summary.clients, summary.systems, summary.types]) {
					const counts = list.map((each) => each.sessions);
					expect(counts).toEqual([...counts].sort((a, b) => b - a));
				}
				const times = sessions.map(({ loginAt }) => loginAt.getTime());
				expect(summary.oldest?.getTime()).toBe(times.sort((a, b) => a - b)[0]);
				expect(summary.people).toBe(new Set(sessions.map(({ userId }) => userId)).size);
			}),
		);
	});
});

describe('summarize', () => {
	const setUp = (rows: readonly object[]) => {
		const app = new AppFixture();
		app.workspace.answers['sessions/list.all'] = (asked) =>
			pageOf(rows as Parameters<typeof pageOf>[0], asked);
		return { app, summary: async () => summarize(await app.begin(sam).connect()) };
	};

	it.each([
		[3, 1, { sessions: 3, total: 3, isIncomplete: false }],
		[1000, 10, { sessions: 1000, total: 1000, isIncomplete: false }],
		// Its numbers say that only the newest were read.
		[1234, 10, { sessions: 1000, total: 1234, isIncomplete: false }],
	])('summarize reads %d sessions with %d requests', async (rows, requests, want) => {
		const { app, summary } = setUp(buildRows('bob', rows));
		expect(await summary()).toMatchObject(want);
		expect(app.workspace.requests).toHaveLength(requests);
	});

	it('summarize says that rows may be missing', async () => {
		expect(await setUp([...buildRows('bob', 1), {}]).summary()).toMatchObject({
			...{ sessions: 1, total: 2, isIncomplete: true },
		});
	});

	it('summarize ends at the rate limiter with what it has, and fails with nothing', async () => {
		const { app, summary } = setUp([]);
		const busy = { status: 429, body: { success: false, error: 'wait 7 seconds' } };
		app.workspace.answers['sessions/list.all'] = (asked) =>
			asked.get('offset') === '0' ? page(buildRows('bob', 100), 300) : busy;
		expect(await summary()).toMatchObject({ sessions: 100, total: 300, isIncomplete: true });
		const refused = setUp([]);
		refused.app.workspace.answers['sessions/list.all'] = () => loginRequired;
		expect((await rejected(refused.summary())).code).toBe('workspace-credentials-rejected');
	});
});

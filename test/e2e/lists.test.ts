import { isRecord } from '../support/workspace/doors';
import { fieldOf, replyTo, textOf, visibleText } from '../support/workspace/replies';
import { requestsDuring } from '../support/workspace/traffic';
import type { SessionDocument } from '../workspace/model';
import { demo } from '../workspace/seed';
import { createSessionDocument } from '../workspace/server/sessionDocument';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { alice, bob } = demo.sessions;

/** The ids of the rows that the API answered. */
const rowsOf = (body: unknown): unknown[] =>
	isRecord(body) && Array.isArray(body.sessions)
		? body.sessions.filter(isRecord).map(({ sessionId }) => sessionId)
		: [];

describe('lists of sessions', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());
	describe('by slash command', () => {
		const idsIn = async (as: string, text: string): Promise<(string | undefined)[]> => {
			const { attachments } = await replyTo(running, { as, text });
			return attachments.slice(1).map((attachment) => fieldOf(attachment, 'Device ID'));
		};

		it.each([
			'/session',
			'/session list',
			'/session LIST 1',
			'/session list @alice',
			'/session  list  @alice  1',
		])('alice %s shows her own, newest first', async (text) => {
			expect(await idsIn('alice', text)).toEqual([alice.laptop, alice.phone, alice.offline]);
		});

		it.each(['/session @alice', '/session LIST alice', '/session list "@alice" 1'])(
			'alice %s shows her own too',
			async (text) => {
				expect(await idsIn('alice', text)).toEqual([alice.laptop, alice.phone, alice.offline]);
			},
		);

		it.each(['/session list @bob', '/session @bob', '/session list bob', '/session @bob page 1'])(
			'sam %s shows the sessions of a user, whose name stands in the title alone',
			async (text) => {
				const { attachments } = await replyTo(running, { as: 'sam', text });
				expect(attachments[0]?.title).toBe('Sessions of bob');
				expect(attachments.slice(1).map((attachment) => fieldOf(attachment, 'Device ID'))).toEqual(
					expect.arrayContaining([bob.desktop, bob.phone]),
				);
				expect(visibleText(attachments.slice(1))).not.toContain('Bob Baker');
			},
		);

		it.each([['sam'], ['admin']])('shows %s everybody’s, newest login first', async (as) => {
			const { data } = running.workspace;
			const first = await replyTo(running, { as, text: '/session list ALL' });
			const second = await replyTo(running, { as, text: '/session list all 2' });
			const ids = [first, second].flatMap(({ attachments }) =>
				attachments.flatMap((attachment) => fieldOf(attachment, 'Device ID') ?? []),
			);
			const times = ids.map(
				(id) => data.sessions.find(({ sessionId }) => sessionId === id)?.loginAt.getTime() ?? 0,
			);
			expect(first.attachments[0]?.title).toBe('All sessions');
			expect(ids[0]).toBe(alice.laptop);
			expect(new Set(ids).size).toBe(10);
			expect(times).toEqual([...times].sort((a, b) => b - a));
		});

		it('has hints last, where the chat scrolls to', async () => {
			const { attachments } = await replyTo(running, { as: 'sam', text: '/session find mobile' });
			const last = attachments.at(-1);
			expect(attachments).toHaveLength(7);
			expect(visibleText(last ? [last] : [])).toMatch(/Next page: \/session find mobile page 2$/);
			expect(visibleText(attachments.slice(0, -1))).not.toContain('Next page: ');
		});

		it('says when people may have been left out: five at most are searched by name', async () => {
			expect(await textOf(running, 'sam', '/session find almeida')).toContain(
				'Only the first five users whose name matches almeida were searched',
			);
			expect(await textOf(running, 'sam', '/session find alice')).not.toContain('five users');
		});

		it.each([
			['203.0.113.10', [alice.laptop]],
			['2001:db8:a:b::1234:100', [bob.phone]],
			['2001:0DB8:a:b:0:0:1234:100', [bob.phone]],
			['203.0.113.1', []],
		])('finds the sessions with exactly the address %s', async (address, ids) => {
			const { data } = running.workspace;
			const others = data.sessions.filter(
				({ ip }) => ip === '203.0.113.1' || ip === '203.0.113.10',
			);
			const kept = others.map(({ ip }) => ip);
			others
				.filter(({ userId }) => userId !== demo.users.alice.id)
				.forEach((session) => Object.assign(session, { ip: '203.0.113.254' }));
			const { attachments } = await replyTo(running, {
				as: 'sam',
				text: `/session find ${address}`,
			});
			others.forEach((session, index) => Object.assign(session, { ip: kept[index] }));
			expect(attachments[0]?.title).toBe(`Sessions matching ${address}`);
			expect(
				attachments.slice(1).flatMap((attachment) => fieldOf(attachment, 'Device ID') ?? []),
			).toEqual(ids);
		});

		it('says how many sessions were looked through for an address that nobody has', async () => {
			expect(await textOf(running, 'sam', '/session find 192.0.2.99')).toMatch(
				/No open session has the IP address 192\.0\.2\.99; the newest \d+ were looked through\./,
			);
		});

		it('leaves out sessions of users who are only named like the one asked for', async () => {
			const { users } = running.workspace.data;
			const impostor = users.find(({ username }) => username === 'bob');
			const { name } = impostor ?? { name: '' };
			Object.assign(impostor ?? {}, { name: `Not ${demo.users.alice.id}` });
			expect(await idsIn('alice', '/session')).toEqual([alice.laptop, alice.phone, alice.offline]);
			expect(await textOf(running, 'alice', '/session')).not.toContain(bob.desktop);
			Object.assign(impostor ?? {}, { name });
		});

		it('says how many there are and how to get at the next page, which is there', async () => {
			const first = await replyTo(running, { as: 'sam', text: '/session find Chrome' });
			const [, total, command] =
				/Sessions 1–5 of (\d+)\.[^]*\n- Next page: (\/session find Chrome page 2)$/.exec(
					visibleText(first.attachments),
				) ?? [];
			const second = await replyTo(running, { as: 'sam', text: command ?? '' });
			expect(first.attachments).toHaveLength(7);
			expect(visibleText(second.attachments.slice(0, 1))).toContain(`Sessions 6–10 of ${total}.`);
			expect(fieldOf(second.attachments[1] ?? {}, 'Device ID')).not.toBe(
				fieldOf(first.attachments[1] ?? {}, 'Device ID'),
			);
		});

		it.each([
			['/session find RC Mobile', 'Sessions matching RC Mobile'],
			['/session find "RC Mobile" page 2', 'Sessions matching RC Mobile'],
			['/session FIND Mac OS PAGE 1', 'Sessions matching Mac OS'],
			['/session find Windows 10', 'Sessions matching Windows 10'],
			['/session find page 2', 'Sessions matching page 2'],
			['/session find home page', 'Sessions matching home page'],
			['/session find 113', 'Sessions matching 113'],
			[`/session find ${bob.desktop}`, `Sessions matching ${bob.desktop}`],
			['/session find alice', 'Sessions matching alice'],
		])('sam %s: %s', async (text, title) => {
			expect((await textOf(running, 'sam', text)).split('\n')[0]).toBe(title);
		});

		it('repeats quotes in the command for the next page', async () => {
			expect(await textOf(running, 'sam', '/session find "RC Mobile"')).toContain(
				'Next page: /session find "RC Mobile" page 2',
			);
		});

		const refused: [as: string, text: string, reply: RegExp][] = [
			['alice', '/session list @bob', /^Permission required\n/],
			['alice', '/session find bob', /^Permission required\n/],
			['alice', '/session list 99', /There is no page 99\. Last page: \/session list$/],
			['alice', '/session list 0', /The page must be a whole number/],
			['alice', '/session list -1', /The page must be a whole number/],
			['alice', '/session list 1e9', /The page must be a whole number/],
			['sam', '/session find Chrome page 0', /The page must be a whole number/],
			['sam', '/session find Chrome page 1000000000', /There is no page 1,000,000,000/],
			['sam', '/session find', /^Check what you entered\nType what to search for/],
			['sam', '/session find ""', /^Check what you entered\nType what to search for/],
			['sam', '/session list @nobody', /^User not found\n.*nobody/s],
			['sam', '/session list @Bob', /^User not found\n/],
			['alice', '/session list bob', /^Permission required\n/],
			['alice', '/session list all', /^Permission required\n/],
			['alice', '/session @bob', /^Permission required\n/],
			['alice', '/session frobnicate now', /^Not understood: “frobnicate”\n/],
			['alice', '/session info a b', /^Not understood: “b”\n/],
			['alice', '/session list 1 2', /^Not understood: “2”\n/],
			['sam', '/session list all of', /^Not understood: “of”\n/],
			['sam', '/session list @bob 1 2', /^Not understood: “2”\n/],
			['sam', '/session @', /^Not understood: “@”\n/],
			['sam', '/session help me', /^Not understood: “me”\n/],
			['sam', '/session find zzzzzz', /No open session matches zzzzzz/],
		];

		it.each(refused)('%s %s: %s', async (as, text, reply) => {
			expect(await textOf(running, as, text)).toMatch(reply);
		});
	});

	describe('by API', () => {
		it('answers the first 25 of the own sessions', async () => {
			const { status, body } = await running.api({ as: 'alice', path: 'sessions/list' });
			expect(status).toBe(200);
			expect(body).toMatchObject({
				success: true,
				offset: 0,
				count: 3,
				total: 3,
				sessions: [
					{ sessionId: alice.laptop },
					{ sessionId: alice.phone },
					{ sessionId: alice.offline },
				],
			});

			expect(Object.keys(body as object).sort()).toEqual([
				'attachments',
				'count',
				'offset',
				'sessions',
				'success',
				'total',
			]);
		});

		it('pages by offset and count', async () => {
			const { body } = await running.api({
				as: 'alice',
				path: 'sessions/list',
				query: { offset: '1', count: '1' },
			});

			expect(body).toMatchObject({
				offset: 1,
				count: 1,
				total: 3,
				sessions: [{ sessionId: alice.phone }],
			});
		});

		it.each([
			[{ username: 'bob' }, 'Sessions of bob'],
			[{ username: '@bob' }, 'Sessions of bob'],
			[{}, 'All sessions'],
			[{ filter: '203.0.113.10' }, 'Sessions matching 203.0.113.10'],
			[{ filter: 'Firefox' }, 'Sessions matching Firefox'],
		])('answers sam %j', async (query, title) => {
			const { status, body } = await running.api({ as: 'sam', path: 'sessions/list.all', query });
			expect(status).toBe(200);
			expect(body).toMatchObject({
				success: true,
				attachments: expect.arrayContaining([expect.objectContaining({ title })]),
			});
		});

		const refused: [
			as: string,
			path: string,
			query: Record<string, string>,
			status: number,
			errorType: string,
		][] = [
			['alice', 'sessions/list.all', { username: 'alice' }, 403, 'not-allowed'],
			['alice', 'sessions/list.all', { filter: 'x' }, 403, 'not-allowed'],
			['alice', 'sessions/list.all', {}, 403, 'not-allowed'],
			['sam', 'sessions/list.all', { filter: ' ' }, 400, 'invalid-params'],
			['sam', 'sessions/list.all', { filter: 'x', username: 'bob' }, 400, 'invalid-params'],
			['sam', 'sessions/list.all', { username: 'nobody' }, 404, 'user-not-found'],
			['sam', 'sessions/list.all', { username: 'Bob' }, 404, 'user-not-found'],
			['sam', 'sessions/list.all', { username: '@@bob' }, 404, 'user-not-found'],
			['sam', 'sessions/list.all', { username: '@' }, 400, 'invalid-params'],
			['sam', 'sessions/list.all', { username: 'b'.repeat(257) }, 400, 'invalid-params'],
			['sam', 'sessions/list.all', { filter: 'b'.repeat(257) }, 400, 'invalid-params'],
			['alice', 'sessions/list', { count: '0' }, 400, 'invalid-params'],
			['alice', 'sessions/list', { count: '101' }, 400, 'invalid-params'],
			['alice', 'sessions/list', { count: '2.5' }, 400, 'invalid-params'],
			['alice', 'sessions/list', { offset: '-1' }, 400, 'invalid-params'],
			['alice', 'sessions/list', { 'offset[]': '1' }, 400, 'invalid-params'],
		];

		it('words what is wrong with a parameter in the words of the API', async () => {
			const told = async (path: string, query: Record<string, string>): Promise<unknown> =>
				(await running.api({ as: 'sam', path, query })).body;

			expect(await told('sessions/list', { offset: 'x' })).toMatchObject({
				error: '`offset` must be a whole number, 0 or more.',
			});

			expect(await told('sessions/list', { count: '101' })).toMatchObject({
				error: '`count` must be a whole number from 1 to 100.',
			});

			expect(await told('sessions/list.all', { filter: 'x', username: 'bob' })).toMatchObject({
				error: 'Send `username` or `filter`, not both.',
			});
		});

		it('answers up to a hundred rows of everybody’s sessions, and then the next', async () => {
			const ask = async (offset: number): Promise<unknown[]> => {
				const query = { count: '100', offset: String(offset) };
				const { status, body } = await running.api({
					as: 'sam',
					path: 'sessions/list.all',
					query,
				});
				expect(status).toBe(200);
				expect(body).toMatchObject({ success: true, offset });
				expect(body).not.toHaveProperty('incomplete');
				return rowsOf(body);
			};
			const [first, second] = [await ask(0), await ask(100)];
			expect(first).toHaveLength(100);
			expect(second.length).toBeGreaterThan(0);
			expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
		});

		it.each(refused)('%s %s %j: %i %s', async (as, path, query, status, errorType) => {
			expect(await running.api({ as, path, query })).toMatchObject({
				status,
				body: { success: false, errorType },
			});
		});
	});

	describe('among more sessions than a page of the workspace', () => {
		let before: SessionDocument[];
		beforeAll(() => {
			const { data } = running.workspace;
			before = data.sessions;
			const decoys = Array.from({ length: 150 }, (_, index) =>
				createSessionDocument({
					_id: `decoy${index}`,
					user: { _id: demo.users.mallory.id, roles: ['user'] },
					sessionId: `Decoy${index}`,
					token: `decoy ${index}`,
					// Whoever logs in chooses the name of the device.
					device: { type: 'browser', name: demo.users.alice.id, version: '1', os: {} },
					ip: '192.0.2.150',
					loginAt: new Date(Date.now() - index * 1000),
				}),
			);
			data.sessions = [...before, ...decoys];
		});

		afterAll(() => {
			running.workspace.data.sessions = before;
		});

		it('nobody hides those of a user behind devices that are called like them', async () => {
			const own = await running.api({ as: 'alice', path: 'sessions/list' });
			const query = { username: 'alice' };
			const others = await running.api({ as: 'sam', path: 'sessions/list.all', query });

			[own, others].forEach(({ body }) => {
				expect(rowsOf(body)).toEqual([alice.laptop, alice.phone, alice.offline]);
				expect(body).toMatchObject({ total: 3, incomplete: true });
			});

			expect(await textOf(running, 'alice', '/session')).toMatch(
				/^Your sessions\nSessions 1–3\.[^]*This list may be incomplete\.$/,
			);
		});

		it('and asks for as many pages as it takes', async () => {
			expect(await requestsDuring(running, () => textOf(running, 'alice', '/session'))).toEqual([
				`sessions/list.all?filter=${demo.users.alice.id}&offset=0&count=100`,
				`sessions/list.all?filter=${demo.users.alice.id}&offset=100&count=100`,
			]);
		});

		it('finds all with an address, however many pages that takes', async () => {
			const query = { filter: '192.0.2.150', count: '100' };
			const { body } = await running.api({ as: 'sam', path: 'sessions/list.all', query });
			expect(rowsOf(body)).toHaveLength(100);
			expect(body).toMatchObject({ total: 150 });
		});
	});

	describe('a command that is too long', () => {
		const ofLength = (length: number, filler: string): string =>
			'/session find "'.padEnd(length, filler);

		it.each([
			['letters', 'x'],
			['blanks', ' '],
			['digits', '1'],
		])('of %s is refused before anything is asked', async (_what, filler) => {
			const asked = await requestsDuring(running, async () =>
				expect(await textOf(running, 'sam', `${ofLength(520, filler)}"`)).toMatch(
					/^Check what you entered\nA command can have up to 512 characters\.$/,
				),
			);
			expect(asked).toEqual([]);
		});

		it('with blanks after an id shows nothing', async () => {
			const text = `/session admin ${alice.laptop} "${' '.repeat(600)}"`;
			expect(await textOf(running, 'sam', text)).toMatch(/^Check what you entered\n/);
		});
	});

	it('costs the workspace one request a page', async () => {
		expect(
			await requestsDuring(running, () => textOf(running, 'alice', '/session list 2')),
		).toEqual([`sessions/list.all?filter=${demo.users.alice.id}&offset=0&count=100`]);

		expect(
			await requestsDuring(running, () => textOf(running, 'session.service', '/session')),
		).toEqual(['sessions/list?offset=0&count=100']);

		expect(
			await requestsDuring(running, () => textOf(running, 'sam', '/session find Mac OS')),
		).toEqual(['sessions/list.all?filter=Mac+OS&offset=0&count=5']);
	});
});

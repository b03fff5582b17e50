import { fieldOf, replyTo, requestsDuring, textOf, visibleText } from './support/replies';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { alice, bob } = demo.sessions;

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

		it('shows a holder the sessions of a user, and whose they are', async () => {
			const { attachments } = await replyTo(running, { as: 'sam', text: '/session list @bob' });

			expect(attachments[0]?.title).toBe('Sessions of bob');
			expect(attachments.slice(1).map((attachment) => fieldOf(attachment, 'Device ID'))).toEqual(
				expect.arrayContaining([bob.desktop, bob.phone]),
			);
			expect(
				new Set(attachments.slice(1).map((attachment) => fieldOf(attachment, 'User'))),
			).toEqual(new Set(['Bob Baker (bob)']));
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
				/Sessions 1 to 5 of (\d+)\. More: (\/session find Chrome 2)$/.exec(
					visibleText(first.attachments.slice(0, 1)),
				) ?? [];
			const second = await replyTo(running, { as: 'sam', text: command ?? '' });

			expect(first.attachments).toHaveLength(6);
			expect(visibleText(second.attachments.slice(0, 1))).toContain(
				`Sessions 6 to 10 of ${total}.`,
			);
			expect(fieldOf(second.attachments[1] ?? {}, 'Device ID')).not.toBe(
				fieldOf(first.attachments[1] ?? {}, 'Device ID'),
			);
		});

		it.each([
			['/session find Rocket.Chat Mobile', 'Sessions matching Rocket.Chat Mobile'],
			['/session find "Rocket.Chat Mobile" 2', 'Sessions matching Rocket.Chat Mobile'],
			['/session FIND Mac OS 1', 'Sessions matching Mac OS'],
			['/session find 113', 'Sessions matching 113'],
			[`/session find ${bob.desktop}`, `Sessions matching ${bob.desktop}`],
			['/session find alice', 'Sessions matching alice'],
		])('sam %s: %s', async (text, title) => {
			expect((await textOf(running, 'sam', text)).split('\n')[0]).toBe(title);
		});

		it('repeats quotes in the command for the next page', async () => {
			expect(await textOf(running, 'sam', '/session find "Rocket.Chat Mobile"')).toContain(
				'More: /session find "Rocket.Chat Mobile" 2',
			);
		});

		const refused: [as: string, text: string, reply: RegExp][] = [
			['alice', '/session list @bob', /^You may not do this\n/],
			['alice', '/session find bob', /^You may not do this\n/],
			['alice', '/session list 99', /There is no page 99.*\/session list 1/],
			['alice', '/session list 0', /The page has to be a whole number/],
			['alice', '/session list -1', /The page has to be a whole number/],
			['alice', '/session list 1e9', /The page has to be a whole number/],
			['sam', '/session find Chrome 0', /The page has to be a whole number/],
			['sam', '/session find Chrome 1000000000', /There is no page 1,000,000,000/],
			['sam', '/session find', /Say what to search for/],
			['sam', '/session find ""', /Say what to search for/],
			['sam', '/session list @nobody', /^User not found\n.*nobody/s],
			['sam', '/session list @Bob', /^User not found\n/],
			['alice', '/session list bob', /^“bob” is not understood\n/],
			['alice', '/session frobnicate now', /^“frobnicate” is not understood\n/],
			['alice', '/session info a b', /^“b” is not understood\n/],
			['alice', '/session list 1 2', /^“2” is not understood\n/],
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
			['sam', 'sessions/list.all', {}, 400, 'invalid-params'],
			['sam', 'sessions/list.all', { filter: ' ' }, 400, 'invalid-params'],
			['sam', 'sessions/list.all', { filter: 'x', username: 'bob' }, 400, 'invalid-params'],
			['sam', 'sessions/list.all', { username: 'nobody' }, 404, 'user-not-found'],
			['sam', 'sessions/list.all', { username: 'Bob' }, 404, 'user-not-found'],
			['alice', 'sessions/list', { count: '0' }, 400, 'invalid-params'],
			['alice', 'sessions/list', { count: '51' }, 400, 'invalid-params'],
			['alice', 'sessions/list', { count: '2.5' }, 400, 'invalid-params'],
			['alice', 'sessions/list', { offset: '-1' }, 400, 'invalid-params'],
			['alice', 'sessions/list', { 'offset[]': '1' }, 400, 'invalid-params'],
		];

		it.each(refused)('%s %s %j: %i %s', async (as, path, query, status, errorType) => {
			expect(await running.api({ as, path, query })).toMatchObject({
				status,
				body: { success: false, errorType },
			});
		});
	});

	it('costs the workspace one request a page, which asks for no more than the page', async () => {
		expect(
			await requestsDuring(running, () => textOf(running, 'alice', '/session list 2')),
		).toEqual([`sessions/list.all?filter=${demo.users.alice.id}&offset=5&count=5`]);
		expect(
			await requestsDuring(running, () => textOf(running, 'session.service', '/session')),
		).toEqual(['sessions/list?offset=0&count=5']);
		expect(
			await requestsDuring(running, () => textOf(running, 'sam', '/session find Mac OS')),
		).toEqual(['sessions/list.all?filter=Mac+OS&offset=0&count=5']);
	});
});

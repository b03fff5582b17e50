import {
	devicesCalled,
	entriesDuring,
	openSessions,
	letLogOut,
	rawReply,
} from './support/adversary';
import { keepData } from '../support/workspace/data';
import { forget } from '../support/workspace/doors';
import { fieldOf, replyTo, textOf } from '../support/workspace/replies';
import { requestsDuring } from '../support/workspace/traffic';
import type { SessionDocument } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions, roles } = demo;

/** Mallory owns an account and chooses names of devices and their own to harm others. */
describe('The app among devices and people who are called what somebody likes', () => {
	let running: RunningWorkspace;
	let restore: () => void;
	beforeAll(async () => {
		running = await startWorkspace({
			configure: { lookups_per_minute: 0, allow_logout: true },
		});
		letLogOut(running, roles.deviceAuditor);
		restore = keepData(running);
	});
	afterEach(() => restore());
	afterAll(() => running.stop());

	const add = (...documents: SessionDocument[]): void => {
		running.workspace.data.sessions = [...running.workspace.data.sessions, ...documents];
	};

	const rename = (to: { username?: string; name?: string; nickname?: string }): void => {
		Object.assign(
			running.workspace.data.users.find(({ _id }) => _id === users.mallory.id) ?? {},
			to,
		);
	};

	const own = [sessions.alice.laptop, sessions.alice.phone, sessions.alice.offline];

	/** The Device IDs that a list shows. */
	const idsIn = async (as: string, text: string): Promise<(string | undefined)[]> =>
		(await replyTo(running, { as, text })).attachments
			.map((attachment) => fieldOf(attachment, 'Device ID'))
			.filter((id) => id !== undefined);

	const lists: [as: string, text: string][] = [
		['alice', '/session'],
		['sam', '/session list @alice'],
	];

	describe.each([10, 150, 900])('%i devices called like Alice’s user id', (count) => {
		it.each(lists)('hide nothing from %s %s', async (as, text) => {
			add(...devicesCalled(users.alice.id, { count }));
			expect(await idsIn(as, text)).toEqual(own);
		});

		it('do not keep her sessions from being ended, and are not ended', async () => {
			add(...devicesCalled(users.alice.id, { count }));
			// More than one page with rows of others is not told as a number.
			expect(await textOf(running, 'sam', '/session logout @alice')).toMatch(
				count < 90 ? /has 3 open sessions/ : /that can be found, type .*\n.*\nThis list may be/,
			);

			expect(await textOf(running, 'alice', `/session logout others ${own[0]}`)).toMatch(
				/2 sessions/,
			);
			expect(await textOf(running, 'sam', '/session logout @alice all')).toMatch(/1 session /);
			const open = openSessions(running);
			expect(own.filter((id) => open.has(id))).toEqual([]);
			expect([...open].filter((id) => id.startsWith('Called'))).toHaveLength(count);
		});
	});

	describe('1,100 devices called like Alice’s user id', () => {
		beforeEach(() => add(...devicesCalled(users.alice.id, { count: 1100 })));
		it.each(lists)('are more than can be read, which %s %s says', async (as, text) => {
			expect(await textOf(running, as, text)).toMatch(/This list may be incomplete/);
		});

		it.each([
			['sam', '/session logout @alice all'],
			['alice', `/session logout others ${sessions.alice.laptop}`],
		])('do not make %s %s say that there is nothing to end', async (as, text) => {
			expect(await textOf(running, as, text)).toMatch(/^Logout not confirmed/);
		});
	});

	const byId: [as: string, text: string][] = [
		['alice', `/session info ${sessions.alice.laptop}`],
		['alice', `/session ${sessions.alice.laptop}`],
		['sam', `/session admin ${sessions.alice.laptop}`],
	];

	describe.each([
		['10 devices', () => add(...devicesCalled(sessions.alice.laptop, { count: 10 }))],
		['150 devices', () => add(...devicesCalled(sessions.alice.laptop, { count: 150 }))],
		['900 devices', () => add(...devicesCalled(sessions.alice.laptop, { count: 900 }))],
		[
			'150 systems',
			() => add(...devicesCalled('Chrome', { count: 150, osName: sessions.alice.laptop })),
		],
		[
			'a user with 150 devices',
			() => {
				rename({ username: sessions.alice.laptop, name: sessions.alice.laptop });
				add(...devicesCalled('Chrome', { count: 150 }));
			},
		],
	])('%s called like Alice’s Device ID', (_what, prepare) => {
		it.each(byId)('hide nothing from %s %s', async (as, text) => {
			prepare();
			expect(await textOf(running, as, text)).toMatch(/^Chrome 113.*QoWc7Lr4kHdTn2ZsP/s);
		});

		it('do not keep it from being ended, and nobody says that it has while it has not', async () => {
			prepare();
			expect(await textOf(running, 'alice', `/session logout ${sessions.alice.laptop}`)).toMatch(
				/^Device logged out/,
			);
			expect(openSessions(running).has(sessions.alice.laptop)).toBe(false);
		});
	});

	describe('1,100 devices called like Alice’s Device ID', () => {
		beforeEach(() => add(...devicesCalled(sessions.alice.laptop, { count: 1100 })));
		it('are more than can be read: a holder reads that nobody knows, and the rest costs two requests', async () => {
			const [, text] = byId[2] ?? ['', ''];
			const requests = await requestsDuring(running, async () => {
				expect(await textOf(running, 'sam', text)).toMatch(
					/^The workspace gave an unexpected answer/,
				);
			});
			expect(requests.filter((request) => request.startsWith('sessions/'))).toHaveLength(2);
		});

		it('do not make the app say that it has ended', async () => {
			await textOf(running, 'sam', `/session logout ${sessions.alice.laptop}`);
			expect(openSessions(running).has(sessions.alice.laptop)).toBe(true);
		});
	});

	describe('a name', () => {
		it.each(['username', 'name', 'nickname'])(
			'%s like Alice’s user id changes nothing',
			async (field) => {
				rename({ [field]: users.alice.id });
				add(...devicesCalled('Chrome', { count: 5 }));
				for (const [as, text] of lists) {
					expect(await idsIn(as, text)).toEqual(own);
				}
				await textOf(running, 'sam', '/session logout @alice all');
				expect([...openSessions(running)].filter((id) => id.startsWith('Called'))).toHaveLength(5);
			},
		);

		it('like an id is nobody’s id', async () => {
			rename({ username: users.alice.id });
			add(...devicesCalled('Chrome', { count: 1 }));

			const found = await idsIn('sam', `/session list @${users.alice.id}`);
			expect(found).toContain('CalledChrome0');
			expect(own.filter((id) => found.includes(id))).toEqual([]);
		});
	});

	describe('what a device is called', () => {
		const names: [what: string, name: string, title: string][] = [
			['nothing that shows', '\u3164', 'Browser on Linux'],
			['nothing that shows', '\u200b\u2800\u00ad', 'Browser on Linux'],
			['smileys', ':) :P =) x', ':) :P =) x 1 on Linux'],
			['a shortcode', ':smile: :de:', ':smile: :de: 1 on Linux'],
			['a link', '[x](https://evil.example)', '[x](https://evil.example) 1 on Linux'],
			['a place of a text', '{count} {session} $&', '{count} {session} $& 1 on Linux'],
			['a line', 'a\nb\u2028c', 'a b c 1 on Linux'],
			['the other direction', '\u202Egnp', 'gnp 1 on Linux'],
			['a pattern', '.*|(', '.*|( 1 on Linux'],
		];

		it.each(names)('%s: %j', async (_what, name, title) => {
			add(...devicesCalled(name, { count: 1 }));
			const [, session] = (await replyTo(running, { as: 'sam', text: '/session list @mallory' }))
				.attachments;
			expect(session?.title).toBe(title);
		});

		it('an address in IPv6 is copied exactly, but for what a client would draw', async () => {
			add(
				...devicesCalled('Chrome', { count: 1 }).map((document) => ({
					...document,
					ip: '2001:db8:a1:100:f:1',
				})),
			);
			const [, session] = (await replyTo(running, { as: 'sam', text: '/session list @mallory' }))
				.attachments;
			const shown = session?.fields?.find(({ title }) => title === 'IP Address')?.value;
			expect(shown).toBe('`2001:db8:a1:\u200b100:f:1`');
		});
	});

	describe('somebody else’s session reads like none', () => {
		const spoilt: [what: string, spoil: (document: SessionDocument) => object][] = [
			['as it is', () => ({})],
			['without a login time', () => ({ loginAt: undefined })],
			['with an odd login time', () => ({ loginAt: 'yesterday' })],
			['with an odd user', () => ({ userId: 7 })],
			['with an odd device', () => ({ device: 7 })],
			['hidden', () => ({})],
		];
		const commands = ['info', '', 'logout', 'logout others'];

		it.each(
			spoilt.flatMap(([what, spoil]) => commands.map((command) => ({ what, spoil, command }))),
		)('$what, by /session $command', async ({ what, spoil, command }) => {
			running.workspace.data.sessions = running.workspace.data.sessions.map((document) =>
				document.sessionId === sessions.bob.desktop
					? ({ ...document, ...spoil(document) } as SessionDocument)
					: document,
			);
			if (what === 'hidden') {
				add(...devicesCalled(sessions.bob.desktop, { count: 1100 }));
			}
			expect(await rawReply(running, 'alice', `/session ${command} ${sessions.bob.desktop}`)).toBe(
				await rawReply(running, 'alice', `/session ${command} noSuchSession1234`),
			);
		});

		it.each(['sessions/info', 'sessions/logout.me', 'sessions/logout.others'])(
			'by the API’s %s',
			async (path) => {
				const answer = async (sessionId: string): Promise<unknown> => {
					const { status, body } = await running.api({
						as: 'alice',
						path,
						...(path.includes('logout')
							? { method: 'POST', body: { sessionId } }
							: { query: { sessionId } }),
					});
					return [status, body];
				};
				expect(await answer(sessions.bob.desktop)).toEqual(await answer('noSuchSession1234'));
			},
		);
	});

	it('a text that is part of an id reads like one that is not, also when searching fails', async () => {
		const { data } = running.workspace;
		data.permissions
			.find(({ _id }) => _id === 'api-bypass-rate-limit')
			?.roles.splice(0, Infinity, 'admin');
		for (let time = 0; time < 11; time += 1) {
			await running.api({ as: 'alice', path: 'sessions/list' });
		}
		const part = sessions.bob.desktop.slice(0, 6);
		for (const command of ['info', '', 'logout']) {
			expect(await rawReply(running, 'alice', `/session ${command} ${part}`)).toBe(
				await rawReply(running, 'alice', `/session ${command} ${part}x`),
			);
		}
		await forget(running);
	});

	describe('a search', () => {
		it.each([
			['what is not shown is counted', { filter: 'sL5t', offset: '0', count: '1' }],
			['nothing is shown', { filter: users.sam.id, offset: '5', count: '1' }],
			['nothing is found', { filter: 'zzzzzz' }],
			['others’ are found', { filter: 'Chrome' }],
			['everybody’s', { count: '1' }],
			['an address', { filter: '203.0.113.10' }],
			['an address of nobody', { filter: '203.0.113.99' }],
			['all that is found is shown and own', { filter: sessions.sam.laptop }],
		])('is heard of when %s', async (_when, query) => {
			// Something of Mallory's that each of the filters matches as well.
			add(...devicesCalled(`sL5t ${users.sam.id}`, { count: 1 }));
			const entries = await entriesDuring(running, async () =>
				running.api({ as: 'sam', path: 'sessions/list.all', query }),
			);
			expect(entries).toHaveLength(1);
		});
	});
});

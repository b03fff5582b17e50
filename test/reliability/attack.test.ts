import { devicesCalled, letLogOut, openSessions, rawReply } from './support/adversary';
import { findUser, keepData } from '../support/workspace/data';
import { forget } from '../support/workspace/doors';
import { fieldOf, replyTo, textOf } from '../support/workspace/replies';
import { requestsDuring } from '../support/workspace/traffic';
import type { SessionDocument } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions, roles } = demo;
const { laptop } = sessions.alice;
const own = [laptop, sessions.alice.phone, sessions.alice.offline];

/** Mallory owns an account, and chooses the names of her devices and her own to harm others. */
let running: RunningWorkspace;
let restore: () => void;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
	letLogOut(running, roles.deviceAuditor);
	restore = keepData(running);
});
afterEach(() => restore());
afterAll(() => running.stop());

const add = (...documents: SessionDocument[]): void => {
	running.workspace.data.sessions = [...running.workspace.data.sessions, ...documents];
};

const renameMallory = (to: { username?: string; name?: string; nickname?: string }): void => {
	Object.assign(findUser(running, 'mallory'), to);
};

/** The Device IDs that a list shows. */
const idsIn = async (as: string, text: string): Promise<(string | undefined)[]> =>
	(await replyTo(running, { as, text })).attachments
		.map((attachment) => fieldOf(attachment, 'Device ID'))
		.filter((id) => id !== undefined);

const lists: [as: string, text: string][] = [
	['alice', '/session'],
	['sam', '/session list @alice'],
];

const countOfCalled = (): number =>
	[...openSessions(running)].filter((id) => id.startsWith('Called')).length;

it.each([10, 150, 900])(
	'The app shows and ends the sessions of a user among %i devices called like the id of that user, and no others',
	async (count) => {
		add(...devicesCalled(users.alice.id, { count }));
		for (const [as, text] of lists) {
			expect(await idsIn(as, text)).toEqual(own);
		}
		// More than one page with rows of others is not told as a number.
		expect(await textOf(running, 'sam', '/session logout @alice')).toMatch(
			count < 90 ? /has 3 open sessions/ : /that can be found, type .*\n.*\nThis list may be/,
		);

		expect(await textOf(running, 'alice', `/session logout others ${laptop}`)).toMatch(
			/2 sessions/,
		);
		expect(await textOf(running, 'sam', '/session logout @alice all')).toMatch(/1 session /);
		expect(own.filter((id) => openSessions(running).has(id))).toEqual([]);
		expect(countOfCalled()).toBe(count);
	},
);

it('The app says that it has not read all of 1,100 devices called like the id of a user', async () => {
	add(...devicesCalled(users.alice.id, { count: 1100 }));
	for (const [as, text] of lists) {
		expect(await textOf(running, as, text)).toMatch(/This list may be incomplete/);
	}
	for (const [as, text] of [
		['sam', '/session logout @alice all'],
		['alice', `/session logout others ${laptop}`],
	] as const) {
		expect(await textOf(running, as, text)).toMatch(/^Logout not confirmed/);
	}
});

it.each([
	['10 devices', () => add(...devicesCalled(laptop, { count: 10 }))],
	['150 devices', () => add(...devicesCalled(laptop, { count: 150 }))],
	['900 devices', () => add(...devicesCalled(laptop, { count: 900 }))],
	['150 systems', () => add(...devicesCalled('Chrome', { count: 150, osName: laptop }))],
	[
		'a user with 150 devices',
		() => {
			renameMallory({ username: laptop, name: laptop });
			add(...devicesCalled('Chrome', { count: 150 }));
		},
	],
])(
	'The app shows and ends a session among %s called like its Device ID',
	async (_what, prepare) => {
		prepare();
		for (const [as, text] of [
			['alice', `/session info ${laptop}`],
			['alice', `/session ${laptop}`],
			['sam', `/session admin ${laptop}`],
		] as const) {
			expect(await textOf(running, as, text)).toMatch(/^Chrome 113.*QoWc7Lr4kHdTn2ZsP/s);
		}
		expect(await textOf(running, 'alice', `/session logout ${laptop}`)).toMatch(
			/^Device logged out/,
		);
		expect(openSessions(running).has(laptop)).toBe(false);
	},
);

it('The app reads two answers of 1,100 devices called like a Device ID, and claims nothing about the session', async () => {
	add(...devicesCalled(laptop, { count: 1100 }));
	const requests = await requestsDuring(running, async () => {
		expect(await textOf(running, 'sam', `/session admin ${laptop}`)).toMatch(
			/^The workspace gave an unexpected answer/,
		);
	});
	expect(requests.filter((request) => request.startsWith('sessions/'))).toHaveLength(2);
	await textOf(running, 'sam', `/session logout ${laptop}`);
	expect(openSessions(running).has(laptop)).toBe(true);
});

it.each(['username', 'name', 'nickname'])(
	'The app takes nobody for the user whose id they have as their %s',
	async (field) => {
		renameMallory({ [field]: users.alice.id });
		add(...devicesCalled('Chrome', { count: 5 }));
		for (const [as, text] of lists) {
			expect(await idsIn(as, text)).toEqual(own);
		}
		await textOf(running, 'sam', '/session logout @alice all');
		expect(countOfCalled()).toBe(5);
	},
);

it('The app lists of a name the user who has it, though it is the id of another one', async () => {
	renameMallory({ username: users.alice.id });
	add(...devicesCalled('Chrome', { count: 1 }));
	const found = await idsIn('sam', `/session list @${users.alice.id}`);
	expect(found).toContain('CalledChrome0');
	expect(own.filter((id) => found.includes(id))).toEqual([]);
});

it.each<[what: string, spoil: (document: SessionDocument) => object]>([
	['as it is', () => ({})],
	['without a login time', () => ({ loginAt: undefined })],
	['with an odd login time', () => ({ loginAt: 'yesterday' })],
	['with an odd user', () => ({ userId: 7 })],
	['with an odd device', () => ({ device: 7 })],
	['behind 1,100 devices that are called like it', () => ({})],
])('The app answers the same of a session of another user as of none: %s', async (what, spoil) => {
	const { data } = running.workspace;
	const { desktop } = sessions.bob;
	data.sessions = data.sessions.map((document) =>
		document.sessionId === desktop
			? ({ ...document, ...spoil(document) } as SessionDocument)
			: document,
	);
	add(...devicesCalled(desktop, { count: what.startsWith('behind') ? 1100 : 0 }));
	for (const command of ['info', '', 'logout', 'logout others']) {
		expect(await rawReply(running, 'alice', `/session ${command} ${desktop}`)).toBe(
			await rawReply(running, 'alice', `/session ${command} noSuchSession1234`),
		);
	}
});

it.each(['sessions/info', 'sessions/logout.me', 'sessions/logout.others'])(
	'The API answers the same of a session of another user as of none: %s',
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

it('The app answers the same of a part of an id as of any text, also when searching fails', async () => {
	running.workspace.data.permissions
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

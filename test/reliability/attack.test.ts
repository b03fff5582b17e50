import { devicesCalled } from './support/adversary';
import { actionIds } from './support/windowWorld';
import { findUser, isOpen, keepData, openIds } from '../support/workspace/data';
import { forget } from '../support/workspace/doors';
import { fieldOf, replyTo, textOf } from '../support/workspace/replies';
import { requestsDuring, trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { type Pressed, startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions, roles } = demo;
const { laptop, phone, offline } = sessions.alice;
const own = [laptop, phone, offline];

/** Mallory owns an account, and chooses the names of her devices and her own to harm others. */
let running: RunningWorkspace;
let restore: () => void;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
	const { workspace } = running;
	const { data } = workspace;
	data.permissions
		.find(({ _id }) => _id === 'logout-device-management')
		?.roles.push(roles.deviceAuditor);
	data.settings.API_Enable_Rate_Limiter = false;
	workspace.events.setMaxListeners(0);
	restore = keepData(running);
});
afterEach(() => restore());
afterAll(() => running.stop());

const addDevices = (...called: Parameters<typeof devicesCalled>): void => {
	const { data } = running.workspace;
	data.sessions = [...data.sessions, ...devicesCalled(...called)];
};

const renameMallory = (to: { username?: string; name?: string; nickname?: string }): void => {
	Object.assign(findUser(running, 'mallory'), to);
};

const post = (as: string, path: string, body: unknown) =>
	running.api({ as, path, method: 'POST', body });

/** By alice, who holds no permission. */
const press = (actionId: string, session: unknown): Promise<Pressed> =>
	running.press({
		as: 'alice',
		viewId: 'session-info',
		actionId,
		value: JSON.stringify({ offset: 0, session }),
	});

/** The Device IDs that a list shows. */
const idsIn = async (as: string, text: string): Promise<(string | undefined)[]> =>
	(await replyTo(running, { as, text })).attachments
		.map((attachment) => fieldOf(attachment, 'Device ID'))
		.filter((id) => id !== undefined);

const lists: [as: string, text: string][] = [
	['alice', '/session'],
	['sam', '/session list @alice'],
];

it.each([
	[10, /has 3 open sessions/],
	// More than one page with rows of others is not given as a number.
	[150, /that can be found, type .*\n.*\nThis list may be/],
])(
	'The app shows and ends the sessions of a user among %i devices called like the id of that user, and no others',
	async (count, counted) => {
		const hers = openIds(running, users.mallory.id).length;
		addDevices(users.alice.id, { count });
		for (const [as, text] of lists) {
			expect(await idsIn(as, text)).toEqual(own);
		}
		expect(await textOf(running, 'sam', '/session logout @alice')).toMatch(counted);
		expect(await textOf(running, 'alice', `/session logout others ${laptop}`)).toMatch(
			/2 sessions/,
		);
		expect(await textOf(running, 'sam', '/session logout @alice all')).toMatch(/1 session /);
		expect(openIds(running, users.alice.id)).toEqual([]);
		expect(openIds(running, users.mallory.id)).toHaveLength(hers + count);
	},
);

it('The app says that it has not read all of 1,100 devices called like the id of a user', async () => {
	addDevices(users.alice.id, { count: 1100 });
	for (const [as, text] of lists) {
		expect(await textOf(running, as, text)).toMatch(/This list may be incomplete/);
	}
	expect(await textOf(running, 'sam', '/session logout @alice all')).toMatch(
		/^Logout not confirmed/,
	);
});

it.each([
	['150 devices', () => addDevices(laptop, { count: 150 })],
	['150 systems', () => addDevices('Chrome', { count: 150, osName: laptop })],
	[
		'a user with 150 devices',
		() => {
			renameMallory({ username: laptop, name: laptop });
			addDevices('Chrome', { count: 150 });
		},
	],
])(
	'The app shows and ends a session among %s called like its Device ID',
	async (_what, prepare) => {
		prepare();
		for (const [as, text] of [
			['alice', `/session ${laptop}`],
			['sam', `/session admin ${laptop}`],
		] as const) {
			expect(await textOf(running, as, text)).toMatch(/^Chrome 113.*QoWc7Lr4kHdTn2ZsP/s);
		}
		expect(await textOf(running, 'alice', `/session logout ${laptop}`)).toMatch(
			/^Device logged out/,
		);
		expect(isOpen(running, laptop)).toBe(false);
	},
);

it('The app reads two answers of 1,100 devices called like a Device ID, and claims nothing about the session', async () => {
	addDevices(laptop, { count: 1100 });
	const requests = await requestsDuring(running, async () => {
		expect(await textOf(running, 'sam', `/session admin ${laptop}`)).toMatch(
			/^The workspace gave an unexpected answer/,
		);
	});
	expect(requests.filter((request) => request.startsWith('sessions/'))).toHaveLength(2);
	await textOf(running, 'sam', `/session logout ${laptop}`);
	expect(isOpen(running, laptop)).toBe(true);
});

it.each(['username', 'name', 'nickname'])(
	'The app takes nobody for the user whose id they have as their %s',
	async (field) => {
		const hers = openIds(running, users.mallory.id);
		renameMallory({ [field]: users.alice.id });
		for (const [as, text] of lists) {
			expect(await idsIn(as, text)).toEqual(own);
		}
		await textOf(running, 'sam', '/session logout @alice all');
		expect(openIds(running, users.mallory.id)).toEqual(hers);
	},
);

it('The app lists of a name the user who has it, though it is the id of another one', async () => {
	renameMallory({ username: users.alice.id });
	addDevices('Chrome', { count: 1 });
	const found = await idsIn('sam', `/session list @${users.alice.id}`);
	expect(found).toContain('CalledChrome0');
	expect(own.filter((id) => found.includes(id))).toEqual([]);
});

/** What alice gets to see of a Device ID, byte for byte, without the time. */
const ask = async (door: string, sessionId: string): Promise<unknown> => {
	if (door.startsWith('/session')) {
		return (await replyTo(running, { as: 'alice', text: `${door} ${sessionId}` })).attachments;
	}
	if (door in actionIds) {
		return (await press(door, sessionId)).windows.map(({ view }) => view);
	}
	const { status, body } = await (door === 'sessions/info'
		? running.api({ as: 'alice', path: door, query: { sessionId } })
		: post('alice', door, { sessionId }));
	return [status, body];
};

const commands = ['/session', '/session info', '/session logout', '/session logout others'];

it.each([
	...commands,
	...['sessions/info', 'sessions/logout.me', 'sessions/logout.others'],
	...Object.keys(actionIds),
])(
	'%s answers the same of a session of another user as of none, also behind 1,100 devices that are called like it',
	async (door) => {
		const answerTo = async (id: string): Promise<readonly string[]> =>
			JSON.stringify(await ask(door, id)).split(id);
		const ofNone = await answerTo('noSuchSession1234');
		expect(await answerTo(sessions.bob.desktop)).toEqual(ofNone);
		addDevices(sessions.bob.desktop, { count: 1100 });
		expect(await answerTo(sessions.bob.desktop)).toEqual(ofNone);
	},
);

it('The app answers the same of a part of an id as of any text, also when searching fails', async () => {
	const { settings, permissions } = running.workspace.data;
	settings.API_Enable_Rate_Limiter = true;
	permissions
		.find(({ _id }) => _id === 'api-bypass-rate-limit')
		?.roles.splice(0, Infinity, 'admin');
	for (let time = 0; time < 11; time += 1) {
		await running.api({ as: 'alice', path: 'sessions/list' });
	}
	const part = sessions.bob.desktop.slice(0, 6);
	for (const command of commands) {
		expect(await ask(command, part)).toEqual(await ask(command, `${part}x`));
	}
	await forget(running);
});

const logouts = ['logout', 'logout.me', 'logout.others', 'logout.all'];

it.each([
	...[
		laptop.toLowerCase(),
		laptop.slice(0, -1),
		`${laptop}x`,
		`${laptop.slice(0, -1)}.`,
		'.*',
		'',
		users.alice.id,
		'Chrome',
		`${laptop}|${sessions.bob.desktop}`,
		[laptop],
		{ $ne: '' },
	].map((sessionId) => ({ sessionId })),
	...['ALICE', 'alic', '.*', users.alice.id, 'Alice Archer', ['alice']].map((username) => ({
		username,
	})),
])('A logout ends nothing by %j, which nearly names something', async (body) => {
	const countOpen = (): number =>
		running.workspace.data.sessions.filter(({ logoutAt }) => logoutAt === undefined).length;
	const open = countOpen();
	const { sent, entries } = await trafficDuring(running, async () => {
		for (const path of logouts) {
			await post('admin', `sessions/${path}`, body);
			await post('alice', `sessions/${path}`, body);
		}
		await press('session-info-log-out', 'sessionId' in body ? body.sessionId : undefined);
	});
	expect(sent).toBe(0);
	expect(entries.filter(({ outcome }) => outcome === 'granted')).toEqual([]);
	expect(countOpen()).toBe(open);
});

it.each<[what: string, body: unknown]>([
	['a list', [{ sessionId: laptop }]],
	['nothing', '{}'],
	['90 kB', { sessionId: 'a'.repeat(45_000), username: 'a'.repeat(45_000) }],
])('A logout by API whose body is odd is refused: %s', async (_what, body) => {
	for (const path of logouts) {
		const answer = await post('admin', `sessions/${path}`, body);
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
	}
});

it.each([{ id: users.sam.id, username: 'sam', roles: ['admin'] }, 'x'])(
	'The window does nothing for the visitor %j, who has no account',
	async (visitor) => {
		const value = JSON.stringify({ offset: 0, session: laptop, user: 'alice' });
		const asked = await requestsDuring(running, async () => {
			for (const actionId of Object.keys(actionIds)) {
				const { windows } = await running.interact({
					body: {
						type: 'blockAction',
						visitor,
						user: { id: users.sam.id, username: 'sam' },
						actionId,
						payload: { blockId: 'session-0', value, user: { id: users.sam.id } },
						container: { type: 'view', id: 'session-info' },
						triggerId: 'none',
					},
				});
				expect(windows).toEqual([]);
			}
		});
		expect(asked).toEqual([]);
	},
);

it('The window ends the same other sessions and no more when it is pressed twenty times at once', async () => {
	const answers = await Promise.all(
		Array.from({ length: 20 }, () => press('session-info-log-out-others', laptop)),
	);
	expect(answers.map(({ windows }) => windows.length)).toEqual(Array(20).fill(1));
	expect([...own, sessions.bob.desktop].filter((id) => isOpen(running, id))).toEqual([
		laptop,
		sessions.bob.desktop,
	]);
});

import { hold } from './support/hold';
import { records } from './support/traces';
import { addCrowd, type Member } from '../support/workspace/crowd';
import { isOpen } from '../support/workspace/data';
import { textOf, visibleText } from '../support/workspace/replies';
import { requestsDuring } from '../support/workspace/traffic';
import { populate } from '../workspace/populate';
import { demo } from '../workspace/seed';
import type { Fault } from '../workspace/server/faults';
import { startWorkspace, type ApiResponse, type RunningWorkspace } from '../workspace/start';

const { alice, bob } = demo.sessions;

/** Five times as many sessions as the app reads for a list that it has to sort or search itself. */
const size = { users: 500, sessions: 5000 };

/** All ask at once. Two would do to mix up, and with some more the order of what comes back differs from what was asked. */
const crowdSize = { users: 10, sessions: 4 };
const questions = crowdSize.users * crowdSize.sessions;

let running: RunningWorkspace;
let crowd: readonly Member[];
beforeAll(async () => {
	running = await startWorkspace({
		settingPermissions: true,
		configure: { lookups_per_minute: 0, allow_logout: true, audit_room: 'session-audit' },
	});
	running.workspace.events.setMaxListeners(0);
	populate(running.workspace.data, size);
	crowd = addCrowd(running, crowdSize);
});
afterAll(() => running.stop());
afterEach(() => {
	running.workspace.faults = undefined;
});

const sessionIdsOf = (rows: unknown): unknown[] => records(rows).map(({ sessionId }) => sessionId);

const idsIn = (answer?: ApiResponse): unknown[] => sessionIdsOf(Object(answer?.body).sessions);

/** What each user got to see while something ran, by user id. */
const repliesDuring = async (action: () => Promise<unknown>): Promise<Map<string, string[]>> => {
	const replies = new Map<string, string[]>();
	running.workspace.events.on('message', ({ visibleOnlyTo = 'everybody', attachments }) =>
		replies.set(visibleOnlyTo, [...(replies.get(visibleOnlyTo) ?? []), visibleText(attachments)]),
	);
	await action();
	running.workspace.events.removeAllListeners('message');
	return replies;
};

/** Everybody asks for each of their own sessions. */
const everybodyAsks = (members = crowd): Promise<unknown> =>
	Promise.all(
		members.flatMap(({ user, sessions }) =>
			sessions.map(({ sessionId }) =>
				running.run({ as: user.username, text: `/session info ${sessionId}` }),
			),
		),
	);

const deviceIds = (texts: readonly string[]): string[] =>
	texts.flatMap((text) => [...text.matchAll(/^Device ID: (.*)$/gm)].map(([, id = '']) => id));

it('The app answers many commands and API requests at once, each to its own caller with its own data', async () => {
	const lists = new Map<Member, ApiResponse>();
	const replies = await repliesDuring(() =>
		Promise.all([
			everybodyAsks(),
			...crowd.map(async (member) => {
				const as = member.user.username;
				lists.set(member, await running.api({ as, path: 'sessions/list' }));
			}),
		]),
	);
	expect([...replies.keys()].sort()).toEqual(crowd.map(({ user }) => user._id).sort());
	crowd.forEach((member, number) => {
		const texts = replies.get(member.user._id) ?? [];
		expect(deviceIds(texts).sort()).toEqual(sessionIdsOf(member.sessions).sort());
		expect(texts.filter((text) => !text.startsWith(`Device${number}of `))).toEqual([]);
		expect(texts.filter((text) => !text.includes(`IP Address: 10.0.${number}.`))).toEqual([]);
		expect(idsIn(lists.get(member))).toEqual(sessionIdsOf(member.sessions));
	});
});

it('The app answers many commands while settings are saved, and the next one by the new settings', async () => {
	const save = async (): Promise<void> => {
		for (const value of [true, false, true, false]) {
			await running.engine.updateSetting({ id: 'show_own_ip', value });
		}
	};
	const replies = await repliesDuring(() => Promise.all([everybodyAsks(), save()]));
	expect(new Set(deviceIds([...replies.values()].flat())).size).toBe(questions);
	expect(await textOf(running, 'crowd.0', '/session')).not.toContain('IP Address');
	await running.engine.updateSetting({ id: 'show_own_ip', value: true });
	expect(await textOf(running, 'crowd.0', '/session')).toContain('IP Address');
});

it('The app makes ten lookups of many commands at once by a user who may make ten a minute', async () => {
	await running.engine.updateSetting({ id: 'lookups_per_minute', value: 10 });
	const replies = await repliesDuring(() =>
		Promise.all(Array.from({ length: 15 }, () => running.run({ as: 'bob', text: '/session' }))),
	);
	await running.engine.updateSetting({ id: 'lookups_per_minute', value: 0 });
	const titles = (replies.get(demo.users.bob.id) ?? []).map((text) => text.split('\n')[0]);
	expect(titles.filter((title) => title === 'Your sessions')).toHaveLength(10);
	expect(titles.filter((title) => title === 'Too many requests')).toHaveLength(5);
});

it('The app asks a large workspace once for each of many questions, and once who holds the permission', async () => {
	const holders = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? 'sam' : 'admin'));
	await running.engine.updateSetting({ id: 'self_service', value: true });
	let lists: ApiResponse[] = [];
	let pages: ApiResponse[] = [];
	const asked = await requestsDuring(running, async () => {
		const everybodys = holders.map((as, index) =>
			running.api({ as, path: 'sessions/list.all', query: { offset: String(index * 500) } }),
		);
		lists = await Promise.all(
			crowd.map(({ user }) => running.api({ as: user.username, path: 'sessions/list' })),
		);
		pages = await Promise.all(everybodys);
	});
	expect(lists.map(idsIn)).toEqual(crowd.map(({ sessions }) => sessionIdsOf(sessions)));
	expect(lists.filter(({ body }) => 'incomplete' in Object(body))).toEqual([]);
	expect(pages.map(({ status }) => status)).toEqual(holders.map(() => 200));
	expect(new Set(pages.flatMap(idsIn)).size).toBe(10 * 25);
	const count = (path: string): number => asked.filter((one) => one.startsWith(path)).length;
	expect(count('permissions.listAll')).toBe(1);
	expect(count('sessions/list.all')).toBe(crowd.length + holders.length);
});

it('The app finds a session of a large workspace by its id, and the sessions of a user', async () => {
	const { user, sessions } = crowd[7] ?? { user: { username: '' }, sessions: [] };
	const text = await textOf(running, 'sam', `/session admin ${sessions[3]?.sessionId}`);
	const query = { username: user.username };
	const list = await running.api({ as: 'sam', path: 'sessions/list.all', query });
	expect(text).toContain(`(${user.username})\n`);
	expect(idsIn(list)).toEqual(sessionIdsOf(sessions));
});

/** What became of a command of alice whose process was killed. */
type Killed = { readonly sent: () => number; readonly isAnswered: () => boolean };

/** Kills the app's process while a command waits for a request, and goes on once the engine has started it again. */
const killDuring = async (text: string, path: string, next?: Fault): Promise<Killed> => {
	const { workspace, engine } = running;
	const { fault, release } = hold();
	const restarted = new Promise<void>((resolve) => {
		workspace.events.on('appLog', ({ args }) => {
			if (JSON.stringify(args).includes('Successfully restarted')) {
				resolve();
			}
		});
	});
	let sent = 0;
	const arrived = new Promise<void>((resolve) => {
		workspace.faults = (request) => {
			if (!request.path.startsWith(`/api/v1/${path}`)) {
				return undefined;
			}
			sent += 1;
			resolve();
			return fault;
		};
	});
	let isAnswered = false;
	const command = running.run({ as: 'alice', text });
	command.then(
		() => {
			isAnswered = true;
		},
		() => undefined,
	);
	await arrived;
	process.kill(engine.appProcessId() ?? 0, 'SIGKILL');
	release(next);
	await restarted;
	return { sent: () => sent, isAnswered: () => isAnswered };
};

it.each([
	['before the act', { kind: 'reset' } as const, alice.phone],
	['after the act', undefined, alice.laptop],
])('The app sends no logout again after its process was killed %s', async (_when, next, id) => {
	const { sent, isAnswered } = await killDuring(`/session logout ${id}`, 'sessions/logout', next);
	await textOf(running, 'bob', '/session');
	expect(sent()).toBe(1);
	expect(isAnswered()).toBe(false);
	expect(isOpen(running, id)).toBe(next !== undefined);
});

it('The app goes on with the settings as saved after its process was killed', async () => {
	const { workspace, engine } = running;
	const pid = engine.appProcessId();
	await engine.updateSetting({ id: 'show_own_ip', value: false });
	const { isAnswered } = await killDuring('/session', 'sessions/');
	workspace.faults = undefined;
	const posts = () => workspace.messages.filter(({ rid }) => rid === demo.rooms.sessionAudit);
	const postsBefore = posts().length;
	const own = await textOf(running, 'bob', '/session');
	const others = await textOf(running, 'sam', `/session admin ${bob.phone}`);
	expect(engine.appProcessId()).not.toBe(pid);
	expect(isAnswered()).toBe(false);
	expect(own).toMatch(/^Your sessions\n/);
	expect(own).not.toContain('IP Address');
	expect(others).toContain('IP Address');
	expect(posts()).toHaveLength(postsBefore + 1);
});

import { hold } from './support/hold';
import { addCrowd, type Member } from '../support/workspace/crowd';
import { isRecord } from '../support/workspace/doors';
import { textOf, visibleText } from '../support/workspace/replies';
import { requestsDuring } from '../support/workspace/traffic';
import { populate, realSize } from '../workspace/populate';
import { demo } from '../workspace/seed';
import type { Fault } from '../workspace/server/faults';
import { startWorkspace, type ApiResponse, type RunningWorkspace } from '../workspace/start';

const { alice } = demo.sessions;
const size = { users: 25, sessions: 8 };

const sessionIdsOf = (body: unknown): unknown[] =>
	isRecord(body) && Array.isArray(body.sessions)
		? body.sessions.map((row: unknown) => isRecord(row) && row.sessionId)
		: [];

describe('many questions at once', () => {
	let running: RunningWorkspace;
	let crowd: readonly Member[];
	beforeAll(async () => {
		running = await startWorkspace({
			settingPermissions: true,
			configure: { lookups_per_minute: 0 },
		});
		running.workspace.events.setMaxListeners(0);
		crowd = addCrowd(running, size);
	});
	afterAll(() => running.stop());

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

	it('The app answers 200 commands at once, each to its own caller with its own data', async () => {
		const replies = await repliesDuring(everybodyAsks);
		expect([...replies.keys()].sort()).toEqual(crowd.map(({ user }) => user._id).sort());
		crowd.forEach(({ user, sessions }, number) => {
			const texts = replies.get(user._id) ?? [];
			expect(texts).toHaveLength(size.sessions);
			expect(deviceIds(texts).sort()).toEqual(sessions.map(({ sessionId }) => sessionId).sort());
			expect(texts.filter((text) => !text.startsWith(`Device${number}of `))).toEqual([]);
			expect(texts.filter((text) => !text.includes(`IP Address: 10.0.${number}.`))).toEqual([]);
		});
	});

	it('The app answers the right callers when half of 200 questions come by API', async () => {
		const answers: { status: number; body: unknown; member: Member }[] = [];
		const replies = await repliesDuring(() =>
			Promise.all([
				everybodyAsks(crowd.slice(0, 12)),
				...crowd.slice(12).flatMap((member) =>
					member.sessions.map(async () => {
						const as = member.user.username;
						answers.push({ ...(await running.api({ as, path: 'sessions/list' })), member });
					}),
				),
			]),
		);
		expect([...replies.values()].flat()).toHaveLength(96);
		expect(answers).toHaveLength(104);
		answers.forEach(({ status, body, member }) => {
			expect(status).toBe(200);
			expect(sessionIdsOf(body)).toEqual(member.sessions.map(({ sessionId }) => sessionId));
		});
	});

	it('The app answers 200 commands while settings are saved, and the next one by the new settings', async () => {
		const save = async (): Promise<void> => {
			for (let round = 0; round < 10; round++) {
				await running.engine.updateSetting({ id: 'show_own_ip', value: round % 2 === 0 });
				await running.engine.updateSetting({ id: 'lookups_per_minute', value: 100_000 + round });
			}
		};
		const replies = await repliesDuring(() => Promise.all([everybodyAsks(), save()]));
		const texts = [...replies.values()].flat();
		expect(texts).toHaveLength(200);
		expect(texts.filter((text) => !text.includes('Device ID: '))).toEqual([]);
		expect(deviceIds(texts)).toHaveLength(200);
		expect(await textOf(running, 'crowd.0', '/session')).not.toContain('IP Address');
		await running.engine.updateSetting({ id: 'show_own_ip', value: true });
		expect(await textOf(running, 'crowd.0', '/session')).toContain('IP Address');
	});

	it('The app makes ten lookups of 200 commands by a user who may make ten a minute', async () => {
		await running.engine.updateSetting({ id: 'lookups_per_minute', value: 10 });
		const replies = await repliesDuring(() =>
			Promise.all(Array.from({ length: 200 }, () => running.run({ as: 'bob', text: '/session' }))),
		);
		const titles = (replies.get(demo.users.bob.id) ?? []).map((text) => text.split('\n')[0]);
		expect(titles.filter((title) => title === 'Your sessions')).toHaveLength(10);
		expect(titles.filter((title) => title === 'Too many requests')).toHaveLength(190);
	});
});

describe('a workspace of real size', () => {
	let running: RunningWorkspace;
	let crowd: readonly Member[];
	beforeAll(async () => {
		running = await startWorkspace({
			settingPermissions: true,
			configure: { lookups_per_minute: 0 },
		});
		running.workspace.events.setMaxListeners(0);
		populate(running.workspace.data, realSize);
		crowd = addCrowd(running, { users: 20, sessions: 5 });
	});
	afterAll(() => running.stop());
	it('The app answers forty questions at once in a workspace of real size, with few requests for each', async () => {
		await running.engine.updateSetting({ id: 'self_service', value: true });
		const holders = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'sam' : 'admin'));
		const lists = new Map<ApiResponse, Member>();
		let pages: ApiResponse[] = [];
		const asked = await requestsDuring(running, async () => {
			const everybodys = holders.map((as, index) =>
				running.api({ as, path: 'sessions/list.all', query: { offset: String(index * 5000) } }),
			);
			await Promise.all(
				crowd.map(async (member) => {
					const { username } = member.user;
					lists.set(await running.api({ as: username, path: 'sessions/list' }), member);
				}),
			);
			pages = await Promise.all(everybodys);
		});
		expect(lists.size).toBe(20);
		lists.forEach((member, { body }) => {
			expect(sessionIdsOf(body)).toEqual(member.sessions.map(({ sessionId }) => sessionId));
			expect(body).not.toHaveProperty('incomplete');
		});

		pages.forEach(({ body }) => {
			expect(body).toMatchObject({ success: true, count: 25 });
			expect(isRecord(body) && body.total).toBeGreaterThan(99_000);
		});
		expect(new Set(pages.flatMap(({ body }) => sessionIdsOf(body))).size).toBe(20 * 25);
		const count = (path: string): number => asked.filter((one) => one.startsWith(path)).length;
		expect(count('permissions.listAll')).toBe(1);
		expect(count('sessions/list.all')).toBe(40);
	});

	it('The app finds one of 100,000 sessions by its id, and a user among 5,000', async () => {
		const owner = crowd[7]?.user.username ?? '';
		const sessionId = crowd[7]?.sessions[3]?.sessionId ?? '';
		expect(await textOf(running, 'sam', `/session admin ${sessionId}`)).toContain(
			`User: Crowd 7 (${owner})`,
		);
		const list = await running.api({
			as: 'sam',
			path: 'sessions/list.all',
			query: { username: owner },
		});
		expect(sessionIdsOf(list.body)).toEqual(crowd[7]?.sessions.map((one) => one.sessionId));
	});
});

/** Kills the process of the app while it waits for a request, and goes on once the engine has started it again. */
const killDuring = async (
	running: RunningWorkspace,
	{ text, path, next }: { readonly text: string; readonly path: string; readonly next?: Fault },
): Promise<{ readonly command: Promise<string>; readonly sent: () => number }> => {
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
	const command = running
		.run({ as: 'alice', text })
		.then(() => 'answered')
		.catch(() => 'never answered');
	await arrived;
	process.kill(engine.appProcessId() ?? 0, 'SIGKILL');
	release(next);
	await restarted;
	return { command, sent: () => sent };
};

it.each([
	['before the act', { kind: 'reset' } as const, 'Device logged out'],
	['after the act', undefined, 'Session not found'],
])('The app sends no logout again after its process was killed %s', async (_when, next, title) => {
	const running = await startWorkspace({
		settingPermissions: true,
		configure: { lookups_per_minute: 0, allow_logout: true },
	});
	const text = `/session logout ${alice.phone}`;
	const { command, sent } = await killDuring(running, {
		text,
		path: 'sessions/logout',
		...(next && { next }),
	});
	await textOf(running, 'alice', '/session');
	expect(sent()).toBe(1);
	running.workspace.faults = undefined;
	expect(await textOf(running, 'alice', text)).toMatch(new RegExp(`^${title}\n`));
	await running.stop();
	expect(await command).toBe('never answered');
});

it('The app goes on with the settings as saved after its process was killed', async () => {
	const running = await startWorkspace({
		settingPermissions: true,
		configure: { lookups_per_minute: 0, show_own_ip: false, audit_room: 'session-audit' },
	});
	const { workspace, engine } = running;
	const pid = engine.appProcessId();
	const { command } = await killDuring(running, {
		text: `/session info ${alice.laptop}`,
		path: 'sessions/',
	});
	workspace.faults = undefined;

	const own = await textOf(running, 'bob', '/session');
	const others = await textOf(running, 'sam', `/session admin ${alice.laptop}`);
	expect(engine.appProcessId()).not.toBe(pid);
	expect(own).toMatch(/^Your sessions\n/);
	expect(own).not.toContain('IP Address');
	expect(others).toMatch(/^Chrome 113.0.0 on Windows\n/);
	expect(others).toContain('IP Address');
	expect(workspace.messages.filter(({ rid }) => rid === demo.rooms.sessionAudit)).toHaveLength(1);
	expect((await running.api({ as: 'alice', path: 'sessions/list' })).status).toBe(200);
	await running.stop();
	expect(await command).toBe('never answered');
	expect(
		workspace.messages.filter(({ visibleOnlyTo }) => visibleOnlyTo === demo.users.alice.id),
	).toEqual([]);
});

import { devicesCalled, openSessions, postsDuring } from './support/adversary';
import { addCrowd } from '../support/workspace/crowd';
import { isOpen, keepData } from '../support/workspace/data';
import { isRecord } from '../support/workspace/doors';
import { onRequests } from '../support/workspace/faults';
import { textOf } from '../support/workspace/replies';
import type { SessionDocument } from '../workspace/model';
import { demo } from '../workspace/seed';
import { type FaultRequest, jsonAnswer } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users } = demo;

/** What an adversary, or bad luck, once made of logging out several sessions, and of the window. */
describe('logging out among other people’s devices', () => {
	let running: RunningWorkspace;
	let restore: () => void;
	beforeAll(async () => {
		running = await startWorkspace({
			configure: { lookups_per_minute: 0, allow_logout: true, audit_room: 'session-audit' },
		});
		Object.assign(running.workspace.data.settings, { API_Enable_Rate_Limiter: false });
		restore = keepData(running);
	});

	afterEach(async () => {
		running.workspace.faults = undefined;
		restore();
		await running.engine.updateSetting({ id: 'allow_logout', value: true });
	});
	afterAll(() => running.stop());

	/** Sessions of alice's, and newer ones of mallory's whose devices are called like alice's id, so that a list finds both. */
	const flood = ({ own, others }: { own: number; others: number }): readonly SessionDocument[] => {
		const { data } = running.workspace;
		const now = Date.now();
		const hers = devicesCalled('Hers', {
			count: own,
			owner: users.alice.id,
			at: now - 10_000_000,
		});
		data.sessions = [
			...data.sessions.filter(({ userId }) => userId !== users.alice.id),
			...hers,
			...devicesCalled(users.alice.id, { count: others, at: now }),
		];
		return hers;
	};

	const addNewest = (): string => {
		const { data } = running.workspace;
		const newest = devicesCalled('CachedPromise', {
			count: 1,
			owner: users.alice.id,
			at: Date.now() + 10_000_000,
		});
		data.sessions = [...data.sessions, ...newest];
		return newest[0]?.sessionId ?? '';
	};

	/** Mallory logs some of her devices off, between the first and the second page of the nth list. */
	const shiftDuringList = (nth: number, count: number): ((request: FaultRequest) => undefined) => {
		let lists = 0;
		return ({ path, query }) => {
			if (path === '/api/v1/sessions/list.all' && query.includes('offset=100')) {
				lists += 1;
				if (lists === nth) {
					const { data } = running.workspace;
					const newest = data.sessions
						.filter(({ userId, device }) => {
							return userId === users.mallory.id && device?.name === users.alice.id;
						})
						.sort((a, b) => b.loginAt.getTime() - a.loginAt.getTime())
						.slice(0, count);
					data.sessions = data.sessions.filter((row) => !newest.includes(row));
				}
			}
			return undefined;
		};
	};

	const logOutAll = async (as: string, username: string) =>
		running.api({ as, path: 'sessions/logout.all', method: 'POST', body: { username } });

	describe('that there are no others is not said while not all was read', () => {
		it('because somebody calls 1,000 newer devices by the id of the user', async () => {
			flood({ own: 1, others: 1000 });
			const text = await textOf(running, 'alice', `/session logout others ${addNewest()}`);
			expect(text).toMatch(/^Logout not confirmed\n/);
		});

		it('because a row cannot be read', async () => {
			const [hers] = flood({ own: 1, others: 0 });
			Object.assign(hers ?? {}, { sessionId: 'not.an.id' });
			const text = await textOf(running, 'alice', `/session logout others ${addNewest()}`);
			expect(text).toMatch(/^Logout not confirmed\n/);
		});

		it('because rows slipped from one page to another', async () => {
			flood({ own: 1, others: 101 });
			running.workspace.faults = shiftDuringList(1, 2);
			expect(await textOf(running, 'admin', '/session logout @alice all')).not.toMatch(
				/has no open sessions/,
			);
		});
	});

	it('a session that slipped out of the list is not passed over in silence', async () => {
		const [, , newest] = flood({ own: 3, others: 100 });
		running.workspace.faults = shiftDuringList(1, 1);
		const text = await textOf(running, 'admin', '/session logout @alice all');
		expect(isOpen(running, newest?.sessionId ?? '')).toBe(true);
		expect(text).toMatch(/may be missing|not certain|Not logged out/);
	});

	it('a session whose logout failed is not ended because it slipped out of the list after', async () => {
		const [oldest] = flood({ own: 2, others: 101 });
		const fail = onRequests('sessions/logout', jsonAnswer({ success: false }, 500), {
			from: 2,
			to: 2,
		});
		const shift = shiftDuringList(2, 2);
		running.workspace.faults = (request) => shift(request) ?? fail(request);
		const { body } = await logOutAll('admin', 'alice');
		expect(isOpen(running, oldest?.sessionId ?? '')).toBe(true);
		const ended = isRecord(body) && Array.isArray(body.ended) ? body.ended : [];
		expect(ended).not.toContain(oldest?.sessionId);
		// Of the other nobody knows, since the list after it is not whole.
		expect(body).toMatchObject({ errorType: 'workspace-logout-unconfirmed' });
	});

	it('a login that came meanwhile and is seen in the list after is told', async () => {
		let isBack = false;
		running.workspace.faults = ({ path }) => {
			if (path === '/api/v1/sessions/logout' && !isBack) {
				isBack = true;
				const { data } = running.workspace;
				data.sessions = [
					...data.sessions,
					...devicesCalled('Thief', { count: 1, owner: users.bob.id }),
				];
			}
			return undefined;
		};
		const text = await textOf(running, 'admin', '/session logout @bob all');
		expect(openSessions(running).has('CalledThief0')).toBe(true);
		expect(text).toMatch(/may be missing|not certain|Not logged out/);
	});

	it('what is beyond the time is not-tried, and no failure of the workspace', async () => {
		addCrowd(running, { users: 1, sessions: 12 });
		running.workspace.faults = ({ path }) =>
			path.startsWith('/api/v1/sessions/') ? { kind: 'delay', milliseconds: 4000 } : undefined;
		const { body } = await logOutAll('admin', 'crowd.0');
		const remaining = isRecord(body) && Array.isArray(body.remaining) ? body.remaining : [];
		const reasons = remaining.map((each: unknown) => isRecord(each) && each.errorType);
		expect(new Set(reasons)).toEqual(new Set(['workspace-logout-unconfirmed', 'not-tried']));
	});

	describe('nothing is sent once logging out is switched off', () => {
		it('in the middle of several', async () => {
			addCrowd(running, { users: 1, sessions: 30 });
			running.workspace.faults = onRequests('sessions/logout', {
				kind: 'delay',
				milliseconds: 100,
			});
			let sentLate = 0;
			let isOff = false;
			const note = ({ path }: { path: string }): void => {
				sentLate += isOff && path === '/api/v1/sessions/logout' ? 1 : 0;
			};
			running.workspace.events.on('request', note);
			const all = logOutAll('admin', 'crowd.0');
			await new Promise((resolve) => setTimeout(resolve, 800));
			await running.engine.updateSetting({ id: 'allow_logout', value: false });
			isOff = true;
			await all;
			running.workspace.events.off('request', note);
			// One may be under way.
			expect(sentLate).toBeLessThanOrEqual(1);
		});
	});

	it('one press is one look, however far its page is', async () => {
		const posts = await postsDuring(running, async () =>
			running.press({
				as: 'sam',
				viewId: 'session-info',
				blockId: 'pages',
				actionId: 'session-info-refresh',
				value: JSON.stringify({ offset: 1_000_000, user: 'alice' }),
			}),
		);
		expect(posts).toHaveLength(1);
	});

	it('help shows the service account no way to log out its own sessions', async () => {
		expect(await textOf(running, 'session.service', '/session help')).not.toMatch(
			/logs out (one of|all) your sessions/,
		);
	});

	it('to ask how many own sessions there are is no look at somebody else’s', async () => {
		await running.engine.updateSetting({ id: 'allow_logout', value: false });
		const from = running.workspace.appLogs.length;
		await textOf(running, 'alice', '/session logout @alice');
		expect(JSON.stringify(running.workspace.appLogs.slice(from))).not.toContain('session-lookup');
	});
});

import { forget, isRecord } from './support/doors';
import { answer } from './support/failing';
import { call, execute, oddUser } from './support/host';
import { onRequests } from '../e2e/support/logout';
import { visibleText } from '../e2e/support/replies';
import { MovableClock } from '../support/movableClock';
import { demo } from '../workspace/seed';
import type { Fault } from '../workspace/server/faults';
import { generationNames } from '../workspace/server/generations';
import { Random } from '../workspace/server/random';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { sessions, roles, users } = demo;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const view = 'view-device-management';
const end = 'logout-device-management';
const other = 'view-statistics';

/** Whose permissions are not what is asked here: without them the workspace answers nothing. */
const always = [roles.sessionService];

/** All that is to be known of permissions: who holds them. Nothing of the app's is in it. */
type Holders = ReadonlyMap<string, readonly string[]>;

type Code =
	| 'ok'
	| 'not-allowed'
	| 'session-not-found'
	| 'workspace-unlicensed'
	| 'workspace-permission-missing';

const holds = (holders: Holders, permission: string, own: readonly string[]): boolean =>
	own.some((role) => holders.get(permission)?.includes(role));

/** May somebody with these roles see a session of somebody else's? A server without the permission has no such thing. */
const expectedLook = (holders: Holders, own: readonly string[]): Code => {
	if (!holders.has(view)) {
		return 'workspace-unlicensed';
	}
	return holds(holders, view, own) ? 'ok' : 'not-allowed';
};

/** And end one, if there were one? */
const expectedEnd = (holders: Holders, own: readonly string[]): Code => {
	const look = expectedLook(holders, own);
	if (look !== 'ok') {
		return look;
	}
	return holds(holders, end, own) ? 'session-not-found' : 'not-allowed';
};

const codeOf = ({ content }: { readonly content: unknown }): unknown =>
	isRecord(content) && (content.success === true ? 'ok' : content.errorType);

describe.each(generationNames)('permissions in time, Rocket.Chat %s', (generation) => {
	let clock: MovableClock;
	let running: RunningWorkspace;
	let holders = new Map<string, readonly string[]>();
	/** The `updatedSince` of each question; empty where the whole list was asked. */
	let asked: string[] = [];
	beforeAll(async () => {
		clock = new MovableClock();
		running = await startWorkspace({
			generation,
			now: clock.now,
			// Once of real size; how much there is of it does not change when it is asked.
			settingPermissions: generation === generationNames.at(-1),
			configure: {
				lookups_per_minute: 0,
				allow_logout: true,
				// 8.5 does not see that the account is exempt.
				two_factor_secret: users.service.password,
				two_factor_method: 'password',
			},
		});

		running.workspace.events.on('request', ({ path, query }) => {
			if (path === '/api/v1/permissions.listAll') {
				asked.push(new URLSearchParams(query).get('updatedSince') ?? '');
			}
		});
	});

	afterAll(async () => {
		await running.stop();
		clock.remove();
	});

	const give = (permission: string, own: readonly string[]): void => {
		running.workspace.setRoles(permission, [...own, ...always]);
		holders.set(permission, own);
	};

	const remove = (permission: string): void => {
		running.workspace.removePermission(permission);
		holders.delete(permission);
	};

	const userWith = (own: readonly string[]): ReturnType<typeof oddUser> =>
		oddUser(running, 'bob', { roles: ['user', ...own] });

	const look = async (own: readonly string[]): Promise<unknown> =>
		codeOf(
			await call(running, {
				user: userWith(own),
				path: 'sessions/info.admin',
				query: { sessionId: sessions.alice.laptop },
			}),
		);

	const endNone = async (own: readonly string[]): Promise<unknown> =>
		codeOf(
			await call(running, {
				user: userWith(own),
				path: 'sessions/logout',
				method: 'post',
				body: { sessionId: 'NoSuchSession' },
			}),
		);

	const lookInChat = async (own: readonly string[]): Promise<string> => {
		const [reply] = await execute(running, {
			user: userWith(own),
			words: ['admin', sessions.alice.laptop],
		});
		return visibleText(reply?.attachments ?? []);
	};

	/** By each door; what it was by the other shows in the title. */
	const expectLook = async (own: readonly string[]): Promise<void> => {
		const titles: Partial<Record<Code, RegExp>> = {
			'ok': /^Chrome 113/,
			'not-allowed': /^Permission required\n/,
		};
		const code = expectedLook(holders, own);
		expect(await look(own)).toBe(code);
		expect(await lookInChat(own)).toMatch(titles[code] ?? /^Lookups are not available\n/);
	};

	const askedDuring = async (action: () => Promise<unknown>): Promise<string[]> => {
		asked = [];
		await action();
		return asked;
	};

	/** The latest change that the workspace tells of, asked past the app. */
	const latestChange = async (): Promise<number> => {
		const { token, id } = users.admin;
		const response = await fetch(`${running.url}/api/v1/permissions.listAll`, {
			headers: { 'x-user-id': id, 'x-auth-token': token },
		});
		const body: unknown = await response.json();
		const update = isRecord(body) && Array.isArray(body.update) ? body.update.filter(isRecord) : [];
		return Math.max(...update.map(({ _updatedAt }) => Date.parse(String(_updatedAt))));
	};

	const since = (moment: number): string => new Date(moment - 5 * minute).toISOString();

	/** All is known, and nobody but these holds anything. */
	beforeEach(async () => {
		running.workspace.faults = undefined;
		holders = new Map();
		give(view, ['r1']);
		give(end, ['r1']);
		give(other, []);
		// Later than whatever overlaps with it.
		clock.move(10 * minute);
		await forget(running);
		await look(['r1']);
	});

	it('asks for all of it once, and a minute later for what has changed since five minutes before', async () => {
		await forget(running);
		expect(await askedDuring(() => expectLook(['r1']))).toEqual(['']);
		clock.move(55 * second);
		expect(await askedDuring(() => expectLook(['r1']))).toEqual([]);
		clock.move(5 * second);
		const before = await latestChange();
		give(other, ['r2']);
		expect(await askedDuring(() => expectLook(['r1']))).toEqual([since(before)]);
		const after = await latestChange();
		clock.move(minute);
		expect(after).toBeGreaterThan(before);
		expect(await askedDuring(() => expectLook(['r1']))).toEqual([since(after)]);
	});

	it.each<[what: string, change: () => void]>([
		['a role that is given', () => give(view, ['r1', 'r2'])],
		['a role that is taken away', () => give(view, [])],
		['a role in place of another', () => give(view, ['r2'])],
		['a permission that is removed', () => remove(view)],
		[
			'a permission that is removed and made anew',
			() => {
				remove(view);
				give(view, ['r2']);
			},
		],
	])('%s shows after a minute, and the list was not asked', async (_what, change) => {
		change();
		clock.move(minute);
		const questions = await askedDuring(async () => {
			await expectLook(['r1']);
			await expectLook(['r2']);
		});
		expect(questions).toEqual([expect.stringMatching(/^20/)]);
	});

	it('a permission that comes back after a minute is there again', async () => {
		remove(view);
		clock.move(minute);
		await expectLook(['r1']);
		give(view, ['r2']);
		clock.move(minute);
		await expectLook(['r1']);
		await expectLook(['r2']);
		clock.move(minute);
		expect(await askedDuring(() => expectLook(['r2']))).toHaveLength(1);
	});

	it('the permission to end sessions goes by the same', async () => {
		expect(await endNone(['r1'])).toBe('session-not-found');
		give(end, ['r2']);
		clock.move(minute);
		expect(await endNone(['r1'])).toBe('not-allowed');
		give(view, ['r1', 'r2']);
		clock.move(minute);
		expect(await endNone(['r2'])).toBe('session-not-found');
		remove(end);
		clock.move(minute);
		expect(await endNone(['r2'])).toBe('not-allowed');
		expect(await look(['r2'])).toBe('ok');
	});

	it('a change that a server with a late clock has stamped is not missed', async () => {
		give(other, ['r3']);
		clock.move(minute);
		await look(['r1']);
		const { data } = running.workspace;
		// Three minutes before the latest change that the app knows of.
		const stamped = new Date(clock.now() - 4 * minute);
		data.permissions = data.permissions.map((permission) =>
			permission._id === view
				? { ...permission, roles: ['r2', ...always], _updatedAt: stamped }
				: permission,
		);
		holders.set(view, ['r2']);
		clock.move(minute);
		expect(await askedDuring(() => expectLook(['r1']))).toHaveLength(1);
		await expectLook(['r2']);
	});

	it('a change with a date in the future hides nothing that comes after it', async () => {
		const { data } = running.workspace;
		const stamped = new Date(clock.now() + 30 * minute);
		data.permissions = data.permissions.map((permission) =>
			permission._id === other ? { ...permission, _updatedAt: stamped } : permission,
		);
		clock.move(minute);
		await expectLook(['r1']);
		give(view, ['r2']);
		clock.move(minute);
		expect(await askedDuring(() => expectLook(['r1']))).toEqual([expect.stringMatching(/^20/)]);
		await expectLook(['r2']);
		// For those that come after it, the date is past.
		clock.move(40 * minute);
	});

	it('asks for all of it after an hour, and not before', async () => {
		clock.move(hour - 5 * second);
		expect(await askedDuring(() => look(['r1']))).toEqual([expect.stringMatching(/^20/)]);
		clock.move(minute);
		expect(await askedDuring(() => look(['r1']))).toEqual(['']);
	});

	it('asks for all of it after a saved setting', async () => {
		give(view, ['r2']);
		await running.engine.updateSetting({ id: 'show_own_ip', value: true });
		expect(await askedDuring(() => expectLook(['r1']))).toEqual(['']);
	});

	it('asks for all of it when its clock was set back', async () => {
		clock.move(-20 * minute);
		expect(await askedDuring(() => look(['r1']))).toEqual(['']);
		clock.move(20 * minute);
	});

	it.each<[what: string, fault: Fault]>([
		['500', answer(500, '{"success":false}')],
		['400', answer(400, '{"success":false,"error":"must be a valid date"}')],
		['nothing', answer(200, '')],
		['no list', answer(200, '{"success":true}')],
		['something else', answer(200, '{"success":true,"update":{}}')],
		['a refusal', answer(200, '{"success":false,"update":[]}')],
		[
			'an entry without readable roles',
			answer(
				200,
				JSON.stringify({ success: true, update: [{ _id: view, roles: null }], remove: [] }),
			),
		],
		['a removal that is no list', answer(200, '{"success":true,"update":[],"remove":"x"}')],
	])('asks for all of it at once when %s is answered', async (_what, fault) => {
		give(view, ['r2']);
		clock.move(minute);
		running.workspace.faults = onRequests('permissions.listAll', fault, { to: 1 });
		expect(await askedDuring(() => expectLook(['r1']))).toEqual([expect.stringMatching(/^20/), '']);
		await expectLook(['r2']);
	});

	it('opens nothing when there is no answer, and asks for all of it the next time', async () => {
		give(view, ['r2']);
		clock.move(minute);
		running.workspace.faults = onRequests('permissions.listAll', { kind: 'reset' }, { to: 1 });
		expect(await askedDuring(() => look(['r1']))).toEqual([expect.stringMatching(/^20/)]);
		expect(await askedDuring(() => expectLook(['r1']))).toEqual(['']);
		await expectLook(['r2']);
	});

	it('is what it was at some moment of the last minute, whatever happens', async () => {
		const random = new Random(20_240_613);
		const some = (): string[] => ['r1', 'r2', 'r3'].filter(() => random.below(5) < 2);
		/** All that has been true, and until when. */
		const history: { readonly holders: Holders; until: number }[] = [];
		const change = (act: () => void): void => {
			const before = new Map(holders);
			act();
			history.push({ holders: before, until: clock.now() });
		};
		const changes = [
			() => give(view, some()),
			() => give(view, some()),
			() => give(end, some()),
			() => give(other, some()),
			() => remove(view),
			() => remove(end),
		];
		/** Who is let through then meets the workspace, which knows at once that the account holds nothing any more. */
		const met = (code: Code): Code =>
			!holders.has(view) && (code === 'ok' || code === 'session-not-found')
				? 'workspace-permission-missing'
				: code;
		let seen = 0;
		asked = [];
		for (let step = 0; step < 60; step++) {
			if (random.below(2) === 0) {
				change(random.pick(changes));
			}
			clock.move(
				random.pick([0, second, 20 * second, 45 * second, minute, 7 * minute, 25 * minute]),
			);
			const own = some();
			const now = clock.now();
			const possible = [
				holders,
				...history.filter(({ until }) => until > now - minute).map((past) => past.holders),
			];
			const [looked, ended] = [await look(own), await endNone(own)];
			expect(possible.map((past) => met(expectedLook(past, own)))).toContain(looked);
			expect(possible.map((past) => met(expectedEnd(past, own)))).toContain(ended);
			seen += possible.length === 1 ? 1 : 0;
		}
		// Mostly there was but one possible answer, and mostly it was not the whole list that told.
		expect(seen).toBeGreaterThan(15);
		expect(asked.filter((moment) => moment !== '').length).toBeGreaterThan(20);
		expect(asked).toContain('');
	});
});

import fc from 'fast-check';

import { devicesCalled } from './support/adversary';
import { Coverage } from './support/coverage';
import { call } from './support/host';
import { records } from './support/traces';
import { findUser } from '../support/workspace/data';
import { isRecord } from '../support/workspace/doors';
import { visibleText } from '../support/workspace/replies';
import { trafficDuring } from '../support/workspace/traffic';
import type { SessionDocument } from '../workspace/model';
import { demo } from '../workspace/seed';
import { createSessionDocument } from '../workspace/server/sessionDocument';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users } = demo;
const start = Date.UTC(2024, 5, 13, 12);
/** What `API_Upper_Count_Limit` allows: small pages have as many borders as large ones, and are read sooner. */
const pageSize = 4;

/** The session that is asked for, and the one that is always open. */
const wanted = 'Wanted-open-always';
const address = '198.51.100.77';

/** What happens to the rows of others while a list is read, at the border of two pages. */
type Move = {
	/** When the nth page is made up, counted from the first list on. */
	readonly nth: number;
	readonly when: 'before' | 'after';
	readonly does: 'log out' | 'log in' | 'reconnect';
	/** Of whose rows: newer than the wanted one, or older. */
	readonly of: 'newer' | 'older';
	readonly count: number;
};

type Scene = {
	/** Rows before the wanted one: it stands close to the border of two pages. */
	readonly newer: number;
	readonly older: number;
	readonly moves: readonly Move[];
};

const move: fc.Arbitrary<Move> = fc.record({
	nth: fc.integer({ min: 1, max: 5 }),
	when: fc.constantFrom('before' as const, 'after' as const),
	does: fc.constantFrom(
		'log out' as const,
		'log out' as const,
		'log in' as const,
		'reconnect' as const,
	),
	of: fc.constantFrom('newer' as const, 'newer' as const, 'older' as const),
	count: fc.constantFrom(1, 1, 2, 3, pageSize),
});

const scene: fc.Arbitrary<Scene> = fc.record({
	newer: fc
		.tuple(fc.constantFrom(0, 1, 2, 3, 4), fc.integer({ min: -2, max: 2 }))
		.map(([pages, apart]) => Math.max(0, pages * pageSize + apart)),
	older: fc.integer({ min: 0, max: 2 * pageSize + 1 }),
	moves: fc.array(move, { maxLength: 4 }),
});

/** Rows that come and go around one that stays. */
class Crowd {
	private made = 0;

	constructor(
		private readonly running: RunningWorkspace,
		/** What the other devices are called, so that the search for it finds them too. */
		private readonly name: string,
	) {}

	begin({ newer, older }: Scene): void {
		this.running.workspace.data.sessions = [
			...this.rows(newer, start + 10_000_000),
			createSessionDocument({
				_id: wanted,
				user: { _id: users.alice.id, roles: ['user'] },
				sessionId: wanted,
				token: wanted,
				device: { type: 'browser', name: 'Wanted', os: { name: 'Linux' } },
				ip: address,
				loginAt: new Date(start),
			}),
			...this.rows(older, start - 10_000_000),
		];
	}

	/** The rows of others have one address, so that a search for that of the wanted one finds it alone. */
	private rows(count: number, at: number): readonly SessionDocument[] {
		this.made += 1;
		return devicesCalled(this.name, { count, at, osName: `System ${this.made}` }).map(
			(row, index) => ({ ...row, sessionId: `Row-${this.made}-${index}` }),
		);
	}

	move({ does, of, count }: Move): void {
		const { data } = this.running.workspace;
		const isOf = ({ sessionId, loginAt }: SessionDocument): boolean =>
			sessionId !== wanted && (of === 'newer') === loginAt.getTime() > start;
		const moved = new Set(data.sessions.filter(isOf).slice(0, count));
		const top = this.rows(does === 'log in' ? count : 0, start + 20_000_000 + this.made * 1000);
		const back = [...moved].map((row, index) => ({
			...row,
			loginAt: new Date(start + 30_000_000 + this.made * 1000 + index),
		}));
		data.sessions = [
			...top,
			...data.sessions.filter((row) => does === 'log in' || !moved.has(row)),
			...(does === 'reconnect' ? back : []),
		];
	}

	/** How many there have been at some moment while something ran. */
	async during<Result>(
		{ moves }: Scene,
		endpoint: string,
		action: () => Promise<Result>,
	): Promise<{
		readonly result: Result;
		readonly totals: ReadonlySet<number>;
		readonly moved: boolean;
	}> {
		const { workspace } = this.running;
		const totals = new Set([workspace.data.sessions.length]);
		let moved = false;
		const happen = (nth: number, when: Move['when']): void => {
			for (const one of moves.filter((each) => each.nth === nth && each.when === when)) {
				this.move(one);
				moved = true;
				totals.add(workspace.data.sessions.length);
			}
		};
		const stop = workspace.interrupt({
			endpoint,
			before: (nth) => happen(nth, 'before'),
			after: (nth) => happen(nth, 'after'),
		});
		try {
			return { result: await action(), totals, moved };
		} finally {
			stop();
		}
	}
}
describe('rows that move', () => {
	let running: RunningWorkspace;
	const covered = new Coverage();

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
		running.workspace.data.settings.API_Upper_Count_Limit = pageSize;
	});
	afterAll(() => running.stop());

	const ask = async (
		as: string,
		path: string,
		parameters: Readonly<Record<string, string>>,
	): Promise<Readonly<Record<string, unknown>>> => {
		const isLogout = path.includes('logout');
		const { content } = await call(running, {
			user: findUser(running, as),
			path,
			...(isLogout ? { method: 'post', body: parameters } : { query: parameters }),
		});
		if (!isRecord(content)) {
			throw new Error('No answer');
		}
		return content;
	};

	const idsIn = ({ sessions }: Readonly<Record<string, unknown>>): readonly unknown[] =>
		records(sessions).map(({ sessionId }) => sessionId);

	const chat = ({ attachments }: Readonly<Record<string, unknown>>): string =>
		visibleText(attachments as Parameters<typeof visibleText>[0]);

	type Told = Readonly<Record<string, unknown>>;

	/** No number of an incomplete list is a fact, and nothing is denied of it. */
	const checkList = (told: Told, isWhole: boolean): void => {
		const text = chat(told);
		const facts = /has no open|No open session|\b\d+ sessions?\.|of \d+\./;
		expect([facts.test(text), text.includes('This list may be incomplete.')]).toEqual([
			isWhole,
			!isWhole,
		]);
		expect(isWhole ? told.total : 1).toBe(1);
	};

	const checkSummary = (
		told: Told,
		{ isWhole, totals }: { isWhole: boolean; totals: ReadonlySet<number> },
	): void => {
		const { sessions, total } = told;
		expect(chat(told).includes('others may be missing')).toBe(!isWhole);
		expect(!isWhole || (sessions === total && totals.has(Number(total)))).toBe(true);
	};

	/** Nothing is said to have ended, or not to be there, that is still open. */
	const checkClaims = (
		told: Told,
		{ ended, isOpen }: { ended: unknown; isOpen: boolean },
	): void => {
		const claims = /has no open|nothing to log out/i.test(JSON.stringify(told));
		const isDenied = claims || told.errorType === 'session-not-found';
		const isSaidToEnd = !Array.isArray(ended) || ended.length > 0;
		expect(isOpen && (isDenied || isSaidToEnd)).toBe(false);
	};

	/** The rows of others are called so that what is asked finds them too. */
	const drawn = (
		name: string,
		check: (crowd: Crowd, drawnScene: Scene) => Promise<void>,
		numRuns = 35,
	): Promise<void> => {
		expect.hasAssertions();
		return fc.assert(
			fc.asyncProperty(fc.noBias(scene), async (drawnScene) => {
				const crowd = new Crowd(running, name);
				crowd.begin(drawnScene);
				await check(crowd, drawnScene);
			}),
			{ seed: 20_240_613, numRuns },
		);
	};

	it.each([
		['sam', 'sessions/info.admin'],
		['alice', 'sessions/info'],
	])(
		'The app never tells %s by %s that an open session is not there while rows move',
		async (as, path) => {
			const name = as === 'alice' ? `${wanted} ${users.alice.id}` : wanted;
			await drawn(
				name,
				async (crowd, drawnScene) => {
					const { result, moved } = await crowd.during(drawnScene, 'sessions/list.all', () =>
						ask(as, path, { sessionId: wanted }),
					);
					const outcome = result.success === true ? 'found' : result.errorType;
					expect(['found', 'workspace-bad-answer']).toContain(outcome);
					// What did not move is found.
					expect(outcome === 'found' || moved).toBe(true);
					covered.add(`${as} ${String(outcome)}`);
					// A search ends as soon as it has found the session: few scenes make it miss one.
				},
				70,
			);
		},
		120_000,
	);

	it.each([
		['of a user', { username: 'alice' }, users.alice.id],
		['by address', { filter: address }, 'Chrome'],
		['by network', { filter: '198.51.100.0/24' }, 'Chrome'],
		['by words', { filter: 'wanted linux' }, 'Chrome'],
	])(
		'The app calls no list %s whole that leaves out an open session while rows move',
		async (what, parameters, name) => {
			await drawn(name, async (crowd, drawnScene) => {
				const { result, moved } = await crowd.during(drawnScene, 'sessions/list.all', () =>
					ask('sam', 'sessions/list.all', parameters),
				);
				const isWhole = result.incomplete === undefined;
				const isThere = idsIn(result).join() === wanted;
				expect(result.success).toBe(true);
				expect(isThere || !isWhole).toBe(true);
				expect(isThere || moved).toBe(true);
				checkList(result, isWhole);
				covered.add(`${what} ${isWhole ? 'whole' : 'incomplete'}`);
			});
		},
		120_000,
	);

	it('The app tells no number of an incomplete summary as that of all while rows move', async () => {
		expect.hasAssertions();
		await drawn('Chrome', async (crowd, drawnScene) => {
			const { result, totals } = await crowd.during(drawnScene, 'sessions/list.all', () =>
				ask('sam', 'sessions/summary', {}),
			);
			const isWhole = result.incomplete === undefined;
			checkSummary(result, { isWhole, totals });
			covered.add(`summary ${isWhole ? 'whole' : 'incomplete'}`);
		});
	}, 120_000);

	it.each([
		['sam', 'sessions/logout', { sessionId: wanted }, wanted],
		['alice', 'sessions/logout.me', { sessionId: wanted }, `${wanted} ${users.alice.id}`],
		['sam', 'sessions/logout.all', { username: 'alice' }, users.alice.id],
	])(
		'The app never tells %s by %s %j that an open session has ended while rows move',
		async (as, path, body, name) => {
			const { data } = running.workspace;
			const permission = data.permissions.find(({ _id }) => _id === 'logout-device-management');
			permission?.roles.push(demo.roles.deviceAuditor);
			await running.engine.updateSetting({ id: 'self_service', value: true });
			let isStubborn = false;
			await drawn(name, async (crowd, drawnScene) => {
				// Every other time the workspace says yes and does nothing.
				isStubborn = !isStubborn;
				running.workspace.faults = ({ path: asked }) =>
					isStubborn && asked === '/api/v1/sessions/logout'
						? { kind: 'answer', status: 200, body: '{"success":true}' }
						: undefined;
				const {
					result: { result, moved },
					sent,
				} = await trafficDuring(running, () =>
					crowd.during(drawnScene, 'sessions/list.all', () => ask(as, path, body)),
				);
				running.workspace.faults = undefined;
				const isOpen = data.sessions.some(
					({ sessionId, logoutAt }) => sessionId === wanted && logoutAt === undefined,
				);
				const ended = isRecord(result.session) ? [result.session.sessionId] : (result.ended ?? []);
				checkClaims(result, { ended, isOpen });
				expect(sent).toBeLessThanOrEqual(1);
				// What is gone and did not move is said to be ended.
				expect(isOpen || moved || String(ended) === wanted).toBe(true);
				covered.add(`${path} ${result.success === true ? 'ended' : String(result.errorType)}`);
			});
		},
		120_000,
	);

	it('The drawn rows moved so that lists were whole, and so that they were not', () => {
		const often = [
			'sam found',
			'sam workspace-bad-answer',
			'alice found',
			'alice workspace-bad-answer',
			'of a user incomplete',
			'by address whole',
			'by address incomplete',
			'by network whole',
			'by network incomplete',
			'by words whole',
			'by words incomplete',
			'summary whole',
			'summary incomplete',
			'sessions/logout ended',
			'sessions/logout workspace-logout-unconfirmed',
			'sessions/logout.me ended',
			'sessions/logout.me workspace-logout-unconfirmed',
			'sessions/logout.all ended',
			'sessions/logout.all workspace-logout-unconfirmed',
		];
		expect(covered.lessThan(1, often)).toEqual([]);
	});
});

import fc from 'fast-check';

import { devicesCalled } from './support/adversary';
import { Coverage } from './support/coverage';
import { call } from './support/host';
import { records } from './support/traces';
import { findUser, isOpen } from '../support/workspace/data';
import { isRecord } from '../support/workspace/doors';
import { visibleText } from '../support/workspace/replies';
import { trafficDuring } from '../support/workspace/traffic';
import type { SessionDocument, WorkspaceData } from '../workspace/model';
import { demo } from '../workspace/seed';
import { jsonAnswer } from '../workspace/server/faults';
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
	/** The workspace says yes to a logout, and ends nothing. */
	readonly isStubborn: boolean;
};

const move = fc.record<Move>({
	nth: fc.integer({ min: 1, max: 5 }),
	when: fc.constantFrom('before', 'after'),
	does: fc.constantFrom('log out', 'log out', 'log in', 'reconnect'),
	of: fc.constantFrom('newer', 'newer', 'older'),
	count: fc.constantFrom(1, 1, 2, 3, pageSize),
});

const scene = fc.record<Scene>({
	newer: fc
		.tuple(fc.constantFrom(0, 1, 2, 3, 4), fc.integer({ min: -2, max: 2 }))
		.map(([pages, apart]) => Math.max(0, pages * pageSize + apart)),
	older: fc.integer({ min: 0, max: 2 * pageSize + 1 }),
	moves: fc.array(move, { maxLength: 4 }),
	isStubborn: fc.boolean(),
});

/** Rows that come and go around one that stays. */
class Crowd {
	private made = 0;

	constructor(
		private readonly data: WorkspaceData,
		/** What the other devices are called, so that the search for it finds them too. */
		private readonly name: string,
		{ newer, older }: Scene,
	) {
		data.sessions = [
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
		const { data, made } = this;
		const isOf = ({ sessionId, loginAt }: SessionDocument): boolean =>
			sessionId !== wanted && (of === 'newer') === loginAt.getTime() > start;
		const moved = new Set(does === 'log in' ? [] : data.sessions.filter(isOf).slice(0, count));
		const added = this.rows(does === 'log in' ? count : 0, start + 20_000_000 + made * 1000);
		const back = [...moved].map((row, index) => ({
			...row,
			loginAt: new Date(start + 30_000_000 + made * 1000 + index),
		}));
		data.sessions = [
			...added,
			...data.sessions.filter((row) => !moved.has(row)),
			...(does === 'reconnect' ? back : []),
		];
	}
}

type Answer = Readonly<Record<string, unknown>>;

type Asked = {
	readonly as: string;
	readonly path: string;
	readonly parameters: Readonly<Record<string, string>>;
	/** What the devices of others are called, so that what is asked finds them too. */
	readonly name: string;
	readonly numRuns?: number;
};

/** What was answered while rows moved. */
type Answered = {
	readonly answer: Answer;
	/** How many rows there were at some moment. */
	readonly totals: ReadonlySet<number>;
	readonly hasMoved: boolean;
	/** How many requests to end a session. */
	readonly sent: number;
};

let running: RunningWorkspace;
const covered = new Coverage();

beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
	running.workspace.data.settings.API_Upper_Count_Limit = pageSize;
});
afterAll(() => running.stop());

const ask = async ({ as, path, parameters }: Asked): Promise<Answer> => {
	const { content } = await call(running, {
		user: findUser(running, as),
		path,
		...(path.includes('logout') ? { method: 'post', body: parameters } : { query: parameters }),
	});
	if (!isRecord(content)) {
		throw new Error('No answer');
	}
	return content;
};

const askIn = async (drawnScene: Scene, asked: Asked): Promise<Answered> => {
	const { workspace } = running;
	const crowd = new Crowd(workspace.data, asked.name, drawnScene);
	const totals = new Set([workspace.data.sessions.length]);
	let hasMoved = false;
	const happen = (when: Move['when']) => (nth: number) => {
		for (const one of drawnScene.moves.filter((each) => each.nth === nth && each.when === when)) {
			crowd.move(one);
			hasMoved = true;
			totals.add(workspace.data.sessions.length);
		}
	};
	workspace.faults = ({ path }) =>
		drawnScene.isStubborn && path === '/api/v1/sessions/logout'
			? jsonAnswer({ success: true })
			: undefined;
	const stop = workspace.interrupt({
		endpoint: 'sessions/list.all',
		before: happen('before'),
		after: happen('after'),
	});
	const { result, sent } = await trafficDuring(running, () => ask(asked)).finally(stop);
	return { answer: result, totals, hasMoved, sent };
};

const drawn = (asked: Asked, check: (answered: Answered) => void): Promise<void> =>
	fc.assert(
		fc.asyncProperty(fc.noBias(scene), async (drawnScene) => {
			check(await askIn(drawnScene, asked));
		}),
		{ seed: 20_240_613, numRuns: asked.numRuns ?? 35 },
	);

const chat = ({ attachments }: Answer): string =>
	visibleText(attachments as Parameters<typeof visibleText>[0]);

const isWhole = ({ incomplete }: Answer): boolean => incomplete === undefined;

it.each([
	['sam', 'sessions/info.admin', wanted],
	['alice', 'sessions/info', `${wanted} ${users.alice.id}`],
])(
	'The app never tells %s by %s that an open session is not there while rows move',
	async (as, path, name) => {
		// A search ends as soon as it has found the session: few scenes make it miss one.
		const asked = { as, path, parameters: { sessionId: wanted }, name, numRuns: 60 };
		await drawn(asked, ({ answer, hasMoved }) => {
			const outcome = answer.success === true ? 'found' : answer.errorType;
			expect(['found', 'workspace-bad-answer']).toContain(outcome);
			// What did not move is found.
			expect(outcome === 'found' || hasMoved).toBe(true);
			covered.add(`${as} ${String(outcome)}`);
		});
	},
);

it.each([
	['of a user', { username: 'alice' }, users.alice.id],
	['by address', { filter: address }, 'Chrome'],
	['by network', { filter: '198.51.100.0/24' }, 'Chrome'],
	['by words', { filter: 'wanted linux' }, 'Chrome'],
])(
	'The app calls no list %s whole that leaves out an open session while rows move',
	async (what, parameters, name) => {
		const asked = { as: 'sam', path: 'sessions/list.all', parameters, name };
		await drawn(asked, ({ answer, hasMoved }) => {
			const isThere =
				records(answer.sessions)
					.map(({ sessionId }) => sessionId)
					.join() === wanted;
			expect(answer.success).toBe(true);
			expect(isThere || (hasMoved && !isWhole(answer))).toBe(true);
			// No number of an incomplete list is a fact, and nothing is denied of it.
			const facts = /has no open|No open session|\b\d+ sessions?\.|of \d+\./;
			expect(facts.test(chat(answer))).toBe(isWhole(answer));
			expect(chat(answer).includes('This list may be incomplete.')).toBe(!isWhole(answer));
			expect(isWhole(answer) ? answer.total : 1).toBe(1);
			covered.add(`${what} ${isWhole(answer) ? 'whole' : 'incomplete'}`);
		});
	},
);

it('The app tells no number of an incomplete summary as that of all while rows move', async () => {
	const asked = { as: 'sam', path: 'sessions/summary', parameters: {}, name: 'Chrome' };
	await drawn(asked, ({ answer, totals }) => {
		const { sessions, total } = answer;
		expect(chat(answer).includes('others may be missing')).toBe(!isWhole(answer));
		expect(!isWhole(answer) || (sessions === total && totals.has(Number(total)))).toBe(true);
		covered.add(`summary ${isWhole(answer) ? 'whole' : 'incomplete'}`);
	});
});

it.each([
	['admin', 'sessions/logout', { sessionId: wanted }, wanted],
	['alice', 'sessions/logout.me', { sessionId: wanted }, `${wanted} ${users.alice.id}`],
	['admin', 'sessions/logout.all', { username: 'alice' }, users.alice.id],
])(
	'The app never tells %s by %s %j that an open session has ended while rows move',
	async (as, path, parameters, name) => {
		await drawn({ as, path, parameters, name }, ({ answer, hasMoved, sent }) => {
			const ended = isRecord(answer.session) ? [answer.session.sessionId] : (answer.ended ?? []);
			const claims = /has no open|nothing to log out/i.test(JSON.stringify(answer));
			const isDenied = claims || answer.errorType === 'session-not-found';
			const isSaidToEnd = !Array.isArray(ended) || ended.length > 0;
			// Nothing is said to have ended, or not to be there, that is still open.
			expect(isOpen(running, wanted) && (isDenied || isSaidToEnd)).toBe(false);
			// What is gone and did not move is said to be ended.
			expect(isOpen(running, wanted) || hasMoved || String(ended) === wanted).toBe(true);
			expect(sent).toBeLessThanOrEqual(1);
			covered.add(`${path} ${answer.success === true ? 'ended' : String(answer.errorType)}`);
		});
	},
);

it('The drawn rows moved so that lists were whole, and so that they were not', () => {
	const bothOf = (whats: readonly string[], outcomes: readonly string[]): string[] =>
		whats.flatMap((what) => outcomes.map((outcome) => `${what} ${outcome}`));
	const often = [
		...bothOf(['sam', 'alice'], ['found', 'workspace-bad-answer']),
		'of a user incomplete',
		...bothOf(['by address', 'by network', 'by words', 'summary'], ['whole', 'incomplete']),
		...bothOf(
			['sessions/logout', 'sessions/logout.me', 'sessions/logout.all'],
			['ended', 'workspace-logout-unconfirmed'],
		),
	];
	expect(covered.lessThan(1, often)).toEqual([]);
});

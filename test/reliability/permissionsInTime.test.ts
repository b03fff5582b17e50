import fc from 'fast-check';

import { devicesCalled, openSessions } from './support/adversary';
import { Coverage } from './support/coverage';
import { answer } from './support/failing';
import {
	type Code,
	end,
	expectedEnd,
	expectedLook,
	type Holders,
	other,
	PermissionBench,
	view,
} from './support/permissionBench';
import { onRequests } from '../support/workspace/faults';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import type { Fault } from '../workspace/server/faults';
import { generationNames } from '../workspace/server/generations';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const changesOnly = expect.stringMatching(/^20/);

describe('permissions.listAll of the newest generation', () => {
	let bench: PermissionBench;
	beforeAll(async () => {
		bench = await PermissionBench.start(generationNames.at(-1) ?? '', true);
	});
	afterAll(() => bench.stop());
	beforeEach(async () => {
		bench.running.workspace.clockAhead = 0;
		// Later than whatever overlaps with it.
		bench.clock.move(10 * minute);
		await bench.reset(['r1']);
		await bench.look(['r1']);
	});

	it('The app asks for all permissions once, and a minute later for what has changed since five minutes before', async () => {
		await bench.forget();
		expect(await bench.askedDuring(() => bench.expectLook(['r1']))).toEqual(['']);
		const answeredAt = bench.clock.now();
		bench.clock.move(55 * second);
		expect(await bench.askedDuring(() => bench.expectLook(['r1']))).toEqual([]);
		bench.clock.move(5 * second);
		const [since = ''] = await bench.askedDuring(() => bench.expectLook(['r1']));
		expect(Math.abs(Date.parse(since) - (answeredAt - 5 * minute))).toBeLessThan(5 * second);
	});

	it('The app does not ask for the permissions of an upgrade, which carry one moment, again each minute', async () => {
		const { workspace } = bench.running;
		const upgradedAt = bench.clock.now();
		workspace.writePermissions(new Date(upgradedAt));
		for (const moved of [minute, 3 * minute, 3 * minute]) {
			bench.clock.move(moved);
			await bench.look(['r1']);
		}
		bench.clock.move(minute);
		const [since = ''] = await bench.askedDuring(() => bench.look(['r1']));
		expect(Date.parse(since)).toBeGreaterThan(upgradedAt);
	});

	it.each<[what: string, change: () => void]>([
		['a role that is given', () => bench.give(view, ['r1', 'r2'])],
		['a role that is taken away', () => bench.give(view, [])],
		['a role in place of another', () => bench.give(view, ['r2'])],
		['a permission that is removed', () => bench.remove(view)],
		[
			'a permission that is removed and made anew',
			() => {
				bench.remove(view);
				bench.give(view, ['r2']);
			},
		],
		[
			'a change that another server with a late clock has dated',
			() => bench.giveAt(view, ['r2'], new Date(bench.clock.now() - 4 * minute)),
		],
	])(
		'The app learns of %s after a minute, without asking for all permissions',
		async (_what, change) => {
			change();
			bench.clock.move(minute);
			const questions = await bench.askedDuring(async () => {
				await bench.expectLook(['r1']);
				await bench.expectLook(['r2']);
			});
			expect(questions).toEqual([changesOnly]);
		},
	);

	it('The app misses no change of permissions after an entry that is dated ahead', async () => {
		const { workspace } = bench.running;
		workspace.writePermissions(new Date(bench.clock.now() + 30 * minute), [other]);
		bench.clock.move(minute);
		await bench.expectLook(['r1']);
		bench.clock.move(9 * minute);
		bench.give(view, ['r2']);
		bench.clock.move(10 * minute);
		expect(await bench.askedDuring(() => bench.expectLook(['r1']))).toEqual([changesOnly]);
		await bench.expectLook(['r2']);
		// For the tests that come after it, the date is past.
		bench.clock.move(40 * minute);
	});

	it('The app asks for all permissions after an hour, and not before', async () => {
		bench.clock.move(hour - 5 * second);
		expect(await bench.askedDuring(() => bench.look(['r1']))).toEqual([changesOnly]);
		bench.clock.move(minute);
		expect(await bench.askedDuring(() => bench.look(['r1']))).toEqual(['']);
	});

	it.each<[when: string, happen: () => Promise<unknown>, back: number]>([
		[
			'after a saved setting',
			() => bench.running.engine.updateSetting({ id: 'show_own_ip', value: true }),
			0,
		],
		['when its clock was set back', async () => bench.clock.move(-20 * minute), 20 * minute],
	])('The app asks for all permissions %s', async (_when, happen, back) => {
		bench.give(view, ['r2']);
		await happen();
		expect(await bench.askedDuring(() => bench.expectLook(['r1']))).toEqual(['']);
		bench.clock.move(back);
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
	])('The app asks for all permissions at once when %s is answered', async (_what, fault) => {
		bench.give(view, ['r2']);
		bench.clock.move(minute);
		bench.running.workspace.faults = onRequests('permissions.listAll', fault, { to: 1 });
		expect(await bench.askedDuring(() => bench.expectLook(['r1']))).toEqual([changesOnly, '']);
		await bench.expectLook(['r2']);
	});

	it('The app stops in the middle of a logout of several when the right is gone and its answer a minute old', async () => {
		const { workspace } = bench.running;
		const kept = workspace.data.sessions;
		const own = devicesCalled('Laptop', { count: 6, owner: demo.users.alice.id });
		workspace.data.sessions = [
			...kept.filter(({ userId }) => userId !== demo.users.alice.id),
			...structuredClone(own),
		];
		bench.clock.move(55 * second);
		const stop = workspace.interrupt({
			endpoint: 'sessions/logout',
			after: (nth) => {
				bench.give(end, nth === 3 ? [] : ['r1']);
				bench.clock.move(nth === 3 ? 6 * second : 0);
			},
		});
		const { result: told, sent } = await trafficDuring(bench.running, () =>
			bench.endAll(['r1'], 'alice'),
		);
		stop();
		const open = openSessions(bench.running);
		workspace.data.sessions = kept;
		expect(sent).toBe(3);
		expect(own.filter(({ sessionId }) => open.has(sessionId))).toHaveLength(3);
		expect(told).toMatchObject({
			success: true,
			remaining: Array(3).fill({ sessionId: expect.any(String), errorType: 'not-allowed' }),
		});
	});

	it('The app shows nothing when there is no answer, and asks for all permissions the next time', async () => {
		bench.give(view, ['r2']);
		bench.clock.move(minute);
		bench.running.workspace.faults = onRequests(
			'permissions.listAll',
			{ kind: 'reset' },
			{ to: 1 },
		);
		expect(await bench.askedDuring(() => bench.look(['r1']))).toEqual([changesOnly]);
		expect(await bench.askedDuring(() => bench.expectLook(['r1']))).toEqual(['']);
		await bench.expectLook(['r2']);
	});
});

/** What comes as the `Date` of an answer: the server's, none, that of a proxy, or one that a proxy has kept. */
const dates = {
	'the server’s': (now: Date) => now.toUTCString(),
	'none': () => undefined,
	'a proxy’s': () => 'app',
	'an old one': () => 'Thu, 13 Jun 2024 12:00:00 GMT',
	'nonsense': () => 'now',
} as const;

type DateName = keyof typeof dates;

/** What happens to a workspace, one after the other. */
type Happening =
	| { readonly does: 'give'; readonly permission: string; readonly own: readonly string[] }
	| { readonly does: 'remove'; readonly permission: string }
	/** How far the server's clock is ahead of the app's from now on. */
	| { readonly does: 'set server'; readonly ahead: number }
	| { readonly does: 'set app'; readonly by: number }
	| { readonly does: 'date answers'; readonly by: DateName }
	/** Entries are written with a date, without a change. */
	| { readonly does: 'write'; readonly ids: readonly string[] | undefined; readonly ahead: number }
	| { readonly does: 'look'; readonly after: number; readonly own: readonly string[] };

const someRoles = fc.subarray(['r1', 'r2', 'r3']);

const look = fc.record({
	does: fc.constant('look' as const),
	after: fc.constantFrom(
		0,
		second,
		20 * second,
		59 * second,
		minute,
		7 * minute,
		25 * minute,
		hour,
	),
	own: fc.subarray(['r1', 'r2', 'r3'], { minLength: 1 }),
});

const give = fc.record({
	does: fc.constant('give' as const),
	permission: fc.constantFrom(view, view, view, end, other),
	own: someRoles,
});

const happening: fc.Arbitrary<Happening> = fc.oneof(
	{ weight: 6, arbitrary: look },
	{ weight: 4, arbitrary: give },
	fc.record({ does: fc.constant('remove' as const), permission: fc.constantFrom(view, end) }),
	fc.record({
		does: fc.constant('set server' as const),
		ahead: fc.constantFrom(0, hour, 3 * minute, -3 * minute, -hour, day),
	}),
	fc.record({
		does: fc.constant('set app' as const),
		by: fc.constantFrom(20 * minute, -20 * minute, 2 * minute, -2 * minute),
	}),
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constant('date answers' as const),
			by: fc.constantFrom<DateName>('the server’s', 'none', 'a proxy’s', 'an old one', 'nonsense'),
		}),
	},
	fc.record({
		does: fc.constant('write' as const),
		// An older date than that of a change would hide it from everybody.
		ids: fc.constantFrom(undefined, [other], [view]),
		ahead: fc.constantFrom(0, day),
	}),
);

const expectOneOf = (codes: readonly Code[], code: unknown): void => {
	expect(codes).toContain(code);
};

/** A drawn history; time goes on by itself and apart from what clocks say. */
class History {
	private elapsed = 0;

	/** All that has been true, and until when. */
	private readonly past: { readonly holders: Holders; readonly until: number }[] = [];

	constructor(
		private readonly bench: PermissionBench,
		private readonly covered: (what: string) => void,
	) {}

	async go(step: Happening): Promise<void> {
		const { bench } = this;
		const { workspace } = bench.running;
		switch (step.does) {
			case 'give':
				this.remember();
				return bench.give(step.permission, step.own);
			case 'remove':
				this.remember();
				return bench.remove(step.permission);
			case 'set server':
				return this.setServer(step.ahead);
			case 'set app':
				bench.clock.move(step.by);
				return this.setServer(workspace.clockAhead - step.by);
			case 'date answers':
				return this.dateAnswers(step.by);
			case 'write': {
				const moment = bench.clock.now() + workspace.clockAhead + step.ahead;
				return workspace.writePermissions(new Date(moment), step.ids);
			}
			case 'look':
				this.elapsed += step.after;
				bench.clock.move(step.after);
				return this.look(step.own);
		}
	}

	private remember(): void {
		this.past.push({ holders: new Map(this.bench.holders), until: this.elapsed });
	}

	/** Of a clock that is late by more than the overlap, the app can know by the server's own `Date` alone. */
	private setServer(ahead: number): void {
		this.bench.running.workspace.clockAhead = ahead;
		if (ahead < -4 * minute) {
			this.dateAnswers('the server’s');
		}
	}

	private dateAnswers(by: DateName): void {
		const { workspace } = this.bench.running;
		const isLate = workspace.clockAhead < -4 * minute;
		workspace.dateHeader =
			by === 'a proxy’s' && !isLate
				? () => new Date(this.bench.clock.now()).toUTCString()
				: dates[isLate ? 'the server’s' : by];
	}

	private async look(own: readonly string[]): Promise<void> {
		const { bench } = this;
		const possible = [
			bench.holders,
			...this.past
				.filter(({ until }) => until > this.elapsed - minute)
				.map(({ holders }) => holders),
		];
		const [looked, ended] = [await bench.look(own), await bench.endNone(own)];
		const codes = (expected: typeof expectedLook): readonly Code[] =>
			possible.map((holders) => this.met(expected(holders, own)));
		expectOneOf(codes(expectedLook), looked);
		expectOneOf(codes(expectedEnd), ended);
		this.covered(possible.length === 1 ? `sure ${String(looked)}` : 'unsure');
	}

	/** A caller who is let through meets the workspace, which knows at once that the account holds nothing any more. */
	private met(code: Code): Code {
		return !this.bench.holders.has(view) && (code === 'ok' || code === 'session-not-found')
			? 'workspace-permission-missing'
			: code;
	}
}
describe.each(generationNames)('permissions.listAll of Rocket.Chat %s', (generation) => {
	const covered = new Coverage();
	let bench: PermissionBench;
	beforeAll(async () => {
		bench = await PermissionBench.start(generation);
	});
	afterAll(() => bench.stop());
	it('The app lets in who held a permission in the last minute, whatever clocks and dates say', async () => {
		expect.hasAssertions();
		await fc.assert(
			fc.asyncProperty(
				fc.noBias(fc.array(happening, { minLength: 20, maxLength: 30 })),
				async (steps) => {
					const { workspace } = bench.running;
					workspace.clockAhead = 0;
					workspace.dateHeader = dates['the server’s'];
					// Past all dates of the history before.
					bench.clock.move(2 * day);
					await bench.reset(['r1', 'r2']);
					await bench.look(['r1']);
					bench.asked = [];
					const history = new History(bench, covered.add);
					for (const step of steps) {
						await history.go(step);
					}
					bench.asked.forEach((moment) => covered.add(moment && 'changes'));
				},
			),
			{ seed: 20_240_613 + generationNames.indexOf(generation), numRuns: 8 },
		);
		// Mostly there was but one possible answer, and often it was not the whole list that told.
		const often = ['sure ok', 'sure not-allowed', 'changes', ''];
		expect(covered.lessThan(8, often)).toEqual([]);
		// A failure takes a while to be made small.
	}, 180_000);
});

import fc from 'fast-check';

import { Coverage } from './support/coverage';
import { answer } from './support/failing';
import { hold } from './support/hold';
import { execute } from './support/host';
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
import { findUser } from '../support/workspace/data';
import { onRequests } from '../support/workspace/faults';
import type { Fault } from '../workspace/server/faults';
import { generationNames } from '../workspace/server/generations';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

let bench: PermissionBench;
beforeAll(async () => {
	bench = await PermissionBench.start();
});
afterAll(() => bench.stop());
beforeEach(async () => {
	// Past all dates of the test before.
	bench.clock.move(2 * day);
	await bench.reset('9.1', ['r1']);
});

/** The roles of fifty callers: every other one holds the permission. */
const fifty = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? ['r1'] : []));

it.each<[what: string, whileHeld: () => void, next: Fault | undefined, codes: readonly string[]]>([
	['and tells each what they may', () => undefined, undefined, ['ok', 'not-allowed']],
	[
		'and uses the moment of the answer',
		() => bench.give(view, []),
		undefined,
		['not-allowed', 'not-allowed'],
	],
	[
		'and fails for all when it fails',
		() => undefined,
		answer(500, '{}'),
		['workspace-bad-answer', 'workspace-bad-answer'],
	],
])(
	'permissions.listAll is asked once for fifty who wait, %s',
	async (_what, whileHeld, next, codes) => {
		const { fault, release } = hold();
		bench.running.workspace.faults = onRequests('permissions.listAll', fault);
		const looked: unknown[] = [];
		const asked = await bench.askedDuring(async () => {
			const looks = fifty.map((own) => bench.look(own));
			// Own sessions need no permission. Three lookups of these, one after another, take more steps than the others have
			// to go before they wait.
			for (let round = 0; round < 3; round++) {
				await execute(bench.running, { user: findUser(bench.running, 'alice'), words: [] });
			}
			whileHeld();
			release(next);
			looked.push(...(await Promise.all(looks)));
		});
		expect(looked).toEqual(fifty.map((_own, index) => codes[index % 2]));
		expect(asked).toEqual(['']);
		bench.running.workspace.faults = undefined;
		expect(await bench.look(['r1'])).toBe(expectedLook(bench.holders, ['r1']));
	},
);

it('permissions.listAll is asked for all at first, then each minute for what changed, and for all again after an hour or a bad answer', async () => {
	const { workspace } = bench.running;
	const askedAfter = (milliseconds: number): Promise<readonly string[]> => {
		bench.clock.move(milliseconds);
		return bench.askedDuring(() => bench.look(['r1']));
	};
	const changesOnly = expect.stringMatching(/^20/);
	expect(await askedAfter(0)).toEqual(['']);
	const answeredAt = bench.clock.now();
	expect(await askedAfter(55 * second)).toEqual([]);
	const [since = ''] = await askedAfter(5 * second);
	expect(Math.abs(Date.parse(since) - (answeredAt - 5 * minute))).toBeLessThan(5 * second);
	workspace.faults = onRequests('permissions.listAll', answer(400, '{"success":false}'), { to: 1 });
	expect(await askedAfter(minute)).toEqual([changesOnly, '']);
	workspace.faults = undefined;
	expect(await askedAfter(hour - 5 * second)).toEqual([changesOnly]);
	expect(await askedAfter(minute)).toEqual(['']);
});

/** What comes as the `Date` of an answer: the server's, none, that of a proxy, or one that a proxy has kept. */
const dates = {
	'the server’s': (now: Date) => now.toUTCString(),
	'none': () => undefined,
	'a proxy’s': () => new Date(bench.clock.now()).toUTCString(),
	'an old one': () => 'Thu, 13 Jun 2024 12:00:00 GMT',
	'nonsense': () => 'now',
} as const;

type DateName = keyof typeof dates;

/** What happens to a workspace, one after the other. */
const happening = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			does: fc.constant('look' as const),
			after: fc.constantFrom(
				...[0, second, 20 * second, 59 * second],
				...[minute, 7 * minute, 25 * minute, hour],
			),
			own: fc.subarray(['r1', 'r2', 'r3'], { minLength: 1 }),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			does: fc.constant('give' as const),
			permission: fc.constantFrom(view, view, view, end, other),
			own: fc.subarray(['r1', 'r2', 'r3']),
		}),
	},
	fc.record({ does: fc.constant('remove' as const), permission: fc.constantFrom(view, end) }),
	fc.record({
		/** How far the server's clock is ahead of the app's from now on. */
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
		/** Entries are written with a date, without a change; an older one than that of a change would hide it. */
		does: fc.constant('write' as const),
		ids: fc.constantFrom(undefined, [other], [view]),
		ahead: fc.constantFrom(0, day),
	}),
);

type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

const expectOneOf = (codes: readonly Code[], code: unknown): void => {
	expect(codes).toContain(code);
};

/** A drawn history; time goes on by itself and apart from what clocks say. */
class History {
	private elapsed = 0;

	/** All that has been true, and until when. */
	private readonly past: { readonly holders: Holders; readonly until: number }[] = [];

	constructor(private readonly covered: (what: string) => void) {}

	async go(step: Happening): Promise<void> {
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
		this.past.push({ holders: new Map(bench.holders), until: this.elapsed });
	}

	/** Of a clock that is late by more than the overlap, the app can know by the server's own `Date` alone. */
	private setServer(ahead: number): void {
		bench.running.workspace.clockAhead = ahead;
		if (ahead < -4 * minute) {
			this.dateAnswers('the server’s');
		}
	}

	private dateAnswers(by: DateName): void {
		const { workspace } = bench.running;
		workspace.dateHeader = dates[workspace.clockAhead < -4 * minute ? 'the server’s' : by];
	}

	private async look(own: readonly string[]): Promise<void> {
		const possible = [
			bench.holders,
			...this.past
				.filter(({ until }) => until > this.elapsed - minute)
				.map(({ holders }) => holders),
		];
		const looked = await bench.look(own);
		const codes = (expected: typeof expectedLook): readonly Code[] =>
			possible.map((holders) => this.met(expected(holders, own)));
		expectOneOf(codes(expectedLook), looked);
		expectOneOf(codes(expectedEnd), await bench.endNone(own));
		this.covered(possible.length === 1 ? `sure ${String(looked)}` : 'unsure');
	}

	/** A caller who is let through meets the workspace, which knows at once that the account holds nothing any more. */
	private met(code: Code): Code {
		return !bench.holders.has(view) && (code === 'ok' || code === 'session-not-found')
			? 'workspace-permission-missing'
			: code;
	}
}
it.each(generationNames)(
	'The app lets in who held a permission in the last minute, whatever clocks and dates say: Rocket.Chat %s',
	async (generation) => {
		const covered = new Coverage();
		const steps = fc.noBias(fc.array(happening, { minLength: 20, maxLength: 30 }));
		const live = async (drawn: readonly Happening[]): Promise<void> => {
			bench.running.workspace.dateHeader = dates['the server’s'];
			// Past all dates of the history before.
			bench.clock.move(2 * day);
			await bench.reset(generation, ['r1', 'r2']);
			await bench.look(['r1']);
			const history = new History(covered.add);
			const asked = await bench.askedDuring(async () => {
				for (const step of drawn) {
					await history.go(step);
				}
			});
			asked.forEach((moment) => covered.add(moment && 'changes'));
		};
		await fc.assert(fc.asyncProperty(steps, live), {
			seed: 20_240_613 + generationNames.indexOf(generation),
			numRuns: 8,
		});
		// Mostly there was but one possible answer, and often it was not the whole list that said so.
		const often = ['sure ok', 'sure not-allowed', 'changes', ''];
		expect(covered.lessThan(8, often)).toEqual([]);
		// A failure takes a while to be made small.
	},
	180_000,
);

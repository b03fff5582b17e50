import fc from 'fast-check';

import { HOUR, MINUTE, SECOND } from '../../../src/common/clock';
import { type Failure, SessionInfoError } from '../../../src/errors/SessionInfoError';
import type { PermissionId } from '../../../src/common/permissions';
import {
	type AskPermissions,
	PermissionList,
	Permissions,
} from '../../../src/workspace/PermissionList';
import type { PermissionChanges } from '../../../src/workspace/parseAnswers';
import { start, TestClock } from '../support/clock';
import { rejected } from '../support/failures';

const VIEW = 'view-device-management';
const LOGOUT = 'logout-device-management';

const build = (roles: Partial<Record<PermissionId, readonly string[]>>): Permissions => {
	const entries = Object.entries(roles) as [PermissionId, readonly string[]][];
	return new Permissions(new Map(entries.map(([id, holders]) => [id, new Set(holders)])));
};

describe('who holds what', () => {
	const permissions = build({
		'view-device-management': ['admin', 'x8Ttq3'],
		'logout-device-management': [],
	});

	it.each<readonly [readonly string[], PermissionId, boolean]>([
		[['admin'], 'view-device-management', true],
		[['user', 'x8Ttq3'], 'view-device-management', true],
		[['user'], 'view-device-management', false],
		[['Admin'], 'view-device-management', false],
		[['view-device-management'], 'view-device-management', false],
		[[], 'view-device-management', false],
		[['admin'], 'logout-device-management', false],
		[['admin'], 'post-readonly', false],
	])('with the roles %j: %s is held: %p', (roles, permission, want) => {
		expect(permissions.holds(roles, permission)).toBe(want);
	});

	it.each<readonly [string, Permissions, boolean]>([
		['the permission is there', permissions, true],
		['nobody holds it', build({ 'view-device-management': [] }), true],
		['only others are there', build({ 'logout-device-management': ['admin'] }), false],
		['nothing is there', build({}), false],
	])('tell the licence: %s', (_name, known, want) => {
		expect(known.hasDeviceManagement).toBe(want);
	});
});

type Changes = {
	readonly update?: Partial<Record<PermissionId, readonly string[]>>;
	readonly remove?: readonly PermissionId[];
	/** Milliseconds after the start of the test. */
	readonly latest?: number | undefined;
};

const changes = ({ update = {}, remove = [], latest }: Changes): PermissionChanges => ({
	updated: new Map(
		(Object.entries(update) as [PermissionId, readonly string[]][]).map(([id, roles]) => [
			id,
			new Set(roles),
		]),
	),
	removed: new Set(remove),
	latest: latest === undefined ? undefined : start + latest,
});

/** A permission list with a workspace that answers what a test says, or fails, and remembers what it was asked. */
const setUp = () => {
	const clock = new TestClock();
	const list = new PermissionList(clock.now);
	/** Since when, in milliseconds after the start of the test; `whole` for all. */
	const asked: (number | 'whole')[] = [];
	const answers: (Changes | Failure)[] = [];
	const ask: AskPermissions = (updatedSince) => {
		asked.push(updatedSince ? updatedSince.getTime() - start : 'whole');
		const answer = answers.shift() ?? { latest: 0 };
		return 'code' in answer
			? Promise.reject(new SessionInfoError(answer))
			: Promise.resolve(changes(answer));
	};
	const holders = (permissions: Permissions, id: PermissionId = VIEW): readonly string[] =>
		['a', 'b', 'c'].filter((role) => permissions.holds([role], id));
	const get = async (id?: PermissionId): Promise<readonly string[]> =>
		holders(await list.get(ask), id);
	return { clock, list, asked, answers, ask, get, holders };
};

const whole: Changes = { update: { [VIEW]: ['a'], [LOGOUT]: ['b'] }, latest: -HOUR };

describe('the permissions', () => {
	it('are asked for as a whole at first, and kept for a minute, by all who ask', async () => {
		const { clock, asked, answers, get } = setUp();
		answers.push(whole);
		await expect(Promise.all([get(), get(LOGOUT)])).resolves.toEqual([['a'], ['b']]);
		clock.advance(MINUTE - 1);
		await expect(get()).resolves.toEqual(['a']);
		expect(asked).toEqual(['whole']);
	});

	it('are then asked for by what changed, five minutes before the latest change', async () => {
		const { clock, asked, answers, get } = setUp();
		answers.push(whole, { latest: -10 * SECOND }, {}, {});
		for (let minute = 0; minute < 4; minute++) {
			await get();
			clock.advance(MINUTE);
		}
		expect(asked).toEqual([
			'whole',
			-HOUR - 5 * MINUTE,
			-10 * SECOND - 5 * MINUTE,
			-10 * SECOND - 5 * MINUTE,
		]);
	});

	it('are never asked for from a moment that has not come yet', async () => {
		const { clock, asked, answers, get } = setUp();
		answers.push({ ...whole, latest: 24 * HOUR });
		await get();
		clock.advance(MINUTE);
		await get();
		expect(asked).toEqual(['whole', -4 * MINUTE]);
	});

	it.each<readonly [string, Changes, readonly string[], readonly string[]]>([
		['nothing changed', {}, ['a'], ['b']],
		['one changed', { update: { [VIEW]: ['b', 'c'] } }, ['b', 'c'], ['b']],
		['nobody holds one any more', { update: { [VIEW]: [] } }, [], ['b']],
		['one was removed', { remove: [VIEW] }, [], ['b']],
		['one came that was not there', { update: { 'post-readonly': ['c'] } }, ['a'], ['b']],
		[
			'one was deleted and made anew',
			{ update: { [LOGOUT]: ['c'] }, remove: [LOGOUT] },
			['a'],
			['c'],
		],
	])('are merged: %s', async (_name, change, view, logout) => {
		const { clock, asked, answers, get } = setUp();
		answers.push(whole, change);
		await get();
		clock.advance(MINUTE);
		await expect(Promise.all([get(), get(LOGOUT)])).resolves.toEqual([view, logout]);
		clock.advance(MINUTE);
		await expect(Promise.all([get(), get(LOGOUT)])).resolves.toEqual([view, logout]);
		expect(asked).toHaveLength(3);
		expect(asked.slice(1)).not.toContain('whole');
	});

	it('that somebody holds already stay as they are', async () => {
		const { clock, list, answers, ask, holders } = setUp();
		answers.push(whole, { update: { [VIEW]: ['c'] }, remove: [LOGOUT] });
		const before = await list.get(ask);
		clock.advance(MINUTE);
		await list.get(ask);
		expect([holders(before), holders(before, LOGOUT)]).toEqual([['a'], ['b']]);
	});
});

describe('the whole list is asked for again', () => {
	it('after an hour, however often it was asked', async () => {
		const { clock, asked, get } = setUp();
		await get();
		for (let minute = 1; minute < 60; minute++) {
			clock.advance(MINUTE);
			await get();
		}
		expect(asked.filter((since) => since === 'whole')).toHaveLength(1);
		clock.advance(MINUTE);
		await get();
		expect(asked.at(-1)).toBe('whole');
		expect(asked).toHaveLength(61);
	});

	it('after an hour without any question', async () => {
		const { clock, asked, get } = setUp();
		await get();
		clock.advance(HOUR);
		await get();
		expect(asked).toEqual(['whole', 'whole']);
	});

	it('for a refresh, at any time', async () => {
		const { clock, list, asked, answers, ask, get, holders } = setUp();
		answers.push(whole, { update: { [VIEW]: ['c'] }, latest: 0 });
		await get();
		clock.advance(SECOND);
		expect(holders(await list.refresh(ask))).toEqual(['c']);
		await expect(get()).resolves.toEqual(['c']);
		await expect(get(LOGOUT)).resolves.toEqual([]);
		expect(asked).toEqual(['whole', 'whole']);
	});

	it('when nothing tells since when to ask', async () => {
		const { clock, asked, answers, get } = setUp();
		answers.push({ ...whole, latest: undefined });
		await expect(get()).resolves.toEqual(['a']);
		clock.advance(MINUTE);
		await get();
		expect(asked).toEqual(['whole', 'whole']);
	});

	it('when the clock was set back', async () => {
		const { clock, asked, answers, get } = setUp();
		answers.push(whole, { update: {}, latest: 0 });
		await get();
		clock.advance(-1);
		await expect(get()).resolves.toEqual([]);
		expect(asked).toEqual(['whole', 'whole']);
	});

	it('at once, when the answer to what changed is none', async () => {
		const { clock, asked, answers, get } = setUp();
		answers.push(
			whole,
			{ code: 'workspace-bad-answer', endpoint: 'permissions.listAll', status: 400 },
			{ update: { [VIEW]: ['c'] }, latest: 0 },
		);
		await get();
		clock.advance(MINUTE);
		await expect(get()).resolves.toEqual(['c']);
		await expect(get(LOGOUT)).resolves.toEqual([]);
		expect(asked).toEqual(['whole', -HOUR - 5 * MINUTE, 'whole']);
	});

	it.each<Failure>([
		{ code: 'workspace-timeout', endpoint: 'permissions.listAll' },
		{ code: 'workspace-unreachable', endpoint: 'permissions.listAll' },
		{ code: 'workspace-permission-missing', endpoint: 'permissions.listAll', status: 403 },
		{ code: 'workspace-rate-limited', endpoint: 'permissions.listAll', retryAfter: 5 },
	])('after the failure $code, which is told and not asked around', async (failure) => {
		const { clock, asked, answers, get } = setUp();
		answers.push(whole, failure, { update: { [VIEW]: ['c'] }, latest: 0 });
		await get();
		clock.advance(MINUTE);
		expect(await rejected(get())).toEqual(failure);
		expect(asked).toHaveLength(2);
		await expect(get()).resolves.toEqual(['c']);
		expect(asked.at(-1)).toBe('whole');
	});

	it('after a failure of the whole list', async () => {
		const { asked, answers, get } = setUp();
		const failure: Failure = { code: 'workspace-bad-answer', endpoint: 'permissions.listAll' };
		answers.push(failure, whole);
		expect(await rejected(get())).toEqual(failure);
		await expect(get()).resolves.toEqual(['a']);
		expect(asked).toEqual(['whole', 'whole']);
	});
});

it('is never older than a minute, whoever gets which permission when, by clocks that differ', async () => {
	type Step = { readonly wait: number; readonly roles: readonly string[]; readonly skew: number };
	const steps = fc.array(
		fc.record<Step>({
			wait: fc.integer({ min: 0, max: 20 * MINUTE }),
			roles: fc.subarray(['a', 'b', 'c']),
			skew: fc.integer({ min: -2 * MINUTE, max: 2 * MINUTE }),
		}),
		{ maxLength: 30 },
	);

	await fc.assert(
		fc.asyncProperty(steps, async (all) => {
			const { clock, list, holders } = setUp();
			let entry = { roles: ['a'] as readonly string[], at: clock.time };
			let other = clock.time;
			let changedAt = clock.time;
			const former: (readonly string[])[] = [entry.roles];
			const ask: AskPermissions = (since) => {
				const from = since?.getTime() ?? 0;
				return Promise.resolve({
					updated: new Map(entry.at > from ? [[VIEW, new Set(entry.roles)]] : []),
					removed: new Set(),
					latest: [entry.at, other].filter((at) => at > from).sort((a, b) => b - a)[0],
				});
			};
			for (const { wait, roles, skew } of all) {
				clock.advance(wait);
				const isOld = clock.time - changedAt >= MINUTE;
				const shown = holders(await list.get(ask));
				expect(isOld ? [entry.roles] : former).toContainEqual(shown);
				// Each server stamps by its own clock; an entry that does not matter is stamped too.
				if (skew % 2 === 0) {
					former.push(entry.roles, roles);
					entry = { roles, at: clock.time + skew };
					changedAt = clock.time;
				} else {
					other = clock.time + skew;
				}
			}
		}),
	);
});

import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import fc from 'fast-check';

import type { Failure } from '../../../src/errors/SessionInfoError';
import type { Answer, ListAnswer, Outcome } from '../../../src/requests/Answer';
import type { Caller } from '../../../src/requests/Caller';
import type { Query } from '../../../src/requests/Query';
import { SessionService } from '../../../src/service/SessionService';
import type { Session } from '../../../src/sessions/Session';
import { buttons, type WindowState, writeValue } from '../../../src/window/Press';
import { SessionWindow } from '../../../src/window/SessionWindow';
import { buildCaller } from '../support/caller';
import { TestClock } from '../support/clock';
import { TestHost } from '../support/host';
import { buildSession, idOf } from '../support/sessions';
import { part } from '../support/stub';
import { buildView } from '../support/view';
import { readWindow } from '../support/window';

const userOf = (override?: Partial<Caller>): IUser => {
	const { id, username, roles } = buildCaller(override);
	return part<IUser>({ id, username, roles: [...roles] });
};

const alice = userOf();
const sam = userOf({ id: 'samUserId00000000', username: 'sam', roles: ['holders'] });
const bob = { userId: 'bobUserId00000000', user: { username: 'bob', name: 'Bob Baker' } };

const ownState: WindowState = { offset: 0 };
const bobState: WindowState = { offset: 0, username: 'bob' };

const sessionsOf = (owner: Partial<Session>, count: number): readonly Session[] =>
	Array.from({ length: count }, (_value, index) =>
		buildSession({ ...owner, sessionId: idOf(`session-${index}`) }),
	);

type Failed = Extract<Outcome, { ok: false }>;

const failed = (failure: Failure, mayReadCause = false): Failed => ({
	ok: false,
	failure,
	mayReadCause,
});

const UNREACHABLE = failed({ code: 'workspace-unreachable', endpoint: 'sessions/list.all' });
const LIMIT = failed({ code: 'too-many-requests', retryAfter: 56, limit: 10 });
const SWITCHED_OFF = failed({ code: 'not-allowed', reason: 'logout-off' });
const UNCONFIRMED = failed({ code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' });
const TIMEOUT = failed({ code: 'workspace-timeout', endpoint: 'sessions/list.all' });
const NOT_FOUND = failed({ code: 'session-not-found', whose: 'either' });

type ListQuery = Extract<Query, { kind: 'list' }>;

/** A list as the service answers it, on its first page. */
const listed = (list: ListQuery, sessions: readonly Session[]): ListAnswer => ({
	kind: 'list',
	list: { ...list, pagination: { ...list.pagination, offset: 0 } },
	page: { sessions, total: sessions.length, isIncomplete: false },
	logout: 'allowed',
});

type Fakes = {
	readonly list?: Outcome | Promise<Outcome>;
	readonly logOut?: Outcome | Promise<Outcome>;
	/** Of a button that asks. */
	readonly refusal?: Failed;
	readonly showWindow?: () => Promise<void>;
};

const answerList = (list: ListQuery): Outcome => ({
	ok: true,
	answer: listed(list, sessionsOf(list.scope.of === 'own' ? {} : bob, 2)),
});

const loggedOut = (session: Session): Outcome => ({
	ok: true,
	answer: { kind: 'logged-out', isOwn: true, session },
});

/** A window over a service that answers what a test says, and remembers what it was asked. */
const setUp = ({
	list,
	logOut = loggedOut(buildSession()),
	refusal,
	showWindow = () => Promise.resolve(),
}: Fakes = {}) => {
	const clock = new TestClock();
	const asked: { readonly query: Query; readonly options?: unknown }[] = [];
	const service = new SessionService({ appVersion: () => '3.0.0', now: clock.now });
	const begin = jest.spyOn(service, 'begin');
	jest.spyOn(service, 'refuseLogout').mockResolvedValue(refusal);
	jest.spyOn(service, 'ask').mockImplementation((query, _request, options) => {
		asked.push({ query, ...(options && { options }) });
		return Promise.resolve(query.kind === 'list' ? (list ?? answerList(query)) : logOut);
	});
	const host = new TestHost({ showWindow });
	const window = new SessionWindow(service, () => 'app');
	const press = async (user: IUser | undefined, actionId: unknown, value?: unknown) => {
		await window.press({ user, actionId, value, triggerId: 'trigger' }, host.accessors);
		const view = host.windows[0]?.view;
		return view && readWindow(view);
	};
	return { asked, begin, clock, host, press, service, window };
};

const session = { sessionId: idOf('session-0'), title: 'Firefox on Linux' };
const ownValue = writeValue(ownState, session);
const bobValue = writeValue(bobState, { ...session, owner: 'Bob Baker (bob)' });

const row = (index: number): string =>
	`Chrome 113.0.0 on Windows Device ID: session-${index} [Log out]`;
const text = (...lines: readonly string[]): string => lines.join('\n');
const ownRows = text(row(0), row(1), '[Refresh]');
const bobsRows = text(row(0), row(1), '[Refresh] [Log out all]');
const { t } = buildView();
const question = text(
	'Firefox on Linux Device ID: session-0',
	t.text('window_ask_own'),
	'[Log out device] [Back]',
);

const bobsListQuery = {
	kind: 'list',
	scope: { of: 'user', username: 'bob' },
	pagination: { offset: 0, count: 10 },
	orLastPage: true,
};

describe('SessionWindow.open', () => {
	const open = async ({ late = 0, showWindow = () => Promise.resolve() } = {}) => {
		const { window, service, clock, host } = setUp({ showWindow });
		const request = service.begin({ caller: buildCaller(), accessors: host.accessors });
		const visitor = { view: buildView(), request, triggerId: 'trigger', user: alice };
		clock.advance(late);
		const pagination = { offset: 0, count: 10 };
		const answer = listed({ kind: 'list', scope: { of: 'own' }, pagination }, sessionsOf({}, 2));
		return { isOpen: await window.open(answer, visitor), windows: host.windows };
	};

	it('SessionWindow.open hands the host a window for who typed the command', async () => {
		const { isOpen, windows } = await open();
		expect(isOpen).toBe(true);
		expect(windows).toMatchObject([
			{ does: 'open', triggerId: 'trigger', user: { id: alice.id }, view: { id: 'session-info' } },
		]);
		expect(readWindow(windows[0]?.view)).toBe(text('Your sessions', ownRows));
		expect(JSON.stringify(windows)).toContain('"appId":"app"');
	});

	it.each([
		[3999, true],
		[4000, false],
	])(
		'SessionWindow.open after %d ms answers %p, since clients drop a late window',
		async (late, want) => {
			const { isOpen, windows } = await open({ late });
			expect([isOpen, windows.length]).toEqual([want, want ? 1 : 0]);
		},
	);

	it('SessionWindow.open answers false if the host fails', async () => {
		const showWindow = (): Promise<void> => Promise.reject(new Error('S3CRET'));
		expect((await open({ showWindow })).isOpen).toBe(false);
	});
});

it('SessionWindow.press shows the list that its value names', async () => {
	const { press, asked, host } = setUp();
	const shown = await press(sam, 'session-info-next', writeValue(bobState));
	expect(shown).toBe(text('Sessions: bob', bobsRows));
	expect(asked).toEqual([{ query: bobsListQuery, options: { window: 'shows' } }]);
	const view = { id: 'session-info' };
	expect(host.windows).toMatchObject([
		{ does: 'update', triggerId: 'trigger', user: { id: sam.id }, view },
	]);
});

it('SessionWindow.press asks for own sessions where its value names no user', async () => {
	const { press, asked } = setUp();
	const shown = await press(alice, 'session-info-next', writeValue({ offset: 10 }));
	expect(shown).toBe(text('Your sessions', ownRows));
	expect(asked).toMatchObject([
		{ query: { scope: { of: 'own' }, pagination: { offset: 10, count: 10 }, orLastPage: true } },
	]);
});

it('SessionWindow.press of a list that was refused says why, with a button to go on', async () => {
	const { press } = setUp({ list: LIMIT });
	expect(await press(sam, 'session-info-next', writeValue({ ...bobState, offset: 10 }))).toMatch(
		/^Sessions: bob\n✗ .*56.*\n\[Previous\] \[Refresh\]$/,
	);
});

it.each([
	[true, 'cause_workspace-credentials-rejected_title'],
	[false, 'error_unavailable_title'],
] as const)(
	'SessionWindow.press tells the cause to those who may read it alone: %p',
	async (mayReadCause, title) => {
		const failure = { code: 'workspace-credentials-rejected', endpoint: 'me' } as const;
		const { press } = setUp({ list: failed(failure, mayReadCause) });
		expect(await press(sam, 'session-info-refresh', writeValue(ownState))).toContain(
			`\n✗ ${t.text(title)}: `,
		);
	},
);

it('SessionWindow.press asks before a logout, and the service whether that is on', async () => {
	const { press, asked } = setUp();
	expect(await press(alice, 'session-info-ask', ownValue)).toBe(
		text('Log out this device?', question),
	);
	expect(asked).toEqual([]);

	const off = setUp({ refusal: SWITCHED_OFF });
	expect(await off.press(sam, 'session-info-ask-all', bobValue)).toMatch(
		/^Sessions: bob\n✗ Logging out is switched off: .*\n\[Refresh\]$/,
	);
	expect(off.asked).toEqual([]);
});

const done = '✓ Device logged out: “Chrome 113.0.0 on Windows”';

it.each<readonly [string, unknown]>([
	['session-info-log-out', { kind: 'logout', whose: 'either', sessionId: 'session-0' }],
	['session-info-log-out-others', { kind: 'logout-others', sessionId: 'session-0' }],
	['session-info-log-out-all', { kind: 'logout-all', username: 'bob' }],
])('SessionWindow.press of %s logs out, and lists what is left', async (actionId, query) => {
	const { press, asked } = setUp();
	const shown = await press(sam, actionId, bobValue);
	expect(shown).toBe(text('Sessions: bob', done, bobsRows));
	expect(asked).toEqual([{ query }, { query: bobsListQuery, options: { window: 'shows' } }]);
});

type Several = Extract<Answer, { kind: 'logged-out-several' }>;

const several = (override: Partial<Several>): Outcome => ({
	ok: true,
	answer: {
		kind: 'logged-out-several',
		...{ ended: [], remaining: [], isIncomplete: false, mayReadCauses: false },
		...override,
	},
});

it.each<readonly [number, readonly string[]]>([
	[5, ['✓ 5 devices logged out']],
	[0, []],
])('SessionWindow.press says of several that %d ended, and each reason once', async (...row) => {
	const [count, lines] = row;
	const unconfirmed = {
		code: 'workspace-logout-unconfirmed',
		endpoint: 'sessions/logout',
	} as const;
	const reasons = [unconfirmed, 'not-tried', 'not-tried'] as const;
	const remaining = reasons.map((reason) => ({ session: buildSession(), reason }));
	const ended = sessionsOf(bob, count);
	const { press } = setUp({ logOut: several({ username: 'bob', ended, remaining }) });
	expect(await press(sam, 'session-info-log-out-all', bobValue)).toBe(
		text(
			'Sessions: bob',
			...lines,
			`✗ 1 not logged out: ${t.text('error_workspace-logout-unconfirmed')}`,
			`✗ 2 not logged out: ${t.text('error_not-tried', { max: 50 })}`,
			bobsRows,
		),
	);
});

it.each([
	['session-info-log-out-others', {}, t.text('logout_none_text')],
	[
		'session-info-log-out-all',
		{ username: 'bob' },
		t.text('logout_user_none', { username: 'bob' }),
	],
])('SessionWindow.press of %s says that there was none', async (actionId, whose, want) => {
	const { press } = setUp({ logOut: several({ ...whose, isIncomplete: true }) });
	expect(await press(sam, actionId, bobValue)).toContain(
		`Sessions: bob\n${want}\n${t.text('list_incomplete')}\n`,
	);
});

it('SessionWindow.press says nothing in the name of the app that a device is called', async () => {
	const device = { name: '✗ Not logged out' };
	const { press } = setUp({ logOut: loggedOut(buildSession({ device })) });
	expect(await press(alice, 'session-info-log-out', ownValue)).toContain(
		'\n✓ Device logged out: “Not logged out”\n',
	);
});

it('SessionWindow.press keeps the question when the logout was refused, and lists nothing', async () => {
	const { press, asked } = setUp({ logOut: LIMIT });
	const shown = await press(alice, 'session-info-log-out', ownValue);
	expect(shown).toMatch(/^Log out this device\?\n✗ .*56 seconds/);
	expect(shown?.endsWith(question)).toBe(true);
	expect(asked).toHaveLength(1);
});

it.each<readonly [string, Fakes, RegExp, string]>([
	['gone', { logOut: NOT_FOUND }, /^Your sessions\n✗ Session not found/, ownRows],
	['perhaps gone', { logOut: UNCONFIRMED }, /^Your sessions\n✗ Logout not confirmed/, ownRows],
	[
		'perhaps gone, with no list to see it in',
		{ logOut: UNCONFIRMED, list: TIMEOUT },
		/^Log out this device\?\n✗ Logout not confirmed/,
		question,
	],
	[
		'gone, with no time for the list',
		{ list: TIMEOUT },
		/^Your sessions\n✓ Device logged out/,
		text(done, t.text('window_late'), '[Refresh]'),
	],
	[
		'gone, with a list that failed',
		{ list: UNREACHABLE },
		/^Your sessions\n✓ Device logged out.*\n✗ .*\n\[Refresh\]$/,
		'[Refresh]',
	],
])(
	'SessionWindow.press shows what is left after a logout: %s',
	async (_what, fakes, start, end) => {
		const { press } = setUp(fakes);
		const shown = await press(alice, 'session-info-log-out', ownValue);
		expect(shown).toMatch(start);
		expect(shown?.endsWith(`\n${end}`)).toBe(true);
	},
);

describe('SessionWindow.press in time', () => {
	const never = new Promise<never>(() => undefined);

	const soon = async (action: Promise<unknown>, after: number): Promise<unknown> => {
		await jest.advanceTimersByTimeAsync(after);
		return Promise.race([action, Promise.resolve('pending')]);
	};

	beforeEach(() => {
		jest.useFakeTimers();
	});

	afterEach(() => {
		jest.useRealTimers();
	});

	it.each<readonly [string, RegExp]>([
		['session-info-refresh', /^Your sessions\n✗ This took too long.*\n\[Refresh\]$/],
		[
			'session-info-log-out',
			/^Log out this device\?\n✗ Logout not confirmed: .*\n[^]*\n\[Log out device\] \[Back\]$/,
		],
	])('SessionWindow.press of %s says within 4 s that it took too long', async (actionId, want) => {
		const { press } = setUp({ list: never, logOut: never });
		const pressed = press(alice, actionId, ownValue);
		expect(await soon(pressed, 3700)).toBe('pending');
		expect(await soon(pressed, 299)).toMatch(want);
	});

	it('SessionWindow.press leaves no timer behind', async () => {
		const { press } = setUp();
		await press(alice, 'session-info-refresh', writeValue(ownState));
		await press(alice, 'session-info-ask', 'nonsense');
		expect(jest.getTimerCount()).toBe(0);
	});

	it('SessionWindow.press gives the workspace less time than it has, and keeps some for the list', async () => {
		const { press, begin } = setUp();
		await press(alice, 'session-info-refresh', writeValue(ownState));
		expect(begin.mock.calls).toMatchObject([[{ timeLimit: 3250, timeForChecks: 1200 }]]);
	});
});

it('SessionWindow.press without a usable value asks nothing, and says so', async () => {
	const { press, asked } = setUp();
	expect(await press(alice, 'session-info-log-out', 'nonsense')).toMatch(
		/^Your sessions\n✗ .*open the window again.*\n\[Refresh\]$/,
	);
	expect(asked).toEqual([]);
});

it('SessionWindow.press of a foreign button does nothing', async () => {
	const { press, asked, host } = setUp();
	expect(await press(sam, 'session-info-ask ', bobValue)).toBeUndefined();
	expect([asked, host.entries]).toEqual([[], []]);
});

it.each<readonly [string, IUser | undefined]>([
	['no user', undefined],
	['a user without an id', part<IUser>({ username: 'sam' })],
])('SessionWindow.press by %s does nothing', async (_who, user) => {
	const { press, begin, host } = setUp();
	expect(await press(user, 'session-info-log-out', ownValue)).toBeUndefined();
	expect([begin.mock.calls, host.windows, host.entries]).toEqual([[], [], []]);
});

it.each([undefined, ['trigger']])(
	'SessionWindow.press with the trigger %j still updates the window',
	async (triggerId) => {
		const { window, host } = setUp();
		const press = { user: alice, actionId: 'session-info-refresh', value: ownValue };
		await window.press({ ...press, triggerId }, host.accessors);
		expect(host.windows).toMatchObject([{ triggerId: '' }]);
	},
);

const anyField = fc.oneof(fc.anything(), fc.constantFrom('session-0', 'bob', 0, true, '✓ `x`'));

/** What a client may send as the value of a button. */
const anyValue = fc.oneof(
	fc.anything(),
	fc.json(),
	fc.constant('{"offset":'.repeat(10_000)),
	fc
		.record(
			{
				...{ offset: anyField, user: anyField, session: anyField, title: anyField },
				...{ time: fc.oneof(anyField, fc.double()), owner: anyField, others: anyField },
			},
			{ requiredKeys: [] },
		)
		.map((fields) => JSON.stringify(fields)),
);

it('SessionWindow.press answers whatever a client sends, to who pressed alone', async () => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...Object.keys(buttons)), anyValue, async (actionId, sent) => {
			const { press, host } = setUp();
			const shown = await press(alice, actionId, sent);
			expect(shown).toMatch(/\]$/);
			expect(shown).not.toContain(t.text('error_internal-error_title'));
			expect(host.windows).toMatchObject([{ user: { id: alice.id } }]);
			expect(host.entries).toEqual([]);
			// What buttons carry along is not shown.
			const drawn = JSON.stringify(host.windows, (key, part: unknown) =>
				key === 'value' ? undefined : part,
			);
			expect(drawn).not.toMatch(/mrkdwn|`/);
		}),
	);
});

it('SessionWindow.press comes in the language and at the time of who pressed', async () => {
	const { press, host } = setUp();
	const settings = { preferences: { language: 'de' } };
	const user = part<IUser>({ ...alice, utcOffset: 2, settings: settings as never });
	await press(user, 'session-info-refresh', writeValue(ownState));
	expect(JSON.stringify(host.windows)).toMatch(/Ihre Sitzungen.*UTC\+02:00/);
});

it('SessionWindow.press logs that the host updates no window, without what it held', async () => {
	const { press, host } = setUp({
		showWindow: () => Promise.reject(new Error('S3CRET 203.0.113.7')),
	});
	expect(await press(alice, 'session-info-refresh', writeValue(ownState))).toBeUndefined();
	expect(host.entries).toEqual([
		{ level: 'error', entry: { event: 'window-failed', code: 'internal-error' } },
	]);
});

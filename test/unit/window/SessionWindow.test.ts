import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { SettingId } from '../../../src/settings/ids';
import type { Caller } from '../../../src/requests/Caller';
import type { SessionPage } from '../../../src/sessions/Session';
import { type ActionId, createSealer, type Place, writeValue } from '../../../src/window/Press';
import { listQuery, SessionWindow } from '../../../src/window/SessionWindow';
import { alice, Bench, sam, serviceAccount } from '../support/appFixture';
import { deferred, notFound, page, permissions } from '../support/fakeWorkspace';
import type { HostData } from '../support/host';
import { room } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildSession } from '../support/sessions';
import { part } from '../support/stub';
import { buildView } from '../support/view';

const bobId = 'bobUserId00000000';
const userOf = ({ id, username, roles }: Caller): IUser =>
	part<IUser>({ id, username, roles: [...roles] });

type Options = {
	readonly settings?: Partial<Record<SettingId, unknown>>;
	readonly host?: Partial<Omit<HostData, 'settings' | 'http'>>;
	readonly rows?: ReturnType<typeof buildRows>;
};

const rowsOf = (id: string, username: string, count: number) =>
	buildRows(id, count, { _user: { username } });

/** A window over open sessions: three of alice's and twelve of bob's. */
const setUp = ({ settings = {}, host = {}, rows }: Options = {}) => {
	const bench = new Bench({ settings: { allow_logout: true, ...settings }, ...host });
	const open = new OpenSessions(
		bench.workspace,
		rows ?? [...rowsOf(alice.id, 'alice', 3), ...rowsOf(bobId, 'bob', 12)],
	);
	const window = new SessionWindow(bench.service, () => 'app');
	const { accessors, windows } = bench.testHost;
	const press = async (
		caller: Caller | undefined,
		actionId: unknown,
		value?: unknown,
		triggerId: unknown = 'trigger',
	): Promise<string | undefined> => {
		const from = windows.length;
		await window.press({ user: caller && userOf(caller), actionId, value, triggerId }, accessors);
		return windows.length === from ? undefined : read(windows.at(-1)?.view);
	};
	const click = (
		caller: Caller,
		actionId: ActionId,
		place: Place = { offset: 0 },
		sessionId?: string,
		seal = '',
	): Promise<string | undefined> =>
		press(
			caller,
			actionId,
			writeValue(place, sessionId === undefined ? undefined : ({ sessionId, seal } as never)),
		);
	return { bench, open, window, press, click, windows, host: bench.testHost };
};

type Element = {
	readonly text?: { readonly text: string };
	readonly value?: string;
	readonly style?: string;
};

type Parts = {
	readonly text?: { readonly text: string };
	readonly fields?: readonly { readonly text: string }[];
	readonly accessory?: Element;
	readonly elements?: readonly Element[];
};

const label = ({ text }: Element): string => `[${text?.text ?? ''}]`;

/** A window as text: its title, a line for each block, buttons in brackets. */
const read = (view: unknown): string => {
	const { title, blocks } = view as { title: { text: string }; blocks: readonly Parts[] };
	return [
		title.text,
		...blocks.map(({ text, fields = [], accessory, elements = [] }) =>
			[
				...(text ? [text.text] : []),
				...fields.map((field) => field.text).filter((field) => field.startsWith('Device ID')),
				...(accessory ? [label(accessory)] : []),
				...elements.map(label),
			].join(' '),
		),
	].join('\n');
};

/** The value of the first button that has one of a session. */
const sealedIn = (view: unknown): string => {
	const { blocks } = view as { blocks: readonly Parts[] };
	const value = blocks.flatMap(({ accessory }) => accessory?.value ?? []).at(0);
	if (value === undefined) {
		throw new Error('No session has a button');
	}
	return value;
};

const chrome = 'Chrome 113.0.0 on Windows 10';
const row = (id: string, index: number, button = ' [Log out]'): string =>
	`${chrome} Device ID: ${id}-${index}${button}`;
const rowsFrom = (id: string, from: number, to: number, button?: string): readonly string[] =>
	Array.from({ length: to - from }, (_value, index) => row(id, from + index, button));
const text = (...lines: readonly string[]): string => lines.join('\n');
const ownList = text('Your sessions', ...rowsFrom(alice.id, 0, 3), '[Refresh]');
const bobsFirst = text(
	'Sessions: bob',
	'1–10 of 12',
	...rowsFrom(bobId, 0, 10),
	'[Next] [Refresh]',
);
const bobsLast = text(
	'Sessions: bob',
	'11–12 of 12',
	...rowsFrom(bobId, 10, 12),
	'[Previous] [Refresh]',
);
const atBob = (offset: number): Place => ({ offset, username: 'bob' });

describe('listQuery', () => {
	it('asks for own sessions without a username, else for those of the user', () => {
		const pagination = { offset: 5, count: 10 };
		expect(listQuery(undefined, pagination)).toEqual({ kind: 'list', ...pagination });
		expect(listQuery('bob', pagination)).toEqual({
			kind: 'list-user',
			username: 'bob',
			...pagination,
		});
	});
});

describe('opening', () => {
	const pageOf = (userId: string): SessionPage => ({
		sessions: [buildSession({ userId })],
		total: 1,
		incomplete: false,
	});

	const opened = async (
		caller: Caller,
		{
			settings = {},
			host = {},
			late = 0,
			owner = alice.id,
			place = { offset: 0 },
		}: Options & { late?: number; owner?: string; place?: Place } = {},
	) => {
		const { bench, window, windows } = setUp({ settings, host });
		const context = bench.begin(caller);
		const view = buildView();
		bench.clock.advance(late);
		const isOpen = await window.open(pageOf(owner), {
			...view,
			place,
			context,
			triggerId: 'trigger',
			user: userOf(caller),
		});
		return { isOpen, windows, bench };
	};

	it('hands the host a window for who typed, with what they may end', async () => {
		const { isOpen, windows, bench } = await opened(alice);
		expect(isOpen).toBe(true);
		expect(windows).toMatchObject([
			{ does: 'open', triggerId: 'trigger', user: { id: alice.id }, view: { id: 'session-info' } },
		]);
		expect(JSON.stringify(windows)).toContain('"appId":"app"');
		expect(read(windows[0]?.view)).toBe(
			text('Your sessions', `${chrome} Device ID: QoYYFw2t9oKks2niG [Log out]`, '[Refresh]'),
		);
		// One's own right takes no question.
		expect(bench.workspace.requests).toEqual([]);
	});

	it.each<readonly [string, Caller, string, Options['settings'], boolean]>([
		['one’s own', alice, alice.id, {}, true],
		['one’s own, while it is switched off', alice, alice.id, { allow_logout: false }, false],
		['one’s own, where only holders may', alice, alice.id, { self_service: false }, false],
		['somebody else’s without the permission', alice, bobId, {}, false],
		['somebody else’s with the permission', sam, bobId, {}, true],
		['a session of the service account', sam, serviceAccount.id, {}, false],
		['one’s own of the service account', serviceAccount, serviceAccount.id, {}, false],
	])(
		'has a button to end %s only for those who may',
		async (_what, caller, owner, settings, may) => {
			const { windows } = await opened(caller, { owner, settings: settings ?? {} });
			expect(read(windows[0]?.view).includes('[Log out]')).toBe(may);
		},
	);

	it.each([
		[3999, true],
		[4000, false],
		[6000, false],
	])('after %d ms: %p, since a window that is late is dropped', async (late, want) => {
		const { isOpen, windows } = await opened(alice, { late });
		expect([isOpen, windows.length]).toEqual([want, want ? 1 : 0]);
	});

	it('looks at the clock when the rights are known', async () => {
		const { bench, window, windows } = setUp();
		bench.workspace.answers['permissions.listAll'] = () => {
			bench.clock.advance(4000);
			return permissions();
		};
		const options = {
			...buildView(),
			place: atBob(0),
			context: bench.begin(sam),
			triggerId: 't',
			user: userOf(sam),
		};
		expect(await window.open(pageOf(bobId), options)).toBe(false);
		expect(windows).toEqual([]);
	});

	it('says so if the host fails', async () => {
		const showWindow = (): Promise<void> => Promise.reject(new Error('S3CRET'));
		expect((await opened(alice, { host: { showWindow } })).isOpen).toBe(false);
	});

	it('has no button where nobody can tell who may', async () => {
		const { bench, window, windows } = setUp();
		bench.workspace.answers['permissions.listAll'] = () => ({ status: 500, body: {} });
		await window.open(pageOf(bobId), {
			...buildView(),
			place: atBob(0),
			context: bench.begin(sam),
			triggerId: 't',
			user: userOf(sam),
		});
		expect(read(windows[0]?.view)).not.toContain('[Log out]');
	});
});

describe('a list', () => {
	it.each<readonly [string, Caller, ActionId, Place, string]>([
		['one’s own', alice, 'session-info-refresh', { offset: 0 }, ownList],
		[
			'one’s own, by name',
			alice,
			'session-info-back',
			{ offset: 0, username: 'alice' },
			ownList.replace('Your sessions', 'Sessions: alice'),
		],
		['somebody else’s', sam, 'session-info-refresh', atBob(0), bobsFirst],
		['the next page', sam, 'session-info-next', atBob(10), bobsLast],
		['the page before', sam, 'session-info-previous', atBob(0), bobsFirst],
		['beyond the end', sam, 'session-info-refresh', atBob(20), bobsLast],
		['far beyond the end', sam, 'session-info-refresh', atBob(1_000_000), bobsLast],
		[
			'one’s own, far beyond the end',
			alice,
			'session-info-refresh',
			{ offset: 1_000_000 },
			ownList,
		],
	])('shows %s', async (_what, caller, actionId, place, want) => {
		const { click, windows } = setUp();
		expect(await click(caller, actionId, place)).toBe(want);
		expect(windows).toMatchObject([
			{
				does: 'update',
				triggerId: 'trigger',
				user: { id: caller.id },
				view: { id: 'session-info' },
			},
		]);
	});

	it.each([
		[12, 10],
		[10, 0],
		[20, 10],
		[11, 10],
	])('of %d steps back to the last page there is', async (count, offset) => {
		const { click, bench } = setUp({ rows: rowsOf(bobId, 'bob', count) });
		await click(sam, 'session-info-refresh', atBob(30));
		expect(bench.testHost.windows.at(-1)?.view).toMatchObject({
			blocks: expect.arrayContaining([
				expect.objectContaining({
					blockId: 'pages',
					elements: expect.arrayContaining([
						expect.objectContaining({
							actionId: 'session-info-refresh',
							value: writeValue(atBob(offset)),
						}),
					]),
				}),
			]),
		});
	});

	it('goes to the start if the last page is not there either, and no further', async () => {
		const { click, bench } = setUp();
		// What is counted cannot be read.
		bench.workspace.answers['sessions/list'] = () => page([], 25);
		await click(serviceAccount, 'session-info-refresh', { offset: 40 });
		expect(bench.workspace.requests.map((each) => /offset=\d+/.exec(each)?.[0])).toEqual([
			'offset=40',
			'offset=20',
			'offset=0',
		]);
	});

	it('is empty at its start', async () => {
		const { click } = setUp({ rows: [] });
		expect(await click(alice, 'session-info-refresh', { offset: 30 })).toMatch(
			/^Your sessions\nNo open sessions to show yet/,
		);
	});

	it('of somebody is posted and logged once, however far its page is', async () => {
		const findRoom = () => Promise.resolve(room('audit'));
		const { click, host } = setUp({ settings: { audit_room: 'audit' }, host: { findRoom } });
		expect(await click(sam, 'session-info-refresh', atBob(1_000_000))).toBe(bobsLast);
		expect(host.posts).toHaveLength(1);
	});

	it('counts once for the limit', async () => {
		const { click } = setUp({ settings: { lookups_per_minute: 1 } });
		expect(await click(alice, 'session-info-refresh', { offset: 50 })).toBe(ownList);
		expect(await click(alice, 'session-info-refresh')).toBe(
			text(
				'Your sessions',
				'✗ Too many lookups: You have reached the limit of 1 lookups per minute; try again in 60 seconds.',
				'',
				'[Refresh]',
			),
		);
	});

	it('that may not be seen says why', async () => {
		const { click } = setUp();
		expect(await click(alice, 'session-info-refresh', atBob(0))).toBe(
			text(
				'Sessions: bob',
				'✗ Permission required: To see other people’s sessions you need the permission view-device-management; ask an administrator.',
				'',
				'[Refresh]',
			),
		);
	});

	it.each([
		[sam, '✗ The stored token is not accepted: '],
		[
			alice,
			'✗ Lookups are not available: Session lookups aren’t working right now; please tell an administrator.',
		],
	])('that fails tells the cause to those who may read it alone', async (caller, want) => {
		const { click, bench } = setUp();
		bench.workspace.answers['sessions/list.all'] = () => ({
			status: 401,
			body: { success: false, error: 'You must be logged in to do this.' },
		});
		expect(await click(caller, 'session-info-refresh')).toContain(`\n${want}`);
	});
});

describe('the question', () => {
	it('shows the session and the two ways on', async () => {
		const { click } = setUp();
		expect(await click(alice, 'session-info-ask', { offset: 0 }, `${alice.id}-1`)).toBe(
			text(
				'Your sessions',
				row(alice.id, 1, ''),
				'This session will be ended, and the device can no longer be used with this login. You can log in again with the same device. If you are using it right now, you will be logged out here.',
				'[Log out device] [Back]',
			),
		);

		expect(await click(sam, 'session-info-ask', atBob(10), `${bobId}-11`)).toBe(
			text(
				'Sessions: bob',
				row(bobId, 11, ''),
				'This session will be ended, and the device can no longer be used with this login. The user can log in again with the same device.',
				'[Log out device] [Back]',
			),
		);
	});

	it.each<readonly [string, Caller, string, Options['settings'], string]>([
		[
			'it was switched off',
			alice,
			`${alice.id}-1`,
			{ allow_logout: false },
			'✗ Logging out is switched off: ',
		],
		[
			'the session is the service account’s',
			sam,
			`${serviceAccount.id}-0`,
			{},
			'✗ Not logged out: The app never logs out sessions of its service account',
		],
		[
			'the session is somebody else’s',
			alice,
			`${bobId}-1`,
			{},
			'✗ Session not found: You have no open session',
		],
		['there is none', alice, 'none', {}, '✗ Session not found: You have no open session'],
	])('says why it is not put when %s', async (_what, caller, id, settings, want) => {
		const rows = [alice.id, bobId, serviceAccount.id].flatMap((owner) => buildRows(owner, 3));
		const { click } = setUp({ settings: settings ?? {}, rows });
		const shown = await click(caller, 'session-info-ask', { offset: 0 }, id);
		expect(shown).toMatch(/^Your sessions\n/);
		expect(shown).toContain(`\n${want}`);
		expect(shown).toMatch(/\[Refresh\]$/);
		expect(shown).not.toContain('[Log out device]');
	});

	it('says that a session of somebody else has ended', async () => {
		const { click } = setUp();
		expect(await click(sam, 'session-info-ask', atBob(10), 'none')).toContain(
			'\n✗ Session not found: There is no open session with this Device ID;',
		);
	});

	it('says that the permission is gone', async () => {
		const { click, bench } = setUp();
		bench.workspace.answers['permissions.listAll'] = () =>
			permissions({ 'logout-device-management': ['admin'] });

		expect(await click(sam, 'session-info-ask', atBob(10), `${bobId}-11`)).toBe(
			bobsLast
				.replace(
					'Sessions: bob\n',
					'Sessions: bob\n✗ Permission required: To log out other people’s sessions you need the permissions view-device-management and logout-device-management; ask an administrator.\n',
				)
				.replace('of 12\n', 'of 12\n\n')
				.replace(/ \[Log out\]/g, ''),
		);
	});

	it('is posted unless the window had shown the session to this reader', async () => {
		const findRoom = () => Promise.resolve(room('audit'));
		const { click, press, host, windows } = setUp({
			settings: { audit_room: 'audit' },
			host: { findRoom },
		});
		await click(sam, 'session-info-refresh', atBob(0));
		const value = sealedIn(windows[0]?.view);
		host.posts.length = 0;
		expect(await press(sam, 'session-info-ask', value)).toContain('[Log out device]');
		expect(host.posts).toHaveLength(0);
		expect(host.logged('session-lookup')).toHaveLength(2);
		await click(
			sam,
			'session-info-ask',
			atBob(0),
			`${bobId}-0`,
			createSealer()(sam.id, `${bobId}-0` as never),
		);
		await press(sam, 'session-info-ask', value.replace(`${bobId}-0`, `${bobId}-1`));
		expect(host.posts).toHaveLength(2);
	});
});

describe('logging out', () => {
	it('ends the session and shows the list anew, with a line that says so', async () => {
		const { click, open } = setUp();
		expect(await click(alice, 'session-info-log-out', { offset: 0 }, `${alice.id}-1`)).toBe(
			text(
				'Your sessions',
				`✓ Device logged out: “${chrome}”`,
				'',
				row(alice.id, 0),
				row(alice.id, 2),
				'[Refresh]',
			),
		);
		expect(open.ids).not.toContain(`${alice.id}-1`);
	});

	it('of the last one of a page goes a page back', async () => {
		const { click } = setUp({ rows: rowsOf(bobId, 'bob', 11) });
		expect(await click(sam, 'session-info-log-out', atBob(10), `${bobId}-10`)).toBe(
			text(
				'Sessions: bob',
				`✓ Device logged out: “${chrome}”`,
				'',
				...rowsFrom(bobId, 0, 10),
				'[Refresh]',
			),
		);
	});

	it('says nothing in the name of the app that a device is called', async () => {
		const rows = buildRows(alice.id, 2, { device: { name: '✗ Not logged out' } });
		const { click } = setUp({ rows });
		expect(await click(alice, 'session-info-log-out', { offset: 0 }, `${alice.id}-1`)).toBe(
			text(
				'Your sessions',
				'✓ Device logged out: “Not logged out”',
				'',
				row(alice.id, 0).replace(chrome, 'Not logged out'),
				'[Refresh]',
			),
		);
	});

	it.each<readonly [string, Place, string, number]>([
		['somebody’s list after it', atBob(0), `${bobId}-0`, 1],
		['somebody’s last page after it', atBob(10), `${bobId}-11`, 1],
		['somebody else’s list after it', atBob(0), `${alice.id}-0`, 2],
		['somebody’s list after none', atBob(0), 'none', 1],
		['an own list after it', { offset: 0 }, `${bobId}-0`, 1],
	])(
		'is posted, and what is shown then if it is another look: %s',
		async (_what, place, id, count) => {
			const findRoom = () => Promise.resolve(room('audit'));
			const { click, host } = setUp({ settings: { audit_room: 'audit' }, host: { findRoom } });
			await click(sam, 'session-info-log-out', place, id);
			expect(host.posts).toHaveLength(count);
		},
	);

	it.each([
		[sam, '✗ The service account lacks a permission: '],
		[alice, '✗ Lookups are not available: '],
	])('that fails says why above the list', async (caller, want) => {
		const { click, bench } = setUp();
		bench.workspace.answers['sessions/logout'] = () => ({
			status: 403,
			body: { success: false, error: 'unauthorized [error-unauthorized]' },
		});
		const shown = await click(
			caller,
			'session-info-log-out',
			{ offset: 0, username: 'alice' },
			`${alice.id}-1`,
		);
		expect(shown).toContain(want);
		expect(shown).toContain(row(alice.id, 1));
	});

	it('says a failure once if the list fails for the same reason', async () => {
		const { click } = setUp({ settings: { service_auth_token: '' } });
		const shown = await click(alice, 'session-info-log-out', { offset: 0 }, `${alice.id}-1`);
		expect(shown?.split('✗')).toHaveLength(2);
	});

	it('says both if they failed for different reasons', async () => {
		const { click, bench } = setUp();
		bench.workspace.answers['sessions/info.admin'] = () => notFound;
		bench.workspace.answers['sessions/list.all'] = () => ({ status: 500, body: {} });
		const shown = await click(alice, 'session-info-log-out', { offset: 0 }, `${alice.id}-1`);
		expect(shown?.split('✗')).toHaveLength(3);
	});
});

describe('a press', () => {
	const soon = async (action: Promise<unknown>, after: number): Promise<unknown> => {
		await jest.advanceTimersByTimeAsync(after);
		return Promise.race([action, Promise.resolve('pending')]);
	};

	it.each<readonly [ActionId, string]>([
		['session-info-refresh', '✗ This took too long. Use “Refresh” to see how things stand.'],
		['session-info-ask', '✗ This took too long. Use “Refresh” to see how things stand.'],
		[
			'session-info-log-out',
			'✗ Logout not confirmed: It is not certain that the session has ended; look at the list again.',
		],
	])('%s that takes too long says so in time', async (actionId, want) => {
		const { click, bench } = setUp();
		const never = deferred<never>();
		bench.workspace.answers['sessions/list.all'] = () => never.promise;
		bench.workspace.answers['sessions/info.admin'] = () => never.promise;
		jest.useFakeTimers();
		try {
			const pressed = click(sam, actionId, atBob(10), `${bobId}-1`);
			expect(await soon(pressed, 3240)).toBe('pending');
			expect(await soon(pressed, 600)).toBe(
				text('Sessions: bob', want, '', '[Previous] [Refresh]'),
			);
		} finally {
			jest.useRealTimers();
		}
	});

	it('that is done in time leaves no timer behind', async () => {
		jest.useFakeTimers();
		try {
			const { click } = setUp();
			await click(alice, 'session-info-refresh');
			await click(alice, 'session-info-ask', { offset: 0 }, 'not an id');
			expect(jest.getTimerCount()).toBe(0);
		} finally {
			jest.useRealTimers();
		}
	});

	it.each<readonly [string, unknown, string]>([
		[
			'nothing',
			undefined,
			'✗ Check what you entered: This button no longer works; open the window again with /session manage.',
		],
		['no user', '{"offset":0,"user":7}', '✗ Check what you entered: Type the name of one user'],
		['no session', '{"offset":0,"session":".*"}', '✗ Not a Device ID: '],
	])('with %s asks nobody, and says so', async (_what, value, want) => {
		const { press, bench } = setUp();
		const shown = await press(alice, 'session-info-ask', value);
		expect(shown).toContain(`Your sessions\n${want}`);
		expect(shown).toMatch(/\n\n\[Refresh\]$/);
		expect(bench.workspace.requests).toEqual([]);
	});

	it.each(['', 'toString', 'session-info-ask ', undefined, 7])(
		'of %j is none of ours',
		async (actionId) => {
			const { press, bench, host } = setUp();
			expect(await press(sam, actionId, '{"offset":0}')).toBeUndefined();
			expect(bench.workspace.requests).toEqual([]);
			expect(host.entries).toEqual([]);
		},
	);

	it('by nobody does nothing', async () => {
		const { press, bench, host, window } = setUp();
		expect(await press(undefined, 'session-info-log-out', '{"offset":0}')).toBeUndefined();
		await window.press(
			{
				user: part<IUser>({ username: 'sam' }),
				actionId: 'session-info-refresh',
				value: '{"offset":0}',
			},
			host.accessors,
		);
		expect(host.windows).toEqual([]);
		expect(bench.workspace.requests).toEqual([]);
		expect(host.entries).toEqual([]);
	});

	it.each([undefined, null, 7, ''])(
		'with the trigger %j still updates the window',
		async (triggerId) => {
			const { press, windows } = setUp();
			await press(
				alice,
				'session-info-refresh',
				'{"offset":0}',
				triggerId === undefined ? null : triggerId,
			);
			expect(windows).toMatchObject([{ triggerId: '' }]);
		},
	);

	it('comes in the language and at the time of who pressed', async () => {
		const { window, host } = setUp({ rows: buildRows(alice.id, 1) });
		const settings = { preferences: { language: 'de' } };
		const user = part<IUser>({ ...userOf(alice), utcOffset: 2, settings: settings as never });
		await window.press(
			{ user, actionId: 'session-info-refresh', value: '{"offset":0}' },
			host.accessors,
		);
		expect(JSON.stringify(host.windows)).toMatch(/Ihre Sitzungen.*UTC\+02:00/);
	});

	it('whose window the host does not update is told in the log, without what it held', async () => {
		const showWindow = (): Promise<void> => Promise.reject(new Error('S3CRET 203.0.113.7'));
		const { click, host } = setUp({ host: { showWindow } });
		expect(await click(alice, 'session-info-refresh')).toBeUndefined();
		expect(host.entries).toEqual([
			{ level: 'error', entry: { event: 'window-failed', code: 'internal-error' } },
		]);
	});

	it('gives the workspace less time than it has itself', async () => {
		const { click, bench } = setUp();
		const begin = jest.spyOn(bench.service, 'begin');
		await click(alice, 'session-info-refresh');
		expect(begin).toHaveBeenCalledWith(expect.objectContaining({ timeLimit: 3250 }));
	});
});

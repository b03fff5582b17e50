import fc from 'fast-check';

import type { SessionDocument, WorkspaceUser } from '../../workspace/model';
import { demo } from '../../workspace/seed';
import { foreignAnswers } from '../../workspace/server/faults';
import { createSessionDocument } from '../../workspace/server/sessionDocument';
import type { RunningWorkspace } from '../../workspace/start';

/** Roles besides `user`; which of them hold the permission is drawn. */
const roles = ['admin', 'roleOne', 'roleTwo'] as const;

const service = { id: demo.users.service.id, role: demo.roles.sessionService };

/** Some are part of others, some differ in case only, one is part of a device name. */
export const sessionIds = [
	'AbC',
	'AbCd',
	'xAbC',
	'abc',
	'ABC_1',
	'-AbC',
	'Chr',
	'Zz9-zZ9_Zz9',
	'q7q',
	'q7q7q',
	'0f8fad5b-d9cb-469f-a165-70867728950e',
	'Q'.repeat(64),
] as const;

const userIds = [
	'UserIdOfTheFirst0',
	'UserIdOfTheSecond',
	'UserIdOfTheThird0',
	'UserIdOfThe',
] as const;
const deletedUserId = 'UserIdOfNobody000';

/** Some are named like another one's id. */
const names = ['First Person', 'Second UserIdOfTheFirst0', 'Third Person', 'UserIdOfTheSecond'];

export const usernames = ['user.first', 'user.second', 'carol', 'user.fi'] as const;

/** Who is in the workspace, what they left there, and how the app is set. */
export type World = {
	readonly users: readonly WorkspaceUser[];
	readonly holders: readonly string[];
	/** The roles that hold `logout-device-management`. */
	readonly enders: readonly string[];
	readonly sessions: readonly SessionDocument[];
	/** Whether the service account is a guest, and so may ask nothing about others. */
	readonly isServiceGuest: boolean;
	/** What answers everything in place of the workspace. */
	readonly proxy: keyof typeof foreignAnswers | undefined;
	readonly settings: {
		readonly self_service: boolean;
		readonly show_own_ip: boolean;
		readonly allow_logout: boolean;
		readonly audit_room: '' | 'session-audit' | 'no-such-room' | 'old-audit';
	};
};

/** Pages from 0, of five. */
export type LookupQuestion =
	| { readonly kind: 'info' | 'admin' | 'any'; readonly sessionId: string }
	| { readonly kind: 'list'; readonly page: number }
	/** `sort`: by the API alone. */
	| { readonly kind: 'list-all'; readonly page: number; readonly sort?: string }
	| { readonly kind: 'list-user'; readonly username: string; readonly page: number }
	| {
			readonly kind: 'find';
			readonly filter: string;
			readonly page: number;
			readonly sort?: string;
	  }
	| { readonly kind: 'summary' }
	/** How many there are, before all are ended. */
	| { readonly kind: 'count'; readonly username: string };

export type LogoutQuestion =
	/** One session: as it is typed, and by the two paths of the API. */
	| { readonly kind: 'logout' | 'logout-me' | 'logout-any'; readonly sessionId: string }
	| { readonly kind: 'logout-others'; readonly sessionId: string }
	| { readonly kind: 'logout-all'; readonly username: string };

/** What somebody asks, by either door. */
export type Question = {
	readonly as: number;
	/** A parameter that the API does not have. */
	readonly extra?: string;
	/** The API's answer without what chat shows. */
	readonly isBare?: boolean;
} & (LookupQuestion | LogoutQuestion);

/** Every value that tells something of a session stands nowhere else. */
export const hostOf = (number: number): string => `host${100 + number}.example`;
export const ipOf = (number: number): string => `10.0.1.${100 + number}`;
export const deviceOf = (number: number): string => `Dev${100 + number}q`;

const session = fc.record({
	owner: fc.constantFrom(...userIds, ...userIds, service.id, deletedUserId),
	/** Of the same login as another one of the same owner. */
	login: fc.nat({ max: 2 }),
	isNamed: fc.boolean(),
	hasDevice: fc.boolean(),
	state: fc.constantFrom('open', 'open', 'open', 'logged out', 'not resumed'),
	/** Two that have it share one address. */
	isBehindGateway: fc.constantFrom(false, false, false, true),
});

const start = Date.UTC(2024, 5, 13, 12);

const powers = {
	holders: fc.subarray([...roles]),
	enders: fc.subarray([...roles]),
	settings: fc.record({
		self_service: fc.boolean(),
		show_own_ip: fc.boolean(),
		allow_logout: fc.constantFrom(true, true, true, false),
		audit_room: fc.constantFrom('', 'session-audit', 'session-audit', 'no-such-room', 'old-audit'),
	}),
};

const withService = ({ holders, enders, settings }: Pick<World, keyof typeof powers>) => ({
	settings,
	holders: [...holders, service.role],
	enders: [...enders, service.role],
});

/** So that more is open than shut: what is refused ends there. */
const kind = fc
	.record({
		...powers,
		settings: fc.record({
			self_service: fc.constantFrom(true, true, true, false),
			show_own_ip: fc.boolean(),
			allow_logout: fc.constantFrom(true, true, true, true, false),
			audit_room: fc.constantFrom(
				'',
				'session-audit',
				'session-audit',
				'session-audit',
				'old-audit',
			),
		}),
		/** Whether there is a role that holds both permissions. */
		isOpen: fc.constantFrom(true, true, true, false),
	})
	.map(({ holders, enders, isOpen, ...rest }) => ({
		...rest,
		holders: isOpen ? [...roles] : holders,
		enders: isOpen ? ['roleOne', ...enders] : enders,
	}));

/** What an administrator can change from one moment to the next. */
export type Powers = ReturnType<typeof withService>;

export const change: fc.Arbitrary<Powers> = kind.map(withService);

const plainWorld: fc.Arbitrary<World> = fc
	.record({
		...powers,
		userRoles: fc.tuple(
			...userIds.map(() =>
				fc
					.tuple(fc.subarray([...roles]), fc.constantFrom([], [], [], ['guest']))
					.map((parts) => parts.flat()),
			),
		),
		ids: fc.shuffledSubarray([...sessionIds]),
		order: fc.shuffledSubarray([...sessionIds.keys()], { minLength: sessionIds.length }),
		rows: fc.array(session, { minLength: sessionIds.length, maxLength: sessionIds.length }),
	})
	.map(({ userRoles, ids, order, rows, ...drawn }) => ({
		...withService(drawn),
		isServiceGuest: false,
		proxy: undefined,
		users: userIds.map((_id, number) => ({
			_id,
			username: usernames[number] ?? '',
			name: names[number] ?? '',
			roles: ['user', ...(userRoles[number] ?? [])],
			active: true,
			type: 'user' as const,
			utcOffset: 0,
			tokens: [],
		})),
		sessions: ids.flatMap((sessionId, number) => {
			const row = rows[number];
			return row
				? [
						createSessionDocument({
							_id: `document${number}`,
							user: { _id: row.owner, roles: [] },
							sessionId,
							token: row.state === 'not resumed' ? '' : `${row.owner} ${row.login}`,
							device: row.hasDevice
								? {
										type: 'browser',
										name: row.isNamed ? deviceOf(number) : 'Chrome',
										version: `1.${number}`,
										os: { name: 'Linux' },
									}
								: undefined,
							ip: ipOf(row.isBehindGateway ? sessionIds.length + 100 : number),
							loginAt: new Date(start + (order[number] ?? 0) * 60_000),
							...(row.state === 'logged out' && { logoutAt: new Date(start + 86_400_000) }),
						}),
					].map((document) => ({ ...document, host: hostOf(number) }))
				: [];
		}),
	}));

const openSession = (
	number: number,
	drawn: { readonly owner: string; readonly sessionId: string; readonly at: number },
): SessionDocument => ({
	...createSessionDocument({
		_id: `document${number}`,
		user: { _id: drawn.owner, roles: [] },
		sessionId: drawn.sessionId,
		token: `open ${number}`,
		device: { type: 'browser', name: deviceOf(number), os: { name: 'Linux' } },
		ip: ipOf(number),
		loginAt: new Date(drawn.at),
	}),
	host: hostOf(number),
});

/** A second row under the id of another one: two users have used one connection in turn. */
type Twin = {
	readonly of: number;
	readonly owner: string;
	readonly isFirst: boolean;
	readonly later: number;
};

const twin: fc.Arbitrary<Twin> = fc.record({
	of: fc.nat({ max: sessionIds.length - 1 }),
	owner: fc.constantFrom(...userIds),
	isFirst: fc.boolean(),
	later: fc.constantFrom(-1000, 1000),
});

const withTwin = (
	sessions: readonly SessionDocument[],
	{ of, owner, isFirst, later }: Twin,
): readonly SessionDocument[] => {
	const row = sessions[of % Math.max(1, sessions.length)];
	const isTwin = sessions.some((other) => other !== row && other.sessionId === row?.sessionId);
	// A logout takes the id alone, and may end either: a session of the service account has no twin here.
	if (!row?.loginToken || isTwin || row.userId === owner || row.userId === service.id) {
		return sessions;
	}
	const { sessionId, loginAt } = row;
	const at = loginAt.getTime() + later;
	const other = openSession(sessionIds.length + sessions.length, { owner, sessionId, at });
	return isFirst ? [other, ...sessions] : [...sessions, other];
};

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
	fc.oneof({ weight: 14, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const proxies: readonly (keyof typeof foreignAnswers)[] = [
	'a proxy that wants a login',
	'a gateway that wants a login',
	'a gateway that forbids',
	'a firewall that forbids',
	'a firewall that forbids without a word',
];

export const world: fc.Arbitrary<World> = fc
	.record({
		drawn: plainWorld,
		isServiceGuest: rarely(fc.constant(true)),
		proxy: rarely(fc.constantFrom(...proxies)),
		twins: fc.array(twin, { minLength: 3, maxLength: 6 }),
	})
	.map(({ drawn, isServiceGuest = false, proxy, twins }) => ({
		...drawn,
		isServiceGuest,
		proxy,
		sessions: twins.reduce(withTwin, drawn.sessions),
	}));

/** Where more is open than shut. */
export const openWorld: fc.Arbitrary<World> = fc
	.tuple(world, change)
	.map(([drawn, changed]) => ({ ...drawn, ...changed }));

/** Somebody has so many more sessions that a window has several pages. */
const crowd = fc.record({
	owner: fc.constantFrom(userIds[0], ...userIds, service.id),
	count: fc.constantFrom(0, 8, 10, 11, 23),
});

export const crowdedWorld: fc.Arbitrary<World> = fc
	.tuple(plainWorld, change, crowd)
	.map(([drawn, changed, { owner, count }]) => ({
		...drawn,
		...changed,
		// The first has what it takes where anybody can.
		users: drawn.users.map((user, index) =>
			index === 0 ? { ...user, roles: [...user.roles, 'roleOne'] } : user,
		),
		sessions: [
			...drawn.sessions,
			...Array.from({ length: count }, (_, index) => {
				const number = sessionIds.length + index;
				const at = start + ((index * 7) % 13) * 60_000 + number;
				return openSession(number, { owner, sessionId: `Crowd${number}`, at });
			}),
		],
	}));

const sort = fc.constantFrom(
	'loginAt',
	'-loginAt',
	'device',
	'-device',
	'os',
	'username',
	'-username',
	'ip',
	'--device',
	'Device',
);

/** An address in its several spellings. */
const spellings = (number: number): readonly string[] => [
	ipOf(number),
	`${ipOf(number)}:51234`,
	`::ffff:${ipOf(number)}`,
	`[::FFFF:${ipOf(number)}]:443`,
	`0:0:0:0:0:ffff:0a00:01${(100 + number).toString(16).toUpperCase()}`,
	`10.0.1\u200b.${100 + number}`,
];

/** Texts that the workspace searches for, and those that the app looks for itself. */
const filter = fc.oneof(
	fc.constantFrom('AbC', 'chrome', 'Dev', 'user', 'Person', 'UserIdOf', 'zzz', '.', 'linux', 'nux'),
	fc.constantFrom('Chrome 1', 'linux chrome', 'LINUX dev10', '1.3', 'chrome 1.1 linux', 'nux chr'),
	fc.constantFrom(...spellings(0), ...spellings(3), ...spellings(sessionIds.length + 100)),
	fc.constantFrom(
		'10.0.1.0/24',
		'10.0.1.107/29',
		'::ffff:10.0.1.100/126',
		'0.0.0.0/0',
		'::/0',
		'10.0.2.0/24',
		'10.0.1.0/33',
		'10.0.1.0/',
		'::1/129',
	),
);

const found = fc.record({ kind: fc.constant('find' as const), filter, page: fc.nat({ max: 2 }) });

const logoutOfOne = fc.record({
	kind: fc.constantFrom(
		'logout' as const,
		'logout-me' as const,
		'logout-any' as const,
		'logout-others' as const,
	),
	sessionId: fc.constantFrom(...sessionIds, ...sessionIds, 'NoSuchSession', userIds[0]),
});

export const question: fc.Arbitrary<Question> = fc
	.tuple(
		fc.nat({ max: userIds.length }),
		fc.oneof(
			fc.record({
				kind: fc.constantFrom('info' as const, 'admin' as const, 'any' as const),
				sessionId: fc.constantFrom(...sessionIds, 'NoSuchSession', userIds[0], 'Chrome'),
			}),
			fc.record({
				kind: fc.constant('list' as const),
				page: fc.nat({ max: 1 }),
			}),
			fc.record(
				{ kind: fc.constant('list-all' as const), page: fc.nat({ max: 1 }), sort },
				{ requiredKeys: ['kind', 'page'] },
			),
			fc.record({ kind: fc.constant('summary' as const) }),
			logoutOfOne,
			logoutOfOne,
			logoutOfOne,
			fc.record({
				kind: fc.constantFrom('logout-all' as const, 'count' as const),
				username: fc.constantFrom(...usernames, 'nobody', 'session.service'),
			}),
			fc.record({
				kind: fc.constant('list-user' as const),
				username: fc.constantFrom(...usernames, 'nobody', 'User.First', 'session.service'),
				page: fc.nat({ max: 1 }),
			}),
			found,
			found,
			found,
			found,
			fc.record(
				{ kind: fc.constant('find' as const), filter, page: fc.nat({ max: 1 }), sort },
				{ requiredKeys: ['kind', 'filter', 'page'] },
			),
		),
		fc.constantFrom(...Array<undefined>(40).fill(undefined), 'userId', 'Offset', '__proto', 'user'),
		fc.constantFrom(false, false, true),
	)
	.map(([as, asked, extra, isBare]) => ({
		as,
		isBare,
		...(extra !== undefined && { extra }),
		...asked,
	}));

/** Makes the workspace this world, with the app's own user and the service account left in it. */
export const enter = async (running: RunningWorkspace, drawn: World): Promise<void> => {
	const { workspace, engine } = running;
	const { data } = workspace;
	const { proxy, isServiceGuest } = drawn;
	workspace.faults = ({ path }) =>
		proxy !== undefined && path.startsWith('/api/v1/') ? foreignAnswers[proxy] : undefined;
	data.users = [
		...drawn.users,
		...data.users
			.filter(({ type, _id }) => type === 'app' || _id === service.id)
			.map((user) => ({
				...user,
				roles: [
					...user.roles.filter((role) => role !== 'guest'),
					...(isServiceGuest && user._id === service.id ? ['guest'] : []),
				],
			})),
	];
	data.sessions = structuredClone([...drawn.sessions]);
	data.permissions = [
		...data.permissions.filter(({ _id }) => !/^(view|logout)-device-management$/.test(_id)),
		{ _id: 'view-device-management', roles: [...drawn.holders] },
		{ _id: 'logout-device-management', roles: [...drawn.enders] },
	];
	for (const [id, value] of Object.entries(drawn.settings)) {
		await engine.updateSetting({ id, value });
	}
};

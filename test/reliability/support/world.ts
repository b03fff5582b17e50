import fc from 'fast-check';

import type { SessionDocument, WorkspaceUser } from '../../workspace/model';
import { demo } from '../../workspace/seed';
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
	readonly settings: {
		readonly self_service: boolean;
		readonly show_own_ip: boolean;
		readonly allow_logout: boolean;
		readonly audit_room: '' | 'session-audit' | 'old-audit';
	};
};

/** Pages from 0, of five. */
export type LookupQuestion =
	| { readonly kind: 'info' | 'admin' | 'any'; readonly sessionId: string }
	| { readonly kind: 'list' | 'list-all'; readonly page: number }
	| { readonly kind: 'list-user'; readonly username: string; readonly page: number }
	| { readonly kind: 'find'; readonly filter: string; readonly page: number }
	| { readonly kind: 'summary' }
	/** How many there are, before all are ended. */
	| { readonly kind: 'count'; readonly username: string };

export type LogoutQuestion =
	/** One session: as it is typed, and by the two paths of the API. */
	| { readonly kind: 'logout' | 'logout-me' | 'logout-any'; readonly sessionId: string }
	| { readonly kind: 'logout-others'; readonly sessionId: string }
	| { readonly kind: 'logout-all'; readonly username: string };

/** What somebody asks, by either door. */
export type Question = { readonly as: number } & (LookupQuestion | LogoutQuestion);

/** Every value that tells something of a session stands nowhere else. */
const hostOf = (number: number): string => `host${100 + number}.example`;
const ipOf = (number: number): string => `10.0.1.${100 + number}`;
const deviceOf = (number: number): string => `Dev${100 + number}q`;

/** The address that all who are behind the gateway share. */
const gateway = sessionIds.length + 100;
export const gatewayIp = ipOf(gateway);

const start = Date.UTC(2024, 5, 13, 12);

type Row = {
	readonly owner: string;
	readonly sessionId: string;
	readonly token: string;
	readonly at: number;
	readonly client?: string | undefined;
	readonly address?: number;
	readonly isLoggedOut?: boolean;
};

const documentOf = (number: number, row: Row): SessionDocument => {
	const { owner, sessionId, token, at, address = number, isLoggedOut = false } = row;
	const name = 'client' in row ? row.client : deviceOf(number);
	return {
		...createSessionDocument({
			_id: `document${number}`,
			user: { _id: owner, roles: [] },
			sessionId,
			token,
			device: name
				? { type: 'browser', name, version: `1.${number}`, os: { name: 'Linux' } }
				: undefined,
			ip: ipOf(address),
			loginAt: new Date(at),
			...(isLoggedOut && { logoutAt: new Date(start + 86_400_000) }),
		}),
		host: hostOf(number),
	};
};

/** What an administrator can change from one moment to the next. More is open than shut: what is refused ends there. */
export const powers = fc
	.record({
		holders: fc.subarray([...roles]),
		enders: fc.subarray([...roles]),
		/** Whether there is a role that holds both permissions. */
		isOpen: fc.constantFrom(true, true, true, false),
		settings: fc.record({
			self_service: fc.constantFrom(true, true, true, false),
			show_own_ip: fc.boolean(),
			allow_logout: fc.constantFrom(true, true, true, true, false),
			audit_room: fc.constantFrom('', 'session-audit', 'session-audit', 'old-audit'),
		}),
	})
	.map(({ holders, enders, isOpen, settings }) => ({
		settings,
		holders: [...(isOpen ? roles : holders), service.role],
		enders: [...(isOpen ? ['roleOne'] : []), ...enders, service.role],
	}));

export type Powers = typeof powers extends fc.Arbitrary<infer Value> ? Value : never;

const users = fc
	.tuple(
		...userIds.map(() => fc.tuple(fc.subarray([...roles]), fc.constantFrom([], [], [], ['guest']))),
	)
	.map((drawn) =>
		userIds.map((_id, number) => ({
			_id,
			username: usernames[number] ?? '',
			name: names[number] ?? '',
			// The first has what it takes where anybody can.
			roles: ['user', ...(number === 0 ? ['roleOne'] : []), ...(drawn[number] ?? []).flat()],
			active: true,
			type: 'user' as const,
			utcOffset: 0,
			tokens: [],
		})),
	);

const session = fc.record({
	owner: fc.constantFrom(...userIds, ...userIds, service.id, deletedUserId),
	/** Of the same login as another one of the same owner. */
	login: fc.nat({ max: 2 }),
	client: fc.constantFrom('Chrome', 'one of its own', undefined),
	state: fc.constantFrom('open', 'open', 'open', 'logged out', 'not resumed'),
	isBehindGateway: fc.constantFrom(false, false, false, true),
});

const sessions = fc
	.record({
		ids: fc.shuffledSubarray([...sessionIds]),
		order: fc.shuffledSubarray([...sessionIds.keys()], { minLength: sessionIds.length }),
		rows: fc.array(session, { minLength: sessionIds.length, maxLength: sessionIds.length }),
	})
	.map(({ ids, order, rows }) =>
		rows.slice(0, ids.length).map(({ owner, login, client, state, isBehindGateway }, number) =>
			documentOf(number, {
				owner,
				sessionId: ids[number] ?? '',
				token: state === 'not resumed' ? '' : `${owner} ${login}`,
				at: start + (order[number] ?? 0) * 60_000,
				client: client === 'one of its own' ? deviceOf(number) : client,
				address: isBehindGateway ? gateway : number,
				isLoggedOut: state === 'logged out',
			}),
		),
	);

/** A second row under the id of another one: two users have used one connection in turn. */
const twin = fc.record({
	of: fc.nat({ max: sessionIds.length - 1 }),
	owner: fc.constantFrom(...userIds),
	isFirst: fc.boolean(),
	later: fc.constantFrom(-1000, 1000),
});

type Twin = typeof twin extends fc.Arbitrary<infer Value> ? Value : never;

const withTwin = (
	rows: readonly SessionDocument[],
	{ of, owner, isFirst, later }: Twin,
): readonly SessionDocument[] => {
	const row = rows[of % Math.max(1, rows.length)];
	const isTwin = rows.some((other) => other !== row && other.sessionId === row?.sessionId);
	// A logout takes the id alone, and may end either: a session of the service account has no twin here.
	if (!row?.loginToken || isTwin || row.userId === owner || row.userId === service.id) {
		return rows;
	}
	const number = sessionIds.length + rows.length;
	const other = documentOf(number, {
		owner,
		sessionId: row.sessionId,
		token: `login ${number}`,
		at: row.loginAt.getTime() + later,
	});
	return isFirst ? [other, ...rows] : [...rows, other];
};

/** Somebody has so many more sessions that a window has several pages. */
const crowd = fc.record({
	owner: fc.constantFrom(userIds[0], ...userIds, service.id),
	count: fc.constantFrom(0, 8, 10, 11, 23),
});

const crowdOf = ({
	owner,
	count,
}: typeof crowd extends fc.Arbitrary<infer Value> ? Value : never): readonly SessionDocument[] =>
	Array.from({ length: count }, (_, index) => {
		const number = 3 * sessionIds.length + index;
		const at = start + ((index * 7) % 13) * 60_000 + number;
		return documentOf(number, { owner, sessionId: `Crowd${number}`, token: `login ${number}`, at });
	});

export const world: fc.Arbitrary<World> = fc
	.record({
		users,
		powers,
		sessions,
		isServiceGuest: fc.constantFrom(...Array<false>(14).fill(false), true),
		twins: fc.array(twin, { minLength: 3, maxLength: 6 }),
		crowd,
	})
	.map(({ powers: changed, sessions: rows, twins, crowd: more, ...drawn }) => ({
		...drawn,
		...changed,
		sessions: [...twins.reduce(withTwin, rows), ...crowdOf(more)],
	}));

const within =
	(first: number, last: number) =>
	(ip: string): boolean => {
		const number = Number(ip.split('.')[3]) - 100;
		return number >= first && number <= last;
	};

/** An address in its several spellings. */
const spellings = (number: number): readonly string[] => [
	ipOf(number),
	`${ipOf(number)}:51234`,
	`::ffff:${ipOf(number)}`,
	`[::FFFF:${ipOf(number)}]:443`,
	`0:0:0:0:0:ffff:0a00:01${(100 + number).toString(16).toUpperCase()}`,
	`10.0.1\u200b.${100 + number}`,
];

/** Texts that are read as addresses and networks, with what is in them; `bad`: there is no such network. */
export const places = new Map<string, 'bad' | ((ip: string) => boolean)>([
	...[0, 3, gateway].flatMap((number) =>
		spellings(number).map((text) => [text, within(number, number)] as const),
	),
	['10.0.1.0/24', within(-100, 155)],
	['10.0.1.107/29', within(4, 11)],
	['::ffff:10.0.1.100/126', within(0, 3)],
	['0.0.0.0/0', () => true],
	['::/0', () => false],
	['10.0.2.0/24', () => false],
	['10.0.1.0/33', 'bad'],
	['10.0.1.0/', 'bad'],
	['::1/129', 'bad'],
]);

/** Texts that the workspace searches for, and those that the app looks for itself. */
const filter = fc.oneof(
	fc.constantFrom('AbC', 'chrome', 'Dev', 'user', 'Person', 'UserIdOf', 'zzz', '.', 'linux', 'nux'),
	fc.constantFrom('Chrome 1', 'linux chrome', 'LINUX dev10', '1.3', 'chrome 1.1 linux', 'nux chr'),
	fc.constantFrom(...places.keys()),
);

const ids = fc.constantFrom(...sessionIds, ...sessionIds, 'Crowd36', 'NoSuchSession', userIds[0]);
const username = fc.constantFrom(...usernames, 'nobody', 'User.First', 'session.service');
const page = fc.nat({ max: 1 });

const asked: fc.Arbitrary<LookupQuestion | LogoutQuestion> = fc.oneof(
	fc.record({ kind: fc.constantFrom('info', 'admin', 'any'), sessionId: ids }),
	fc.record({ kind: fc.constantFrom('list', 'list-all'), page }),
	fc.record({ kind: fc.constant('summary') }),
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constantFrom('logout', 'logout-me', 'logout-any', 'logout-others'),
			sessionId: ids,
		}),
	},
	fc.record({ kind: fc.constantFrom('logout-all', 'count'), username }),
	fc.record({ kind: fc.constant('list-user'), username, page }),
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('find'), filter, page: fc.nat({ max: 2 }) }),
	},
);

export const question: fc.Arbitrary<Question> = fc
	.tuple(fc.nat({ max: userIds.length }), asked)
	.map(([as, one]) => ({ as, ...one }));

/** Makes the workspace this world, with the app's own user and the service account left in it. */
export const enter = async (running: RunningWorkspace, drawn: World): Promise<void> => {
	const { engine, workspace } = running;
	const { data } = workspace;
	const { isServiceGuest } = drawn;
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
	const saved = engine.getSettings();
	for (const [id, value] of Object.entries(drawn.settings)) {
		// At least one is saved, so that the app begins anew.
		if (saved[id]?.value !== value || id === 'self_service') {
			await engine.updateSetting({ id, value });
		}
	}
};

import fc from 'fast-check';

import {
	parseAccount,
	parsePage,
	parsePermissions,
	parseUnreadableRow,
} from '../../../src/workspace/parseAnswers';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';

const notObjects: readonly (readonly [string, unknown])[] = [
	['nothing', undefined],
	['null', null],
	['a text', 'sessions'],
	['a number', 7],
	['an array', [[]]],
	['an empty object', {}],
];

describe('parsePage', () => {
	it.each<readonly [string, unknown]>([
		...notObjects,
		['no rows', { total: 0 }],
		['rows that are no array', { sessions: {}, total: 0 }],
		['no total', { sessions: [] }],
		['a negative total', { sessions: [], total: -1 }],
		['a total that is text', { sessions: [], total: '3' }],
		['a broken total', { sessions: [], total: 1.5 }],
	])('refuses %s', (_name, body) => {
		expect(parsePage(body)).toBeUndefined();
	});

	it('reads an empty page', () => {
		expect(parsePage({ sessions: [], total: 0, count: 0, offset: 0, success: true })).toEqual({
			sessions: [],
			unreadable: [],
			total: 0,
		});
	});

	it('keeps what is no session apart, by its ids alone, and keeps the total', () => {
		const rows = [
			null,
			buildDocument(),
			buildDocument({ loginAt: undefined }),
			buildDocument({ sessionId: otherSessionId }),
			[],
			{ userId: 'aliceUserId000000', loginToken: 'secret' },
		];

		expect(parsePage({ sessions: rows, total: 40 })).toMatchObject({
			sessions: [{ sessionId }, { sessionId: otherSessionId }],
			total: 40,
		});

		expect(parsePage({ sessions: rows, total: 40 })?.unreadable).toEqual([
			{ sessionId: undefined, userId: undefined },
			{ sessionId, userId: 'aliceUserId000000' },
			{ sessionId: undefined, userId: undefined },
			{ sessionId: undefined, userId: 'aliceUserId000000' },
		]);
	});

	it('keeps no field of a row that may not leave the app', () => {
		const { user, ...session } = buildSession();
		expect(user).toBeDefined();
		expect(parsePage({ sessions: [buildDocument()], total: 1 })?.sessions).toEqual([session]);
	});
});

describe('parsePermissions', () => {
	it.each<readonly [string, unknown]>([...notObjects, ['no list', { update: {} }]])(
		'refuses %s',
		(_name, body) => {
			expect(parsePermissions(body)).toBeUndefined();
		},
	);

	it('reads the roles of the permissions it needs, and keeps no other', () => {
		const permissions = parsePermissions({
			update: [
				{ _id: 'view-device-management', roles: ['admin', 'x8Ttq3'], _updatedAt: 'x', group: 'y' },
				{ _id: 'logout-device-management', roles: [] },
				{ _id: 'create-c', roles: ['user'] },
				{ _id: 'change-setting-Site_Url', level: 'settings', roles: ['admin'] },
			],
			remove: [],
			success: true,
		});

		expect(permissions).toEqual({
			updated: new Map([
				['view-device-management', new Set(['admin', 'x8Ttq3'])],
				['logout-device-management', new Set()],
			]),
			removed: new Set(),
			latest: undefined,
		});
	});

	it('reads which of them were removed', () => {
		const remove = [
			{ _id: 'view-device-management', _deletedAt: '2024-06-12T08:30:00.000Z' },
			{ _id: 'create-c' },
			'logout-device-management',
			null,
		];

		expect(parsePermissions({ update: [], remove })?.removed).toEqual(
			new Set(['view-device-management']),
		);
	});

	it('takes no list of removals for nothing that was removed', () => {
		expect(parsePermissions({ update: [] })?.removed).toEqual(new Set());
	});

	it.each<readonly [unknown]>([[null], [{}], ['view-device-management']])(
		'is no answer if what was removed is %p',
		(remove) => {
			expect(parsePermissions({ update: [], remove })).toBeUndefined();
		},
	);

	it.each<readonly [string, readonly unknown[], string | undefined]>([
		['none', [], undefined],
		[
			'of an entry that is not needed too',
			['2024-06-12T08:30:00.000Z'],
			'2024-06-12T08:30:00.000Z',
		],
		[
			'whatever their order',
			['2024-06-12T08:30:00.000Z', '2024-06-12T08:31:00.000Z', '2024-06-01T00:00:00.000Z'],
			'2024-06-12T08:31:00.000Z',
		],
		['of the past before 1970', ['1969-06-12T08:30:00.000Z'], '1969-06-12T08:30:00.000Z'],
		[
			'without what is no date',
			[1718180000000, 'x', '1970-01-01T00:00:00.000Z', null],
			'1970-01-01T00:00:00.000Z',
		],
	])('finds the latest change: %s', (_name, dates, want) => {
		const update = dates.map((_updatedAt) => ({ _id: 'create-c', roles: ['user'], _updatedAt }));

		expect(parsePermissions({ update })?.latest).toBe(
			want === undefined ? undefined : Date.parse(want),
		);
	});

	it.each([
		['without an id', { roles: ['user'] }],
		['with an empty id', { _id: '', roles: ['user'] }],
		['that is null', null],
		['of a permission that means nothing here, without roles', { _id: 'create-c' }],
	])('grants nothing for an entry %s', (_name, entry) => {
		expect(parsePermissions({ update: [entry] })?.updated).toEqual(new Map());
	});

	it.each([[undefined], [null], ['user'], [['user', 1]]])(
		'is no answer if the roles of a permission that counts are %p',
		(roles) => {
			const entry = { _id: 'view-device-management', roles };
			expect(parsePermissions({ update: [entry] })).toBeUndefined();
		},
	);
});

describe('parseUnreadableRow', () => {
	it('keeps the two ids as they came, and nothing else', () => {
		expect(parseUnreadableRow(buildDocument({ sessionId: 7, userId: null }))).toStrictEqual({
			sessionId: 7,
			userId: null,
		});
		expect(parseUnreadableRow({ sessionId })).toStrictEqual({ sessionId, userId: undefined });
	});

	it.each<readonly [string, unknown]>([...notObjects, ['a user id alone', { userId: 'u1' }]])(
		'is nothing for %s',
		(_name, value) => {
			expect(parseUnreadableRow(value)).toBeUndefined();
		},
	);
});

describe('parseAccount', () => {
	const body = {
		_id: 'u1',
		username: 'session.service',
		roles: ['bot'],
		emails: [],
		success: true,
	};

	it('reads the account', () => {
		expect(parseAccount(body)).toEqual({
			userId: 'u1',
			username: 'session.service',
			roles: ['bot'],
		});
	});

	it.each<readonly [string, unknown]>([
		...notObjects,
		['no id', { ...body, _id: undefined }],
		['no username', { ...body, username: ' ' }],
	])('refuses %s', (_name, value) => {
		expect(parseAccount(value)).toBeUndefined();
	});

	it.each([['none'], [{}], [[1]], [undefined]])('takes %p for no roles', (roles) => {
		expect(parseAccount({ ...body, roles })?.roles).toEqual([]);
	});
});

it('reads whatever JSON comes, or refuses it, but never throws', () => {
	const read = (value: unknown) => (): unknown[] => [
		...[value, { sessions: value, total: 1 }].map(parsePage),
		...[value, { update: [value] }].map(parsePermissions),
		parseAccount(value),
		parseUnreadableRow(value),
	];
	fc.assert(fc.property(fc.jsonValue(), (value) => expect(read(value)).not.toThrow()));
});

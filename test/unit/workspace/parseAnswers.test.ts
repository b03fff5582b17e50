import fc from 'fast-check';

import {
	parseAccount,
	parsePage,
	parsePermissions,
	parseRoles,
	parseServerVersion,
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
	])('parsePage refuses %s', (_name, body) => {
		expect(parsePage(body)).toBeUndefined();
	});

	it('parsePage reads an empty page', () => {
		expect(parsePage({ sessions: [], total: 0, count: 0, offset: 0, success: true })).toEqual({
			sessions: [],
			unreadable: [],
			total: 0,
		});
	});

	it('parsePage keeps what is no session apart, by its ids alone, and keeps the total', () => {
		const rows = [
			null,
			buildDocument(),
			buildDocument({ loginAt: undefined }),
			buildDocument({ sessionId: otherSessionId }),
			[],
			{ userId: 'aliceUserId000000', loginToken: 'secret' },
			{ sessionId: [sessionId], userId: 7 },
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
			{ sessionId: undefined, userId: undefined },
		]);
	});

	it('parsePage keeps no field of a row that may not leave the app', () => {
		const { user, ...session } = buildSession();
		expect(user).toBeDefined();
		expect(parsePage({ sessions: [buildDocument()], total: 1 })?.sessions).toEqual([session]);
	});
});

describe('parsePermissions', () => {
	it.each<readonly [string, unknown]>([...notObjects, ['no list', { update: {} }]])(
		'parsePermissions refuses %s',
		(_name, body) => {
			expect(parsePermissions(body)).toBeUndefined();
		},
	);

	it('parsePermissions reads the roles of the permissions that the app needs, and keeps no other', () => {
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

	it('parsePermissions reads which of them were removed', () => {
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

	it('parsePermissions takes no list of removals for nothing that was removed', () => {
		expect(parsePermissions({ update: [] })?.removed).toEqual(new Set());
	});

	it.each<readonly [unknown]>([[null], [{}], ['view-device-management']])(
		'parsePermissions refuses the removals %p',
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
	])('parsePermissions finds the latest change: %s', (_name, dates, want) => {
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
	])('parsePermissions grants nothing for an entry %s', (_name, entry) => {
		expect(parsePermissions({ update: [entry] })?.updated).toEqual(new Map());
	});

	it.each([[undefined], [null], ['user'], [['user', 1]]])(
		'parsePermissions refuses the roles %p of a permission that counts',
		(roles) => {
			const entry = { _id: 'view-device-management', roles };
			expect(parsePermissions({ update: [entry] })).toBeUndefined();
		},
	);
});

describe('parseUnreadableRow', () => {
	it.each<readonly [object, object]>([
		[buildDocument(), { sessionId, userId: 'aliceUserId000000' }],
		[buildDocument({ sessionId: 7, userId: null }), { sessionId: undefined, userId: undefined }],
		[buildDocument({ sessionId: ' ', userId: '' }), { sessionId: undefined, userId: undefined }],
		[{ sessionId: 'no id!' }, { sessionId: 'no id!', userId: undefined }],
		[
			{ sessionId: null, userId: 'u1' },
			{ sessionId: undefined, userId: 'u1' },
		],
	])('parseUnreadableRow keeps the ids of %j that are texts, and nothing else', (row, want) => {
		expect(parseUnreadableRow(row)).toStrictEqual(want);
	});

	it.each<readonly [string, unknown]>([...notObjects, ['an object without ids', { ip: 'x' }]])(
		'parseUnreadableRow finds no row in %s',
		(_name, value) => {
			expect(parseUnreadableRow(value)).toBeUndefined();
		},
	);

	it('parseUnreadableRow finds whose a row without a Device ID is', () => {
		expect(parseUnreadableRow({ userId: 'u1' })).toEqual({ userId: 'u1' });
	});
});

describe('parseRoles', () => {
	it.each<readonly [string, unknown]>([...notObjects, ['no list', { roles: {} }]])(
		'parseRoles refuses %s',
		(_name, body) => {
			expect(parseRoles(body)).toBeUndefined();
		},
	);

	it('parseRoles reads ids and names, and leaves out what has no id', () => {
		const roles = [
			{ _id: 'admin', name: 'admin', scope: 'Users', protected: true },
			{ _id: 'x8Ttq3', name: 'Support' },
			{ _id: 'nameless' },
			{ name: 'Nothing' },
			null,
		];
		expect(parseRoles({ roles, success: true })).toStrictEqual([
			{ id: 'admin', name: 'admin' },
			{ id: 'x8Ttq3', name: 'Support' },
			{ id: 'nameless', name: 'nameless' },
		]);
	});
});

describe('parseServerVersion', () => {
	it.each<readonly [string, unknown, string | undefined]>([
		['9.x', { version: '9.0.0', success: true }, '9.0.0'],
		['an account that may not know all of it', { version: '8.4', success: true }, '8.4'],
		['older servers', { info: { version: '5.4.10', build: {} }, success: true }, '5.4.10'],
		['a release candidate', { version: '9.1.0-rc.2' }, '9.1.0-rc.2'],
		['both', { version: '9.0.0', info: { version: '8.0.0' } }, '9.0.0'],
		['a text in words', { version: 'newest' }, undefined],
		['a text with more than a version', { version: '9.0.0 [link](x)' }, undefined],
		['a text without end', { version: '9'.repeat(33) }, undefined],
		['a number', { version: 9 }, undefined],
		['no version', { success: true }, undefined],
	])('parseServerVersion reads the version of %s', (_name, body, want) => {
		expect(parseServerVersion(body)).toBe(want);
	});
});

describe('parseAccount', () => {
	const body = {
		_id: 'u1',
		username: 'session.service',
		roles: ['bot'],
		emails: [],
		success: true,
	};

	it('parseAccount reads the account', () => {
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
	])('parseAccount refuses %s', (_name, value) => {
		expect(parseAccount(value)).toBeUndefined();
	});

	it.each([['none'], [{}], [[1]], [undefined]])('parseAccount takes %p for no roles', (roles) => {
		expect(parseAccount({ ...body, roles })?.roles).toEqual([]);
	});
});

it('parseAnswers reads whatever JSON comes, or refuses it, but never throws', () => {
	const read = (value: unknown) => (): unknown[] => [
		...[value, { sessions: value, total: 1 }].map(parsePage),
		...[value, { update: [value] }].map(parsePermissions),
		parseAccount(value),
		parseUnreadableRow(value),
		...[value, { roles: [value] }].map(parseRoles),
		...[value, { version: value }, { info: value }].map(parseServerVersion),
	];
	fc.assert(fc.property(fc.jsonValue(), (value) => expect(read(value)).not.toThrow()));
});

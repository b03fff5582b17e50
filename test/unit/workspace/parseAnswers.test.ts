import fc from 'fast-check';

import { parseAccount, parsePage, parsePermissions } from '../../../src/workspace/parse';
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
			total: 0,
		});
	});

	it('leaves out what is no session, and keeps the total', () => {
		const rows = [
			null,
			buildDocument(),
			buildDocument({ loginAt: undefined }),
			buildDocument({ sessionId: otherSessionId }),
			[],
		];

		expect(parsePage({ sessions: rows, total: 40 })).toMatchObject({
			sessions: [{ sessionId }, { sessionId: otherSessionId }],
			total: 40,
		});
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

	it('reads the roles of each permission', () => {
		const permissions = parsePermissions({
			update: [
				{ _id: 'view-device-management', roles: ['admin', 'x8Ttq3'], _updatedAt: 'x', group: 'y' },
				{ _id: 'nobody', roles: [] },
			],
			remove: [],
			success: true,
		});

		expect(permissions).toEqual(
			new Map([
				['view-device-management', new Set(['admin', 'x8Ttq3'])],
				['nobody', new Set()],
			]),
		);
	});

	it.each([
		['without an id', { roles: ['user'] }],
		['with an empty id', { _id: '', roles: ['user'] }],
		['without roles', { _id: 'view-device-management' }],
		['with roles that are a text', { _id: 'view-device-management', roles: 'user' }],
		['with a role that is no text', { _id: 'view-device-management', roles: ['user', 1] }],
		['that is null', null],
	])('grants nothing for an entry %s', (_name, entry) => {
		expect(parsePermissions({ update: [entry] })).toEqual(new Map());
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
	];

	fc.assert(fc.property(fc.jsonValue(), (value) => expect(read(value)).not.toThrow()));
});

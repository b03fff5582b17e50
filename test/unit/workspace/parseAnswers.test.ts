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

const userId = 'aliceUserId000000';

it.each([undefined, null, 'sessions', 7, [[]], {}])(
	'parseAnswers refuses %j everywhere',
	(body) => {
		const parsers = [parsePage, parsePermissions, parseUnreadableRow, parseRoles, parseAccount];
		expect(parsers.filter((parse) => parse(body) !== undefined)).toEqual([]);
	},
);

it.each([{ total: 0 }, { sessions: {}, total: 0 }, { sessions: [] }, { sessions: [], total: -1 }])(
	'parsePage refuses %j',
	(body) => {
		expect(parsePage(body)).toBeUndefined();
	},
);

it('parsePage keeps what is no session apart, by its ids alone, and keeps the total', () => {
	const rows = [
		null,
		buildDocument(),
		buildDocument({ loginAt: undefined }),
		buildDocument({ sessionId: otherSessionId }),
		{ userId, loginToken: 'secret' },
		{ sessionId },
		{ sessionId: [sessionId], userId: 7 },
	];
	const { user: _user, ...session } = buildSession();
	const none = { sessionId: undefined, userId: undefined };
	expect(parsePage({ sessions: rows, total: 40 })).toStrictEqual({
		sessions: [session, { ...session, sessionId: otherSessionId }],
		unreadable: [none, { sessionId, userId }, { ...none, userId }, { ...none, sessionId }, none],
		total: 40,
	});
});

const known = { _id: 'view-device-management', roles: ['admin', 'x8Ttq3'] };

it.each<object>([
	{ update: {} },
	{ update: [], remove: null },
	{ update: [], remove: known._id },
	...[undefined, null, 'user', ['user', 1]].map((roles) => ({ update: [{ ...known, roles }] })),
])('parsePermissions refuses %j', (body) => {
	expect(parsePermissions(body)).toBeUndefined();
});

it('parsePermissions reads the roles of the permissions that the app needs, and keeps no other', () => {
	const update = [
		{ ...known, _updatedAt: 'x', group: 'y' },
		{ _id: 'logout-device-management', roles: [] },
		{ _id: 'create-c', roles: ['user'] },
		{ _id: 'change-setting-Site_Url', level: 'settings', roles: ['admin'] },
	];
	expect(parsePermissions({ update, success: true })).toEqual({
		updated: new Map([
			['view-device-management', new Set(['admin', 'x8Ttq3'])],
			['logout-device-management', new Set()],
		]),
		removed: new Set(),
		latest: undefined,
	});
});

it('parsePermissions reads which of them were removed', () => {
	const gone = { ...known, _deletedAt: '2024-06-12T08:30:00.000Z' };
	const remove = [gone, { _id: 'create-c' }, 'logout-device-management', null];
	expect(parsePermissions({ update: [], remove })?.removed).toEqual(new Set([known._id]));
});

it.each<readonly [string, readonly unknown[], string | undefined]>([
	['none', [], undefined],
	[
		'the last of any order',
		['2024-06-12T08:30:00Z', '2024-06-12T08:31:00Z', '2024-06-01T00:00:00Z'],
		'2024-06-12T08:31:00Z',
	],
	['one before 1970', ['1969-06-12T08:30:00Z'], '1969-06-12T08:30:00Z'],
	['no number or word', [1718180000000, 'x', '1970-01-01T00:00:00Z', null], '1970-01-01T00:00:00Z'],
])('parsePermissions finds the latest change: %s', (_name, dates, want) => {
	const update = dates.map((_updatedAt) => ({ _id: 'create-c', roles: ['user'], _updatedAt }));
	const latest = want === undefined ? undefined : Date.parse(want);
	expect(parsePermissions({ update })?.latest).toBe(latest);
});

it('parsePermissions grants nothing for an entry without an id', () => {
	const update = [{ roles: ['user'] }, null, { _id: 'create-c' }];
	expect(parsePermissions({ update })?.updated).toEqual(new Map());
});

it.each<readonly [object, object | undefined]>([
	[{ ip: 'x' }, undefined],
	[buildDocument(), { sessionId, userId }],
	[{ sessionId: 7, userId: null }, {}],
	[{ userId: 'u1' }, { userId: 'u1' }],
])('parseUnreadableRow keeps the ids of %j that are texts, and nothing else', (row, want) => {
	expect(parseUnreadableRow(row)).toEqual(want);
});

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
	expect(parseRoles({ roles: {} })).toBeUndefined();
});

it.each<readonly [string, object, string | undefined]>([
	['9.x', { version: '9.0.0', success: true }, '9.0.0'],
	['older servers', { info: { version: '5.4.10', build: {} }, success: true }, '5.4.10'],
	['both', { version: '9.0.0', info: { version: '8.0.0' } }, '9.0.0'],
	['a text in words', { version: 'newest' }, undefined],
	['a text without end', { version: '9'.repeat(33) }, undefined],
	['a number', { version: 9 }, undefined],
	['no version', { success: true }, undefined],
])('parseServerVersion reads the version of %s', (_name, body, want) => {
	expect(parseServerVersion(body)).toBe(want);
});

const account = { userId: 'u1', username: 'session.service', roles: ['bot'] };
const body = { _id: 'u1', username: 'session.service', roles: ['bot'], emails: [], success: true };

it.each<readonly [object, object | undefined]>([
	[{}, account],
	[{ _id: undefined }, undefined],
	[{ username: ' ' }, undefined],
	...['none', {}, [1], undefined].map((roles) => [{ roles }, { ...account, roles: [] }] as const),
])('parseAccount reads the account with %j as %j', (override, want) => {
	expect(parseAccount({ ...body, ...override })).toEqual(want);
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

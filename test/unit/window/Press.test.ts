import fc from 'fast-check';

import {
	type ActionId,
	buttons,
	type ButtonSession,
	parsePress,
	type Press,
	type Target,
	type WindowState,
	writeValue,
} from '../../../src/window/Press';
import { thrown } from '../support/failures';
import { sessionId } from '../support/sessions';

const unusable = { code: 'invalid-params', parameter: 'press' };

const actionIds = Object.keys(buttons);

/** What each button does, and what its value has to name. */
const actions = {
	'session-info-previous': ['list'],
	'session-info-next': ['list'],
	'session-info-refresh': ['list'],
	'session-info-back': ['list'],
	'session-info-ask': ['ask', 'one'],
	'session-info-ask-others': ['ask', 'others'],
	'session-info-ask-all': ['ask', 'all'],
	'session-info-log-out': ['log-out', 'one'],
	'session-info-log-out-others': ['log-out', 'others'],
	'session-info-log-out-all': ['log-out', 'all'],
} as const satisfies Record<ActionId, readonly [action: Press['action'], what?: Target['what']]>;

const sessionButtons = actionIds.filter((id) => /(ask|log-out)(-others)?$/.test(id));

const bobs: WindowState = { username: 'bob', offset: 20 };

const described: ButtonSession = {
	sessionId,
	title: 'Chrome 113.0.0 on Windows',
	// The last moment that Rocket.Chat writes with four digits of a year.
	loginAt: new Date('9999-12-31T23:59:59.999Z'),
	owner: 'Bob Baker (bob)',
	hasOthers: true,
};

it.each(Object.entries(actions))('parsePress reads what writeValue writes for %s', (...row) => {
	const [actionId, [action, what]] = row;
	const target = what === 'all' ? { what, username: 'bob' } : { what, session: described };
	expect(parsePress(actionId, writeValue(bobs, described))).toStrictEqual({
		action,
		state: bobs,
		...(what && { target }),
	});
});

it.each(['', 'ask', 'session-info', 'toString', '__proto__', 'SESSION-INFO-ASK', undefined, 7])(
	'parsePress knows no button %j, whatever its value',
	(actionId) => {
		expect(parsePress(actionId, '{"offset":0}')).toBeUndefined();
		expect(parsePress(actionId, 'nonsense')).toBeUndefined();
	},
);

it.each<readonly [string, WindowState]>([
	['{"offset":0}', { offset: 0 }],
	['{"offset":1000000}', { offset: 1_000_000 }],
	['{"offset":0,"user":"bob"}', { offset: 0, username: 'bob' }],
	[`{"offset":0,"user":"${'𝄞'.repeat(128)}"}`, { offset: 0, username: '𝄞'.repeat(128) }],
	['{"offset":0,"session":".*","other":1}', { offset: 0 }],
	[`{"offset":0}${' '.repeat(4084)}`, { offset: 0 }],
])('parsePress takes a readable list: %#', (value, state) => {
	expect(parsePress('session-info-refresh', value)).toStrictEqual({ action: 'list', state });
});

it.each([
	...[undefined, null, 7, { offset: 0 }, ['{"offset":0}'], '', 'nonsense', 'null', '7', '[]', '{}'],
	...['"0"', '-1', '1.5', '1000001', '1e999', 'null'].map((offset) => `{"offset":${offset}}`),
	...['""', 'null', '["bob"]'].map((user) => `{"offset":0,"user":${user}}`),
	...[257, 100_000].map((length) => `{"offset":0,"user":"${'x'.repeat(length)}"}`),
	`{"offset":0}${' '.repeat(4085)}`,
	'['.repeat(100_000),
])('parsePress refuses a list that cannot be read: %#', (value) => {
	expect(thrown(() => parsePress('session-info-refresh', value))).toEqual(unusable);
});

it.each([
	'{"offset":0}',
	'{"offset":0,"session":""}',
	'{"offset":0,"session":".*"}',
	'{"offset":0,"session":["x"]}',
	'{"offset":0,"session":{"sessionId":"x"}}',
	`{"offset":0,"session":"${'x'.repeat(65)}"}`,
])('parsePress refuses %j where a session is needed', (value) => {
	const failures = sessionButtons.map((id) => thrown(() => parsePress(id, value)));
	expect(failures).toEqual(sessionButtons.map(() => unusable));
});

it.each(['{"offset":0}', '{"offset":0,"user":7}', '{"offset":0,"user":" "}'])(
	'parsePress refuses %j where a user is needed',
	(value) => {
		for (const actionId of ['session-info-ask-all', 'session-info-log-out-all']) {
			expect(thrown(() => parsePress(actionId, value))).toEqual(unusable);
		}
	},
);

it.each<readonly [string, unknown]>([
	['no list', { session: sessionId }],
	['a list that cannot be read', { session: sessionId, user: 7, offset: 'x' }],
	['a title of another type', { session: sessionId, offset: 0, title: { toString: 1 } }],
	['a time of another type', { session: sessionId, offset: 0, time: '2024-06-12' }],
	['a time that no calendar has', { session: sessionId, offset: 0, time: 2 ** 53 - 1 }],
	['a time after the year 9999', { session: sessionId, offset: 0, time: 253_402_300_800_000 }],
	['an owner of another type', { session: sessionId, offset: 0, owner: [] }],
	['another word for "others"', { session: sessionId, offset: 0, others: 'true' }],
	['the seal of a window that version 2 opened', { session: sessionId, offset: 0, seal: 'x' }],
])('parsePress needs nothing but the Device ID to log out: %s', (_what, value) => {
	expect(parsePress('session-info-log-out', JSON.stringify(value))).toStrictEqual({
		action: 'log-out',
		state: { offset: 0 },
		target: { what: 'one', session: { sessionId } },
	});
});

const hostile = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 3000 }),
	fc.constantFrom('"', '\\', '\0', '\ud800').map((unit) => unit.repeat(100_000)),
);

it.each(['"', '\\', '\0', '\u2028', '\ud800', '𝄞', 'é'])(
	'writeValue keeps to 2,000 characters, whatever device and user are called: %j',
	(unit) => {
		const name = unit.repeat(100_000);
		const session = { ...described, title: name, owner: name };
		const value = writeValue({ username: unit.repeat(256), offset: 1_000_000 }, session);
		expect(value.length).toBeLessThanOrEqual(2000);
	},
);

it('writeValue gives buttons that log out the device, whatever it is called', () => {
	fc.assert(
		fc.property(hostile, hostile, (title, owner) => {
			const value = writeValue(bobs, { ...described, title, owner });
			expect(parsePress('session-info-log-out', value)).toMatchObject({
				action: 'log-out',
				state: bobs,
				target: { what: 'one', session: { sessionId, loginAt: described.loginAt } },
			});
		}),
		{ endOnFailure: true },
	);
});

it('writeValue cuts long names with a mark', () => {
	const press = parsePress(
		'session-info-ask',
		writeValue(bobs, { sessionId, title: 'x'.repeat(1_000_000), owner: 'y'.repeat(300) }),
	);
	expect(press).toMatchObject({
		target: { session: { title: `${'x'.repeat(200)}…`, owner: `${'y'.repeat(200)}…` } },
	});
});

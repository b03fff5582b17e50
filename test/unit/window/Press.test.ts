import fc from 'fast-check';

import { SessionInfoError } from '../../../src/errors/SessionInfoError';
import { parseSessionId } from '../../../src/sessions/sessionId';
import {
	type ActionId,
	buttons,
	createSealer,
	parsePress,
	type Press,
	writeValue,
} from '../../../src/window/Press';
import { thrown } from '../support/failures';
import { otherSessionId, sessionId } from '../support/sessions';

const noButton = { code: 'invalid-params', parameter: 'press' };
const badUser = { code: 'invalid-params', parameter: 'username_chat' };
const badId = { code: 'invalid-session-id', missing: false, door: 'chat' };

describe('parsePress', () => {
	it.each<readonly [ActionId, Press['does']]>([
		['session-info-previous', 'list'],
		['session-info-next', 'list'],
		['session-info-refresh', 'list'],
		['session-info-back', 'list'],
		['session-info-ask', 'ask'],
		['session-info-log-out', 'log-out'],
	])('knows the button %s', (actionId, does) => {
		const value = JSON.stringify({ user: 'bob', offset: 20, session: sessionId, seal: 'sealed' });

		expect(parsePress(actionId, value)).toEqual({
			does,
			place: { username: 'bob', offset: 20 },
			...(does !== 'list' && { sessionId, seal: 'sealed' }),
		});
	});

	it.each(['', 'ask', 'session-info', 'toString', '__proto__', 'SESSION-INFO-ASK', undefined, 7])(
		'knows no button %j, whatever its value',
		(actionId) => {
			expect(parsePress(actionId, '{"offset":0}')).toBeUndefined();
			expect(parsePress(actionId, 'nonsense')).toBeUndefined();
		},
	);

	it.each<readonly [unknown, Press]>([
		['{"offset":0}', { does: 'list', place: { offset: 0 } }],
		['{"offset":1000000}', { does: 'list', place: { offset: 1_000_000 } }],
		['{"offset":0,"user":"@bob"}', { does: 'list', place: { offset: 0, username: 'bob' } }],
		['{"offset":0,"session":".*","other":1}', { does: 'list', place: { offset: 0 } }],
		[`{"offset":0}${' '.repeat(4084)}`, { does: 'list', place: { offset: 0 } }],
	])('reads the value %j', (value, want) => {
		expect(parsePress('session-info-refresh', value)).toStrictEqual(want);
	});

	it.each<readonly [unknown, unknown]>([
		[undefined, noButton],
		[null, noButton],
		[{ offset: 0 }, noButton],
		['', noButton],
		['nonsense', noButton],
		['null', noButton],
		['7', noButton],
		['[]', noButton],
		['{}', noButton],
		['{"offset":"0"}', noButton],
		['{"offset":-1}', noButton],
		['{"offset":1.5}', noButton],
		['{"offset":1000001}', noButton],
		['{"offset":1e999}', noButton],
		['{"offset":null}', noButton],
		[`{"offset":0}${' '.repeat(4085)}`, noButton],
		['{"offset":0,"user":""}', badUser],
		['{"offset":0,"user":null}', badUser],
		['{"offset":0,"user":["bob"]}', badUser],
		[JSON.stringify({ offset: 0, user: 'x'.repeat(257) }), badUser],
	])('refuses the value %j', (value, want) => {
		expect(thrown(() => parsePress('session-info-refresh', value))).toEqual(want);
	});

	it.each<readonly [unknown, unknown]>([
		['{"offset":0}', { ...badId, missing: true }],
		['{"offset":0,"session":""}', badId],
		['{"offset":0,"session":".*"}', badId],
		['{"offset":0,"session":["x"]}', badId],
		[JSON.stringify({ offset: 0, session: 'x'.repeat(65) }), badId],
	])('refuses %j where a session is needed', (value, want) => {
		expect(thrown(() => parsePress('session-info-ask', value))).toEqual(want);
		expect(thrown(() => parsePress('session-info-log-out', value))).toEqual(want);
	});

	it.each(['', ', "seal": 7', ', "seal": null', ', "seal": ["x"]', ', "seal": ""'])(
		'takes a session without a seal for one that was not shown: %j',
		(seal) => {
			expect(
				parsePress('session-info-ask', `{"offset":0,"session":"${sessionId}"${seal}}`),
			).toMatchObject({ seal: '' });
		},
	);

	it('throws nothing but its own errors, whatever a client sends', () => {
		const value = fc.oneof(
			fc.anything(),
			fc.json(),
			fc
				.record(
					{ offset: fc.anything(), user: fc.anything(), session: fc.anything() },
					{ requiredKeys: [] },
				)
				.map((state) => JSON.stringify(state)),
		);

		fc.assert(
			fc.property(fc.constantFrom(...Object.keys(buttons)), value, (actionId, sent) => {
				let failure: unknown = new SessionInfoError({ code: 'internal-error' });
				try {
					parsePress(actionId, sent);
				} catch (error) {
					failure = error;
				}
				expect(failure).toBeInstanceOf(SessionInfoError);
			}),
		);
	});
});

describe('writeValue', () => {
	const valueOf = (press: Press): string =>
		writeValue(press.place, press.does === 'list' ? undefined : press);
	const places = fc.record(
		{
			username: fc.stringMatching(/^[\w.-]{1,256}$/),
			offset: fc.integer({ min: 0, max: 1_000_000 }),
		},
		{ requiredKeys: ['offset'], noNullPrototype: true },
	);
	const pressed = ({ place, does }: { place: Press['place']; does: Press['does'] }): Press =>
		does === 'list' ? { does, place } : { does, place, sessionId, seal: 'sealed' };
	const presses = fc
		.record({ place: places, does: fc.constantFrom('list', 'ask', 'log-out') })
		.map(pressed);

	it('writes what is read again', () => {
		fc.assert(
			fc.property(presses, (press) => {
				const [actionId] =
					Object.entries(buttons).find(([, { does }]) => does === press.does) ?? [];
				expect(parsePress(actionId, valueOf(press))).toStrictEqual(press);
			}),
		);
	});

	it('fits into what a client may send, whatever it is about', () => {
		const username = '𝄞'.repeat(128);

		expect(
			parsePress(
				'session-info-refresh',
				valueOf(pressed({ does: 'list', place: { username, offset: 0 } })),
			),
		).toEqual({ does: 'list', place: { username, offset: 0 } });
	});
});

describe('a seal', () => {
	const sealOf = createSealer();
	const seal = sealOf('samUserId', sessionId);

	it('is good for the reader and the session that it was made for', () => {
		expect(sealOf('samUserId', sessionId)).toBe(seal);
	});

	it.each([
		['another reader', seal, 'aliceUserId', sessionId],
		['another session', seal, 'samUserId', otherSessionId],
		['a part of it', seal.slice(0, -1), 'samUserId', sessionId],
		['nothing', '', 'samUserId', sessionId],
	])('is not good for %s', (_name, given, reader, session) => {
		expect(sealOf(reader, session)).not.toBe(given);
	});

	it('is not good in another process', () => {
		expect(createSealer()('samUserId', sessionId)).not.toBe(seal);
	});

	it('keeps reader and session apart', () => {
		const rest = parseSessionId(sessionId.slice(1), 'chat');
		expect(sealOf(`samUserId${sessionId.charAt(0)}`, rest)).not.toBe(seal);
	});
});

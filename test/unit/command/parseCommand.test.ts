import fc from 'fast-check';

import { type Command, parseCommand } from '../../../src/command/parseCommand';
import { toFailure } from '../../../src/errors/SessionInfoError';
import type { Scope } from '../../../src/requests/Query';
import { parseParameters } from '../../workspace/server/parseParameters';
import { buildCaller } from '../support/caller';
import { thrown } from '../support/failures';
import { sessionId } from '../support/sessions';

const caller = buildCaller();

/** As Rocket.Chat hands over what was typed after `/session`. */
const parse = (typed: string): Command => parseCommand(parseParameters(typed), caller);

const listOf = (scope: Scope, offset: number) => ({
	kind: 'list',
	scope,
	pagination: { offset, count: 5 },
});
const list = (offset: number) => listOf({ of: 'own' }, offset);
const listUser = (username: string, offset: number) => listOf({ of: 'user', username }, offset);
const listAll = (offset: number) => listOf({ of: 'everybody' }, offset);
const find = (filter: string, offset = 0) => listOf({ of: 'search', filter }, offset);
const session = (whose: string, id: string = sessionId) => ({
	kind: 'session',
	whose,
	sessionId: id,
});
const logout = (id: string) => ({ kind: 'logout', whose: 'either', sessionId: id });
const suggest = (command: string) => ({ kind: 'suggest', command });

it.each<readonly [string, unknown]>([
	['', list(0)],
	['list', list(0)],
	['list 007', list(30)],
	['2', list(5)],
	['Page 3', list(10)],
	['list @alice 2', list(5)],
	['list ALICE', list(0)],
	['@Alice', list(0)],
	['list @bob', listUser('bob', 0)],
	['"@anna lena" page 2', listUser('anna lena', 5)],
	['list @carol:matrix.example 2', listUser('@carol:matrix.example', 5)],
	['list @page 2', listUser('page', 5)],
	['list 1.5', listUser('1.5', 0)],
	['list all', listAll(0)],
	['list ALL page 3', listAll(10)],

	['find   chrome   windows  ', find('chrome windows')],
	['FIND "Mac OS" PAGE 2', find('Mac OS', 5)],
	['find Windows 10 page 3', find('Windows 10', 10)],
	['find Chrome "page 2"', find('Chrome page 2')],
	['find Chrome page two', find('Chrome page two')],
	['find page 2', find('page 2')],
	['find Mac OS 10', find('Mac OS 10')],
	['find page 2 page 3', find('page 2', 10)],

	[`INFO ${sessionId}`, session('own')],
	['info list', session('own', 'list')],
	[`admin "${sessionId}"`, session('anybody')],
	[sessionId, session('either')],
	['12345678901234567', session('either', '12345678901234567')],
	['Logoutabcdefghijk', session('either', 'Logoutabcdefghijk')],

	[`LOGOUT ${sessionId}`, logout(sessionId)],
	[`logout Others ${sessionId}`, { kind: 'logout-others', sessionId }],
	['logout @Alice', { kind: 'count', username: 'Alice' }],
	['logout @others', { kind: 'count', username: 'others' }],
	['logout "@anna lena" ALL', { kind: 'logout-all', username: 'anna lena' }],
	['logout bob@example.com', { kind: 'logout-name', name: 'bob@example.com' }],
	['logout @', { kind: 'logout-name', name: '@' }],

	['manage', { kind: 'manage' }],
	['manage bob', { kind: 'manage', username: 'bob' }],
	['manage @2', { kind: 'manage', username: '2' }],

	['summary', { kind: 'summary' }],
	['Status', { kind: 'status' }],
	...['help', '-H', '--help', '—help', '?'].map((word) => [word, { kind: 'help' }] as const),
])('parseCommand reads "%s"', (typed, want) => {
	expect(parse(typed)).toEqual(want);
});

it.each([
	['@', '@'],
	['revoke 2', 'revoke'],
	['a.b', 'a.b'],
	['list page', 'page'],
	['list page two', 'two'],
	['list page 2 3', '3'],
	['list @bob now then', 'now'],
	['list @ 2', '@'],
	['HELP me', 'me'],
	[`info ${sessionId} 2`, '2'],
	[`logout ${sessionId} all`, 'all'],
	['logout @bob everything', 'everything'],
	['logout @bob all now', 'now'],
	['manage @', '@'],
	['manage 2', '2'],
])('parseCommand shows help for "%s", of which it does not know "%s"', (typed, unknownWord) => {
	expect(parse(typed)).toEqual({ kind: 'help', unknownWord });
});

const badId = { code: 'invalid-session-id', isMissing: false };
const noId = { ...badId, isMissing: true };
const invalid = (parameter: string) => ({ code: 'invalid-params', parameter });

it.each<readonly [string, unknown]>([
	['0', invalid('page')],
	['list -1', invalid('page')],
	['list 1E10', invalid('page')],
	['find chrome page 0', invalid('page')],
	['find 198.51.100.0/33 page 2', invalid('network')],
	['find', invalid('filter')],
	[`list ${'x'.repeat(257)}`, invalid('username')],
	[`manage @${'x'.repeat(257)}`, invalid('username')],
	[`logout @${'x'.repeat(257)}`, invalid('username')],
	['info', noId],
	['admin @bob', badId],
	['logout', invalid('logout')],
	['logout others', invalid('logout')],
	['logout others @bob', badId],
])('parseCommand refuses "%s"', (typed, want) => {
	expect(thrown(() => parse(typed))).toEqual(want);
});

it.each([
	['logout ALL.', 'logout @alice all'],
	['lgoout @bob all', 'logout @bob all'],
	['LSIT @bob', 'list @bob'],
	['lst', 'list'],
	['mangae', 'manage'],
	['stats', 'status'],
	['sumary', 'summary'],
	['`hlep`', 'help'],
	['list2', 'list'],
	['logoff x', 'logout x'],
	['fnid “Mac OS” page 2', 'find "Mac OS" page 2'],
	['lsit "@anna lena" 2', 'list "@anna lena" 2'],
])('parseCommand asks back "%s" as "%s"', (typed, want) => {
	expect(parse(typed)).toEqual(suggest(`/session ${want}`));
});

it('parseCommand asks back each word that is one slip away from a command', () => {
	const names = ['list', 'find', 'info', 'admin', 'logout', 'manage', 'status', 'summary', 'help'];
	const slips = fc.tuple(
		fc.constantFrom(...names),
		fc.nat(6),
		fc.constantFrom('$2$1', '$2', '$1$1$2'),
	);

	fc.assert(
		fc.property(slips, ([name, position, slip]) => {
			const at = position % (name.length - 1);
			const word = name.replace(new RegExp(`(?<=^.{${at}})(.)(.)`), slip);
			fc.pre(word !== name);
			expect(parse(`${word} @bob`)).toEqual(suggest(`/session ${name} @bob`));
		}),
	);
});

it('parseCommand asks no username back that is nearly a command', () => {
	const lisa = buildCaller({ username: 'lisa' });
	expect(parseCommand(['Lisa'], lisa)).toEqual(session('either', 'Lisa'));
	expect(parse('lisa')).toEqual(suggest('/session list'));
});

it.each(['luxt', 'lsxt', 'lxit', 'mylist', 'lisstt', 'sumxxxy'])(
	'parseCommand asks back nothing for "%s", which is too far from any subcommand',
	(typed) => {
		expect(parse(typed)).not.toHaveProperty('command');
	},
);

it('parseCommand names the caller as they have to be typed', () => {
	const lena = buildCaller({ username: 'anna lena' });
	expect(parseCommand(['logout', 'all'], lena)).toEqual(
		suggest('/session logout "@anna lena" all'),
	);
});

it.each<readonly [string, unknown]>([
	['“list” 2\u200b', list(5)],
	['`@bob`, 2', listUser('bob`,', 5)],
	['page\u00a0<2>', list(5)],
	['list\u3000“all” 3,', listAll(10)],
	['list @alice\u200b `3`', list(10)],
	[`info «${sessionId}»`, session('own')],
	[`admin \n <${sessionId}>`, session('anybody')],
	['find 198.51.100.0/24, page 2.', find('198.51.100.0/24', 5)],
	[`logout others \`${sessionId}\``, { kind: 'logout-others', sessionId }],
	['logout @bob all.', { kind: 'logout-all', username: 'bob' }],
])('parseCommand reads %j as it is meant', (typed, want) => {
	expect(parse(typed)).toEqual(want);
});

it.each([1, 2, 200])('parseCommand takes 512 characters in %d words, and no more', (count) => {
	const others = Array.from({ length: count - 1 }, () => 'x');
	const words = [...others, 'y'.repeat(512 - '/session '.length - 2 * others.length)];
	expect(`/session ${words.join(' ')}`).toHaveLength(512);
	expect(parseCommand(words, caller)).toMatchObject({ kind: 'help' });
	expect(thrown(() => parseCommand([...words, ''], caller))).toEqual(invalid('length'));
	expect(thrown(() => parseCommand(['z', ...words], caller))).toEqual(invalid('length'));
});

it('parseCommand throws nothing but the failures of the app, whatever is typed', () => {
	const word = fc.oneof(
		fc.constantFrom('list', 'FIND', 'info', 'admin', 'status', 'help', '@', '@alice', '0', '-1'),
		fc.constantFrom('logout', 'others', 'all', 'manage', '@bob', sessionId),
		fc.constantFrom('__proto__', 'constructor', 'toString', '', ' ', '\u0000', 'İ', '\ud800'),
		fc.string({ unit: 'binary' }),
	);
	const outcome = (words: readonly string[]): string => {
		try {
			return parseCommand(words, caller).kind;
		} catch (error) {
			return toFailure(error).code;
		}
	};

	fc.assert(
		fc.property(fc.array(word, { maxLength: 6 }), (words) => {
			expect(outcome(words)).not.toBe('internal-error');
		}),
		{ numRuns: 2000 },
	);
});

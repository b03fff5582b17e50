import fc from 'fast-check';

import { type Command, parseCommand } from '../../../src/command/parseCommand';
import { SessionInfoError } from '../../../src/errors/SessionInfoError';
import type { Scope } from '../../../src/requests/Query';
import { spellingsOf } from '../../../src/requests/typedText';
import { parseParameters } from '../../workspace/server/parseParameters';
import { buildCaller } from '../support/caller';
import { thrown } from '../support/failures';
import { sessionId } from '../support/sessions';

const caller = buildCaller();

/** As Rocket.Chat hands over what was typed after `/session`. */
const parse = (typed: string): Command => parseCommand(parseParameters(typed), caller);

const help = (unknownWord?: string) =>
	unknownWord === undefined ? { kind: 'help' } : { kind: 'help', unknownWord };

describe('parseCommand', () => {
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
	const suggest = (command: string) => ({ kind: 'suggest', command });

	it.each<readonly [string, unknown]>([
		['', list(0)],
		['   ', list(0)],
		['\t\n', list(0)],
		['list', list(0)],
		['list 1', list(0)],
		['list 2', list(5)],
		['list 007', list(30)],
		['LIST 3', list(10)],
		['lIsT @alice', list(0)],
		['list @alice 2', list(5)],
		['list @bob', listUser('bob', 0)],
		['list @bob 4', listUser('bob', 15)],
		['list @Alice', list(0)],
		['list ALICE 2', list(5)],
		['@Alice', list(0)],
		['list page 2', list(5)],
		['list all page 2', listAll(5)],
		['list @bob page 2', listUser('bob', 5)],
		['list @bob PAGE 2', listUser('bob', 5)],
		['@bob page 2', listUser('bob', 5)],
		['list @page 2', listUser('page', 5)],
		['2', list(5)],
		['page 2', list(5)],
		['Page 3', list(10)],
		['list "@anna lena" 2', listUser('anna lena', 5)],
		['list @"anna lena" page 2', listUser('anna lena', 5)],
		['"@anna lena"', listUser('anna lena', 0)],
		['list @carol:matrix.example 2', listUser('@carol:matrix.example', 5)],
		['list @@carol:matrix.example', listUser('@carol:matrix.example', 0)],
		['@carol:matrix.example', listUser('@carol:matrix.example', 0)],
		['list @bob.smith-2_x', listUser('bob.smith-2_x', 0)],
		['list @2', listUser('2', 0)],
		['list @@bob', listUser('@bob', 0)],
		['list bob', listUser('bob', 0)],
		['list bob 2', listUser('bob', 5)],
		['list alice 2', list(5)],
		['list 1.5', listUser('1.5', 0)],
		['list two', listUser('two', 0)],
		['list １', listUser('１', 0)],
		['list all', listAll(0)],
		['list ALL 3', listAll(10)],
		['list @all', listUser('all', 0)],
		['@bob', listUser('bob', 0)],
		['@bob 2', listUser('bob', 5)],
		['@alice', list(0)],
		['@all', listUser('all', 0)],

		['find Chrome', find('Chrome')],
		['FIND Chrome', find('Chrome')],
		['find chrome windows', find('chrome windows')],
		['find   chrome   windows  ', find('chrome windows')],
		['find "Mac OS"', find('Mac OS')],
		['find "Mac OS" page 2', find('Mac OS', 5)],
		['find "Windows 10"', find('Windows 10')],
		['find Windows 10', find('Windows 10')],
		['find Mac OS 10', find('Mac OS 10')],
		['find Windows 10 page 3', find('Windows 10', 10)],
		['find Chrome PAGE 2', find('Chrome', 5)],
		['find Chrome "page 2"', find('Chrome page 2')],
		['find Chrome page', find('Chrome page')],
		['find Chrome page two', find('Chrome page two')],
		['find Chrome page 8.1', find('Chrome page 8.1')],
		['find page 2', find('page 2')],
		['find page 2 page 3', find('page 2', 10)],
		['find page', find('page')],
		['find 2', find('2')],
		['find 2 2', find('2 2')],
		['find 8.1', find('8.1')],
		['find Android 8.1', find('Android 8.1')],
		['find @bob', find('@bob')],
		['find list', find('list')],
		['find "list"', find('list')],
		['find 203.0.113.7', find('203.0.113.7')],
		['find 2001:db8::1 page 2', find('2001:db8::1', 5)],
		['find .*', find('.*')],
		['find "say \\"hi\\""', find('say "hi"')],
		['find アリス page 2', find('アリス', 5)],

		[`info ${sessionId}`, session('own')],
		[`INFO ${sessionId}`, session('own')],
		[`admin ${sessionId}`, session('anybody')],
		[`Admin "${sessionId}"`, session('anybody')],
		['info list', session('own', 'list')],
		[sessionId, session('either')],
		['x', session('either', 'x')],
		['page', session('either', 'page')],
		['bob', session('either', 'bob')],
		['12345678901234567', session('either', '12345678901234567')],
		['Logoutabcdefghijk', session('either', 'Logoutabcdefghijk')],
		['all', session('either', 'all')],
		['others', session('either', 'others')],
		[
			'3f3a4e8c-6671-480f-af9a-979486319e50',
			session('either', '3f3a4e8c-6671-480f-af9a-979486319e50'),
		],

		[`logout ${sessionId}`, { kind: 'logout', whose: 'either', sessionId }],
		[`LOGOUT ${sessionId}`, { kind: 'logout', whose: 'either', sessionId }],
		['logout all', suggest('/session logout @alice all')],
		['logout ALL.', suggest('/session logout @alice all')],
		['logout @Alice', { kind: 'count', username: 'Alice' }],
		['logout "@anna lena" all', { kind: 'logout-all', username: 'anna lena' }],
		['logout @carol:matrix.example all', { kind: 'logout-all', username: '@carol:matrix.example' }],
		['logout bob', { kind: 'logout', whose: 'either', sessionId: 'bob' }],
		[`logout others ${sessionId}`, { kind: 'logout-others', sessionId }],
		[`logout Others ${sessionId}`, { kind: 'logout-others', sessionId }],
		['logout others all', { kind: 'logout-others', sessionId: 'all' }],
		['logout @bob', { kind: 'count', username: 'bob' }],
		['logout @alice', { kind: 'count', username: 'alice' }],
		['logout @others', { kind: 'count', username: 'others' }],
		['logout @bob all', { kind: 'logout-all', username: 'bob' }],
		['logout @bob ALL', { kind: 'logout-all', username: 'bob' }],
		['logout @alice all', { kind: 'logout-all', username: 'alice' }],

		['manage', { kind: 'manage' }],
		['MANAGE', { kind: 'manage' }],
		['manage @alice', { kind: 'manage' }],
		['manage @bob', { kind: 'manage', username: 'bob' }],
		['manage bob', { kind: 'manage', username: 'bob' }],

		['manage @ALICE', { kind: 'manage' }],
		['manage "@anna lena"', { kind: 'manage', username: 'anna lena' }],
		['manage @2', { kind: 'manage', username: '2' }],

		['summary', { kind: 'summary' }],
		['status', { kind: 'status' }],
		['Status', { kind: 'status' }],
		['help', help()],
		['-h', help()],
		['-H', help()],
		['--help', help()],
		['—help', help()],
		['?', help()],
		['HELP me', help('me')],

		['@', help('@')],
		['revoke 2', help('revoke')],
		['page two', help('page')],
		['list page', help('page')],
		['list page two', help('two')],
		['list @bob page', help('page')],
		['list @bob page two', help('two')],
		['list page 2 3', help('3')],
		['summary 2', help('2')],
		['logout all now', help('now')],
		['manage 2', help('2')],
		[`${sessionId} 2`, help(sessionId)],
		['a.b', help('a.b')],
		['x'.repeat(65), help('x'.repeat(65))],
		['-ä', help('-ä')],
		['list 2 3', help('3')],
		['list 2 @bob', help('@bob')],
		['list 2 bob', help('bob')],
		['list @', help('@')],
		['list @ 2', help('@')],
		['list @bob two', help('two')],
		['list @bob 2 3', help('3')],
		['list @bob abc 3', help('abc')],
		['list all bob', help('bob')],
		['list all 2 3', help('3')],
		['@bob two', help('two')],
		['@bob 2 3', help('3')],
		['status now', help('now')],
		[`info ${sessionId} 2`, help('2')],
		[`admin ${sessionId} @bob`, help('@bob')],
		[`logout ${sessionId} ${sessionId}`, help(sessionId)],
		[`logout ${sessionId} all`, help('all')],
		[`logout ${sessionId} @bob x`, help('x')],
		[`logout others ${sessionId} x`, help('x')],
		['logout @bob everything', help('everything')],
		['logout @bob all now', help('now')],
		['manage @', help('@')],
		['manage @bob 2', help('2')],
	])('parseCommand reads "%s"', (typed, want) => {
		expect(parse(typed)).toEqual(want);
	});

	const badId = { code: 'invalid-session-id', isMissing: false };
	const noId = { ...badId, isMissing: true };
	const invalid = (parameter: string) => ({ code: 'invalid-params', parameter });

	it.each<readonly [string, unknown]>([
		['list 0', invalid('page')],
		['list -1', invalid('page')],
		['list +1', invalid('page')],
		['list 1e10', invalid('page')],
		['list 1e9', invalid('page')],
		['list 1E9', invalid('page')],
		['list 99999999999999999999', invalid('page')],
		['list @bob 0', invalid('page')],
		['list all 0', invalid('page')],
		['@bob -1', invalid('page')],
		['find chrome page 0', invalid('page')],
		['find chrome page -2', invalid('page')],
		['0', invalid('page')],
		['page 0', invalid('page')],
		['-1', invalid('page')],
		['list page 0', invalid('page')],
		['find 198.51.100.0/33', invalid('network')],
		['find `2001:db8::/x` page 2', invalid('network')],
		['find \u200b', invalid('filter')],
		['find', invalid('filter')],
		['find ""', invalid('filter')],
		['find " "', invalid('filter')],
		[`find ${'x'.repeat(257)}`, invalid('filter')],
		[`list ${'x'.repeat(257)}`, invalid('username')],
		[`manage @${'x'.repeat(257)}`, invalid('username')],
		[`logout @${'x'.repeat(257)}`, invalid('username')],
		['info', noId],
		['info a.b', badId],
		['admin', noId],
		['admin .*', badId],
		[`admin ${'x'.repeat(65)}`, badId],
		['admin @bob', badId],
		['logout', invalid('logout')],
		['logout others', invalid('logout')],
		['logout others .*', badId],
		['logout others @bob', badId],
	])('parseCommand refuses "%s"', (typed, want) => {
		expect(thrown(() => parse(typed))).toEqual(want);
	});

	it.each(['bob.smith', '.*', '@', 'jürgen'])(
		'parseCommand takes "logout %s" for the name of somebody, which is no Device ID',
		(name) => {
			expect(parse(`logout ${name}`)).toEqual({ kind: 'logout-name', name });
		},
	);

	it.each<readonly [string, string]>([
		['lgoout', 'logout'],
		['lgoout @bob all', 'logout @bob all'],
		['lsit @bob', 'list @bob'],
		['LSIT @bob', 'list @bob'],
		['lst', 'list'],
		['lists', 'list'],
		['`hlep`', 'help'],
		['-help', 'help'],
		['list2', 'list'],
		['logoff x', 'logout x'],
		['mange', 'manage'],
		['stauts', 'status'],
		['summery', 'summary'],
		['fnid "Mac OS" page 2', 'find "Mac OS" page 2'],
		['fnid “Mac OS”', 'find "Mac OS"'],
		['lsit "@anna lena" 2', 'list "@anna lena" 2'],
		['amdin ab', 'admin ab'],
	])('parseCommand asks back "%s" as "%s"', (typed, want) => {
		expect(parse(typed)).toEqual(suggest(`/session ${want}`));
	});

	it('parseCommand asks no username back that is nearly a command', () => {
		const lisa = buildCaller({ username: 'lisa' });
		expect(parseCommand(['Lisa'], lisa)).toEqual(session('either', 'Lisa'));
		expect(parseCommand(['lisa'], caller)).toEqual(suggest('/session list'));
	});

	it('parseCommand names the caller as they have to be typed', () => {
		const lena = buildCaller({ username: 'anna lena' });
		expect(parseCommand(['logout', 'all'], lena)).toEqual(
			suggest('/session logout "@anna lena" all'),
		);
	});

	it.each<readonly [string, unknown]>([
		['list\u00a02', list(5)],
		['find\u3000Mac\u00a0OS', find('Mac OS')],
		['find “Mac OS” page 2', find('Mac OS', 5)],
		['find «\u00a0Mac OS\u00a0»', find('Mac OS')],
		['find Anna’s iPhone', find('Anna’s iPhone')],
		['find `198.51.100.7`.', find('198.51.100.7')],
		['find 2001:db8:\u200ba:\u200bb::1 page 2', find('2001:db8:a:b::1', 5)],
		['find <198.51.100.0/24> page 2', find('198.51.100.0/24', 5)],
		['find Chrome page 2.', find('Chrome', 5)],
		['“list” 2\u200b', list(5)],
		['`list` `2`', list(5)],
		['`@bob`, 2', listUser('bob`,', 5)],
		[`\`${sessionId}\``, session('either')],
		[`info “${sessionId}”.`, session('own')],
		[`admin <${sessionId}>`, session('anybody')],
		[`logout \u200b${sessionId}.`, { kind: 'logout', whose: 'either', sessionId }],
		[`logout others \`${sessionId}\``, { kind: 'logout-others', sessionId }],
		['logout @bob all.', { kind: 'logout-all', username: 'bob' }],
	])('parseCommand reads %j as it is meant', (typed, want) => {
		expect(parse(typed)).toEqual(want);
	});

	it.each<readonly [string, number]>([
		['one long word', 1],
		['words', 2],
		['many words', 200],
	])('parseCommand takes 512 characters, blanks included, and no more: %s', (_name, count) => {
		const length = 512 - '/session'.length;
		const blanks = Array.from({ length: count - 1 }, () => 'x');
		const words = [...blanks, 'y'.repeat(length - 2 * blanks.length - 1)];
		expect(`/session ${words.join(' ')}`).toHaveLength(512);
		expect(parseCommand(words, caller)).toMatchObject({ kind: 'help' });
		expect(thrown(() => parseCommand([...words, ''], caller))).toEqual(invalid('length'));
		expect(thrown(() => parseCommand(['z', ...words], caller))).toEqual(invalid('length'));
	});

	it('parseCommand reads past words of nothing but white space', () => {
		expect(parseCommand(['', ' ', 'status', '\t'], caller)).toEqual({ kind: 'status' });
	});

	it('parseCommand throws nothing but its own errors, whatever is typed', () => {
		const word = fc.oneof(
			fc.constantFrom('list', 'FIND', 'info', 'admin', 'status', 'help', '@', '@alice', '0', '-1'),
			fc.constantFrom('logout', 'others', 'all', 'manage', '@bob', sessionId),
			fc.constantFrom('__proto__', 'constructor', 'toString', '', ' ', '\u0000', 'İ', '\ud800'),
			fc.string({ unit: 'binary' }),
		);

		fc.assert(
			fc.property(fc.array(word, { maxLength: 6 }), (words) => {
				let result: unknown;
				try {
					result = parseCommand(words, caller);
				} catch (error) {
					result = error;
				}
				expect(
					result instanceof Error ? result : new SessionInfoError({ code: 'internal-error' }),
				).toBeInstanceOf(SessionInfoError);
			}),
			{ numRuns: 2000 },
		);
	});

	it('parseCommand refuses 10,000 words', () => {
		const words = Array.from({ length: 10_000 }, (_value, index) => `w${index}`);

		expect(thrown(() => parseCommand(words, caller))).toEqual({
			code: 'invalid-params',
			parameter: 'length',
		});
	});
});

describe('parseCommand, by a small grammar of what people type', () => {
	const blank = fc.constantFrom(' ', '  ', '\u00a0', '\u3000', '\t', ' \u200b', '\n');
	const around = fc.constantFrom(
		['', ''],
		['`', '`'],
		['<', '>'],
		['“', '”'],
		['„', '“'],
		['"', '"'],
		['«', '»'],
		["'", "'"],
	);
	const after = fc.constantFrom('', '', '.', ',', '\u200b');
	const inside = fc.constantFrom('', '', '\u200b', '\u2060');

	/** A word as somebody may type it. */
	const drawn = (word: string): fc.Arbitrary<string> =>
		fc
			.tuple(around, after, inside)
			.map(
				([[open = '', close = ''], end, invisible]) =>
					`${open}${[...word].join(invisible)}${close}${end}`,
			);

	const line = (...words: readonly string[]): fc.Arbitrary<string> =>
		fc.tuple(blank, ...words.map(drawn)).map(([space, ...all]) => all.join(space));

	const cased = fc.constantFrom(
		(text: string) => text,
		(text: string) => text.toUpperCase(),
	);

	it('parseCommand finds the id', () => {
		const typed = fc.constantFrom<readonly [string, unknown]>(
			['info', { kind: 'session', whose: 'own', sessionId }],
			['admin', { kind: 'session', whose: 'anybody', sessionId }],
			['logout', { kind: 'logout', whose: 'either', sessionId }],
		);
		const commands = fc
			.tuple(typed, cased)
			.chain(([[name, want], change]) =>
				fc.tuple(line(change(name), sessionId), fc.constant(want)),
			);

		fc.assert(
			fc.property(commands, ([text, want]) => {
				expect([text, parse(text)]).toEqual([text, want]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('parseCommand finds the user and the page', () => {
		const names = fc.constantFrom(
			'bob',
			'jürgen',
			'o.brien',
			'2',
			'ALICE2',
			'@carol:matrix.example',
		);
		const composition = fc.constantFrom('NFC', 'NFD');
		const commands = fc
			.tuple(names, fc.integer({ min: 1, max: 9 }), fc.boolean(), composition)
			.chain(([name, page, hasWord, form]) => {
				const word = name.startsWith('@') ? name : `@${name}`;
				const words = ['list', word.normalize(form), ...(hasWord ? ['page'] : []), String(page)];
				return fc.tuple(line(...words), fc.constant(name), fc.constant(page));
			});

		fc.assert(
			fc.property(commands, ([text, name, page]) => {
				const command = parse(text);
				const isUsers = command.kind === 'list' && command.scope.of === 'user';
				expect([text, isUsers && spellingsOf(command.scope.username)]).toEqual([
					text,
					expect.arrayContaining([name]),
				]);
				expect(command).toMatchObject({ pagination: { offset: (page - 1) * 5 } });
			}),
			{ numRuns: 1000 },
		);
	});

	it('parseCommand finds the address or the network', () => {
		const places = fc.constantFrom(
			'198.51.100.7',
			'198.51.100.0/24',
			'2001:db8::a:b',
			'[2001:db8::1]:443',
			'2001:db8::/32',
		);
		const commands = fc
			.tuple(places, fc.integer({ min: 1, max: 9 }))
			.chain(([place, page]) =>
				fc.tuple(line('find', place, 'page', String(page)), fc.constant(place), fc.constant(page)),
			);

		fc.assert(
			fc.property(commands, ([text, filter, page]) => {
				expect([text, parse(text)]).toEqual([
					text,
					{
						kind: 'list',
						scope: { of: 'search', filter },
						pagination: { offset: (page - 1) * 5, count: 5 },
					},
				]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('parseCommand finds each word that is only nearly a command', () => {
		const names = fc.constantFrom(
			'list',
			'find',
			'info',
			'admin',
			'logout',
			'manage',
			'status',
			'summary',
			'help',
		);
		const slips = fc.tuple(names, fc.nat(6), fc.constantFrom('swap', 'drop', 'double'));

		fc.assert(
			fc.property(slips, ([name, position, slip]) => {
				const at = position % (name.length - 1);
				const [before, one, two, rest] = [
					name.slice(0, at),
					name[at],
					name[at + 1],
					name.slice(at + 2),
				];
				const middle = { swap: `${two}${one}`, drop: `${two}`, double: `${one}${one}${two}` }[slip];
				const word = `${before}${middle}${rest}`;
				fc.pre(word !== name);
				expect(parse(`${word} @bob`)).toEqual({
					kind: 'suggest',
					command: `/session ${name} @bob`,
				});
			}),
		);
	});
});

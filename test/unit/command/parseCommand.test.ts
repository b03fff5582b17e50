import fc from 'fast-check';

import { type Command, commands, parseCommand } from '../../../src/command/parseCommand';
import { SessionInfoError } from '../../../src/errors/SessionInfoError';
import type { ListOf } from '../../../src/requests/Answer';
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
	const list = (offset: number) => ({ kind: 'list', offset, count: 5 });
	const listUser = (username: string, offset: number) => ({
		kind: 'list-user',
		username,
		offset,
		count: 5,
	});
	const listAll = (offset: number) => ({ kind: 'list-all', offset, count: 5 });
	const find = (filter: string, offset = 0) => ({ kind: 'find', filter, offset, count: 5 });

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
		['list @Alice', listUser('Alice', 0)],
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

		[`info ${sessionId}`, { kind: 'info', sessionId }],
		[`INFO ${sessionId}`, { kind: 'info', sessionId }],
		[`admin ${sessionId}`, { kind: 'admin', sessionId }],
		[`Admin "${sessionId}"`, { kind: 'admin', sessionId }],
		['info list', { kind: 'info', sessionId: 'list' }],
		[sessionId, { kind: 'any', sessionId }],
		['x', { kind: 'any', sessionId: 'x' }],
		['2', { kind: 'any', sessionId: '2' }],
		['lists', { kind: 'any', sessionId: 'lists' }],
		['all', { kind: 'any', sessionId: 'all' }],
		['others', { kind: 'any', sessionId: 'others' }],
		[
			'3f3a4e8c-6671-480f-af9a-979486319e50',
			{ kind: 'any', sessionId: '3f3a4e8c-6671-480f-af9a-979486319e50' },
		],

		[`logout ${sessionId}`, { kind: 'logout', whose: 'either', sessionId }],
		[`LOGOUT ${sessionId}`, { kind: 'logout', whose: 'either', sessionId }],
		['logout all', { kind: 'logout', whose: 'either', sessionId: 'all' }],
		['logout bob', { kind: 'logout', whose: 'either', sessionId: 'bob' }],
		[`logout others ${sessionId}`, { kind: 'logout-others', sessionId }],
		[`logout Others ${sessionId}`, { kind: 'logout-others', sessionId }],
		['logout others all', { kind: 'logout-others', sessionId: 'all' }],
		['logout @bob', { kind: 'count-user', username: 'bob' }],
		['logout @alice', { kind: 'count-user', username: 'alice' }],
		['logout @others', { kind: 'count-user', username: 'others' }],
		['logout @bob all', { kind: 'logout-all', username: 'bob' }],
		['logout @bob ALL', { kind: 'logout-all', username: 'bob' }],
		['logout @alice all', { kind: 'logout-all', username: 'alice' }],

		['manage', { kind: 'manage' }],
		['MANAGE', { kind: 'manage' }],
		['manage @alice', { kind: 'manage' }],
		['manage @bob', { kind: 'manage', username: 'bob' }],
		['manage bob', { kind: 'manage', username: 'bob' }],

		['status', { kind: 'status' }],
		['Status', { kind: 'status' }],
		['help', help()],
		['HELP me', help('me')],

		['@', help('@')],
		['lsit 2', help('lsit')],
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
		['manage 1 2', help('2')],
	])('"%s"', (typed, want) => {
		expect(parse(typed)).toEqual(want);
	});

	const badId = { code: 'invalid-session-id', missing: false, door: 'chat' };
	const noId = { ...badId, missing: true };
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
		['find', invalid('filter_chat')],
		['find ""', invalid('filter_chat')],
		['find " "', invalid('filter_chat')],
		[`find ${'x'.repeat(257)}`, invalid('filter_chat')],
		[`list ${'x'.repeat(257)}`, invalid('username_chat')],
		[`manage @${'x'.repeat(257)}`, invalid('username_chat')],
		[`logout @${'x'.repeat(257)}`, invalid('username_chat')],
		['list "@ "', invalid('username_chat')],
		['info', noId],
		['info a.b', badId],
		['admin', noId],
		['admin .*', badId],
		[`admin ${'x'.repeat(65)}`, badId],
		['admin @bob', badId],
		['logout', invalid('logout')],
		['logout others', invalid('logout')],
		['logout .*', badId],
		['logout @', badId],
		['logout others .*', badId],
		['logout others @bob', badId],
	])('"%s" is refused', (typed, want) => {
		expect(thrown(() => parse(typed))).toEqual(want);
	});

	it.each<readonly [string, number]>([
		['one long word', 1],
		['words', 2],
		['many words', 200],
	])('takes 512 characters, blanks included, and no more: %s', (_name, count) => {
		const length = 512 - '/session'.length;
		const blanks = Array.from({ length: count - 1 }, () => 'x');
		const words = [...blanks, 'y'.repeat(length - 2 * blanks.length - 1)];
		expect(`/session ${words.join(' ')}`).toHaveLength(512);
		expect(parseCommand(words, caller)).toMatchObject({ kind: 'help' });
		expect(thrown(() => parseCommand([...words, ''], caller))).toEqual(invalid('length'));
		expect(thrown(() => parseCommand(['z', ...words], caller))).toEqual(invalid('length'));
	});

	it('reads past words of nothing but white space', () => {
		expect(parseCommand(['', ' ', 'status', '\t'], caller)).toEqual({ kind: 'status' });
	});

	it('throws nothing but its own errors, whatever is typed', () => {
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

	it('refuses 10,000 words', () => {
		const words = Array.from({ length: 10_000 }, (_value, index) => `w${index}`);

		expect(thrown(() => parseCommand(words, caller))).toEqual({
			code: 'invalid-params',
			parameter: 'length',
		});
	});
});

/** What typing a command asks. */
const queryOf = (command: string): Command => parse(command.replace('/session ', ''));

const pages = fc.integer({ min: 1, max: 9 });

/** Names as Rocket.Chat allows them (`UTF8_User_Names_Validation`). */
const usernames = fc.oneof(
	fc.constantFrom('bob', 'all', 'others', '2', '-1', '1e9', 'page', 'list', 'bob.smith-2_x'),
	fc.stringMatching(/^[\w.-]{1,20}$/),
);

describe('page', () => {
	it.each<readonly [ListOf, number, string]>([
		['own', 3, '/session list 3'],
		['own', 1, '/session list'],
		['all', 3, '/session list all 3'],
		['all', 1, '/session list all'],
		[{ username: 'bob' }, 3, '/session list @bob 3'],
		[{ username: 'bob' }, 1, '/session list @bob'],
		[{ filter: 'Chrome' }, 3, '/session find Chrome page 3'],
		[{ filter: 'Chrome' }, 1, '/session find Chrome'],
		[{ filter: 'mac os' }, 3, '/session find "mac os" page 3'],
		[{ filter: '7' }, 3, '/session find 7 page 3'],
		[{ filter: "'a'" }, 3, `/session find "'a'" page 3`],
	])('names the command for a list of %j: page %d', (of, page, want) => {
		expect(commands.page(of, page)).toBe(want);
	});

	it('names what asks the same again', () => {
		const words = fc.array(
			fc.oneof(
				fc.constantFrom(
					'Chrome',
					'"',
					'a"b',
					'2',
					'mac os',
					"it's",
					"'a'",
					'-1',
					'x 5',
					'list',
					'@bob',
				),
				fc.constantFrom('page', 'page 2', 'PAGE'),
				fc.stringMatching(/^[ -~]{1,12}$/),
			),
			{ minLength: 1, maxLength: 3 },
		);
		const filterOf = (typed: readonly string[]): string => {
			try {
				const command = parseCommand(['find', ...typed], caller);
				return command.kind === 'find' ? command.filter : '';
			} catch {
				return '';
			}
		};

		fc.assert(
			fc.property(words, pages, (typed, page) => {
				const filter = filterOf(typed);
				// What ends with a backslash no command line can say.
				fc.pre(filter !== '' && !typed.join('').includes('\\'));
				expect(queryOf(commands.page({ filter }, page))).toEqual({
					kind: 'find',
					filter,
					offset: (page - 1) * 5,
					count: 5,
				});
			}),
			{ numRuns: 500 },
		);
	});

	it('names what lists the same user again, whatever their name is', () => {
		fc.assert(
			fc.property(usernames, pages, (username, page) => {
				fc.pre(username !== caller.username);
				expect(queryOf(commands.page({ username }, page))).toEqual({
					kind: 'list-user',
					username,
					offset: (page - 1) * 5,
					count: 5,
				});
			}),
		);
	});

	it.each<readonly [ListOf, string]>([
		['own', 'list'],
		['all', 'list-all'],
	])('names what lists %s again', (of, kind) => {
		fc.assert(
			fc.property(pages, (page) => {
				expect(queryOf(commands.page(of, page))).toEqual({
					kind,
					offset: (page - 1) * 5,
					count: 5,
				});
			}),
		);
	});
});

describe('logOutAll', () => {
	it('names what logs out that user, whatever their name is', () => {
		fc.assert(
			fc.property(usernames, (username) => {
				expect(queryOf(commands.logOutAll(username))).toEqual({ kind: 'logout-all', username });
			}),
		);
	});
});

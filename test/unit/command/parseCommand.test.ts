import fc from 'fast-check';

import { type Command, pageCommand, parseCommand } from '../../../src/command/parse';
import { SessionInfoError } from '../../../src/errors/SessionInfoError';
import type { ListOf } from '../../../src/lookups/Answer';
import { parseParameters } from '../../workspace/server/parseParameters';
import { buildCaller } from '../support/caller';
import { thrown } from '../support/failures';
import { sessionId } from '../support/sessions';

const caller = buildCaller();

/** As Rocket.Chat hands over what was typed after `/session`. */
const parse = (typed: string): Command => parseCommand(parseParameters(typed), caller);

const queryOf = (typed: string): unknown => {
	const command = parse(typed);

	return command.kind === 'query' ? command.query : command;
};

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

		['find Chrome', find('Chrome')],
		['FIND Chrome', find('Chrome')],
		['find chrome windows', find('chrome windows')],
		['find   chrome   windows  ', find('chrome windows')],
		['find "Mac OS"', find('Mac OS')],
		['find "Mac OS" 2', find('Mac OS', 5)],
		['find "Windows 10"', find('Windows 10')],
		['find Windows 10', find('Windows', 45)],
		['find Chrome 113 2', find('Chrome 113', 5)],
		['find 2', find('2')],
		['find 2 2', find('2', 5)],
		['find 8.1', find('8.1')],
		['find Android 8.1', find('Android 8.1')],
		['find @bob', find('@bob')],
		['find list', find('list')],
		['find "list"', find('list')],
		['find 203.0.113.7', find('203.0.113.7')],
		['find .*', find('.*')],
		['find "say \\"hi\\""', find('say "hi"')],
		['find アリス 2', find('アリス', 5)],

		[`info ${sessionId}`, { kind: 'info', sessionId }],
		[`INFO ${sessionId}`, { kind: 'info', sessionId }],
		[`admin ${sessionId}`, { kind: 'admin', sessionId }],
		[`Admin "${sessionId}"`, { kind: 'admin', sessionId }],
		['info list', { kind: 'info', sessionId: 'list' }],
		[sessionId, { kind: 'any', sessionId }],
		['x', { kind: 'any', sessionId: 'x' }],
		['2', { kind: 'any', sessionId: '2' }],
		['lists', { kind: 'any', sessionId: 'lists' }],
		[
			'3f3a4e8c-6671-480f-af9a-979486319e50',
			{ kind: 'any', sessionId: '3f3a4e8c-6671-480f-af9a-979486319e50' },
		],

		['status', { kind: 'status' }],
		['Status', { kind: 'status' }],
		['help', help()],
		['HELP me', help()],

		['@bob', help('@bob')],
		['lsit 2', help('lsit')],
		[`${sessionId} 2`, help(sessionId)],
		['a.b', help('a.b')],
		['x'.repeat(65), help('x'.repeat(65))],
		['-ä', help('-ä')],
		['list bob', help('bob')],
		['list 1.5', help('1.5')],
		['list two', help('two')],
		['list 2 3', help('3')],
		['list 2 @bob', help('@bob')],
		['list @', help('@')],
		['list @ 2', help('@')],
		['list @bob two', help('two')],
		['list @bob 2 3', help('3')],
		['list abc 3', help('abc')],
		['list @bob abc 3', help('abc')],
		['list １', help('１')],
		['status now', help('now')],
		[`info ${sessionId} 2`, help('2')],
		[`admin ${sessionId} @bob`, help('@bob')],
	])('"%s"', (typed, want) => {
		expect(queryOf(typed)).toEqual(want);
	});

	it.each<readonly [string, unknown]>([
		['list 0', { code: 'invalid-params', parameter: 'page' }],
		['list -1', { code: 'invalid-params', parameter: 'page' }],
		['list +1', { code: 'invalid-params', parameter: 'page' }],
		['list 1e10', { code: 'invalid-params', parameter: 'page' }],
		['list 1e9', { code: 'invalid-params', parameter: 'page' }],
		['list 99999999999999999999', { code: 'invalid-params', parameter: 'page' }],
		['list @bob 0', { code: 'invalid-params', parameter: 'page' }],
		['find chrome 0', { code: 'invalid-params', parameter: 'page' }],
		['find chrome -2', { code: 'invalid-params', parameter: 'page' }],
		['find', { code: 'invalid-params', parameter: 'filter' }],
		['find ""', { code: 'invalid-params', parameter: 'filter' }],
		['find " "', { code: 'invalid-params', parameter: 'filter' }],
		[`find ${'x'.repeat(257)}`, { code: 'invalid-params', parameter: 'filter' }],
		['info', { code: 'invalid-session-id' }],
		['info a.b', { code: 'invalid-session-id' }],
		['admin', { code: 'invalid-session-id' }],
		['admin .*', { code: 'invalid-session-id' }],
		[`admin ${'x'.repeat(65)}`, { code: 'invalid-session-id' }],
		['admin @bob', { code: 'invalid-session-id' }],
	])('"%s" is refused', (typed, want) => {
		expect(thrown(() => parse(typed))).toEqual(want);
	});

	it('reads past words of nothing but white space', () => {
		expect(parseCommand(['', ' ', 'status', '\t'], caller)).toEqual({
			kind: 'query',
			query: { kind: 'status' },
		});
	});

	it('throws nothing but its own errors, whatever is typed', () => {
		const word = fc.oneof(
			fc.constantFrom('list', 'FIND', 'info', 'admin', 'status', 'help', '@', '@alice', '0', '-1'),
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

	it('takes 10,000 words', () => {
		const words = Array.from({ length: 10_000 }, (_value, index) => `w${index}`);

		expect(thrown(() => parseCommand(['find', ...words], caller))).toEqual({
			code: 'invalid-params',
			parameter: 'filter',
		});
		expect(parseCommand(words, caller)).toEqual(help('w0'));
		expect(parseCommand(['list', ...words], caller)).toEqual(help('w0'));
	});
});

describe('pageCommand', () => {
	it.each<readonly [ListOf, string]>([
		['own', '/session list 3'],
		[{ username: 'bob' }, '/session list @bob 3'],
		[{ filter: 'Chrome' }, '/session find Chrome 3'],
		[{ filter: 'mac os' }, '/session find "mac os" 3'],
		[{ filter: '7' }, '/session find 7 3'],
	])('names the command for another page of %j', (of, want) => {
		expect(pageCommand(of, 3)).toBe(want);
	});

	it('names what asks the same again', () => {
		const words = fc.array(
			fc.oneof(
				fc.constantFrom('Chrome', '"', 'a"b', '2', 'mac os', "it's", '-1', 'x 5', 'list', '@bob'),
				fc.stringMatching(/^[ -~]{1,12}$/),
			),
			{ minLength: 1, maxLength: 3 },
		);
		const filterOf = (typed: readonly string[]): string => {
			try {
				const command = parseCommand(['find', ...typed], caller);

				return command.kind === 'query' && command.query.kind === 'find'
					? command.query.filter
					: '';
			} catch {
				return '';
			}
		};

		fc.assert(
			fc.property(words, fc.integer({ min: 1, max: 9 }), (typed, page) => {
				const filter = filterOf(typed);
				// What ends with a backslash or holds both kinds of quotes, no command line can say.
				fc.pre(filter !== '' && !/[\\']/.test(typed.join('')));
				const again = parse(pageCommand({ filter }, page).replace('/session ', ''));

				expect(again).toEqual({
					kind: 'query',
					query: { kind: 'find', filter, offset: (page - 1) * 5, count: 5 },
				});
			}),
			{ numRuns: 500 },
		);
	});
});

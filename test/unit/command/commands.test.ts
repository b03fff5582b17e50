import fc from 'fast-check';

import { commands } from '../../../src/command/commands';
import { type Command, parseCommand } from '../../../src/command/parseCommand';
import type { ListOf } from '../../../src/requests/Answer';
import { parseParameters } from '../../workspace/server/parseParameters';
import { buildCaller } from '../support/caller';

const caller = buildCaller();

/** What typing a command asks. */
const queryOf = (command: string): Command =>
	parseCommand(parseParameters(command.replace('/session ', '')), caller);

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
	])('names the command for a list of %j: page %d', (of, page, want) => {
		expect(commands.page(of, page)).toBe(want);
	});

	it('names what asks the same again', () => {
		const words = fc.array(
			fc.oneof(
				fc.constantFrom('Chrome', '"', 'a"b', '2', 'mac os', "it's", '-1', 'x 5', 'list', '@bob'),
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
				// What ends with a backslash or holds both kinds of quotes, no command line can say.
				fc.pre(filter !== '' && !/[\\']/.test(typed.join('')));
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

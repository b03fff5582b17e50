import fc from 'fast-check';

import { type Command, parseCommand } from '../../../src/command/parseCommand';
import { commands } from '../../../src/render/commands';
import type { Scope } from '../../../src/requests/Query';
import { parseFilter } from '../../../src/requests/parameters';
import { parseParameters } from '../../workspace/server/parseParameters';
import { buildCaller } from '../support/caller';
import { sessionId } from '../support/sessions';

const caller = buildCaller();

/** As the app gets what was typed, by the server's own splitting. */
const typed = (command: string): Command =>
	parseCommand(parseParameters(command.replace(/^\/session/i, '')), caller);

const pages = fc.integer({ min: 1, max: 9 });

const paginationOf = (page: number) => ({ offset: (page - 1) * 5, count: 5 });

const usernames = fc
	.oneof(
		fc.constantFrom(...'bob|all|others|2|-1|1e9|page|page 2|list|bob.smith-2_x|@bob'.split('|')),
		fc.constantFrom(...'anna lena|bob all|o\'brien|a"b|Anna’s|“x”|`x`|<x>|x.|x,|«x», y'.split('|')),
		fc.constantFrom(...'anna\u00a0lena|\u3000|علی\u200cرضا|jürgen|ju\u0308rgen'.split('|')),
		fc.constantFrom('@carol:matrix.example', 'a\\', 'a b\\'),
		fc.stringMatching(/^[\w.-]{1,20}$/),
		fc.string({ unit: fc.constantFrom(...'ab \u00a0"“”’`<>.@\\'), minLength: 1, maxLength: 6 }),
	)
	// A backslash before a quote cannot be said together with the other quote.
	.filter(
		(name) =>
			name.trim() === name &&
			/[\p{L}\p{N}]/u.test(name) &&
			!/\\"/.test(name) &&
			name !== caller.username,
	);

const filters = fc
	.oneof(
		usernames,
		fc.constantFrom(..."Chrome|mac os|2|2 2|page|x page 2|PAGE 2|it's|'a'|say \"hi\"".split('|')),
		fc.constantFrom(...'198.51.100.7|2001:db8::/32|fe80::1%eth0|.*|アリス|x “y” z'.split('|')),
		fc.constantFrom(sessionId, 'a  b', '\ta\tb', 'C:\\x y\\'),
		fc.stringMatching(/^[ -~]{1,12}$/),
	)
	.filter((filter) => filter.trim() !== '' && !filter.includes('\\"'))
	.map((filter) => parseFilter(filter));

const scopes: fc.Arbitrary<Scope> = fc.oneof(
	fc.constant<Scope>({ of: 'own' }),
	fc.constant<Scope>({ of: 'everybody' }),
	usernames.map((username): Scope => ({ of: 'user', username })),
	filters.map((filter): Scope => ({ of: 'search', filter })),
);

it.each<readonly [Scope, number, string]>([
	[{ of: 'own' }, 1, '/session list'],
	[{ of: 'own' }, 3, '/session list 3'],
	[{ of: 'everybody' }, 3, '/session list all 3'],
	[{ of: 'user', username: 'bob' }, 3, '/session list @bob 3'],
	[{ of: 'user', username: '@carol:x.example' }, 1, '/session list @carol:x.example'],
	[{ of: 'search', filter: 'Chrome' }, 3, '/session find Chrome page 3'],
	[{ of: 'search', filter: 'mac os' }, 3, '/session find "mac os" page 3'],
	[{ of: 'search', filter: "'a'" }, 3, `/session find "'a'" page 3`],
	[{ of: 'search', filter: 'say "hi"' }, 1, `/session find 'say "hi"'`],
	[{ of: 'search', filter: 'Anna’s' }, 1, '/session find Anna’s'],
])('commands.page of %j, %d is %s', (scope, page, want) => {
	expect(commands.page(scope, page)).toBe(want);
});

it('commands writes what names a user, and the window', () => {
	expect(commands.countUser('anna lena')).toBe('/session logout "@anna lena"');
	expect(commands.logOutAll('anna lena')).toBe('/session logout "@anna lena" all');
	expect(commands.logOutAll('bob')).toBe('/session logout @bob all');
	expect(commands.manage()).toBe('/session manage');
	expect(typed(commands.manage())).toEqual({ kind: 'manage', username: undefined });
});

it('commands.page writes what lists the same again, whatever names and filters are', () => {
	fc.assert(
		fc.property(scopes, pages, (scope, page) => {
			expect(typed(commands.page(scope, page))).toEqual({
				kind: 'list',
				scope,
				pagination: paginationOf(page),
			});
		}),
		{ numRuns: 3000 },
	);
});

it('commands writes what names the same user again, whatever the name is', () => {
	fc.assert(
		fc.property(usernames, (username) => {
			expect(typed(commands.logOutAll(username))).toEqual({ kind: 'logout-all', username });
			expect(typed(commands.countUser(username))).toEqual({ kind: 'count', username });
		}),
		{ numRuns: 1000 },
	);
});

import fc from 'fast-check';

import { call, execute, oddUser } from './support/host';
import { findUser } from '../support/workspace/data';
import { isRecord } from '../support/workspace/doors';
import { visibleText } from '../support/workspace/replies';
import { requests } from '../support/workspace/requests';
import { requestsDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { sessions } = demo;
const runs = { seed: 20_240_613, numRuns: 150 };

/** What nobody should ever read, unless they typed it. */
const nonsense = /undefined|\[object|NaN/;

const errorTypes = new Map([
	[400, ['invalid-session-id', 'invalid-params']],
	[403, ['not-allowed']],
	[404, ['session-not-found', 'user-not-found']],
]);

/** Any Unicode: control characters, halves of surrogate pairs, quotes, line breaks. */
const text = fc
	.oneof(
		fc.string({ unit: 'binary', maxLength: 40 }),
		fc.string({ unit: 'grapheme', maxLength: 40 }),
		fc.string({
			unit: fc.constantFrom('"', "'", '\\', '`', '\n', '\r', '\t', ' ', '@', '#', '-', '7', 'a'),
		}),
		fc.constantFrom('__proto__', 'constructor', 'toString', 'null', '{0}', '{count}', '$&'),
		fc.constantFrom('\u202e', '\ud800'),
		fc.stringMatching(/^[A-Za-z0-9_-]{60,70}$/),
	)
	.filter((typed) => !nonsense.test(typed));

/** What may come before any text. */
const beginnings = [
	...['', 'list', 'list @alice', 'find', 'find x page', 'info', 'admin'],
	...['logout', 'logout others', 'logout @alice', 'manage', 'status', 'help'],
];

const words = fc
	.tuple(
		fc.constantFrom(...beginnings, 'LIST', 'list all'),
		fc.array(fc.oneof(text, fc.constantFrom('@alice', '@', '2', '-1', '1e9')), { maxLength: 6 }),
	)
	.map(([first, rest]) => [...first.split(' '), ...rest]);
const names = fc.constantFrom('alice', 'sam', 'admin', 'session.service');
const paths = fc.constantFrom(...Object.values(requests).map(({ path }) => path));
const parameters = fc.oneof(
	fc.constantFrom('sessionId', 'offset', 'count', 'filter', 'username'),
	fc.constantFrom('filter[]', 'filter[a]', 'offset[0][1]', '__proto__[x]', 'constructor'),
);

let running: RunningWorkspace;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
});
afterAll(() => running.stop());

/** The one reply, and nothing in it that should not be. */
const reply = async (
	user: ReturnType<typeof findUser>,
	typed: readonly string[],
): Promise<string> => {
	const replies = await execute(running, { user, words: typed });
	const shown = visibleText(replies.flatMap(({ attachments }) => attachments));
	expect(replies).toHaveLength(1);
	expect(replies[0]?.attachments.length).toBeGreaterThan(0);
	expect(shown).not.toMatch(nonsense);
	return shown;
};

/** A JSON answer that is no 500, and nothing in it that should not be. */
const expectFine = ({ status, content }: { status: number; content: unknown }): void => {
	const expected =
		status === 200
			? { success: true }
			: {
					success: false,
					errorType: expect.stringMatching(new RegExp(`^(${errorTypes.get(status)?.join('|')})$`)),
					error: expect.stringMatching(/\S/),
				};
	expect(isRecord(content)).toBe(true);
	expect(content).toMatchObject(expected);
	expect(JSON.stringify(content)).not.toMatch(nonsense);
};

it('The app gives exactly one reply to any words', () =>
	fc.assert(
		fc.asyncProperty(names, words, async (as, typed) => {
			expect(await reply(findUser(running, as), typed)).toMatch(/\S/);
		}),
		runs,
	));

it.each([
	['10,000 words', Array.from({ length: 10_000 }, (_, index) => `word${index}`)],
	['a megabyte', ['x'.repeat(1024 * 1024)]],
	['250 brackets', ['find', '('.repeat(250)]],
])('The app gives one short reply to %s', async (_what, typed) => {
	expect((await reply(findUser(running, 'sam'), typed)).length).toBeLessThan(2000);
});

/** One of every class that something in the app might treat in its own way. */
const letters = [
	...'a7:. "\'`<>&=/-_@#%(?*{[x\\\n\t\u00a0\u0301\u200b\u3164\ud800'.split(''),
	...['\u{1F600}', '1.2.3.4 ', 'a:', ' :)', ':a:'],
];

const size = 128 * 1024;

/** Puts 128 KiB of each letter somewhere, and expects that nothing is looked up. */
const expectNothingAsked = async (
	put: (much: string, index: number) => Promise<unknown>,
): Promise<void> => {
	const asked = await requestsDuring(running, async () => {
		for (const [index, letter] of letters.entries()) {
			await put(letter.repeat(size / letter.length), index);
		}
	});
	expect(asked).toEqual([]);
};

it('The app refuses 128 KiB of any letter after each of its subcommands in turn', async () => {
	expect.hasAssertions();
	await expectNothingAsked(async (much, index) => {
		const before = beginnings[index % beginnings.length] ?? '';
		const user = findUser(running, index % 2 === 0 ? 'alice' : 'sam');
		const shown = await reply(user, [...before.split(' ').filter(Boolean), much]);
		expect(shown).toMatch(/512/);
		expect(shown.length).toBeLessThan(500);
	});
});

it.each([
	['sessions/info', 'query', 'sessionId'],
	['sessions/list', 'query', 'offset'],
	['sessions/list.all', 'query', 'username'],
	['sessions/list.all', 'query', 'filter'],
	['sessions/list', 'headers', 'x-2fa-code'],
	['sessions/list', 'headers', 'x-2fa-method'],
])('The API %s refuses 128 KiB of a letter in its %s as %s', async (path, part, name) => {
	expect.hasAssertions();
	const user = findUser(running, 'sam');
	await expectNothingAsked(async (much) => {
		const { status } = await call(running, { user, path, [part]: { [name]: much } });
		expect(status).toBe(400);
	});
});

it('The app takes 512 characters and refuses 513, blanks included', async () => {
	const command = ['admin', sessions.alice.laptop];
	const room = 512 - `/session ${command.join(' ')} `.length;
	const sam = findUser(running, 'sam');
	expect(await reply(sam, [...command, ' '.repeat(room)])).toMatch(/^Chrome 113/);
	expect(await reply(sam, [...command, ' '.repeat(room + 1)])).toMatch(/512/);
	expect(await reply(sam, [...command, ...Array<string>(600).fill('')])).toMatch(/512/);
});

it('The API gives a JSON answer to any query string', async () => {
	expect.hasAssertions();
	await fc.assert(
		fc.asyncProperty(
			names,
			paths,
			fc.array(fc.tuple(parameters, text), { maxLength: 5 }),
			async (as, path, pairs) => {
				const { _id, tokens } = findUser(running, as);
				const search = new URLSearchParams(pairs).toString();
				const response = await fetch(
					`${running.url}/api/apps/public/${running.engine.appId}/${path}?${search}`,
					{ headers: { 'x-user-id': _id, 'x-auth-token': tokens[0]?.token ?? '' } },
				);
				const content: unknown = await response.json();
				expectFine({ status: response.status, content });
			},
		),
		runs,
	);
});

it('The API gives a JSON answer to any second factor, and passes it on only if it can be one', () =>
	fc.assert(
		fc.asyncProperty(
			fc.record(
				{
					'x-2fa-code': text.map((code) => `2fa~${code}`),
					'x-2fa-method': fc.oneof(text, fc.constantFrom('totp', 'email')),
				},
				{ requiredKeys: [] },
			),
			async (headers) => {
				const before = running.workspace.twoFactorCodes.size;
				const code = headers['x-2fa-code'];
				const can = code === undefined || /^[\x21-\x7e]{1,128}$/.test(code);

				expectFine(
					await call(running, {
						user: findUser(running, 'sam'),
						path: 'sessions/info.admin',
						query: { sessionId: sessions.alice.laptop },
						headers,
					}),
				);
				expect(can || running.workspace.twoFactorCodes.size === before).toBe(true);
			},
		),
		runs,
	));

const odd = fc.oneof(
	fc.constantFrom<unknown>(NaN, -Infinity, 1e9, -14, 14.01, 5.75, -0, null, undefined, '2', {}),
	fc.double(),
);
const languages = fc.oneof(
	text,
	fc.constantFrom<unknown>('', 'xx', 'EN', 'pt', 'pt-BR', 'de_AT', 'de-AT-1996', 'constructor'),
	fc.constantFrom<unknown>('__proto__', 'x'.repeat(10_000), 7, null, {}, ['de']),
);

it('The app answers a caller of any time zone and language', () =>
	fc.assert(
		fc.asyncProperty(odd, languages, async (utcOffset, language) => {
			const user = oddUser(running, 'alice', { utcOffset, language });
			expect(await reply(user, ['info', sessions.alice.laptop])).toContain(sessions.alice.laptop);
			expectFine(await call(running, { user, path: 'sessions/list', query: {} }));
		}),
		runs,
	));

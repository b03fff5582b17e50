import fc from 'fast-check';

import { reply } from '../../../src/command/reply';
import type { Caller } from '../../../src/lookups/Caller';
import type { Attachment } from '../../../src/render/Attachment';
import { parseParameters } from '../../workspace/server/parseParameters';
import { flawsOf, shown } from '../support/attachments';
import { admin, alice, Bench, sam } from '../support/bench';
import { loginRequired, page } from '../support/fakeWorkspace';
import { buildDocument, sessionId } from '../support/sessions';

const bobs = buildDocument({
	userId: 'bobUserId00000000',
	_user: { _id: 'bobUserId00000000', username: 'bob', name: 'Bob' },
});

const setUp = (): Bench => {
	const bench = new Bench({ settings: { lookups_per_minute: 0 } });
	bench.workspace.answers['sessions/info.admin'] = () => ({ body: bobs });
	bench.workspace.answers['sessions/list.all'] = () => page([bobs, buildDocument()], 12);

	return bench;
};

const type = (typed: string, caller: Caller, bench = setUp()): Promise<readonly Attachment[]> =>
	reply({
		words: parseParameters(typed),
		lookups: bench.lookups,
		request: bench.request(caller),
	});

const titles = async (typed: string, caller: Caller, bench = setUp()): Promise<readonly string[]> =>
	(await type(typed, caller, bench)).map(({ title }) => title);

describe('reply', () => {
	const chrome = 'Chrome 113.0.0 on Windows 10';

	it.each<readonly [string, Caller, readonly string[]]>([
		['', alice, ['Your sessions', chrome]],
		['list @alice', alice, ['Your sessions', chrome]],
		['list @bob', sam, ['Sessions of bob', chrome]],
		['find "mac os"', sam, ['Sessions matching mac os', chrome, chrome]],
		[`admin ${sessionId}`, sam, [chrome]],
		[sessionId, sam, [chrome]],
		['status', sam, ['Session Info is ready']],
		['help', alice, ['Session Info']],
		['nonsense word', alice, ['“nonsense” is not understood']],
		[`info ${sessionId}`, alice, ['Session not found']],
		[sessionId, alice, ['Session not found']],
		[`admin ${sessionId}`, alice, ['You may not do this']],
		['info a.b', alice, ['Not a Device ID']],
		['list 0', alice, ['Something is wrong with what was asked']],
		['list @nobody', sam, ['User not found']],
	])('to "/session %s"', async (typed, caller, want) => {
		expect(await titles(typed, caller)).toEqual(want);
	});

	it('to what is wrong with the parameters asks nobody', async () => {
		const bench = setUp();
		await type('list 0', sam, bench);
		await type('info a.b', sam, bench);

		expect(bench.workspace.requests).toEqual([]);
	});

	it('to a list names the command for the next page', async () => {
		const [summary] = await type('find "mac os" 2', sam);

		expect(summary?.text).toContain('/session find "mac os" 3');
	});

	it('to a search shows whose sessions they are', async () => {
		const [, first] = await type('find x', sam);

		expect(first && shown(first).User).toBe('Bob (bob)');
	});

	it('to a failure tells the cause to those who may read it alone', async () => {
		const bench = setUp();
		bench.workspace.answers['sessions/list.all'] = () => loginRequired;

		expect(await titles('', alice, bench)).toEqual(['Lookups are not available']);
		expect(await titles('', sam, bench)).toEqual(['The stored token is not accepted']);
	});

	it('to help works in an app that is not set up', async () => {
		const bench = new Bench({ settings: { service_auth_token: '' } });

		expect(await titles('help', alice, bench)).toEqual(['Session Info']);
		expect(await titles('help', admin, bench)).toEqual(['Session Info']);
		expect(bench.workspace.requests).toEqual([]);
	});

	it('comes in the language of the caller', async () => {
		const [attachment] = await type('help', { ...alice, language: 'de' });

		expect(attachment?.text).toMatch(/Sitzung/);
	});

	it('is in English if everything fails', async () => {
		const bench = setUp();
		bench.lookups.translator = () => Promise.reject(new Error('S3CRET'));

		expect(await titles('', alice, bench)).toEqual(['Something went wrong']);
	});

	it('always comes, well-formed, whatever is typed', async () => {
		const bench = setUp();
		const typed = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc
				.tuple(
					fc.constantFrom('list', 'FIND', 'info', 'admin', 'status', 'help', ''),
					fc.constantFrom('', ' ', ' @bob ', ' @all ', ' "', ' -1', ' :a:b:', ' `x` <b>', ' 2'),
					fc.string({ unit: 'grapheme', maxLength: 12 }),
				)
				.map((parts) => parts.join('')),
		);

		await fc.assert(
			fc.asyncProperty(typed, fc.constantFrom(alice, sam, admin), async (text, caller) => {
				const attachments = await type(text, caller, bench);

				expect(attachments.length).toBeGreaterThan(0);
				// What was typed may hold these words itself.
				fc.pre(!/undefined|null|NaN|\[object|\{\w+\}/.test(text));
				expect(attachments.flatMap(flawsOf)).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});
});

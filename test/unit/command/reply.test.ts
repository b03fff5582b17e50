import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import fc from 'fast-check';

import { reply } from '../../../src/command/reply';
import type { Attachment } from '../../../src/render/Attachment';
import type { Caller } from '../../../src/requests/Caller';
import { SessionWindow } from '../../../src/window/SessionWindow';
import { parseParameters } from '../../workspace/server/parseParameters';
import { flawsOf, shown } from '../support/attachments';
import { admin, alice, Bench, sam } from '../support/appFixture';
import { loginRequired, page } from '../support/fakeWorkspace';
import { buildDocument, sessionId } from '../support/sessions';
import { part } from '../support/stub';

const bobs = buildDocument({
	userId: 'bobUserId00000000',
	_user: { username: 'bob', name: 'Bob' },
});

const setUp = (): Bench => {
	const bench = new Bench({ settings: { lookups_per_minute: 0 } });
	bench.workspace.answers['sessions/info.admin'] = () => ({ body: bobs });
	bench.workspace.answers['sessions/list.all'] = () => page([bobs, buildDocument()], 12);
	return bench;
};

const type = (
	typed: string,
	caller: Caller,
	bench = setUp(),
	triggerId?: string,
): Promise<readonly Attachment[]> =>
	reply({
		words: parseParameters(typed),
		app: { service: bench.service, window: new SessionWindow(bench.service, () => 'app') },
		context: bench.begin(caller),
		user: part<IUser>({ id: caller.id, username: caller.username }),
		triggerId,
	});

const titles = async (
	typed: string,
	caller: Caller,
	bench = setUp(),
	triggerId?: string,
): Promise<readonly string[]> =>
	(await type(typed, caller, bench, triggerId)).map(({ title }) => title);

describe('reply', () => {
	const chrome = 'Chrome 113.0.0 on Windows 10';
	const more = 'Good to know';

	it.each<readonly [string, Caller, readonly string[]]>([
		['', alice, ['Your sessions', chrome, more]],
		['list @alice', alice, ['Your sessions', chrome, more]],
		['list @bob', sam, ['Sessions of bob', chrome, more]],
		['find "mac os"', sam, ['Sessions matching mac os', chrome, chrome, more]],
		[`admin ${sessionId}`, sam, [chrome]],
		[sessionId, sam, [chrome]],
		['status', sam, ['Session Info is ready']],
		['help', alice, ['Session Info']],
		['nonsense word', alice, ['Unknown: “nonsense”']],
		[`info ${sessionId}`, alice, ['Session not found']],
		[sessionId, alice, ['Session not found']],
		[`admin ${sessionId}`, alice, ['Permission required']],
		['info a.b', alice, ['Not a Device ID']],
		['info', alice, ['Device ID missing']],
		['list 0', alice, ['Check what you entered']],
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
		const attachments = await type('find "mac os" page 2', sam);
		expect(attachments.at(-1)?.text).toContain('/session find "mac os" page 3');
	});

	it('to a search shows whose sessions they are', async () => {
		const [, first] = await type('find x', sam);
		expect(first && shown(first).User).toBe('Bob (bob)');
	});

	it('to "/session manage" is the first page of the list where no window can open', async () => {
		expect(await titles('manage', alice)).toEqual(await titles('', alice));
	});

	it('to "/session manage" has as many as a page in chat, and says how to go on', async () => {
		const bench = setUp();
		const rows = Array.from({ length: 7 }, (_, index) =>
			buildDocument({ sessionId: `id-${index}` }),
		);
		bench.workspace.answers['sessions/list.all'] = () => page(rows);
		const attachments = await type('manage', alice, bench);
		expect(attachments).toHaveLength(7);
		expect(attachments[0]?.text).toBe('Sessions 1–5 of 7.');
		expect(attachments.at(-1)?.text).toContain('/session list 2');
		expect(attachments).toEqual(await type('', alice, bench));
	});

	it('to "/session manage" of somebody else opens the first page, and names the list', async () => {
		const bench = setUp();
		const [attachment, ...others] = await type('manage @bob', sam, bench, 'trigger');
		expect(attachment?.text).toMatch(/`bob`.*`\/session list @bob`/);
		expect(others).toEqual([]);
		expect(bench.testHost.windows).toHaveLength(1);
		expect(JSON.stringify(bench.testHost.windows[0]?.view)).toContain(
			JSON.stringify(JSON.stringify({ user: 'bob', offset: 0 })).slice(1, -2),
		);
	});

	it('to "/session manage" of somebody else is a refusal, and no window', async () => {
		const bench = setUp();
		expect(await titles('manage @bob', alice, bench, 'trigger')).toEqual(['Permission required']);
		expect(bench.testHost.windows).toEqual([]);
	});

	it('to "/session manage" says how to get at the list if no window appeared', async () => {
		const bench = setUp();
		const [attachment, ...others] = await type('manage', alice, bench, 'trigger');
		expect(attachment?.text).toContain('`/session list`');
		expect(others).toEqual([]);
	});

	it('to "/session manage" is the list when the lookup took 4 s, for then the window would be dropped', async () => {
		const bench = setUp();
		bench.workspace.answers['sessions/list.all'] = () => {
			bench.clock.advance(4000);
			return page([buildDocument()]);
		};
		expect(await titles('manage', alice, bench, 'trigger')).toEqual(['Your sessions', chrome]);
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
		bench.service.translator = () => Promise.reject(new Error('S3CRET'));
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

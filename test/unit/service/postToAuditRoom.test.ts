import { entryOf } from '../../../src/audit/AuditEntry';
import { MINUTE } from '../../../src/common/clock';
import type { Query } from '../../../src/requests/Query';
import { type AskOptions, postToAuditRoom } from '../../../src/service/postToAuditRoom';
import { alice, AppFixture, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import { appUser, room } from '../support/host';

const listBob: Extract<Query, { kind: 'list' }> = {
	kind: 'list',
	scope: { of: 'user', username: 'bob' },
	pagination: { offset: 0, count: 5 },
};

const setUp = (settings = { audit_room: 'session-audit' }): AppFixture =>
	new AppFixture({
		settings,
		findRoom: (name) => Promise.resolve(name === 'session-audit' ? room(name) : undefined),
	});

/** Posts a look at a user's sessions, by default of Sam at Bob's. */
const post = async (
	app: AppFixture,
	{
		caller = sam,
		ownerId = 'bob',
		...options
	}: AskOptions & { caller?: typeof sam; ownerId?: string } = {},
): Promise<void> => {
	const subject = { owners: [{ id: ownerId }], sessionIds: [], isAudited: true };
	const entry = entryOf(listBob, caller, { subject, outcome: 'granted' });
	await postToAuditRoom(entry, await app.begin(caller).connect(), options);
};

it('postToAuditRoom posts who looked at whose sessions, as the user of the app', async () => {
	const app = setUp();
	await post(app);
	expect(app.testHost.posts).toEqual([
		{
			room: room('session-audit'),
			sender: appUser,
			attachments: [expect.objectContaining({ text: expect.stringMatching(/sam.*bob/) })],
		},
	]);
});

it('postToAuditRoom writes in the language of the server', async () => {
	const app = setUp();
	app.testHost.data.serverSettings = { Language: 'de' };
	await post(app, { caller: { ...sam, language: 'fr' } });
	expect(JSON.stringify(app.testHost.posts)).toContain('Sitzung');
});

it('postToAuditRoom posts nothing without a room', async () => {
	const app = setUp({ audit_room: '' });
	await post(app);
	expect(app.testHost.posts).toEqual([]);
});

it.each<readonly [string, Partial<AppFixture['testHost']['data']>]>([
	['that does not exist', { findRoom: () => Promise.resolve(undefined) }],
	['that takes no message', { post: () => Promise.reject(new Error('archived')) }],
])('postToAuditRoom fails for a room %s', async (_name, data) => {
	const app = setUp();
	Object.assign(app.testHost.data, data);
	expect(await rejected(post(app))).toEqual({ code: 'audit-failed' });
	expect(app.testHost.posts).toEqual([]);
});

it('postToAuditRoom leaves the sender to the host, where that does not say who it is', async () => {
	const app = setUp();
	app.testHost.data.appUser = () => Promise.reject(new Error('no'));
	await post(app);
	expect(app.testHost.posts).toHaveLength(1);
	expect(app.testHost.posts[0]).not.toHaveProperty('sender');
});

const window = 'shows';

it.each<readonly [string, Parameters<typeof post>[1], Parameters<typeof post>[1], number]>([
	['once for a window and the command that opened it', { window: 'opens' }, { window }, 1],
	['once for two presses', { window }, { window }, 1],
	['a press after another command, or a logout', {}, { window }, 2],
	['another reader', { window }, { caller: alice, window }, 2],
	['a look at another user', { window }, { ownerId: 'carol', window }, 2],
	['a command after a press', { window }, {}, 2],
	['a command that opens a window anew', { window }, { window: 'opens' }, 2],
])('postToAuditRoom posts %s within ten minutes', async (_name, first, second, want) => {
	const app = setUp();
	await post(app, first);
	app.clock.advance(10 * MINUTE - 1);
	await post(app, second);
	expect(app.testHost.posts).toHaveLength(want);
});

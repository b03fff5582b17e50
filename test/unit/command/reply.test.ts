import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { reply } from '../../../src/command/reply';
import type { Attachment } from '../../../src/render/Attachment';
import type { Caller } from '../../../src/requests/Caller';
import { SessionWindow } from '../../../src/window/SessionWindow';
import { parseParameters } from '../../workspace/server/parseParameters';
import { alice, AppFixture, sam } from '../support/appFixture';
import { loginRequired, page } from '../support/fakeWorkspace';
import { room, user } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument, otherSessionId, sessionId } from '../support/sessions';
import { part } from '../support/stub';

const bobId = 'bobUserId00000000';

const bobs = buildDocument({
	userId: bobId,
	_user: { username: 'bob', name: 'Bob' },
});

const ownRow = buildDocument({ sessionId: otherSessionId });

const setUp = (settings: object = {}): AppFixture => {
	const app = new AppFixture({ settings: { lookups_per_minute: 0, ...settings } });
	app.workspace.answers['sessions/info.admin'] = () => ({ body: bobs });
	app.workspace.answers['sessions/list.all'] = () =>
		page([{ ...bobs, sessionId: 'bobs-other-session' }, ownRow]);
	return app;
};

const type = (
	typed: string,
	caller: Caller,
	app = setUp(),
	triggerId?: string,
): Promise<readonly Attachment[]> =>
	reply({
		words: parseParameters(typed),
		app: { service: app.service, window: new SessionWindow(app.service, () => 'app') },
		request: app.begin(caller),
		user: part<IUser>({ id: caller.id, username: caller.username }),
		triggerId,
	});

const titles = async (
	typed: string,
	caller: Caller,
	app = setUp(),
	triggerId?: string,
): Promise<readonly string[]> =>
	(await type(typed, caller, app, triggerId)).map(({ title }) => title);

const chrome = 'Chrome 113.0.0 on Windows';

it.each<readonly [string, Caller, readonly string[]]>([
	['', alice, ['Your sessions', chrome]],
	['find "mac os"', sam, ['Sessions matching mac os', chrome, chrome, 'Note']],
	[sessionId, sam, [chrome]],
	['status', sam, ['Session Info is ready']],
	['help', alice, ['Session Info']],
	['lsit @bob', sam, ['Did you mean this?']],
	['nonsense word', alice, ['Not understood: “nonsense”']],
	[`admin ${sessionId}`, alice, ['Permission required']],
	['summary', alice, ['Permission required']],
	[`logout ${sessionId}`, alice, ['Logging out is switched off']],
])('reply answers "/session %s"', async (typed, caller, want) => {
	expect(await titles(typed, caller)).toEqual(want);
});

it.each(['list 0', 'lsit @bob', 'nonsense word'])(
	'reply asks the workspace nothing for "/session %s"',
	async (typed) => {
		const app = setUp();
		await type(typed, alice, app);
		expect(app.workspace.askedOfSessions).toEqual([]);
		expect(app.testHost.entries).toEqual([]);
	},
);

const typeWithLogout = (
	typed: string,
	caller: Caller,
	settings = { allow_logout: true },
): Promise<readonly Attachment[]> => {
	const app = setUp(settings);
	app.testHost.data.findUser = (username) =>
		Promise.resolve(username.startsWith('bob') ? user(bobId, username) : undefined);
	new OpenSessions(app.workspace, [...buildRows(alice.id, 2), ...buildRows(bobId, 2)]);
	return type(typed, caller, app);
};

it.each<readonly [string, Caller, readonly string[]]>([
	[`logout ${alice.id}-0`, alice, ['Device logged out', chrome]],
	['logout @bob', sam, ['Log out bob?']],
	['logout @bob all', sam, ['Logged out']],
	[`logout others ${alice.id}-0`, alice, ['Logged out']],
])('reply says what came of "/session %s"', async (typed, caller, want) => {
	expect((await typeWithLogout(typed, caller)).map(({ title }) => title)).toEqual(want);
});

it('reply names the slash command that was not understood', async () => {
	const [failure] = await type('logout', alice);
	expect(failure?.text).toContain('`/session logout');
});

it.each([
	['bob', 'Session not found'],
	['bob.smith', 'Not a Device ID'],
])(
	'reply leads from the username %s in place of an id to the logout of the user',
	async (...row) => {
		const [username, title] = row;
		const [failure, suggestion, ...rest] = await typeWithLogout(`logout ${username}`, sam);
		expect(failure?.title).toBe(title);
		expect(suggestion?.text).toContain(`\`/session logout @${username}\``);
		expect(rest).toEqual([]);
	},
);

it('reply suggests no other command after a failure of the workspace', async () => {
	const app = setUp({ allow_logout: true });
	app.workspace.answers['sessions/info.admin'] = () => loginRequired;
	expect(await titles('logout bob', sam, app)).toEqual(['The stored token is not accepted']);
});

it.each<readonly [string, string, Caller, boolean]>([
	['who may not log out the user', 'logout bob', alice, true],
	['a failure of another kind', 'logout bob', sam, false],
])('reply suggests no other command to %s', async (_name, typed, caller, allow_logout) => {
	expect(await typeWithLogout(typed, caller, { allow_logout })).toHaveLength(1);
});

it('reply is the first page of the list where no window can open', async () => {
	const app = setUp();
	app.workspace.answers['sessions/list.all'] = () => page(buildRows(alice.id, 7));
	const attachments = await type('manage', alice, app);
	expect(attachments).toHaveLength(7);
	expect(attachments).toEqual(await type('', alice, app));
});

it.each<readonly [string, Caller, RegExp]>([
	['manage', alice, /`\/session list`/],
	['manage @bob', sam, /`bob`.*`\/session list @bob`/],
])('reply opens a window for "/session %s" and names the list', async (typed, caller, want) => {
	const app = setUp();
	const text = expect.stringMatching(want);
	expect(await type(typed, caller, app, 'trigger')).toMatchObject([{ text }]);
	expect(app.testHost.windows).toMatchObject([
		{ does: 'open', triggerId: 'trigger', user: { id: caller.id } },
	]);
});

it('reply is a refusal and no window for a user whose sessions the caller may not see', async () => {
	const app = setUp();
	expect(await titles('manage @bob', alice, app, 'trigger')).toEqual(['Permission required']);
	expect(app.testHost.windows).toEqual([]);
});

it.each<readonly [string, (app: AppFixture) => void]>([
	[
		'when the lookup took 4 s, after which clients drop a window',
		({ clock }) => clock.advance(4000),
	],
	[
		'if the host opens none',
		({ testHost }) => {
			testHost.data.showWindow = () => Promise.reject(new Error('no'));
		},
	],
])('reply is the list %s', async (_name, change) => {
	const app = setUp();
	app.workspace.answers['sessions/list.all'] = () => {
		change(app);
		return page([buildDocument()]);
	};
	expect(await titles('manage', alice, app, 'trigger')).toEqual(['Your sessions', chrome]);
});

it('reply posts for ten minutes what its window shows', async () => {
	const app = setUp({ audit_room: 'session-audit' });
	app.testHost.data.findRoom = (name) => Promise.resolve(room(name));
	await type('manage @bob', sam, app, 'trigger');
	const scope = { of: 'user', username: 'bob' } as const;
	const list = { kind: 'list', scope, pagination: { offset: 0, count: 10 } } as const;
	await app.service.ask(list, app.begin(sam), { window: 'shows' });
	expect(app.testHost.posts).toHaveLength(1);
});

it('reply tells the cause of a failure to those alone who may read it', async () => {
	const app = setUp();
	app.workspace.answers['sessions/list.all'] = () => loginRequired;
	expect(await titles('', alice, app)).toEqual(['Not available right now']);
	expect(await titles('', sam, app)).toEqual(['The stored token is not accepted']);
});

it('reply has help in an app that is not set up', async () => {
	const app = new AppFixture({ settings: { service_auth_token: '' } });
	expect(await titles('help', alice, app)).toEqual(['Session Info']);
	expect(app.workspace.requests).toEqual([]);
});

it('reply comes in the language of the caller', async () => {
	const german = { ...alice, language: 'de' };
	expect((await type('help', german))[0]?.text).toMatch(/Sitzung/);
	expect(await titles('list 0', german)).toEqual(['Ungültige Eingabe']);
});

it('reply is in English if everything fails', async () => {
	const app = setUp();
	app.service.translator = () => Promise.reject(new Error('S3CRET'));
	expect(await titles('', alice, app)).toEqual(['Something went wrong']);
});

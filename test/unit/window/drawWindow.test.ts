import fc from 'fast-check';

import { fieldsOf } from '../../../src/common/json';
import { connectionLine } from '../../../src/render/session';
import type { ListAnswer, LogoutRight } from '../../../src/requests/Answer';
import type { Session, SessionPage } from '../../../src/sessions/Session';
import { translator } from '../../../src/texts/Translator';
import {
	type ActionId,
	type ButtonSession,
	parsePress,
	type WindowState,
	writeValue,
} from '../../../src/window/Press';
import { drawList, drawQuestion, type WindowView } from '../../../src/window/drawWindow';
import { buildSession, otherSessionId, sessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';
import { readWindow } from '../support/window';

const appId = 'app';

const viewOf = (state: WindowState, override: Partial<WindowView> = {}): WindowView => ({
	...buildView(),
	door: 'window',
	appId,
	callerId: 'aliceUserId000000',
	state,
	...override,
});

const own = viewOf({ offset: 0 });
const bobsState = { offset: 0, username: 'bob' };
const bobs = viewOf(bobsState, { callerId: 'samUserId00000000' });

const title = 'Chrome 113.0.0 on Windows';

const connected = connectionLine(buildSession(), own);

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });

const line = (blockId: string, text: string) => ({
	type: 'section',
	appId,
	blockId,
	text: plain(text),
});

const divider = (blockId: string) => ({ type: 'divider', appId, blockId });

const { loginAt } = buildSession();
const described: ButtonSession = { sessionId, title, loginAt, owner: 'Bob Baker (bob)' };

type Listed = {
	readonly page?: Partial<SessionPage>;
	readonly state?: WindowState;
	readonly logout?: LogoutRight;
};

const answerOf = (
	sessions: readonly Session[],
	{ page = {}, state = { offset: 0 }, logout = 'allowed' }: Listed = {},
): ListAnswer => ({
	kind: 'list',
	list: {
		kind: 'list',
		scope: state.username === undefined ? { of: 'own' } : { of: 'user', username: state.username },
		pagination: { offset: state.offset, count: 10 },
	},
	page: { sessions, total: sessions.length, isIncomplete: false, ...page },
	logout,
});

const bobsSession = buildSession({
	userId: 'bobUserId00000000',
	user: { username: 'bob', name: 'Bob Baker' },
});

const bobsAnswer = (listed: Listed = {}, sessions: readonly Session[] = [bobsSession]) =>
	answerOf(sessions, { state: bobsState, ...listed });

/** The value of the button in a row. */
const buttonOf = (block: unknown): unknown => fieldsOf(fieldsOf(block).accessory).value;

it('drawList draws a section for each session, with a button to log it out', () => {
	const second = buildSession({ sessionId: otherSessionId, device: { name: 'Safari' } });
	const refresh = {
		type: 'button',
		appId,
		blockId: 'pages',
		actionId: 'session-info-refresh',
		text: plain('Refresh'),
		value: writeValue({ offset: 0 }),
		style: 'secondary',
	};
	expect(drawList(own, [], answerOf([buildSession(), second]))).toEqual({
		type: 'modal',
		id: 'session-info',
		title: plain('Your sessions'),
		blocks: [
			{
				...line('session-0', title),
				fields: [connected, 'Browser', `Device ID: ${sessionId}`, 'IP Address: 203.0.113.7'].map(
					plain,
				),
				accessory: {
					type: 'button',
					appId,
					blockId: 'session-0',
					actionId: 'session-info-ask',
					text: plain('Log out'),
					value: writeValue({ offset: 0 }, { sessionId, title, loginAt, hasOthers: true }),
					style: 'danger',
					accessibilityLabel: 'Log out Chrome 113.0.0 on Windows',
				},
			},
			divider('divider-1'),
			{
				...line('session-1', 'Safari'),
				fields: [connected, `Device ID: ${otherSessionId}`, 'IP Address: 203.0.113.7'].map(plain),
				accessory: expect.objectContaining({ accessibilityLabel: 'Log out Safari' }),
			},
			{ type: 'actions', appId, blockId: 'pages', elements: [refresh] },
		],
	});
});

it('drawList leaves out what is not known of a session', () => {
	const { ip: _ip, device: _device, ...rest } = buildSession();
	expect(drawList(own, [], answerOf([rest])).blocks[0]).toMatchObject({
		text: plain('Unknown device'),
		fields: [connected, `Device ID: ${sessionId}`].map(plain),
	});
});

it.each([
	['of an app', { type: 'desktop-app', name: 'Rocket.Chat' }, 'Rocket.Chat', ['Desktop app']],
	['that is the title already', { type: 'desktop-app' }, 'Desktop app', []],
	[
		'that begins the title',
		{ type: 'desktop-app', os: { name: 'Linux' } },
		'Desktop app on Linux',
		[],
	],
	['that it does not know', { type: 'toaster', name: '✓ Bread' }, 'Bread', []],
])('drawList says the type %s in words', (_what, device, want, type) => {
	const fields = [connected, ...type, `Device ID: ${sessionId}`, 'IP Address: 203.0.113.7'];
	expect(drawList(own, [], answerOf([buildSession({ device })])).blocks[0]).toMatchObject({
		text: plain(want),
		fields: fields.map(plain),
	});
});

it('drawList describes whose a session is on buttons of other people’s sessions alone', () => {
	const { blocks } = drawList(bobs, [], bobsAnswer({}, [bobsSession, buildSession()]));
	const values = blocks.map(buttonOf).filter((value) => value !== undefined);
	expect(values.map((value) => parsePress('session-info-ask', value))).toMatchObject([
		{ state: bobsState, target: { session: { owner: 'Bob Baker (bob)' } } },
		{ state: bobsState, target: { session: { owner: 'Alice Example (alice)' } } },
	]);
});

it.each<readonly [string, Partial<SessionPage>, boolean]>([
	['the only one', {}, false],
	['one of several', { total: 2 }, true],
	['perhaps one of several', { isIncomplete: true }, true],
])('drawList tells a button that its session is %s', (_what, page, hasOthers) => {
	const window = JSON.stringify(drawList(own, [], answerOf([buildSession()], { page })));
	expect(window).toContain(`\\"others\\":${hasOthers}`);
});

it('drawList has no buttons to log out where the reader may not, and says why', () => {
	const text = readWindow(drawList(bobs, [], bobsAnswer({ logout: 'logout-permission' })));
	expect(text).toContain('logout-device-management');
	expect(text).not.toMatch(/`|\[Log out/);
});

it('drawList has neither buttons nor a reason where the answer has no right', () => {
	const { logout: _logout, ...answer } = bobsAnswer();
	expect(readWindow(drawList(bobs, [], answer))).toBe(
		`Sessions: bob\n${title} Device ID: ${sessionId}\n[Refresh]`,
	);
});

it('drawList gives no reason for missing buttons where there are no sessions', () => {
	const answer = bobsAnswer({ logout: 'logout-permission' }, []);
	expect(readWindow(drawList(bobs, [], answer))).toBe(
		'Sessions: bob\nbob has no open sessions.\n[Refresh]',
	);
});

it('drawList has a button for all sessions of another user whom the reader may log out', () => {
	expect(drawList(bobs, [], bobsAnswer()).blocks.at(-1)).toMatchObject({
		elements: [
			{ actionId: 'session-info-refresh' },
			{
				actionId: 'session-info-ask-all',
				text: plain('Log out all'),
				value: writeValue(bobsState),
				style: 'danger',
			},
		],
	});
});

const named = { offset: 0, username: 'alice' };

it.each<readonly [string, WindowView, ListAnswer]>([
	['the reader', own, answerOf([buildSession()])],
	['the reader, by name', viewOf(named), answerOf([buildSession()], { state: named })],
	['a user without sessions', bobs, bobsAnswer({}, [])],
	['a user whom the reader may only see', bobs, bobsAnswer({ logout: 'logout-permission' })],
])('drawList has no button for all sessions of %s', (_whose, view, answer) => {
	expect(readWindow(drawList(view, [], answer))).not.toContain('[Log out all]');
});

it.each([
	['fourteen.chars', 'Sessions: fourteen.chars'],
	['fifteen.letters', 'Sessions: fifteen.letter…'],
	['a`b\nc', 'Sessions: aˋb c'],
])('drawList keeps its title short for the user %j', (username, want) => {
	expect(drawList(viewOf({ offset: 0, username }), []).title).toEqual(plain(want));
});

it('drawList shows the list that was answered, not the one that was asked for', () => {
	const answer = bobsAnswer({ state: { ...bobsState, offset: 10 }, page: { total: 11 } });
	const window = drawList({ ...bobs, state: { offset: 40, username: 'alice' } }, [], answer);
	expect(readWindow(window).split('\n')).toEqual([
		'Sessions: bob',
		'11–11 of 11',
		`${title} Device ID: ${sessionId} [Log out]`,
		'[Previous] [Refresh] [Log out all]',
	]);
	expect(JSON.stringify(window)).not.toContain('40');
});

it('drawList has what happened above a line, once, in front of what the list says', () => {
	expect(drawList(own, ['one `x`', 'two', 'two'], answerOf([])).blocks).toMatchObject([
		line('line-0', 'one x'),
		line('line-1', 'two'),
		line('line-2', translator('en').text('list_empty_own')),
		divider('divider'),
		{ type: 'actions' },
	]);
});

const lacking = { total: 103, isIncomplete: true };
const incomplete = 'This list may be incomplete.';

it.each<readonly [string, number, Partial<SessionPage>, number, readonly string[]]>([
	['a later page', 2, { total: 12 }, 10, ['11–12 of 12']],
	['a list that lacks some, without a number', 1, lacking, 0, [incomplete]],
	['an empty list that lacks some', 0, lacking, 0, [incomplete]],
])('drawList sums up %s', (_what, rows, page, offset, want) => {
	const sessions = Array.from({ length: rows }, () => buildSession());
	const { blocks } = drawList(own, [], answerOf(sessions, { page, state: { offset } }));
	const lines = blocks.filter((block) => String(fieldsOf(block).blockId).startsWith('line-'));
	expect(lines).toEqual(want.map((text, index) => line(`line-${index}`, text)));
});

it.each<readonly [string, number, number | undefined, Readonly<Record<string, number>>]>([
	['the only page', 0, 10, { refresh: 0 }],
	['one in the middle', 20, 31, { previous: 10, next: 30, refresh: 20 }],
	['the first of two', 0, 11, { next: 10, refresh: 0 }],
	['an odd place', 3, 10, { previous: 0, refresh: 3 }],
	['no list', 10, undefined, { previous: 0, refresh: 10 }],
])('drawList has buttons for the pages beside %s', (_what, offset, total, want) => {
	const listed = { state: { offset }, page: { ...(total !== undefined && { total }) } };
	const answer = total === undefined ? undefined : answerOf([buildSession()], listed);
	expect(drawList(viewOf({ offset }), [], answer).blocks.at(-1)).toMatchObject({
		blockId: 'pages',
		elements: Object.entries(want).map(([name, to]) => ({
			actionId: `session-info-${name}`,
			value: writeValue({ offset: to }),
			style: 'secondary',
		})),
	});
});

it('drawList writes what a device chose as plain text alone, with buttons that work', () => {
	const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.constant('`<*_~x~_*>`'));
	fc.assert(
		fc.property(texts, texts, texts, (name, ip, username) => {
			const session = buildSession({ device: { name }, ip, userId: 'u', user: { username } });
			const window = drawList(own, [], answerOf([session]));
			expect(JSON.stringify(window)).not.toMatch(/mrkdwn|`/);
			const value = buttonOf(window.blocks[0]);
			expect(String(value).length).toBeLessThanOrEqual(2000);
			expect(parsePress('session-info-log-out', value)).toMatchObject({
				target: { session: { sessionId } },
			});
		}),
	);
});

const button = (actionId: ActionId, label: string, style: string, session?: ButtonSession) => ({
	type: 'button',
	appId,
	blockId: 'decision',
	actionId,
	text: plain(label),
	value: writeValue(bobsState, session),
	style,
});

it('drawQuestion draws a session as its button describes it, with the ways on', () => {
	expect(drawQuestion(bobs, { what: 'one', session: described })).toEqual({
		type: 'modal',
		id: 'session-info',
		title: plain('Log out this device?'),
		blocks: [
			{
				...line('session', title),
				fields: [connected, 'User: Bob Baker (bob)', `Device ID: ${sessionId}`].map(plain),
			},
			line('explanation', own.t.text('window_ask_other')),
			{
				type: 'actions',
				appId,
				blockId: 'decision',
				elements: [
					button('session-info-log-out', 'Log out device', 'danger', described),
					button('session-info-back', 'Back', 'secondary'),
				],
			},
		],
	});
});

it.each<readonly [string, Partial<ButtonSession>, string]>([
	['of the reader', { title }, title],
	['of which only the Device ID is known', {}, 'Unknown device'],
	['that is called like a line of the app', { title: '✓ Device logged out' }, 'Device logged out'],
])('drawQuestion asks about a session %s', (_what, known, shown) => {
	const window = drawQuestion(own, { what: 'one', session: { sessionId, ...known } });
	expect(readWindow(window).split('\n')).toEqual([
		'Log out this device?',
		`${shown} Device ID: ${sessionId}`,
		own.t.text('window_ask_own'),
		'[Log out device] [Back]',
	]);
});

it('drawQuestion offers to log out all others, which is not the red button', () => {
	const session = { ...described, hasOthers: true };
	expect(drawQuestion(bobs, { what: 'one', session }).blocks.at(-1)).toMatchObject({
		elements: [
			button('session-info-log-out', 'Log out device', 'danger', session),
			button('session-info-back', 'Back', 'secondary'),
			button('session-info-ask-others', 'Log out all others', 'secondary', session),
		],
	});
});

it('drawQuestion asks about all others of a session that is kept', () => {
	const window = drawQuestion(own, { what: 'others', session: { sessionId, title } });
	expect(readWindow(window).split('\n')).toEqual([
		'Log out all others?',
		`${title} Device ID: ${sessionId}`,
		own.t.text('window_ask_others'),
		'[Log out all others] [Back]',
	]);
});

it('drawQuestion asks about all sessions of a user', () => {
	const window = drawQuestion(bobs, { what: 'all', username: 'b`ob' });
	expect(readWindow(window).split('\n')).toEqual([
		'Log out all?',
		own.t.text('window_ask_all', { username: 'bˋob' }),
		'[Log out all] [Back]',
	]);

	expect(window.blocks.at(-1)).toMatchObject({
		elements: [button('session-info-log-out-all', 'Log out all', 'danger'), { style: 'secondary' }],
	});
});

it('drawQuestion stands as it was below the reason for a refusal', () => {
	const target = { what: 'one', session: described } as const;
	const { blocks, ...rest } = drawQuestion(bobs, target);
	expect(drawQuestion(bobs, target, ['✗ No', 'Why'])).toEqual({
		...rest,
		blocks: [line('line-0', '✗ No'), line('line-1', 'Why'), divider('divider'), ...blocks],
	});
});

it.each(everyLanguage)('drawQuestion has titles that phones show whole, in %s', (language) => {
	const view = { ...own, ...buildView(language) };
	const titles = [
		drawQuestion(view, { what: 'one', session: described }),
		drawQuestion(view, { what: 'others', session: described }),
		drawQuestion(view, { what: 'all', username: 'bob' }),
	].map((window) => window.title.text);
	titles.forEach((each) => expect(each).toMatch(/^.{1,32}\?$/));
});

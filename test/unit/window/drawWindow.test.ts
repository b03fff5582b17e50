import fc from 'fast-check';

import { fieldsOf } from '../../../src/common/json';
import { connectionLine } from '../../../src/render/session';
import type { ListAnswer, LogoutRight } from '../../../src/requests/Answer';
import type { Session, SessionPage } from '../../../src/sessions/Session';
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
const bobs = viewOf({ offset: 0, username: 'bob' }, { callerId: 'samUserId00000000' });

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

const described: ButtonSession = {
	sessionId,
	title,
	loginAt: buildSession().loginAt,
	owner: 'Bob Baker (bob)',
};

const answerOf = (
	sessions: readonly Session[],
	{
		page = {},
		state = { offset: 0 },
		logout = 'allowed',
	}: {
		readonly page?: Partial<SessionPage>;
		readonly state?: WindowState;
		readonly logout?: LogoutRight;
	} = {},
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

/** The value of the button in a row. */
const buttonOf = (block: unknown): unknown => fieldsOf(fieldsOf(block).accessory).value;

const bob = { userId: 'bobUserId00000000', user: { username: 'bob', name: 'Bob Baker' } };

const bobsState = { offset: 0, username: 'bob' };

describe('drawList', () => {
	it('drawList draws a section for each session, with a button to log it out', () => {
		const second = buildSession({ sessionId: otherSessionId, device: { name: 'Safari' } });
		expect(drawList(own, [], answerOf([buildSession(), second]))).toEqual({
			type: 'modal',
			id: 'session-info',
			title: plain('Your sessions'),
			blocks: [
				{
					...line('session-0', title),
					fields: [
						...[connected, 'Browser', `Device ID: ${sessionId}`, 'IP Address: 203.0.113.7'],
					].map(plain),
					accessory: {
						type: 'button',
						appId,
						blockId: 'session-0',
						actionId: 'session-info-ask',
						text: plain('Log out'),
						value: writeValue(
							{ offset: 0 },
							{ sessionId, title, loginAt: buildSession().loginAt, hasOthers: true },
						),
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
				{
					type: 'actions',
					appId,
					blockId: 'pages',
					elements: [
						{
							type: 'button',
							appId,
							blockId: 'pages',
							actionId: 'session-info-refresh',
							text: plain('Refresh'),
							value: writeValue({ offset: 0 }),
							style: 'secondary',
						},
					],
				},
			],
		});
	});

	it('drawList leaves out what is not known of a session', () => {
		const { ip: _ip, device: _device, ...rest } = buildSession();
		const [block] = drawList(own, [], answerOf([rest])).blocks;
		expect(block).toMatchObject({
			text: plain('Unknown device'),
			fields: [connected, `Device ID: ${sessionId}`].map(plain),
		});
	});

	it.each<readonly [string, Session['device'], string, readonly string[]]>([
		['of an app', { type: 'desktop-app', name: 'Rocket.Chat' }, 'Rocket.Chat', ['Desktop app']],
		['of a phone', { type: 'mobile-app', name: 'RC Mobile' }, 'RC Mobile', ['Phone']],
		['that is the title already', { type: 'desktop-app' }, 'Desktop app', []],
		['that it does not know', { type: 'toaster', name: 'Bread' }, 'Bread', []],
	])('drawList says the type %s in words', (_what, device, want, type) => {
		const [block] = drawList(own, [], answerOf([buildSession({ device: device ?? {} })])).blocks;
		expect(block).toMatchObject({
			text: plain(want),
			fields: [...[connected, ...type, `Device ID: ${sessionId}`, 'IP Address: 203.0.113.7']].map(
				plain,
			),
		});
	});

	it('drawList describes whose a session is on buttons of other people’s sessions alone', () => {
		const window = drawList(
			bobs,
			[],
			answerOf([buildSession(bob), buildSession()], { state: bobsState }),
		);
		const presses = window.blocks
			.map(buttonOf)
			.filter((value) => value !== undefined)
			.map((value) => parsePress('session-info-ask', value));
		expect(presses).toMatchObject([
			{ state: bobsState, target: { session: { owner: 'Bob Baker (bob)' } } },
			{ state: bobsState, target: { session: { owner: 'Alice Example (alice)' } } },
		]);
	});

	it.each<readonly [string, Partial<SessionPage>, boolean]>([
		['the only one', {}, false],
		['one of several', { total: 2 }, true],
		['perhaps one of several', { isIncomplete: true }, true],
	])('drawList tells a button that its session is %s', (_what, page, hasOthers) => {
		expect(JSON.stringify(drawList(own, [], answerOf([buildSession()], { page })))).toContain(
			`\\"others\\":${hasOthers}`,
		);
	});

	it.each<readonly [LogoutRight, string]>([
		['logout-permission', 'logout-device-management'],
		['service-account', 'never logs out sessions of its service account'],
		['logout-off', 'Sessions cannot be logged out in this workspace'],
	])('drawList has no buttons to log out for %s, and says why', (logout, why) => {
		const text = readWindow(
			drawList(bobs, [], answerOf([buildSession(bob)], { logout, state: bobsState })),
		);
		expect(text).toContain(why);
		expect(text).not.toContain('`');
		expect(text).not.toContain('[Log out');
	});

	it('drawList has neither buttons nor a reason where the answer has no right', () => {
		const { logout: _logout, ...answer } = answerOf([buildSession(bob)], { state: bobsState });
		expect(readWindow(drawList(bobs, [], answer))).toBe(
			`Sessions: bob\n${title} Device ID: ${sessionId}\n[Refresh]`,
		);
	});

	it('drawList gives no reason for missing buttons where there are no sessions', () => {
		const answer = answerOf([], { logout: 'logout-permission', state: bobsState });
		expect(readWindow(drawList(bobs, [], answer))).toBe(
			'Sessions: bob\nbob has no open sessions.\n[Refresh]',
		);
	});

	it('drawList has a button for all sessions of another user whom the reader may log out', () => {
		const [last] = drawList(
			bobs,
			[],
			answerOf([buildSession(bob)], { state: bobsState }),
		).blocks.slice(-1);
		expect(last).toMatchObject({
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

	it.each<readonly [string, WindowView, ListAnswer]>([
		['own ones', own, answerOf([buildSession()])],
		[
			'own ones, by name',
			viewOf({ offset: 0, username: 'alice' }),
			answerOf([buildSession()], { state: { offset: 0, username: 'alice' } }),
		],
		['none', bobs, answerOf([], { state: bobsState })],
		[
			'those that the reader may only see',
			bobs,
			answerOf([buildSession(bob)], { state: bobsState, logout: 'logout-permission' }),
		],
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
		const answer = answerOf([buildSession(bob)], {
			state: { offset: 10, username: 'bob' },
			page: { total: 11 },
		});
		const asked = viewOf({ offset: 40, username: 'alice' }, { callerId: 'samUserId00000000' });
		const window = drawList(asked, [], answer);
		expect(readWindow(window)).toBe(
			[
				'Sessions: bob',
				'11–11 of 11',
				`${title} Device ID: ${sessionId} [Log out]`,
				'[Previous] [Refresh] [Log out all]',
			].join('\n'),
		);
		expect(JSON.stringify(window)).not.toContain('40');
	});

	it('drawList has what happened above a line, in front of what the list says', () => {
		expect(drawList(own, ['one `x`', 'two'], answerOf([])).blocks).toMatchObject([
			line('line-0', 'one x'),
			line('line-1', 'two'),
			line('line-2', expect.stringMatching(/^No open sessions/) as unknown as string),
			divider('divider'),
			{ type: 'actions' },
		]);
	});

	it('drawList says nothing twice', () => {
		const answer = answerOf([], { page: { isIncomplete: true } });
		const [line0] = drawList(own, [], answer).blocks;
		const incomplete = 'text' in (line0 ?? {}) ? 'This list may be incomplete.' : '';
		expect(readWindow(drawList(own, [incomplete], answer)).split(incomplete)).toHaveLength(2);
	});

	it.each<readonly [string, WindowView, ListAnswer, readonly string[]]>([
		['all on one page', own, answerOf([buildSession()]), []],
		['a first page', own, answerOf([buildSession()], { page: { total: 12 } }), ['1–1 of 12']],
		[
			'a later page',
			own,
			answerOf([buildSession(), buildSession()], { page: { total: 12 }, state: { offset: 10 } }),
			['11–12 of 12'],
		],
		[
			'a list that lacks some, without a number',
			own,
			answerOf([buildSession()], { page: { total: 103, isIncomplete: true } }),
			['This list may be incomplete.'],
		],
		[
			'an empty list that lacks some',
			own,
			answerOf([], { page: { total: 103, isIncomplete: true } }),
			['This list may be incomplete.'],
		],
	])('drawList sums up %s', (_what, view, answer, want) => {
		const { blocks } = drawList(view, [], answer);
		const lines = blocks.filter((block) => String(fieldsOf(block).blockId).startsWith('line-'));
		expect(lines).toEqual(want.map((text, index) => line(`line-${index}`, text)));
	});

	it.each<readonly [string, number, number | undefined, readonly (readonly [ActionId, number])[]]>([
		['the only page', 0, 10, [['session-info-refresh', 0]]],
		[
			'the first of two',
			0,
			11,
			[
				['session-info-next', 10],
				['session-info-refresh', 0],
			],
		],
		[
			'one in the middle',
			10,
			21,
			[
				['session-info-previous', 0],
				['session-info-next', 20],
				['session-info-refresh', 10],
			],
		],
		[
			'the last of three',
			20,
			21,
			[
				['session-info-previous', 10],
				['session-info-refresh', 20],
			],
		],
		[
			'an odd place',
			3,
			10,
			[
				['session-info-previous', 0],
				['session-info-refresh', 3],
			],
		],
		[
			'no list',
			10,
			undefined,
			[
				['session-info-previous', 0],
				['session-info-refresh', 10],
			],
		],
	])('drawList has buttons for the pages beside %s', (_what, offset, total, want) => {
		const answer =
			total === undefined
				? undefined
				: answerOf([buildSession()], { page: { total }, state: { offset } });
		const [last] = drawList(viewOf({ offset }), [], answer).blocks.slice(-1);
		expect(last).toMatchObject({
			blockId: 'pages',
			elements: want.map(([actionId, to]) => ({
				actionId,
				value: writeValue({ offset: to }),
				style: 'secondary',
			})),
		});
	});

	it('drawList writes what a device chose as plain text alone, with buttons that work', () => {
		const texts = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 600 }),
			fc.constant('`<*_~x~_*>`'),
		);
		fc.assert(
			fc.property(texts, texts, texts, (name, ip, username) => {
				const session = buildSession({ device: { name }, ip, userId: 'u', user: { username } });
				const window = drawList(own, [], answerOf([session]));
				const written = JSON.stringify(window);
				expect(written).not.toContain('mrkdwn');
				expect(written).not.toContain('`');
				const value = buttonOf(window.blocks[0]);
				expect(String(value).length).toBeLessThanOrEqual(2000);
				expect(parsePress('session-info-log-out', value)).toMatchObject({
					target: { session: { sessionId } },
				});
			}),
		);
	});
});

describe('drawQuestion', () => {
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

	it.each([
		[
			'of one’s own',
			{ sessionId, title },
			[
				'Log out this device?',
				`${title} Device ID: ${sessionId}`,
				own.t.text('window_ask_own'),
				'[Log out device] [Back]',
			],
		],
		[
			'of several of one’s own',
			{ sessionId, title, hasOthers: true },
			[
				'Log out this device?',
				`${title} Device ID: ${sessionId}`,
				own.t.text('window_ask_own'),
				'[Log out device] [Back] [Log out all others]',
			],
		],
		[
			'of which only the Device ID is known',
			{ sessionId },
			[
				'Log out this device?',
				`Unknown device Device ID: ${sessionId}`,
				own.t.text('window_ask_own'),
				'[Log out device] [Back]',
			],
		],
	])('drawQuestion asks about a session %s', (_what, session, want) => {
		expect(readWindow(drawQuestion(own, { what: 'one', session }))).toBe(want.join('\n'));
	});

	it('drawQuestion offers to log out all others, which is not the red button', () => {
		const session = { ...described, hasOthers: true };
		const [last] = drawQuestion(bobs, { what: 'one', session }).blocks.slice(-1);
		expect(last).toMatchObject({
			elements: [
				button('session-info-log-out', 'Log out device', 'danger', session),
				button('session-info-back', 'Back', 'secondary'),
				button('session-info-ask-others', 'Log out all others', 'secondary', session),
			],
		});
	});

	it('drawQuestion asks about all others of a session that is kept', () => {
		const window = drawQuestion(own, { what: 'others', session: { sessionId, title } });
		expect(readWindow(window)).toBe(
			[
				'Log out all others?',
				`${title} Device ID: ${sessionId}`,
				own.t.text('window_ask_others'),
				'[Log out all others] [Back]',
			].join('\n'),
		);
	});

	it('drawQuestion asks about all sessions of a user', () => {
		const window = drawQuestion(bobs, { what: 'all', username: 'b`ob' });
		expect(readWindow(window)).toBe(
			[
				'Log out all?',
				own.t.text('window_ask_all', { username: 'bˋob' }),
				'[Log out all] [Back]',
			].join('\n'),
		);

		expect(window.blocks.slice(-1)).toMatchObject([
			{
				elements: [
					button('session-info-log-out-all', 'Log out all', 'danger'),
					{ style: 'secondary' },
				],
			},
		]);
	});

	it('drawQuestion stands as it was below the reason for a refusal', () => {
		const target = { what: 'one', session: described } as const;
		const { blocks, ...rest } = drawQuestion(bobs, target);
		expect(drawQuestion(bobs, target, ['✗ No', 'Why'])).toEqual({
			...rest,
			blocks: [line('line-0', '✗ No'), line('line-1', 'Why'), divider('divider'), ...blocks],
		});
	});

	it.each([
		'✓ Device logged out',
		'\u3164✗ Device',
		'🮱 Device',
		'🟢 Device',
		'⍻ Device',
		'👍 Device',
	])(
		'drawQuestion and drawList never call a device what looks like a line of the app: %j',
		(name) => {
			const question = drawQuestion(own, { what: 'one', session: { sessionId, title: name } });
			const list = drawList(own, [], answerOf([buildSession({ device: { name } })]));
			for (const { blocks } of [question, list]) {
				expect(blocks[0]).toMatchObject({
					text: { text: expect.stringMatching(/^Device/) as unknown },
				});
			}
		},
	);

	it('drawQuestion draws whatever a button may say', () => {
		const session = fc.record(
			{
				sessionId: fc.constant(sessionId),
				title: fc.string({ unit: 'binary', maxLength: 3000 }),
				loginAt: fc.date({
					min: new Date(0),
					max: new Date(253_402_300_799_999),
					noInvalidDate: true,
				}),
				owner: fc.string({ unit: 'binary', maxLength: 3000 }),
				hasOthers: fc.boolean(),
			},
			{ requiredKeys: ['sessionId'] },
		);
		fc.assert(
			fc.property(session, fc.constantFrom('one' as const, 'others' as const), (each, what) => {
				const window = drawQuestion(own, { what, session: each });
				expect(JSON.stringify(window)).not.toContain('mrkdwn');
				expect(readWindow(window)).toContain(`Device ID: ${sessionId}`);
			}),
		);
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
});

import { loginLine } from '../../../src/render/session';
import type { Session } from '../../../src/sessions/Session';
import type { Language } from '../../../src/texts/language';
import { type Place, type Shown, writeValue } from '../../../src/window/Press';
import {
	deviceTitle,
	drawList,
	drawQuestion,
	type Found,
	type WindowView,
} from '../../../src/window/drawWindow';
import { buildSession, otherSessionId, sessionId } from '../support/sessions';
import { buildView } from '../support/view';

const appId = 'app';

const viewOf = (place: Place, language: Language = 'en'): WindowView => ({
	...buildView(language),
	appId,
	place,
});

const own = viewOf({ offset: 0 });
const bobs = viewOf({ offset: 0, username: 'bob' });

const shown: Shown = { sessionId, seal: 'sealed' };

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });

const loggedIn = loginLine(buildSession(), buildView());

/** What is there to read of one session. */
const lines = (...more: readonly string[]) =>
	[loggedIn, ...more, `Device ID: ${sessionId}`, 'IP Address: 203.0.113.7'].map(plain);

type ButtonOf = { readonly blockId: string; readonly place?: Place; readonly shown?: Shown };

const button = (
	actionId: string,
	label: string,
	{ blockId, place = { offset: 0 }, ...rest }: ButtonOf,
) => ({
	type: 'button',
	appId,
	blockId,
	actionId,
	text: plain(label),
	value: writeValue(place, rest.shown),
	style: rest.shown ? 'danger' : 'secondary',
});

const line = (blockId: string, text: string) => ({
	type: 'section',
	appId,
	blockId,
	text: plain(text),
});

const page = (label: string, place: Place) =>
	button(`session-info-${label.toLowerCase()}`, label, { blockId: 'pages', place });

const pages = (...elements: readonly object[]) => ({
	type: 'actions',
	appId,
	blockId: 'pages',
	elements,
});

const refresh = page('Refresh', { offset: 0 });

const foundOf = (
	sessions: readonly Session[],
	total = sessions.length,
	rest: { readonly shown?: Found['shown']; readonly incomplete?: boolean } = {},
): Found => ({
	page: { sessions, total, incomplete: rest.incomplete ?? false },
	shown: rest.shown ?? [],
});

describe('a list', () => {
	it('has a block for each session, with a button for those that may be ended', () => {
		const second = buildSession({ sessionId: otherSessionId, device: { name: 'Safari' } });

		expect(drawList(own, [], foundOf([buildSession(), second], 2, { shown: [shown] }))).toEqual({
			type: 'modal',
			id: 'session-info',
			title: plain('Your sessions'),
			blocks: [
				{
					...line('session-0', 'Chrome 113.0.0 on Windows 10'),
					fields: lines(),
					accessory: button('session-info-ask', 'Log out', { blockId: 'session-0', shown }),
				},
				{
					...line('session-1', 'Safari'),
					fields: [loggedIn, `Device ID: ${otherSessionId}`, 'IP Address: 203.0.113.7'].map(plain),
				},
				pages(refresh),
			],
		});
	});

	it('of somebody names them in its title alone', () => {
		const place = { offset: 0, username: 'bob' };
		expect(drawList(bobs, [], foundOf([buildSession()], 1, { shown: [shown] }))).toEqual({
			type: 'modal',
			id: 'session-info',
			title: plain('Sessions: bob'),
			blocks: [
				{
					...line('session-0', 'Chrome 113.0.0 on Windows 10'),
					fields: lines(),
					accessory: button('session-info-ask', 'Log out', { blockId: 'session-0', place, shown }),
				},
				pages(page('Refresh', place)),
			],
		});
	});

	it('leaves out what is not known', () => {
		const session = buildSession();
		const { ip: _ip, ...withoutIp } = session;
		const [block] = drawList(own, [], foundOf([withoutIp])).blocks;
		expect(block).toMatchObject({ fields: [loggedIn, `Device ID: ${sessionId}`].map(plain) });
	});

	it.each([
		['fourteen.chars', 'Sessions: fourteen.chars'],
		['fifteen.letters', 'Sessions: fifteen.letter…'],
		['a`b\nc', 'Sessions: aˋb c'],
	])('has a short title: %j', (username, want) => {
		expect(drawList(viewOf({ offset: 0, username }), []).title).toEqual(plain(want));
	});

	it('shows no backticks of the chat’s texts', () => {
		const [first] = drawList(own, ['✗ Type `/session list`, `now`']).blocks;
		expect(first).toEqual(line('line-0', '✗ Type /session list, now'));
	});

	it('has what happened above a line, and below it nothing if there is no list', () => {
		expect(drawList(own, ['one', 'two']).blocks).toEqual([
			line('line-0', 'one'),
			line('line-1', 'two'),
			{ type: 'divider', appId, blockId: 'divider' },
			pages(refresh),
		]);
	});

	it('has what happened in front of what the list says', () => {
		expect(drawList(own, ['one'], foundOf([])).blocks).toEqual([
			line('line-0', 'one'),
			line(
				'line-1',
				'No open sessions to show yet; a new login appears once its client has reconnected.',
			),
			{ type: 'divider', appId, blockId: 'divider' },
			pages(refresh),
		]);
	});

	it.each<readonly [string, WindowView, Found, readonly string[]]>([
		['all on one page', own, foundOf([buildSession()]), []],
		[
			'no own one',
			own,
			foundOf([]),
			['No open sessions to show yet; a new login appears once its client has reconnected.'],
		],
		['none of somebody', bobs, foundOf([]), ['bob has no open sessions to show.']],
		['a first page', own, foundOf([buildSession()], 12), ['1–1 of 12']],
		[
			'a later page',
			viewOf({ offset: 10 }),
			foundOf([buildSession(), buildSession()], 12),
			['11–12 of 12'],
		],
		[
			'one that lacks some',
			own,
			foundOf([buildSession()], 1, { incomplete: true }),
			['Some sessions may be missing from this list.'],
		],
		[
			'a page of one that lacks some',
			own,
			foundOf([buildSession()], 2, { incomplete: true }),
			['1–1 of 2', 'Some sessions may be missing from this list.'],
		],
	])('sums up %s', (_what, view, found, want) => {
		const { blocks } = drawList(view, [], found);
		const wanted = want.map((text, index) => line(`line-${index}`, text));
		expect(blocks.slice(0, want.length)).toEqual(wanted);
		expect(JSON.stringify(blocks).match(/"blockId":"line-/g) ?? []).toHaveLength(want.length);
		expect(blocks.some(({ type }) => type === 'divider')).toBe(false);
	});

	it.each<readonly [string, number, number | undefined, readonly (readonly [string, number])[]]>([
		['the only page', 0, 10, [['Refresh', 0]]],
		[
			'the first of two',
			0,
			11,
			[
				['Next', 10],
				['Refresh', 0],
			],
		],
		[
			'the last of two',
			10,
			11,
			[
				['Previous', 0],
				['Refresh', 10],
			],
		],
		[
			'one in the middle',
			10,
			21,
			[
				['Previous', 0],
				['Next', 20],
				['Refresh', 10],
			],
		],
		[
			'the last of three',
			20,
			21,
			[
				['Previous', 10],
				['Refresh', 20],
			],
		],
		[
			'an odd place',
			3,
			10,
			[
				['Previous', 0],
				['Refresh', 3],
			],
		],
		[
			'no list',
			10,
			undefined,
			[
				['Previous', 0],
				['Refresh', 10],
			],
		],
	])('has buttons for the pages beside %s', (_what, offset, total, want) => {
		const found = total === undefined ? undefined : foundOf([buildSession()], total);
		const { blocks } = drawList(viewOf({ offset, username: 'bob' }), [], found);
		expect(blocks.at(-1)).toEqual(
			pages(...want.map(([label, to]) => page(label, { offset: to, username: 'bob' }))),
		);
	});
});

describe('the question', () => {
	const explanations = {
		own: 'This session will be ended, and the device can no longer be used with this login. You can log in again with the same device. If you are using it right now, you will be logged out here.',
		other:
			'This session will be ended, and the device can no longer be used with this login. The user can log in again with the same device.',
	};

	it.each<readonly [string, WindowView, boolean, string, string, readonly string[]]>([
		['an own', own, true, 'Your sessions', explanations.own, []],
		[
			'somebody else’s',
			viewOf({ offset: 10, username: 'alice' }),
			false,
			'Sessions: alice',
			explanations.other,
			['User: Alice Example (alice)'],
		],
	])('about %s session', (_whose, view, isOwn, title, explanation, user) => {
		const { place } = view;
		expect(drawQuestion(view, buildSession(), isOwn, shown)).toEqual({
			type: 'modal',
			id: 'session-info',
			title: plain(title),
			blocks: [
				{ ...line('session', 'Chrome 113.0.0 on Windows 10'), fields: lines(...user) },
				line('explanation', explanation),
				{
					type: 'actions',
					appId,
					blockId: 'decision',
					elements: [
						button('session-info-log-out', 'Log out device', { blockId: 'decision', place, shown }),
						button('session-info-back', 'Back', { blockId: 'decision', place }),
					],
				},
			],
		});
	});

	const long = 'averyveryverylongname';

	it.each<readonly [string, WindowView, Partial<Session>, string]>([
		['somebody else’s window', bobs, {}, 'Alice Example (alice)'],
		['the reader’s own window', own, {}, 'Alice Example (alice)'],
		[
			'a window whose title is too short',
			viewOf({ offset: 0, username: long }),
			{ user: { username: long } },
			long,
		],
		['a window, when no name is known', bobs, { user: {} as never }, 'aliceUserId000000'],
	])('in %s says whose session it is', (_where, view, override, user) => {
		const [first] = drawQuestion(view, buildSession(override), false, shown).blocks;
		expect(first).toMatchObject({ fields: lines(`User: ${user}`) });
	});
});

describe('the title of a device', () => {
	it.each([
		['Chrome', 'Chrome'],
		['3 browser', '3 browser'],
		['Браузер ✓', 'Браузер ✓'],
		...'✓✗✔✅☑❌✘✕×√🗸🗹☒'
			.split(/(?:)/u)
			.map((mark) => [`${mark} Device logged out`, 'Device logged out']),
		['✔\ufe0f✓ — Device logged out: “Chrome”', '— Device logged out: “Chrome”'],
		['\u3164✓ Device', 'Device'],
		['\u200b\u2800 ✓ Device', 'Device'],
		['✓', 'Unknown device'],
		['\u3164✓\u3164', 'Unknown device'],
	])('%j is shown as %j', (name, want) => {
		expect(deviceTitle(buildSession({ device: { name } }), buildView())).toBe(want);
	});

	it('keeps what comes after a mark alone', () => {
		const device = { name: '✓', os: { name: 'Windows', version: '10' } };
		expect(deviceTitle(buildSession({ device }), buildView())).toBe('on Windows 10');
	});

	it('stands in lists and in questions', () => {
		const session = buildSession({ device: { name: '✗ Failed' } });
		expect(drawList(own, [], foundOf([session])).blocks[0]).toMatchObject({
			text: plain('Failed'),
		});

		expect(drawQuestion(own, session, true, shown).blocks[0]).toMatchObject({
			text: plain('Failed'),
		});
	});

	it('changes neither ids nor addresses', () => {
		const session = buildSession({ sessionId: otherSessionId, ip: '::1' });
		expect(drawList(own, [], foundOf([session])).blocks[0]).toMatchObject({
			fields: [loggedIn, `Device ID: ${otherSessionId}`, 'IP Address: ::1'].map(plain),
		});
	});
});

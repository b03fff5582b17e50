import { allKeys } from './samples';
import { SessionCommand } from '../../../src/command/SessionCommand';
import { commands } from '../../../src/command/parseCommand';
import { reply } from '../../../src/command/reply';
import type { View } from '../../../src/render/Attachment';
import { answerAttachments } from '../../../src/render/answer';
import { auditAttachment } from '../../../src/render/audit';
import { failureAttachment } from '../../../src/render/failure';
import { helpAttachment } from '../../../src/render/help';
import { type Answer, checkIds, type ListOf, type StatusCheck } from '../../../src/requests/Answer';
import { settings } from '../../../src/settings/definitions';
import { Translator } from '../../../src/texts/Translator';
import { type ActionId, type Shown, writeValue } from '../../../src/window/Press';
import { type SessionInfo, SessionWindow } from '../../../src/window/SessionWindow';
import { drawList, drawQuestion } from '../../../src/window/drawWindow';
import { alice, Bench, sam } from '../support/appFixture';
import { start } from '../support/clock';
import { everyFailure, everyProblem } from '../support/everyFailure';
import { notFound, page } from '../support/fakeWorkspace';
import { appUser } from '../support/host';
import { buildDocument, buildSession, sessionId } from '../support/sessions';
import { stub } from '../support/stub';

const username = 'session.service';
const room = 'session-audit';

const checks: readonly StatusCheck[] = [
	{ id: 'settings', result: 'ok' },
	{ id: 'settings', result: 'problems', problems: everyProblem },
	{ id: 'workspace', result: 'ok' },
	{ id: 'credentials', result: 'ok', username },
	{ id: 'permissions', result: 'ok' },
	{ id: 'permissions', result: 'missing', username },
	{ id: 'sessions', result: 'ok' },
	{ id: 'logout', result: 'ok' },
	{ id: 'logout', result: 'missing', username },
	{ id: 'logout', result: 'unused' },
	{ id: 'rate-limit', result: 'ok' },
	{ id: 'rate-limit', result: 'missing', username },
	...(['ok', 'missing', 'archived', 'read-only', 'encrypted', 'muted'] as const).map(
		(result): StatusCheck => ({ id: 'audit-room', result, room }),
	),
	{ id: 'audit-room', result: 'unused' },
	...checkIds.map((id): StatusCheck => ({ id, result: 'not-checked' })),
];

const lists: readonly ListOf[] = [
	...['own' as const, 'all' as const, { username: 'alice' }],
	...[{ filter: 'chrome' }, { filter: '203.0.113.7' }],
];

const moment = new Date('2024-06-12T08:31:00Z');

const session = buildSession({ lastActivityAt: moment, logoutAt: moment });

/** Two users whose name matches what was searched for. */
const namesakes = ['chrome', 'chrome2'].map((name) =>
	buildSession({ userId: name, user: { username: name } }),
);

const answers: readonly Answer[] = [
	...lists.flatMap((of) =>
		[
			{ offset: 0, total: 0 },
			{ offset: 0, total: 7 },
			{ offset: 5, total: 1 },
		].map(
			({ offset, total }): Answer => ({
				kind: 'page',
				of,
				page: { sessions: namesakes, total, incomplete: true },
				pagination: { offset, count: 5 },
			}),
		),
	),
	{
		kind: 'page',
		of: { filter: '203.0.113.7' },
		page: { sessions: [session], total: 1, incomplete: true, lookedThrough: 1000 },
		pagination: { offset: 0, count: 5 },
	},
	{ kind: 'session', own: false, session },
	{ kind: 'session', own: false, session: { sessionId, userId: 'u1', loginAt: moment } },
	{ kind: 'count', username: 'alice', total: 0, incomplete: false },
	{ kind: 'count', username: 'alice', total: 2, incomplete: false },
	{ kind: 'logged-out', own: true, session },
	...['own' as const, { username: 'alice' }].map(
		(of): Answer => ({
			kind: 'logged-out-several',
			of,
			ended: [],
			remaining: [],
			mayReadCauses: true,
		}),
	),
	{
		kind: 'logged-out-several',
		of: 'own',
		ended: [session],
		remaining: [{ session, reason: 'not-tried' }],
		mayReadCauses: true,
	},
	{ kind: 'status', checks },
	{ kind: 'status', checks: [{ id: 'settings', result: 'ok' }] },
];

/** Has all drawn that the app can draw. */
const drawEverything = (view: View): void => {
	const { t } = view;

	everyFailure.forEach((failure) => {
		failureAttachment(failure, true, t);
		failureAttachment(failure, false, t);
	});

	answers.forEach((answer) => {
		answerAttachments(answer, view, commands);
		answerAttachments(answer, view);
	});

	[true, false].forEach((may) =>
		helpAttachment(
			{ ownSessions: may, allSessions: may, logOutOwn: may, logOutAnybody: may, status: may },
			t,
			may ? 'lst' : undefined,
		),
	);

	const told = {
		caller: { id: 'samUserId', username: 'sam', name: 'Sam Sample' },
		owners: [{ id: 'aliceUserId', username: 'alice' }],
		outcome: 'granted',
	} as const;
	(['admin', 'list-user', 'list-all', 'find'] as const).forEach((lookup) =>
		auditAttachment({ event: 'session-lookup', asked: { lookup }, ...told }, t),
	);

	(['logout', 'logout-all'] as const).forEach((logout) =>
		auditAttachment(
			{ event: 'session-logout', asked: { logout }, sessionIds: [sessionId], ...told },
			t,
		),
	);

	const own = { ...view, appId: 'app', place: { offset: 10 } };
	const other = { ...own, place: { ...own.place, username: 'alice' } };
	[own, other].forEach((place) => {
		const isOwn = place === own;
		drawQuestion(place, session, isOwn, { sessionId, seal: '' });
		[0, 30].forEach((total) =>
			drawList(place, [], {
				page: { sessions: [session], total, incomplete: true },
				shown: [{ sessionId, seal: '' }],
			}),
		);
	});
};

/** Has the window open, and all its buttons pressed: in time, and too late. */
const pressEverything = async (): Promise<void> => {
	const bench = new Bench({ settings: { allow_logout: true } });
	const { answers: reactions } = bench.workspace;
	const { service } = bench;
	const window = new SessionWindow(service, () => 'app');
	reactions['sessions/list.all'] = () => page([]);
	await Promise.all(
		[
			{ caller: alice, words: ['manage'] },
			{ caller: sam, words: ['manage', '@bob'] },
		].map(({ caller, words }) =>
			reply({
				words,
				app: { service, window },
				context: bench.begin(caller),
				user: appUser,
				triggerId: 'trigger',
			}),
		),
	);

	const press = (actionId: ActionId, shown?: Shown): Promise<void> =>
		window.press(
			{
				user: { ...appUser, id: alice.id },
				actionId,
				value: writeValue({ offset: 0 }, shown),
			},
			bench.testHost.accessors,
		);
	const replies = [{ body: buildDocument() }, notFound];
	reactions['sessions/info.admin'] = () => replies.shift() ?? notFound;
	await press('session-info-log-out', { sessionId, seal: '' });
	reactions['sessions/list.all'] = () => new Promise(() => undefined);
	jest.useFakeTimers();
	try {
		const late = press('session-info-refresh');
		await jest.advanceTimersByTimeAsync(5000);
		await late;
	} finally {
		jest.useRealTimers();
	}
};

const command = new SessionCommand(stub<SessionInfo>('App', {}));

const shared = new Set([
	command.i18nParamsExample,
	command.i18nDescription,
	...settings.flatMap((setting) => [
		setting.section,
		setting.i18nLabel,
		setting.i18nDescription,
		setting.i18nPlaceholder,
		...(setting.values ?? []).map((value) => value.i18nLabel),
	]),
]);

it('every text is said somewhere, and everything said has a text', async () => {
	const said = jest.spyOn(Translator.prototype, 'text');
	try {
		drawEverything({ t: new Translator('en'), now: start, utcOffset: 2 });
		await pressEverything();
		const used = new Set<string | undefined>([...shared, ...said.mock.calls.map(([key]) => key)]);
		used.delete(undefined);
		expect([...used].sort()).toEqual([...allKeys].sort());
	} finally {
		said.mockRestore();
	}
});

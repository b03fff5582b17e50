import { visibleText } from './visible';
import type { Failure } from '../../../src/errors/SessionInfoError';
import { type Attachment, colors } from '../../../src/render/Attachment';
import { answerAttachments } from '../../../src/render/answer';
import { sessionAttachment } from '../../../src/render/session';
import type { Answer, Remaining } from '../../../src/requests/Answer';
import type { Summary } from '../../../src/sessions/Summary';
import { flawsOf } from '../support/attachments';
import { everyFailure } from '../support/everyFailure';
import { buildSession, otherSessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';

type Several = Extract<Answer, { kind: 'logged-out-several' }>;
type Count = Extract<Answer, { kind: 'count' }>;

const session = buildSession();
const view = buildView();
const username = '*bob* :a:';

const summary: Summary = {
	sessions: 1,
	total: 1,
	people: 1,
	clients: [{ name: 'Chrome', sessions: 1, versions: [] }],
	systems: [],
	types: [],
	addresses: [],
	isIncomplete: false,
};

const buildSeveral = (override: Partial<Several> = {}): Several => ({
	kind: 'logged-out-several',
	ended: [session],
	remaining: [],
	isIncomplete: false,
	mayReadCauses: true,
	...override,
});

const buildCount = (override: Partial<Count> = {}): Count => ({
	kind: 'count',
	username: 'bob',
	isOwn: false,
	total: 2,
	isIncomplete: false,
	...override,
});

const left = (reason: Remaining['reason']): Remaining => ({
	session: buildSession({ sessionId: otherSessionId, device: { name: '*a* [x](http://evil)' } }),
	reason,
});

const unconfirmed: Failure = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };
const refused: Failure = { code: 'workspace-permission-missing', endpoint: 'sessions/logout' };

const titles = (answer: Answer): readonly string[] =>
	answerAttachments(answer, view).map(({ title }) => title);

const pagination = { offset: 0, count: 1 };

it.each<readonly [Answer, readonly string[]]>([
	[
		{
			kind: 'list',
			list: { kind: 'list', scope: { of: 'own' }, pagination },
			page: { sessions: [session], total: 3, isIncomplete: false },
		},
		['Your sessions', 'Chrome 113.0.0 on Windows', 'Note'],
	],
	[{ kind: 'summary', summary }, ['Sessions in numbers', 'Clients']],
	[{ kind: 'status', checks: [], versions: { app: '3.0.0' } }, ['Session Info is ready']],
])('answerAttachments draw an answer by its kind: %j', (answer, want) => {
	expect(titles(answer)).toEqual(want);
});

it.each([true, false])('answerAttachments name the user unless it is the reader: %p', (isOwn) => {
	const fields = (['session', 'logged-out'] as const)
		.flatMap((kind) => answerAttachments({ kind, isOwn, session }, view))
		.flatMap((attachment) => attachment.fields?.map(({ title }) => title) ?? []);
	expect(fields.includes('User')).toBe(!isOwn);
});

it.each([true, false])(
	'answerAttachments show what a logout means, then the session; own: %p',
	(isOwn) => {
		const [done, ...rest] = answerAttachments({ kind: 'logged-out', isOwn, session }, view);
		expect(done).toMatchObject({ title: 'Device logged out', color: colors.good });
		expect(done?.text).toMatch(/may stay visible there until the device reconnects/);
		expect(rest).toEqual([
			{ ...sessionAttachment(session, view, { withUser: !isOwn }), color: colors.ended },
		]);
	},
);

it('answerAttachments say how many were ended', () => {
	const ended = Array.from({ length: 7 }, () => session);
	const text = expect.stringMatching(/^7 sessions have /);
	expect(answerAttachments(buildSeveral({ ended }), view)).toEqual([
		{ title: 'Logged out', text, color: colors.good },
	]);
});

it('answerAttachments list each that was not ended, with what it is, its id and the reason', () => {
	const remaining = [left(unconfirmed), left('not-tried')];
	const [done, rest, ...more] = answerAttachments(buildSeveral({ remaining }), view);
	expect(done).toMatchObject({
		color: colors.warning,
		text: expect.stringMatching(/^1 session/),
	});
	expect(rest).toMatchObject({ title: 'Not logged out', color: colors.warning });
	expect(more).toEqual([]);
	expect(visibleText(rest?.text).split('\n')).toEqual([
		expect.stringMatching(/^2 sessions are still open or may be/),
		'',
		expect.stringMatching(
			/^\*a\* \[x\]\(http:\/\/evil\) aB3-other_session: It is not certain that/,
		),
		expect.stringMatching(/aB3-other_session: Not tried yet: at most 50 sessions/),
	]);
});

it('answerAttachments claim nothing if none was ended', () => {
	const answer = buildSeveral({ ended: [], remaining: [left('not-tried')] });
	expect(answerAttachments(answer, view)).toMatchObject([
		{ title: 'Not logged out', text: expect.stringMatching(/^1 session is still open/) },
	]);
});

it.each([
	[true, /`logout-device-management`/],
	[false, /please tell an administrator/],
])('answerAttachments tell causes to those who may read them: %p', (mayReadCauses, want) => {
	const remaining = [left(refused)];
	const [, rest] = answerAttachments(buildSeveral({ remaining, mayReadCauses }), view);
	expect(rest?.text).toMatch(want);
});

it.each<readonly [Partial<Several>, string]>([
	[{}, 'You have no other open sessions.'],
	[{ username }, '*bob* :a: has no open sessions.'],
])('answerAttachments say that there was none to end: %j', (several, want) => {
	const attachments = answerAttachments(buildSeveral({ ...several, ended: [] }), view);
	expect(attachments.map(({ text }) => visibleText(text))).toEqual([want]);
	expect(attachments).toMatchObject([{ title: 'Nothing to log out', color: colors.session }]);
});

it('answerAttachments say last that there may be more', () => {
	const remaining = [left('not-tried')];
	const attachments = answerAttachments(buildSeveral({ remaining, isIncomplete: true }), view);
	expect(attachments).toHaveLength(3);
	expect(attachments.at(-1)).toEqual({
		title: 'Note',
		text: 'This list may be incomplete.',
		color: colors.session,
	});
});

describe('answerAttachments before all sessions of a user are ended', () => {
	const ask = (count: Partial<Count>): Attachment | undefined =>
		answerAttachments(buildCount({ username, ...count }), view)[0];

	it('answerAttachments say how many there are and what to type', () => {
		const attachment = ask({ total: 12 });
		expect(attachment).toMatchObject({ title: 'Log out *bob* :a:?', color: colors.warning });
		expect(visibleText(attachment?.text)).toMatch(
			/^\*bob\* :a: has 12 open sessions\. .*\/session logout "@\*bob\* :a:" all$/,
		);
	});

	it('answerAttachments say that it is the reader', () => {
		const attachment = ask({ username: 'alice', isOwn: true });
		expect(attachment?.title).toBe('Log yourself out everywhere?');
		expect(visibleText(attachment?.text)).toMatch(/^You have 2 .*\/session logout @alice all$/);
	});

	it.each([true, false])(
		'answerAttachments claim no number of an incomplete list; own: %p',
		(isOwn) => {
			const answer = buildCount({ isOwn, total: 103, isIncomplete: true });
			const [attachment, ...hints] = answerAttachments(answer, view);
			expect(visibleText(attachment?.text)).toMatch(/^(?!.*103).*\/session logout @bob all$/);
			expect(hints.map(({ title }) => title)).toEqual(['Note']);
		},
	);

	it('answerAttachments do not say that there are none, if some may be missing', () => {
		expect(titles(buildCount({ total: 0, isIncomplete: true }))).toEqual(['Log out bob?', 'Note']);
	});

	it.each<readonly [Partial<Count>, string]>([
		[{ total: 0 }, '*bob* :a: has no open sessions.'],
		[{ total: 0, isOwn: true }, 'You have no open sessions.'],
	])('answerAttachments name no command if there are none: %j', (count, want) => {
		const attachment = ask(count);
		expect(attachment).toMatchObject({ title: 'Nothing to log out', color: colors.session });
		expect(visibleText(attachment?.text)).toBe(want);
	});
});

it.each(everyLanguage)(
	'answerAttachments of logouts have a title, a text and no markup in %s',
	(language) => {
		const its = buildView(language);
		const remaining = [...everyFailure.map(left), left('not-tried')];
		const answers: readonly Answer[] = [
			{ kind: 'logged-out', isOwn: false, session },
			...[{}, { username }].flatMap((whose) => [
				buildSeveral({ ...whose, remaining, isIncomplete: true }),
				buildSeveral({ ...whose, ended: [] }),
			]),
			...[0, 12].flatMap((total) =>
				[true, false].map((isOwn) => buildCount({ username, total, isOwn })),
			),
			buildCount({ username, isIncomplete: true }),
		];
		const flaws = answers.flatMap((answer) => answerAttachments(answer, its)).flatMap(flawsOf);
		expect(flaws).toEqual([]);
	},
);

import type { Failure } from '../../../src/errors/SessionInfoError';
import { type Attachment, colors } from '../../../src/render/Attachment';
import { answerAttachments, type Commands } from '../../../src/render/answer';
import { sessionAttachment } from '../../../src/render/session';
import type { Answer, Remaining } from '../../../src/requests/Answer';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { everyFailure } from '../support/everyFailure';
import { buildSession, otherSessionId, sessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';

type Several = Extract<Answer, { kind: 'logged-out-several' }>;

const session = buildSession();
const commands: Commands = {
	page: (_of, page) => `/page ${page}`,
	logOutAll: (username) => `/all ${username}`,
};
const page = { sessions: [session], total: 3, incomplete: false };
const pagination = { offset: 0, count: 1 };

describe('an answer', () => {
	it.each<readonly [Answer, readonly string[]]>([
		[{ kind: 'session', own: true, session }, ['Chrome 113.0.0 on Windows 10']],
		[
			{ kind: 'page', of: 'own', page, pagination },
			['Your sessions', 'Chrome 113.0.0 on Windows 10', 'Good to know'],
		],
		[{ kind: 'count', username: 'bob', total: 2, incomplete: false }, ['Log out bob?']],
		[
			{ kind: 'logged-out', own: true, session },
			['Device logged out', 'Chrome 113.0.0 on Windows 10'],
		],
		[
			{
				kind: 'logged-out-several',
				of: 'own',
				ended: [session],
				remaining: [],
				mayReadCauses: true,
			},
			['Devices logged out'],
		],
		[{ kind: 'status', checks: [{ id: 'settings', result: 'ok' }] }, ['Session Info is ready']],
	])('is drawn by its kind: %j', (answer, want) => {
		expect(answerAttachments(answer, buildView(), commands).map(({ title }) => title)).toEqual(
			want,
		);
	});

	it.each<readonly [Answer, RegExp]>([
		[{ kind: 'page', of: 'own', page, pagination }, /\/page 2$/],
		[{ kind: 'count', username: 'bob', total: 2, incomplete: false }, /\/all bob$/],
	])('says how to go on, where there are commands: %j', (answer, want) => {
		const last = answerAttachments(answer, buildView(), commands).slice(-1);

		expect(last.map(({ text }) => drawWebText(text).visible.trim())).toEqual([
			expect.stringMatching(want),
		]);
		expect(JSON.stringify(answerAttachments(answer, buildView()))).not.toMatch(/\/page|\/all/);
	});

	it.each([true, false])('names the owner unless the reader is it: %p', (own) => {
		const titles = [
			{ kind: 'session', own, session } as const,
			{ kind: 'logged-out', own, session } as const,
		]
			.flatMap((answer) => answerAttachments(answer, buildView()))
			.flatMap(({ fields = [] }) => fields.map(({ title }) => title));
		expect(titles.includes('User')).toBe(!own);
	});
});

const view = buildView();
const bob = { username: '*bob* :a:' };

const visible = ({ text }: Attachment): string =>
	drawWebText(text)
		.visible.trim()
		.replace(/\u200b/g, '');

const several = (override: Partial<Several> = {}): Several => ({
	kind: 'logged-out-several',
	of: 'own',
	ended: [buildSession()],
	remaining: [],
	mayReadCauses: false,
	...override,
});

const unconfirmed: Failure = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };
const refused: Failure = {
	code: 'workspace-permission-missing',
	endpoint: 'sessions/logout',
	status: 403,
};
const left = (reason: Remaining['reason']): Remaining => ({
	session: buildSession({ sessionId: otherSessionId }),
	reason,
});

describe('one session that was ended', () => {
	it.each([true, false])('is shown as it was, after what it means; own: %p', (own) => {
		const session = buildSession();
		const [done, ...rest] = answerAttachments({ kind: 'logged-out', own, session }, view);
		expect(done).toMatchObject({ title: 'Device logged out', color: colors.good });
		expect(done?.text).toMatch(/can no longer be used with this login/);
		expect(rest).toEqual([{ ...sessionAttachment(session, own, view), color: colors.ended }]);
	});

	it('promises no more than servers keep: a window may stay', () => {
		const [done] = answerAttachments(
			{ kind: 'logged-out', own: true, session: buildSession() },
			view,
		);
		expect(done?.text).toMatch(/may stay until it reconnects/);
	});
});

describe('several', () => {
	it.each([
		[1, /^1 session has ended\./],
		[7, /^7 sessions have ended\./],
	])('say how many were ended: %d', (count, want) => {
		const ended = Array.from({ length: count }, () => buildSession());
		const attachments = answerAttachments(several({ ended }), view);
		expect(attachments).toHaveLength(1);
		expect(attachments[0]).toMatchObject({ title: 'Devices logged out', color: colors.good });
		expect(attachments[0]?.text).toMatch(want);
	});

	it('list each that was not, with what it is, its id and the reason', () => {
		const [done, rest, ...more] = answerAttachments(
			several({ remaining: [left(unconfirmed), left('not-tried')] }),
			view,
		);

		expect(done).toMatchObject({
			color: colors.warning,
			text: expect.stringMatching(/^1 session/),
		});
		expect(rest).toMatchObject({ title: 'Not logged out', color: colors.warning });
		expect(more).toEqual([]);
		expect(rest && visible(rest).split('\n')).toEqual([
			'2 sessions are still open or may be:',
			'',
			expect.stringMatching(
				/^Chrome 113\.0\.0 on Windows 10 aB3-other_session: It is not certain that/,
			),
			expect.stringMatching(/aB3-other_session: Not tried, because at most 50 sessions/),
		]);
	});

	it('tell of one that was not in the singular', () => {
		const [, rest] = answerAttachments(several({ remaining: [left('not-tried')] }), view);
		expect(rest?.text).toMatch(/^1 session is still open/);
	});

	it('claim nothing if none was ended', () => {
		const attachments = answerAttachments(
			several({ ended: [], remaining: [left(refused), left('not-tried')] }),
			view,
		);
		expect(attachments.map(({ title }) => title)).toEqual(['Not logged out']);
	});

	it.each([
		[true, /`logout-device-management`/],
		[false, /please tell an administrator/],
	])('tell causes to those who may read them: %p', (mayReadCauses, want) => {
		const [, rest] = answerAttachments(
			several({ remaining: [left(refused)], mayReadCauses }),
			view,
		);
		expect(rest?.text).toMatch(want);
	});

	it.each<readonly [Several['of'], string]>([
		['own', 'You have no other open sessions.'],
		[bob, '*bob* :a: has no open sessions.'],
	])('may be none: %j', (of, want) => {
		const attachments = answerAttachments(several({ of, ended: [] }), view);
		expect(attachments.map(visible)).toEqual([want]);
		expect(attachments).toMatchObject([{ title: 'Nothing to log out', color: colors.session }]);
	});

	it('show what a device chose letter for letter', () => {
		const session = buildSession({ device: { name: '*a* [x](http://evil.example)' } });
		const [, rest] = answerAttachments(
			several({ remaining: [{ session, reason: 'not-tried' }] }),
			view,
		);
		expect(rest && visible(rest)).toContain(`*a* [x](http://evil.example) ${sessionId}: `);
	});
});

it('several say last that there may be more', () => {
	const remaining = [left('not-tried')];
	const attachments = answerAttachments(several({ remaining, incomplete: true }), view);
	expect(attachments).toHaveLength(3);
	expect(attachments.at(-1)).toEqual({
		title: 'Good to know',
		text: 'Some sessions may be missing from this list.',
		color: colors.session,
	});
});

describe('the question before all of a user are ended', () => {
	const logOutAll = (username: string): string => `/session logout @${username} all`;
	const ask = (total: number): Attachment => {
		const answer: Answer = { kind: 'count', ...bob, total, incomplete: false };
		const [attachment, ...more] = answerAttachments(answer, view, { ...commands, logOutAll });
		expect(more).toEqual([]);
		return attachment as Attachment;
	};

	it.each([
		[1, '*bob* :a: has 1 open session. To log it out, type /session logout @*bob* :a: all'],
		[
			12,
			'*bob* :a: has 12 open sessions. To log out all of them, type /session logout @*bob* :a: all',
		],
	])('says how many there are and what to type: %d', (total, want) => {
		expect(ask(total)).toMatchObject({ title: 'Log out *bob* :a:?', color: colors.warning });
		expect(visible(ask(total))).toBe(want);
	});

	it('does not say that there are none, if some may be missing', () => {
		const answer: Answer = { kind: 'count', ...bob, total: 0, incomplete: true };
		const titles = answerAttachments(answer, view, commands).map(({ title }) => title);
		expect(titles).toEqual(['Log out *bob* :a:?', 'Good to know']);
	});

	it('names no command if there are none', () => {
		expect(ask(0)).toMatchObject({ title: 'Nothing to log out', color: colors.session });
		expect(visible(ask(0))).toBe('*bob* :a: has no open sessions.');
	});
});

it.each(everyLanguage)(
	'all of logging out have a title, a text and no markup in %s',
	(language) => {
		const its = buildView(language);
		const remaining = [...everyFailure.map(left), left('not-tried')];
		const attachments = [
			...answerAttachments({ kind: 'logged-out', own: false, session: buildSession() }, its),
			...(['own', bob] as const).flatMap((of) =>
				[true, false].flatMap((mayReadCauses) => [
					...answerAttachments(several({ of, remaining, mayReadCauses }), its),
					...answerAttachments(several({ of, ended: [], mayReadCauses }), its),
				]),
			),
			...[0, 1, 12].flatMap((total) =>
				answerAttachments({ kind: 'count', ...bob, total, incomplete: false }, its, commands),
			),
		];
		expect(attachments.flatMap(flawsOf)).toEqual([]);
	},
);

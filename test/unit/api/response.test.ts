import { failureResponse, successResponse } from '../../../src/api/response';
import type { Failure } from '../../../src/errors/SessionInfoError';
import { httpStatus } from '../../../src/errors/codes';
import { failureTexts } from '../../../src/render/failure';
import type { Answer } from '../../../src/requests/Answer';
import type { StatusCheck } from '../../../src/requests/StatusCheck';
import { everyFailure } from '../support/everyFailure';
import { buildSession, otherSessionId, sessionId } from '../support/sessions';
import { buildView } from '../support/view';

const view = buildView('en', { door: 'api' });
const reader = { ...view, mayReadCause: false };

const success = (answer: Answer, withAttachments = true) =>
	successResponse(answer, view, { withAttachments });

const full = buildSession({
	lastActivityAt: new Date('2024-06-12T09:00:00Z'),
	closedAt: new Date('2024-06-12T09:10:00Z'),
	logoutAt: new Date('2024-06-12T09:20:00Z'),
});

const fullJson = {
	sessionId,
	userId: 'aliceUserId000000',
	user: full.user,
	device: full.device,
	host: 'chat.example.com',
	ip: '203.0.113.7',
	loginAt: '2024-06-12T08:30:00.000Z',
	lastActivityAt: '2024-06-12T09:00:00.000Z',
	closedAt: '2024-06-12T09:10:00.000Z',
	logoutAt: '2024-06-12T09:20:00.000Z',
};

const attachment = {
	title: expect.stringMatching(/\S/),
	text: expect.stringMatching(/\S/),
	color: expect.stringMatching(/^#/),
};
const attachments: unknown = expect.any(Array);
const withFields = { ...attachment, fields: attachments };

it('successResponse has a session with its times in ISO 8601', () => {
	expect(success({ kind: 'session', isOwn: false, session: full })).toEqual({
		status: 200,
		headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
		content: {
			success: true,
			session: fullJson,
			attachments: [{ ...withFields, title: 'Chrome 113.0.0 on Windows' }],
		},
	});
});

it('successResponse leaves out what is not known of a session', () => {
	const loginAt = new Date('2024-06-12T08:30:00Z');
	const session = { sessionId, userId: 'aliceUserId000000', loginAt };
	expect(success({ kind: 'session', isOwn: true, session }).content).toStrictEqual({
		success: true,
		session: { ...session, loginAt: '2024-06-12T08:30:00.000Z' },
		attachments,
	});
});

it('successResponse has a session that was logged out, without attachments if they are not wanted', () => {
	const { content } = success({ kind: 'logged-out', isOwn: true, session: full }, false);
	expect(content).toEqual({ success: true, session: fullJson });
});

const list = { kind: 'list', scope: { of: 'own' }, pagination: { offset: 5, count: 25 } } as const;

it('successResponse has a list with its offset, count and total', () => {
	const sessions = [full, buildSession({ sessionId: otherSessionId })];
	const page = { sessions, total: 12, isIncomplete: false };
	expect(success({ kind: 'list', list, page }).content).toEqual({
		success: true,
		sessions: [fullJson, expect.objectContaining({ sessionId: otherSessionId })],
		...{ offset: 5, count: 2, total: 12 },
		attachments: [attachment, withFields, withFields],
	});
});

it('successResponse marks a list that may lack something, and how many were looked through', () => {
	const scope = { of: 'search', filter: '203.0.113.7' } as const;
	const page = { sessions: [full], total: 1, isIncomplete: true, lookedThrough: 1000 };
	expect(success({ kind: 'list', list: { ...list, scope }, page }).content).toMatchObject({
		...{ incomplete: true, lookedThrough: 1000 },
		attachments: [attachment, withFields, { text: expect.stringContaining('1,000') }],
	});
});

it('successResponse has a summary as plain numbers, and its oldest connection in ISO 8601', () => {
	const numbers = {
		...{ sessions: 2, total: 3, people: 1 },
		clients: [{ name: 'Chrome', sessions: 2, versions: [{ version: '113.0.0', sessions: 2 }] }],
		systems: [{ name: 'Windows', sessions: 2, versions: [] }],
		types: [{ type: 'browser', sessions: 2 }],
		addresses: [{ ip: '203.0.113.7', accounts: 2, sessions: 2 }],
	};
	const oldest = new Date('2024-06-12T08:30:00Z');
	const summary = { ...numbers, oldest, isIncomplete: true };
	expect(success({ kind: 'summary', summary }).content).toStrictEqual({
		...{ success: true, ...numbers, attachments },
		...{ oldest: '2024-06-12T08:30:00.000Z', incomplete: true },
	});
});

it('successResponse has the ids of several that were logged out, and of those that were not', () => {
	const other = buildSession({ sessionId: otherSessionId });
	const reason: Failure = { code: 'workspace-rate-limited', endpoint: 'me', retryAfter: 7 };
	const { content } = success({
		kind: 'logged-out-several',
		username: 'bob',
		ended: [full],
		remaining: [
			{ session: other, reason },
			{ session: full, reason: 'not-tried' },
		],
		...{ isIncomplete: true, mayReadCauses: true },
	});
	expect(content).toEqual({
		success: true,
		ended: [sessionId],
		remaining: [
			{ sessionId: otherSessionId, errorType: 'workspace-rate-limited' },
			{ sessionId, errorType: 'not-tried' },
		],
		incomplete: true,
		attachments: [attachment, attachment, attachment],
	});
});

it.each([true, false])('successResponse has how many there are, incomplete: %p', (...row) => {
	const [isIncomplete] = row;
	const count = { kind: 'count', username: 'bob', isOwn: false, total: 3 } as const;
	expect(success({ ...count, isIncomplete }).content).toStrictEqual({
		...{ success: true, total: 3, attachments },
		...(isIncomplete && { incomplete: true }),
	});
});

it.each<readonly [StatusCheck, boolean]>([
	[{ id: 'audit-room', result: 'unused' }, true],
	[{ id: 'sessions', result: 'skipped' }, false],
])('successResponse has the checks of a status, as %j; ready: %p', (check, ready) => {
	const checks = [{ id: 'settings', result: 'ok' }, check] as const;
	expect(success({ kind: 'status', checks, versions: { app: '3.0.0' } }).content).toEqual({
		success: true,
		ready,
		checks: [
			{ id: 'settings', ok: true, message: expect.any(String) },
			{ id: check.id, ok: ready, message: expect.any(String), ...(!ready && { skipped: true }) },
		],
	});
});

it.each(everyFailure.map((failure) => [failure.code, failure] as const))(
	'failureResponse of %s has its status, and says how long to wait where that helps',
	(code, failure) => {
		expect(failureResponse(failure, reader)).toEqual({
			status: httpStatus[code],
			headers: {
				'Content-Type': 'application/json',
				'Cache-Control': 'no-store',
				// In seconds.
				...('retryAfter' in failure && { 'Retry-After': String(failure.retryAfter) }),
			},
			content: { success: false, errorType: code, error: expect.stringMatching(/\.$/) },
		});
	},
);

it('failureResponse tells the cause to those alone who may read it', () => {
	const cause: Failure = { code: 'workspace-credentials-rejected', endpoint: 'me', status: 401 };
	const mayRead = { ...reader, mayReadCause: true };
	expect(failureResponse(cause, mayRead).content).toMatchObject({
		error: failureTexts(cause, mayRead).sentence,
	});

	expect(JSON.stringify(failureResponse(cause, reader).content)).not.toMatch(
		/token|user ID|401|"me"/i,
	);
});

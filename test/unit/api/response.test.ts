import type { IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import { failureResponse, successResponse } from '../../../src/api/response';
import type { Failure } from '../../../src/errors/SessionInfoError';
import { failureTexts } from '../../../src/render/failure';
import type { Answer } from '../../../src/requests/Answer';
import type { StatusCheck } from '../../../src/requests/StatusCheck';
import { everyFailure } from '../support/everyFailure';
import { buildSession, otherSessionId, sessionId } from '../support/sessions';
import { buildView } from '../support/view';

const view = buildView('en', { door: 'api' });
const reader = { ...view, mayReadCause: false };

const success = (answer: Answer): IApiResponse =>
	successResponse(answer, view, { withAttachments: true });

const body = ({ content }: { content?: unknown }): unknown => content;

const full = buildSession({
	lastActivityAt: new Date('2024-06-12T09:00:00Z'),
	closedAt: new Date('2024-06-12T09:10:00Z'),
	logoutAt: new Date('2024-06-12T09:20:00Z'),
});

const fullJson = {
	sessionId,
	userId: 'aliceUserId000000',
	user: { username: 'alice', name: 'Alice Example' },
	device: {
		type: 'browser',
		name: 'Chrome',
		version: '113.0.0',
		longVersion: '113.0.0.0',
		os: { name: 'Windows', version: '10' },
	},
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

const fields: unknown = expect.any(Array);

describe('successResponse', () => {
	it('successResponse has a session with its times in ISO 8601', () => {
		const response = success({ kind: 'session', isOwn: false, session: full });
		expect(response.status).toBe(200);
		expect(body(response)).toEqual({
			success: true,
			session: fullJson,
			attachments: [{ ...attachment, title: 'Chrome 113.0.0 on Windows', fields }],
		});
	});

	it('successResponse leaves out what is not known of a session', () => {
		const loginAt = new Date('2024-06-12T08:30:00Z');
		const session = { sessionId, userId: 'aliceUserId000000', loginAt };
		const json = { ...session, loginAt: '2024-06-12T08:30:00.000Z' };
		expect(body(success({ kind: 'session', isOwn: true, session }))).toStrictEqual({
			...{ success: true, session: json },
			attachments: expect.any(Array),
		});
	});

	const list = {
		kind: 'list',
		scope: { of: 'own' },
		pagination: { offset: 5, count: 25 },
	} as const;

	it('successResponse has a list with its offset, count and total', () => {
		const sessions = [full, buildSession({ sessionId: otherSessionId })];
		const page = { sessions, total: 12, isIncomplete: false };
		expect(body(success({ kind: 'list', list, page }))).toEqual({
			success: true,
			sessions: [fullJson, expect.objectContaining({ sessionId: otherSessionId })],
			...{ offset: 5, count: 2, total: 12 },
			attachments: [attachment, { ...attachment, fields }, { ...attachment, fields }],
		});
	});

	it('successResponse marks a list that may lack something, and how many were looked through', () => {
		const scope = { of: 'search', filter: '203.0.113.7' } as const;
		const page = { sessions: [full], total: 1, isIncomplete: true, lookedThrough: 1000 };
		expect(body(success({ kind: 'list', list: { ...list, scope }, page }))).toEqual({
			success: true,
			sessions: [fullJson],
			...{ offset: 5, count: 1, total: 1, incomplete: true, lookedThrough: 1000 },
			attachments: [
				attachment,
				{ ...attachment, fields },
				{ ...attachment, text: expect.stringContaining('1,000') },
			],
		});
	});

	it('successResponse names no command, which the API does not have', () => {
		const page = { sessions: [full], total: 12, isIncomplete: false };
		const pagination = { offset: 0, count: 1 };
		const answer = { kind: 'list', list: { ...list, pagination }, page } as const;
		expect(JSON.stringify(body(success({ ...answer, logout: 'allowed' })))).not.toContain(
			'/session',
		);
	});

	const summary = {
		...{ sessions: 2, total: 3, people: 1, isIncomplete: false },
		clients: [{ name: 'Chrome', sessions: 2, versions: [{ version: '113.0.0', sessions: 2 }] }],
		systems: [{ name: 'Windows', sessions: 2, versions: [] }],
		types: [{ type: 'browser', sessions: 2 }],
		addresses: [{ ip: '203.0.113.7', accounts: 2, sessions: 2 }],
	};

	it('successResponse has a summary as plain numbers', () => {
		const { isIncomplete: _isIncomplete, ...numbers } = summary;
		expect(body(success({ kind: 'summary', summary }))).toStrictEqual({
			success: true,
			...numbers,
			attachments: expect.any(Array),
		});
	});

	it('successResponse has the oldest connection of a summary in ISO 8601, and marks what it lacks', () => {
		const oldest = new Date('2024-06-12T08:30:00Z');
		expect(
			body(success({ kind: 'summary', summary: { ...summary, oldest, isIncomplete: true } })),
		).toMatchObject({ oldest: '2024-06-12T08:30:00.000Z', incomplete: true });
	});

	it('successResponse has a session that was logged out as it was', () => {
		const answer = { kind: 'logged-out', isOwn: true, session: full } as const;
		expect(body(success(answer))).toEqual({
			success: true,
			session: fullJson,
			attachments: [attachment, { ...attachment, fields }],
		});
	});

	it('successResponse has the ids of several that were logged out, and of those that were not', () => {
		const other = buildSession({ sessionId: otherSessionId });
		const reason: Failure = { code: 'workspace-rate-limited', endpoint: 'me', retryAfter: 7 };
		const response = success({
			kind: 'logged-out-several',
			username: 'bob',
			ended: [full],
			remaining: [
				{ session: other, reason },
				{ session: full, reason: 'not-tried' },
			],
			...{ isIncomplete: false, mayReadCauses: true },
		});
		expect(body(response)).toEqual({
			success: true,
			ended: [sessionId],
			remaining: [
				{ sessionId: otherSessionId, errorType: 'workspace-rate-limited' },
				{ sessionId, errorType: 'not-tried' },
			],
			attachments: [attachment, attachment],
		});
	});

	it('successResponse marks several of which there may be more', () => {
		const several = { kind: 'logged-out-several', ended: [full], remaining: [] } as const;
		const response = success({ ...several, isIncomplete: true, mayReadCauses: true });
		expect(body(response)).toMatchObject({ ended: [sessionId], incomplete: true });
	});

	it.each([true, false])('successResponse has how many there are, incomplete: %p', (...row) => {
		const [isIncomplete] = row;
		const count = { kind: 'count', username: 'bob', isOwn: false, total: 3 } as const;
		expect(body(success({ ...count, isIncomplete }))).toStrictEqual({
			...{ success: true, total: 3, attachments: expect.any(Array) },
			...(isIncomplete && { incomplete: true }),
		});
	});

	const versions = { app: '3.0.0' };

	it('successResponse has the checks of a status that is ready, and no attachments', () => {
		const checks: readonly StatusCheck[] = [
			{ id: 'settings', result: 'ok' },
			{ id: 'audit-room', result: 'unused' },
		];
		expect(body(success({ kind: 'status', checks, versions }))).toEqual({
			success: true,
			ready: true,
			checks: [
				{ id: 'settings', ok: true, message: expect.any(String) },
				{ id: 'audit-room', ok: true, message: expect.any(String) },
			],
		});
	});

	it('successResponse says of a status that is not ready what was skipped', () => {
		const checks: readonly StatusCheck[] = [
			{ id: 'settings', result: 'ok' },
			{ id: 'sessions', result: 'skipped' },
		];
		expect(body(success({ kind: 'status', checks, versions }))).toMatchObject({
			ready: false,
			checks: [{ ok: true }, { id: 'sessions', ok: false, skipped: true }],
		});
	});

	it('successResponse leaves out attachments if they are not wanted', () => {
		const answer = { kind: 'session', isOwn: true, session: full } as const;
		const response = successResponse(answer, view, { withAttachments: false });
		expect(body(response)).toEqual({ success: true, session: fullJson });
	});
});

it.each([
	success({ kind: 'session', isOwn: true, session: full }),
	failureResponse({ code: 'internal-error' }, reader),
])('successResponse and failureResponse are JSON that no cache stores: %#', ({ headers }) => {
	expect(headers).toEqual({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
});

describe('failureResponse', () => {
	it.each([
		[400, 'invalid-session-id'],
		[400, 'invalid-params'],
		[403, 'not-allowed'],
		[404, 'session-not-found'],
		[404, 'user-not-found'],
		[429, 'too-many-requests'],
		[500, 'internal-error'],
		[502, 'workspace-unlicensed'],
		[502, 'workspace-credentials-rejected'],
		[502, 'workspace-permission-missing'],
		[502, 'workspace-two-factor-required'],
		[502, 'workspace-two-factor-rejected'],
		[502, 'workspace-unreachable'],
		[502, 'workspace-bad-answer'],
		[502, 'workspace-logout-unconfirmed'],
		[502, 'audit-failed'],
		[503, 'not-configured'],
		[503, 'workspace-rate-limited'],
		[504, 'workspace-timeout'],
	])('failureResponse is %d for %s', (status, code) => {
		const failures = everyFailure.filter((each) => each.code === code);
		expect(failures.length).toBeGreaterThan(0);
		failures.forEach((each) => {
			const response = failureResponse(each, reader);
			expect(response.status).toBe(status);
			expect(body(response)).toEqual({
				success: false,
				errorType: code,
				error: expect.stringMatching(/\.$/),
			});
		});
	});

	it('failureResponse has a Retry-After in seconds where there is something to wait for', () => {
		const waits = everyFailure.map((each) => [
			each.code,
			'retryAfter' in each ? String(each.retryAfter) : undefined,
			failureResponse(each, reader).headers?.['Retry-After'],
		]);
		expect(waits.filter(([, want, got]) => want !== got)).toEqual([]);
		expect(waits.filter(([, want]) => want !== undefined).length).toBeGreaterThan(2);
	});

	it('failureResponse tells the cause to those alone who may read it', () => {
		const cause: Failure = { code: 'workspace-credentials-rejected', endpoint: 'me', status: 401 };

		expect(body(failureResponse(cause, { ...reader, mayReadCause: true }))).toMatchObject({
			error: failureTexts(cause, { ...reader, mayReadCause: true }).sentence,
		});

		expect(JSON.stringify(failureResponse(cause, reader).content)).not.toMatch(
			/token|user ID|401|"me"/i,
		);
	});
});

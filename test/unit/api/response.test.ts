import { failure, success } from '../../../src/api/response';
import type { Failure } from '../../../src/errors/SessionInfoError';
import { failureTexts } from '../../../src/render/failure';
import { translator } from '../../../src/texts/Translator';
import { everyFailure } from '../support/everyFailure';
import { buildSession, otherSessionId, sessionId } from '../support/sessions';
import { buildView } from '../support/view';

const t = translator('en');
const view = buildView();

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

describe('success', () => {
	it('with a session', () => {
		const response = success({ kind: 'session', own: false, session: full }, view);
		expect(response.status).toBe(200);
		expect(response.headers).toMatchObject({ 'Content-Type': 'application/json' });
		expect(body(response)).toEqual({
			success: true,
			session: fullJson,
			attachments: [
				{
					...attachment,
					title: 'Chrome 113.0.0 on Windows 10',
					fields: expect.arrayContaining([
						{ title: 'Host', value: '`chat.example.com`', short: true },
					]),
				},
			],
		});
	});

	it('with the smallest session', () => {
		const loginAt = new Date('2024-06-12T08:30:00Z');
		const session = { sessionId, userId: 'aliceUserId000000', loginAt };

		expect(body(success({ kind: 'session', own: true, session }, view))).toMatchObject({
			session: { sessionId, userId: 'aliceUserId000000', loginAt: '2024-06-12T08:30:00.000Z' },
		});

		expect(
			Object.keys(Object(body(success({ kind: 'session', own: true, session }, view))).session),
		).toHaveLength(3);
	});

	it('with a list', () => {
		const sessions = [full, buildSession({ sessionId: otherSessionId })];
		const response = success(
			{
				kind: 'page',
				of: 'own',
				page: { sessions, total: 12, incomplete: false },
				pagination: { offset: 5, count: 25 },
			},
			view,
		);

		expect(body(response)).toEqual({
			success: true,
			sessions: [fullJson, expect.objectContaining({ sessionId: otherSessionId })],
			offset: 5,
			count: 2,
			total: 12,
			attachments: [
				attachment,
				{ ...attachment, fields: expect.any(Array) },
				{ ...attachment, fields: expect.any(Array) },
			],
		});
	});

	it('with an empty list', () => {
		const response = success(
			{
				kind: 'page',
				of: 'own',
				page: { sessions: [], total: 0, incomplete: false },
				pagination: { offset: 0, count: 25 },
			},
			view,
		);

		expect(body(response)).toEqual({
			success: true,
			sessions: [],
			offset: 0,
			count: 0,
			total: 0,
			attachments: [attachment],
		});
	});

	it('with a list that may lack something, which hints say too', () => {
		const page = { sessions: [full], total: 12, incomplete: true, lookedThrough: 1000 };
		const response = success(
			{ kind: 'page', of: { filter: 'x' }, page, pagination: { offset: 0, count: 25 } },
			view,
		);

		expect(body(response)).toEqual({
			success: true,
			sessions: [fullJson],
			offset: 0,
			count: 1,
			total: 12,
			incomplete: true,
			attachments: [
				attachment,
				{ ...attachment, fields: expect.any(Array) },
				{ ...attachment, text: expect.stringContaining('1,000') },
			],
		});
	});

	it('names no command, which the API does not have', () => {
		const page = { sessions: [full], total: 12, incomplete: false };
		const response = success(
			{ kind: 'page', of: 'own', page, pagination: { offset: 0, count: 1 } },
			view,
		);
		expect(JSON.stringify(body(response))).not.toContain('/session');
	});

	it('with a session that was logged out, as it was', () => {
		const response = success({ kind: 'logged-out', own: true, session: full }, view);
		expect(response.status).toBe(200);
		expect(body(response)).toEqual({
			success: true,
			session: fullJson,
			attachments: [attachment, { ...attachment, fields: expect.any(Array) }],
		});
	});

	it('with several that were logged out, and those that were not', () => {
		const other = buildSession({ sessionId: otherSessionId });
		const reason: Failure = { code: 'workspace-rate-limited', endpoint: 'me', retryAfter: 7 };
		const response = success(
			{
				kind: 'logged-out-several',
				of: { username: 'bob' },
				ended: [full],
				remaining: [
					{ session: other, reason },
					{ session: full, reason: 'not-tried' },
				],
				mayReadCauses: true,
			},
			view,
		);

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

	it('with several, of which there may be more', () => {
		const response = success(
			{
				kind: 'logged-out-several',
				of: 'own',
				ended: [full],
				remaining: [],
				incomplete: true,
				mayReadCauses: true,
			},
			view,
		);
		expect(body(response)).toEqual({
			success: true,
			ended: [sessionId],
			remaining: [],
			incomplete: true,
			attachments: [attachment, attachment],
		});
	});

	it('with how many there are', () => {
		const response = success({ kind: 'count', username: 'bob', total: 3, incomplete: false }, view);
		expect(body(response)).toMatchObject({ success: true, total: 3 });
	});

	it('with a status, ready', () => {
		const response = success(
			{
				kind: 'status',
				checks: [
					{ id: 'settings', result: 'ok' },
					{ id: 'audit-room', result: 'unused' },
				],
			},
			view,
		);

		expect(body(response)).toEqual({
			success: true,
			ready: true,
			checks: [
				{ id: 'settings', ok: true, message: expect.any(String) },
				{ id: 'audit-room', ok: true, message: expect.any(String) },
			],
		});
	});

	it('with a status, not ready', () => {
		const response = success(
			{
				kind: 'status',
				checks: [
					{ id: 'settings', result: 'ok' },
					{ id: 'sessions', result: 'not-checked' },
				],
			},
			view,
		);

		expect(body(response)).toEqual({
			success: true,
			ready: false,
			checks: [
				{ id: 'settings', ok: true, message: expect.any(String) },
				{ id: 'sessions', ok: false, message: expect.any(String), remedy: expect.any(String) },
			],
		});
	});
});

it.each([
	success({ kind: 'session', own: true, session: full }, view),
	failure({ code: 'internal-error' }, false, t),
])('an answer is JSON that nobody stores: %#', ({ headers }) => {
	expect(headers).toEqual({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
});

describe('failure', () => {
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
	])('is %d for %s', (status, code) => {
		const failures = everyFailure.filter((each) => each.code === code);
		expect(failures.length).toBeGreaterThan(0);
		failures.forEach((each) => {
			const response = failure(each, false, t);
			expect(response.status).toBe(status);
			expect(body(response)).toEqual({
				success: false,
				errorType: code,
				error: expect.stringMatching(/\.$/),
			});
		});
	});

	it('has a Retry-After in seconds, where there is something to wait for', () => {
		const waits = everyFailure.map((each) => [
			each.code,
			'retryAfter' in each ? String(each.retryAfter) : undefined,
			failure(each, false, t).headers?.['Retry-After'],
		]);
		expect(waits.filter(([, want, got]) => want !== got)).toEqual([]);
		expect(waits.filter(([, want]) => want !== undefined).length).toBeGreaterThan(2);
	});

	it('tells the cause to those who may read it alone', () => {
		const cause: Failure = { code: 'workspace-credentials-rejected', endpoint: 'me', status: 401 };

		expect(body(failure(cause, true, t))).toMatchObject({
			error: failureTexts(cause, true, t).sentence,
		});
		expect(JSON.stringify(failure(cause, false, t).content)).not.toMatch(/token|user ID|401|"me"/i);
	});
});

import type { IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Failure } from '../errors/SessionInfoError';
import { httpStatus } from '../errors/codes';
import type { View } from '../render/Attachment';
import { answerAttachments } from '../render/answer';
import { failureTexts } from '../render/failure';
import { checkReports } from '../render/status';
import type { Answer } from '../requests/Answer';
import type { Session } from '../sessions/Session';
import type { Translator } from '../texts/Translator';

const HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

/** A session with its times in ISO 8601. */
const toJson = (session: Session): object =>
	Object.fromEntries(
		Object.entries(session).map(([key, value]) => [
			key,
			value instanceof Date ? value.toISOString() : value,
		]),
	);

const content = (answer: Answer, view: View): object => {
	switch (answer.kind) {
		case 'session':
		case 'logged-out':
			return { session: toJson(answer.session) };
		case 'page': {
			const { page, pagination } = answer;
			return {
				sessions: page.sessions.map(toJson),
				offset: pagination.offset,
				count: page.sessions.length,
				total: page.total,
				...(page.incomplete && { incomplete: true }),
			};
		}
		case 'count':
			return { total: answer.total };
		case 'logged-out-several':
			return {
				ended: answer.ended.map(({ sessionId }) => sessionId),
				remaining: answer.remaining.map(({ session, reason }) => ({
					sessionId: session.sessionId,
					errorType: reason === 'not-tried' ? reason : reason.code,
				})),
				...(answer.incomplete && { incomplete: true }),
			};
		case 'status': {
			const checks = checkReports(answer.checks, view.t);
			return { ready: checks.every(({ ok }) => ok), checks };
		}
	}
};

export const success = (answer: Answer, view: View): IApiResponse => ({
	status: 200,
	headers: HEADERS,
	content: {
		success: true,
		...content(answer, view),
		...(answer.kind !== 'status' && { attachments: answerAttachments(answer, view) }),
	},
});

export const failure = (cause: Failure, mayReadCause: boolean, t: Translator): IApiResponse => ({
	status: httpStatus[cause.code],
	headers: {
		...HEADERS,
		...('retryAfter' in cause && { 'Retry-After': String(cause.retryAfter) }),
	},
	content: {
		success: false,
		errorType: cause.code,
		error: failureTexts(cause, mayReadCause, t).sentence,
	},
});

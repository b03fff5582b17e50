import type { IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Failure } from '../errors/SessionInfoError';
import { httpStatus } from '../errors/codes';
import type { View } from '../render/Attachment';
import { answerAttachments } from '../render/answer';
import { failureTexts, type Reader } from '../render/failure';
import { checkReports } from '../render/status';
import type { Answer } from '../requests/Answer';
import type { SessionPage } from '../sessions/Session';
import type { Summary } from '../sessions/Summary';

const HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

/** An object with its times in ISO 8601. */
const withIsoTimes = (fields: object): object =>
	Object.fromEntries(
		Object.entries(fields).map(([key, value]) => [
			key,
			value instanceof Date ? value.toISOString() : value,
		]),
	);

const incomplete = (isIncomplete: boolean): object => (isIncomplete ? { incomplete: true } : {});

const pageContent = ({ sessions, total, isIncomplete, lookedThrough }: SessionPage): object => ({
	sessions: sessions.map((session) => withIsoTimes(session)),
	count: sessions.length,
	total,
	...incomplete(isIncomplete),
	...(lookedThrough !== undefined && { lookedThrough }),
});

const summaryContent = ({ isIncomplete, ...summary }: Summary): object => ({
	...withIsoTimes(summary),
	...incomplete(isIncomplete),
});

const content = (answer: Answer, view: View): object => {
	switch (answer.kind) {
		case 'session':
		case 'logged-out':
			return { session: withIsoTimes(answer.session) };
		case 'list':
			return { ...pageContent(answer.page), offset: answer.list.pagination.offset };
		case 'count':
			return { total: answer.total, ...incomplete(answer.isIncomplete) };
		case 'summary':
			return summaryContent(answer.summary);
		case 'logged-out-several':
			return {
				ended: answer.ended.map(({ sessionId }) => sessionId),
				remaining: answer.remaining.map(({ session, reason }) => ({
					sessionId: session.sessionId,
					errorType: reason === 'not-tried' ? reason : reason.code,
				})),
				...incomplete(answer.isIncomplete),
			};
		case 'status': {
			const checks = checkReports(answer.checks, view.t);
			return { ready: checks.every(({ ok }) => ok), checks };
		}
	}
};

export const successResponse = (
	answer: Answer,
	view: View,
	{ withAttachments }: { readonly withAttachments: boolean },
): IApiResponse => ({
	status: 200,
	headers: HEADERS,
	content: {
		success: true,
		...content(answer, view),
		// The checks of a status say in words what its attachment would.
		...(withAttachments &&
			answer.kind !== 'status' && { attachments: answerAttachments(answer, view) }),
	},
});

/** Seconds to wait, of the failures that end by themselves. */
const retryAfterOf = (failure: Failure): number | undefined => {
	switch (failure.code) {
		case 'too-many-requests':
		case 'workspace-rate-limited':
			return failure.retryAfter;
		default:
			return undefined;
	}
};

export const failureResponse = (failure: Failure, reader: Reader): IApiResponse => {
	const retryAfter = retryAfterOf(failure);
	return {
		status: httpStatus[failure.code],
		headers: {
			...HEADERS,
			...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
		},
		content: {
			success: false,
			errorType: failure.code,
			error: failureTexts(failure, reader).sentence,
		},
	};
};

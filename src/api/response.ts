import type { IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Failure } from '../errors/SessionInfoError';
import { httpStatus } from '../errors/codes';
import type { Answer } from '../lookups/Answer';
import type { Attachment } from '../render/Attachment';
import { failureTexts } from '../render/failure';
import { listAttachments } from '../render/list';
import { sessionAttachment, type View } from '../render/session';
import { checkReports } from '../render/status';
import type { Session } from '../sessions/Session';
import type { Translator } from '../texts/Translator';

const HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

const json = (session: Session): object =>
	Object.fromEntries(
		Object.entries(session).map(([key, value]) => [
			key,
			value instanceof Date ? value.toISOString() : value,
		]),
	);

const content = (answer: Answer, view: View): object => {
	switch (answer.kind) {
		case 'session': {
			const attachments: readonly Attachment[] = [
				sessionAttachment(answer.session, answer.own, view),
			];

			return { session: json(answer.session), attachments };
		}

		case 'page': {
			const { page, window } = answer;

			return {
				sessions: page.sessions.map(json),
				offset: window.offset,
				count: page.sessions.length,
				total: page.total,
				attachments: listAttachments(answer, view),
			};
		}

		case 'status': {
			const checks = checkReports(answer.checks, view.t);

			return { ready: checks.every(({ ok }) => ok), checks };
		}
	}
};

export const success = (answer: Answer, view: View): IApiResponse => ({
	status: 200,
	headers: HEADERS,
	content: { success: true, ...content(answer, view) },
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

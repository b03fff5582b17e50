import { ask, causeTitle, isRecord, type Question } from '../../support/workspace/doors';
import type { Endpoint } from '../../support/workspace/requests';
import { demo } from '../../workspace/seed';
import type { Fault, Faults } from '../../workspace/server/faults';
import type { RunningWorkspace } from '../../workspace/start';

const { users, sessions } = demo;

const json = { 'content-type': 'application/json' };

export const answer = (
	status: number,
	body: string,
	headers: Record<string, string> = json,
): Fault => ({ kind: 'answer', status, headers, body });

/** The fault for one endpoint alone. */
export const on =
	(endpoint: Endpoint, fault: Fault): Faults =>
	({ path }) =>
		path === `/api/v1/${endpoint}` ? fault : undefined;

/**
 * What a question came to: `ok`, an `errorType`, or for `status` the title of the first check that fails. Both doors
 * have to agree.
 */
export const outcomeOf = async (
	running: RunningWorkspace,
	question: Question,
): Promise<{ readonly code: string; readonly reply: string; readonly body: unknown }> => {
	const { code, reply, body } = await ask(running, question);
	const check = failingCheck(body);
	const title = code === 'ok' ? check : causeTitle(code);
	if (title !== undefined && !reply.includes(title)) {
		throw new Error(`By slash command it is not "${title}" but: ${reply}`);
	}
	return { code: check ?? code, reply, body };
};

const failingCheck = (body: unknown): string | undefined => {
	const checks = isRecord(body) && Array.isArray(body.checks) ? body.checks.filter(isRecord) : [];
	const message = checks.find(({ ok }) => ok === false)?.message;
	return typeof message === 'string' ? message : undefined;
};

const paths: Readonly<Record<Endpoint, string>> = {
	'sessions/info': `sessions/info?sessionId=${sessions.service.browser}`,
	'sessions/info.admin': `sessions/info.admin?sessionId=${sessions.alice.laptop}`,
	'sessions/list': 'sessions/list?count=5',
	'sessions/list.all': `sessions/list.all?count=5&filter=${users.alice.id}`,
	'permissions.listAll': 'permissions.listAll',
	'me': 'me',
};

/** What the workspace itself answers to the service account, to be spoilt. */
export const honestAnswer = async (
	{ url }: RunningWorkspace,
	endpoint: Endpoint,
): Promise<Readonly<Record<string, unknown>>> => {
	const headers = { 'x-user-id': users.service.id, 'x-auth-token': users.service.token };
	const body: unknown = await (await fetch(`${url}/api/v1/${paths[endpoint]}`, { headers })).json();
	if (!isRecord(body) || body.success !== true) {
		throw new Error(`${endpoint} does not answer: ${JSON.stringify(body)}`);
	}
	return body;
};

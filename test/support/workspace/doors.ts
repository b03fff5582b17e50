import { replyTo, visibleText } from './replies';
import { en } from '../../../src/texts/en';
import type { ApiResponse, RunningWorkspace } from '../../workspace/start';

/** One question, as it is typed and as the API takes it. */
export type Question = {
	readonly as: string;
	readonly text: string;
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
};

/** What a question came to, by each door. `code`: `ok`, or the `errorType` of the API. */
export type Answers = { readonly code: string; readonly reply: string; readonly body: unknown };

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const codeOf = ({ status, body }: ApiResponse): string => {
	if (!isRecord(body)) {
		throw new Error(`The API answered ${status} without JSON: ${String(body)}`);
	}
	return body.success === true && status === 200 ? 'ok' : String(body.errorType);
};

/** Asks by both doors; throws unless each gives exactly one answer. */
export const ask = async (
	running: RunningWorkspace,
	{ as, text, path, query = {} }: Question,
): Promise<Answers> => {
	const [message, response] = await Promise.all([
		replyTo(running, { as, text }),
		running.api({ as, path, query }),
	]);
	return {
		code: codeOf(response),
		reply: visibleText(message.attachments),
		body: response.body,
	};
};

type CauseTitle = Extract<keyof typeof en, `cause_${string}_title`>;

const isTitle = (key: string): key is CauseTitle => /^cause_.*_title$/.test(key);

/** The title that those read who may read causes. */
export const causeTitle = (code: string): string => {
	const key = `cause_${code}_title`;
	if (!isTitle(key)) {
		throw new Error(`No cause ${code}`);
	}
	return en[key];
};

/** What everybody else reads instead. */
export const unavailable: string = en.error_unavailable_title;

/** Makes the app forget what it knows of the workspace, as an administrator who saves the settings does. */
export const forget = async ({ engine }: RunningWorkspace): Promise<void> => {
	await engine.updateSetting({ id: 'self_service', value: true });
};

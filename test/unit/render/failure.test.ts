import type { ConnectionFault, Failure } from '../../../src/errors/SessionInfoError';
import { hasHiddenCause, httpStatus } from '../../../src/errors/codes';
import { colors, type Door } from '../../../src/render/Attachment';
import {
	failureAttachment,
	type FailureTexts,
	failureTexts,
	problemText,
	type Reader,
} from '../../../src/render/failure';
import type { Whose } from '../../../src/sessions/Owner';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { everyFailure, everyProblem } from '../support/everyFailure';
import { everyLanguage } from '../support/view';

const t = translator('en');
const doors: readonly Door[] = ['chat', 'api', 'window'];
const hidden = everyFailure.filter(({ code }) => hasHiddenCause(code));
const open = everyFailure.filter(({ code }) => !hasHiddenCause(code));

const named = (failures: readonly Failure[]) =>
	failures.map((failure) => [JSON.stringify(failure), failure] as const);

const textsFor = (failure: Failure, reader: Partial<Reader> = {}): FailureTexts =>
	failureTexts(failure, { t, mayReadCause: true, door: 'chat', ...reader });

const sentenceFor = (failure: Failure, reader: Partial<Reader> = {}): string =>
	textsFor(failure, reader).sentence;

it('everyFailure has every code', () => {
	expect(new Set(everyFailure.map(({ code }) => code))).toEqual(new Set(Object.keys(httpStatus)));
});

it('problemText says what to enter where a setting is empty', () => {
	const problem = { setting: 'service_user_id', problem: 'missing' } as const;
	expect(problemText(problem, t)).toMatch(/is empty: enter the user ID/);
});

describe.each(everyLanguage)('in %s', (language) => {
	const its = translator(language);

	it('failureAttachment has a title, a sentence and no markup, for every reader', () => {
		const flaws = everyFailure.flatMap((failure) =>
			doors.flatMap((door) =>
				[true, false].flatMap((mayReadCause) =>
					flawsOf(failureAttachment(failure, { t: its, mayReadCause, door })),
				),
			),
		);
		expect(flaws).toEqual([]);
	});

	it('problemText names the setting, by label and id', () => {
		const unnamed = everyProblem.filter(
			(problem) =>
				![`\`${problem.setting}\``, its.text(`setting_${problem.setting}`)].every((name) =>
					problemText(problem, its).includes(name),
				),
		);
		expect(unnamed).toEqual([]);
	});
});

it.each(named(hidden))(
	'failureTexts keeps the cause of %s to those who may read it',
	(_name, failure) => {
		const other = textsFor(failure, { mayReadCause: false });
		expect(textsFor(failure)).not.toEqual(other);
		expect(other.title).toBe('Not available right now');
		expect(other.sentence).not.toMatch(/token|2fa|factor|licen|permission|setting|url|http/i);
	},
);

it('failureTexts says the same to all who may not read a cause, and whom to tell, unless they wait', () => {
	const others = hidden
		.filter(({ code }) => code !== 'workspace-rate-limited')
		.map((failure) => textsFor(failure, { mayReadCause: false }));
	expect(new Set(others.map((texts) => JSON.stringify(texts))).size).toBe(1);
	expect(others[0]?.sentence).toMatch(/administrator/);
});

it.each(named(open))('failureTexts says the same of %s to everybody', (_name, failure) => {
	expect(textsFor(failure)).toEqual(textsFor(failure, { mayReadCause: false }));
});

/** Failures of what only chat or the window can ask. */
const isOfOneDoor = (failure: Failure): boolean =>
	failure.code === 'invalid-params' &&
	(failure.parameter === 'logout' || failure.parameter === 'press');

it.each(named(everyFailure.filter((failure) => !isOfOneDoor(failure))))(
	'failureTexts names no slash command to the API for %s',
	(_name, failure) => {
		expect(sentenceFor(failure, { door: 'api' })).not.toMatch(/`\/session[ `]/);
	},
);

it.each<readonly [number | undefined, RegExp]>([
	[401, /^(?!.*(?:token|permission|license)).*list\.all`.*401.*proxy.*gateway.*firewall/],
	[403, /^(?!.*(?:token|permission|license)).*list\.all`.*403.*proxy.*gateway.*firewall/],
	[418, /`\/api\/v1\/sessions\/list\.all`.*418/],
	[undefined, /^(?!.*HTTP).*`\/api\/v1\/sessions\/list\.all`/],
])('failureTexts names path and status of a bad answer: %p', (status, want) => {
	const failure = { code: 'workspace-bad-answer', endpoint: 'sessions/list.all' } as const;
	expect(sentenceFor({ ...failure, ...(status !== undefined && { status }) })).toMatch(want);
});

it.each<readonly [ConnectionFault | undefined, RegExp]>([
	['refused', /refuses the connection.*port/],
	['unknown-host', /server name/],
	['certificate', /certificate/],
	[undefined, /cannot connect|no connection/],
])('failureTexts tells connection faults apart: %s', (fault, want) => {
	const failure = { code: 'workspace-unreachable', endpoint: 'me' } as const;
	expect(sentenceFor({ ...failure, ...(fault && { fault }) })).toMatch(want);
});

it.each<readonly [Failure, RegExp]>([
	[
		{ code: 'workspace-permission-missing', endpoint: 'sessions/logout', status: 403 },
		/log out sessions: .*`logout-device-management`/,
	],
	[
		{ code: 'workspace-permission-missing', endpoint: 'sessions/list.all', status: 403 },
		/see all sessions: .*`view-device-management`/,
	],
	[{ code: 'workspace-timeout', endpoint: 'me' }, /`\/api\/v1\/me`/],
	[{ code: 'invalid-params', parameter: 'length' }, /\b512\b/],
	[{ code: 'invalid-params', parameter: 'count' }, /\b1 to 100\b/],
	[
		{ code: 'invalid-params', parameter: 'unknown', name: 'dryRun', known: [] },
		/^`dryRun` .* none\.$/,
	],
])('failureTexts names what %j is about', (failure, want) => {
	expect(sentenceFor(failure)).toMatch(want);
});

it.each<readonly [Door, boolean, string, RegExp]>([
	['chat', true, 'Device ID missing', /after the command.*`\/session list`/],
	['chat', false, 'Not a Device ID', /1 to 64.*`\/session list`/],
	['api', true, 'Not a Device ID', /^`sessionId` must be/],
	['api', false, 'Not a Device ID', /^`sessionId` must be/],
	['window', false, 'Not a Device ID', /^This button/],
])('failureTexts says in the words of %s that a Device ID is none; missing: %p', (...row) => {
	const [door, isMissing, title, sentence] = row;
	const texts = textsFor({ code: 'invalid-session-id', isMissing }, { door });
	expect(texts.title).toBe(title);
	expect(texts.sentence).toMatch(sentence);
});

it.each<readonly [Extract<Failure, { code: 'not-allowed' }>['reason'], string, RegExp]>([
	['permission', 'Permission required', /`view-device-management`/],
	['self-service', 'Permission required', /`view-device-management`/],
	['status', 'Permission required', /`view-device-management`/],
	['logout-permission', 'Permission required', /`logout-device-management`/],
	['logout-off', 'Logging out is switched off', /settings do not allow it/],
	['service-account', 'Not logged out', /service account/],
])('failureTexts says why something is not allowed: %s', (reason, title, sentence) => {
	const texts = textsFor({ code: 'not-allowed', reason });
	expect(texts.title).toBe(title);
	expect(texts.sentence).toMatch(sentence);
});

it.each<readonly [Whose, Door, RegExp]>([
	['own', 'chat', /^You have no .*`\/session list`/],
	['own', 'api', /^You have no .*Device ID\.$/],
	['anybody', 'chat', /^There is no /],
	['either', 'api', /^There is no /],
	['either', 'chat', /`\/session help`/],
])('failureTexts says that no session was found: %s, %s', (whose, door, want) => {
	expect(sentenceFor({ code: 'session-not-found', whose }, { door })).toMatch(want);
});

it('failureTexts names an unknown parameter, letter for letter, and those that exist', () => {
	const sentence = sentenceFor(
		{ code: 'invalid-params', parameter: 'unknown', name: '*u* `x`', known: ['offset', 'count'] },
		{ door: 'api' },
	);
	expect(drawWebText(sentence).visible.trim()).toMatch(/^\*u\* ˋxˋ .*offset, count\.$/);
});

it.each(doors)('failureTexts has a sentence for each parameter: %s', (door) => {
	const sentences = everyFailure
		.filter(({ code }) => code === 'invalid-params')
		.map((failure) => sentenceFor(failure, { door }));
	expect(sentences.length).toBeGreaterThan(15);
	expect(new Set(sentences).size).toBe(sentences.length);
});

it('failureAttachment shows by its color whose fault it is', () => {
	everyFailure.forEach((failure) => {
		const isCallers = !hasHiddenCause(failure.code) && failure.code !== 'internal-error';
		expect(failureAttachment(failure, { t, mayReadCause: true, door: 'chat' })).toMatchObject({
			color: isCallers ? colors.warning : colors.danger,
		});
	});
});

it.each<readonly [Failure, RegExp]>([
	[{ code: 'too-many-requests', retryAfter: 42, limit: 10 }, /\b10\b.*\b42 seconds\b/],
	[{ code: 'workspace-rate-limited', endpoint: 'me', retryAfter: 30 }, /\b30 seconds\b/],
])('failureTexts says how long to wait: %j', (failure, want) => {
	expect(sentenceFor(failure, { mayReadCause: false })).toMatch(want);
	expect(sentenceFor(failure)).toMatch(want);
});

it('failureAttachment lists all problems of the settings to those who may read them', () => {
	const failure: Failure = { code: 'not-configured', problems: everyProblem };
	const attachment = failureAttachment(failure, { t, mayReadCause: true, door: 'chat' });
	const { visible } = drawWebText(attachment.text);
	expect(visible.trim().split('\n')).toHaveLength(everyProblem.length);
	everyProblem.forEach(({ setting }) => expect(visible).toContain(setting));
	expect(failureAttachment(failure, { t, mayReadCause: false, door: 'chat' }).text).not.toContain(
		'service_auth_token',
	);
});

it('failureTexts shows a name that no user has letter for letter', () => {
	const sentence = sentenceFor({ code: 'user-not-found', username: '*bob* <b> :a: `x`' });
	expect(drawWebText(sentence).visible.replace(/\u200b/g, '')).toContain('*bob* <b> :a: ˋxˋ');
});

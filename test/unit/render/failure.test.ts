import type { Failure, Parameter } from '../../../src/errors/SessionInfoError';
import { hasHiddenCause, httpStatus } from '../../../src/errors/codes';
import { colors } from '../../../src/render/Attachment';
import { failureAttachment, failureTexts, problemText } from '../../../src/render/failure';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { everyFailure, everyProblem } from '../support/everyFailure';
import { everyLanguage } from '../support/view';

const t = translator('en');
const hidden = everyFailure.filter(({ code }) => hasHiddenCause(code));
const open = everyFailure.filter(({ code }) => !hasHiddenCause(code));
const named = (failures: readonly Failure[]) =>
	failures.map((failure) => [JSON.stringify(failure), failure] as const);

it('every code is among the failures of these tests', () => {
	expect(new Set(everyFailure.map(({ code }) => code))).toEqual(new Set(Object.keys(httpStatus)));
});

describe.each(everyLanguage)('in %s', (language) => {
	const its = translator(language);

	it('every failure has a title, a sentence and no markup, for both audiences', () => {
		const flaws = everyFailure.flatMap((failure) =>
			[true, false].flatMap((mayReadCause) =>
				flawsOf(failureAttachment(failure, mayReadCause, its)),
			),
		);
		expect(flaws).toEqual([]);
	});

	it('every problem of a setting names the setting, by label and id', () => {
		const unnamed = everyProblem.filter(
			({ setting, problem }) =>
				![`\`${setting}\``, its.text(`setting_${setting}`)].every((name) =>
					problemText({ setting, problem } as (typeof everyProblem)[0], its).includes(name),
				),
		);
		expect(unnamed).toEqual([]);
	});
});

describe('the cause', () => {
	it.each(named(hidden))('of %s is for those who may read it alone', (_name, failure) => {
		const cause = failureTexts(failure, true, t);
		const other = failureTexts(failure, false, t);
		expect(cause).not.toEqual(other);
		expect(other.title).toBe('Session Info is not available');
		expect(other.sentence).not.toMatch(/token|2fa|factor|licen|permission|setting|url|http/i);
	});

	it.each(named(hidden.filter(({ code }) => code !== 'workspace-rate-limited')))(
		'of %s reads the same for all who may not know it, and says whom to tell',
		(_name, failure) => {
			expect(failureTexts(failure, false, t)).toEqual(
				failureTexts({ code: 'audit-failed' }, false, t),
			);
			expect(failureTexts(failure, false, t).sentence).toMatch(/administrator/);
		},
	);

	it.each(named(open))('of %s is the same for both', (_name, failure) => {
		expect(failureTexts(failure, true, t)).toEqual(failureTexts(failure, false, t));
	});

	it('of a bad answer says what was asked, and the status', () => {
		const { sentence } = failureTexts(
			{ code: 'workspace-bad-answer', endpoint: 'sessions/list.all', status: 418 },
			true,
			t,
		);
		expect(sentence).toContain('`sessions/list.all`');
		expect(sentence).toContain('418');
	});

	it('of a bad answer without a status has a dash in its place', () => {
		const { sentence } = failureTexts({ code: 'workspace-bad-answer', endpoint: 'me' }, true, t);
		expect(sentence).toContain('–');
	});

	it('of a timeout says what was asked', () => {
		const { sentence } = failureTexts({ code: 'workspace-timeout', endpoint: 'me' }, true, t);
		expect(sentence).toContain('`me`');
	});
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
])('the cause of %j names the permission', (failure, want) => {
	expect(failureTexts(failure, true, t).sentence).toMatch(want);
});

describe('a Device ID that is none', () => {
	it.each<readonly ['chat' | 'api', boolean, string, RegExp]>([
		['chat', true, 'Device ID missing', /after the command.*`\/session list`/],
		['chat', false, 'Not a Device ID', /1 to 64.*`\/session list`/],
		['api', true, 'Not a Device ID', /^`sessionId` must be/],
		['api', false, 'Not a Device ID', /^`sessionId` must be/],
	])('is said in the words of %s; missing: %p', (door, missing, title, sentence) => {
		const texts = failureTexts({ code: 'invalid-session-id', missing, door }, false, t);
		expect(texts.title).toBe(title);
		expect(texts.sentence).toMatch(sentence);
	});
});

it.each<readonly [Extract<Failure, { code: 'not-allowed' }>['reason'], string, RegExp]>([
	['permission', 'Permission required', /`view-device-management`/],
	['self-service', 'Permission required', /`view-device-management`/],
	['status', 'Permission required', /`view-device-management`/],
	['logout-permission', 'Permission required', /`logout-device-management`/],
	['logout-off', 'Logging out is switched off', /settings do not allow it/],
	['service-account', 'Not logged out', /service account/],
])('what is not allowed says why: %s', (reason, title, sentence) => {
	const texts = failureTexts({ code: 'not-allowed', reason }, false, t);
	expect(texts.title).toBe(title);
	expect(texts.sentence).toMatch(sentence);
});

it.each<readonly [Parameter, RegExp]>([
	['length', /\b512\b/],
	['count', /\b1 to 100\b/],
])('what is too much says how much is allowed: %s', (parameter, want) => {
	expect(failureTexts({ code: 'invalid-params', parameter }, false, t).sentence).toMatch(want);
});

it.each(['info', 'admin', 'any'] as const)(
	'what was not found reads as it was asked: %s',
	(asked) => {
		const others = everyFailure.filter(
			(failure) => failure.code === 'session-not-found' && failure.asked !== asked,
		);
		const { sentence } = failureTexts({ code: 'session-not-found', asked }, false, t);
		expect(others).toHaveLength(2);
		expect(others.map((failure) => failureTexts(failure, false, t).sentence)).not.toContain(
			sentence,
		);
	},
);

it('every parameter has a sentence of its own', () => {
	const sentences = everyFailure
		.filter(({ code }) => code === 'invalid-params')
		.map((failure) => failureTexts(failure, false, t).sentence);
	expect(sentences.length).toBeGreaterThan(1);
	expect(new Set(sentences).size).toBe(sentences.length);
});

it.each(named(everyFailure))('the colour of %s tells whose fault it is', (_name, failure) => {
	const isCallers = !hasHiddenCause(failure.code) && failure.code !== 'internal-error';

	expect(failureAttachment(failure, true, t).color).toBe(
		isCallers ? colors.warning : colors.danger,
	);
});

describe('how long to wait', () => {
	it.each<readonly [Failure, RegExp]>([
		[{ code: 'too-many-requests', retryAfter: 1, limit: 10 }, /\b10\b.*\b1 second\b/],
		[{ code: 'too-many-requests', retryAfter: 42, limit: 10 }, /\b10\b.*\b42 seconds\b/],
		[{ code: 'workspace-rate-limited', endpoint: 'me', retryAfter: 30 }, /\b30 seconds\b/],
	])('%j', (failure, want) => {
		expect(failureTexts(failure, false, t).sentence).toMatch(want);
		expect(failureTexts(failure, true, t).sentence).toMatch(want);
	});
});

it('an app that is not set up lists all its problems to those who may read them', () => {
	const failure: Failure = { code: 'not-configured', problems: everyProblem };
	const { visible } = drawWebText(failureAttachment(failure, true, t).text);
	expect(visible.trim().split('\n')).toHaveLength(everyProblem.length);
	everyProblem.forEach(({ setting }) => expect(visible).toContain(setting));
	expect(failureAttachment(failure, false, t).text).not.toContain('service_auth_token');
});

it('a name that nobody has is shown letter for letter', () => {
	const { text } = failureAttachment(
		{ code: 'user-not-found', username: '*bob* <b> :a: `x`' },
		false,
		t,
	);
	expect(drawWebText(text).visible.replace(/\u200b/g, '')).toContain('*bob* <b> :a: ˋxˋ');
});

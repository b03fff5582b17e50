import { visibleText } from './visible';
import { colors } from '../../../src/render/Attachment';
import { problemText } from '../../../src/render/failure';
import { checkReports, statusAttachment } from '../../../src/render/status';
import { checkIds, type LackingAccount, type StatusCheck } from '../../../src/requests/StatusCheck';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { drawMobile, drawWebText } from '../support/clients';
import { everyFailure, everyProblem } from '../support/everyFailure';
import { everyLanguage } from '../support/view';

const username = '*service* :a:';
const versions = { app: '3.0.0', server: '8.9.1' };
const t = translator('en');

const access = { viewers: ['admin', '*auditors*'], loggers: ['admin'], everybody: [] };
const room = 'session_audit';

/** Has only roles that everybody has. */
const poor: LackingAccount = { username, ownRoles: [] };

/** Has a role of its own. */
const rich: LackingAccount = { username, ownRoles: ['session-service'] };

const good: readonly StatusCheck[] = [
	{ id: 'settings', result: 'ok' },
	{ id: 'workspace', result: 'ok' },
	{ id: 'credentials', result: 'ok', username },
	{ id: 'permissions', result: 'ok' },
	{ id: 'access', result: 'ok', access },
	{ id: 'access', result: 'ok', access: { ...access, loggers: [] } },
	{ id: 'access', result: 'ok', access: { viewers: [], loggers: [], everybody: [] } },
	{ id: 'sessions', result: 'ok' },
	{ id: 'logout', result: 'ok' },
	{ id: 'logout', result: 'unused' },
	{ id: 'rate-limit', result: 'ok' },
	{ id: 'audit-room', result: 'ok', room },
	{ id: 'audit-room', result: 'unused' },
];

const advice: readonly StatusCheck[] = [
	{ id: 'workspace', result: 'insecure' },
	{ id: 'credentials', result: 'administrator', username },
	{ id: 'logout', result: 'unneeded', username },
	{ id: 'audit-room', result: 'public', room },
];

const lacking = (account: LackingAccount): readonly StatusCheck[] =>
	(['permissions', 'logout', 'rate-limit'] as const).map((id) => ({
		id,
		result: 'missing',
		account,
	}));

const bad: readonly StatusCheck[] = [
	{ id: 'settings', result: 'problems', problems: everyProblem },
	...lacking(poor),
	...lacking(rich),
	{ id: 'permissions', result: 'guest', username },
	{ id: 'access', result: 'everybody', access: { ...access, everybody: ['user', '*members*'] } },
	...(['missing', 'archived', 'read-only', 'encrypted', 'muted', 'locked'] as const).map(
		(result): StatusCheck => ({ id: 'audit-room', result, room }),
	),
	...checkIds.flatMap((id) =>
		everyFailure.map((failure): StatusCheck => ({ id, result: 'failed', failure })),
	),
];

const skipped = checkIds.map((id): StatusCheck => ({ id, result: 'skipped' }));

const linesOf = (checks: readonly StatusCheck[]): readonly string[] =>
	visibleText(statusAttachment({ checks, versions }, t).text).split('\n');

const remedyOf = (check: StatusCheck): string => checkReports([check], t)[0]?.remedy ?? '';

const text = expect.stringMatching(/\S/);

it.each<readonly [string, readonly StatusCheck[], object]>([
	['no remedy for what is good', good, { ok: true, message: text }],
	['a remedy as advice', advice, { ok: true, message: text, remedy: text }],
	['a remedy for what is wrong', bad, { ok: false, message: text, remedy: text }],
	['a mark for what was not checked', skipped, { ok: false, skipped: true, message: text }],
])('checkReports have %s', (_what, checks, want) => {
	expect(checkReports(checks, t)).toEqual(checks.map(({ id }) => ({ id, ...want })));
});

it.each<readonly [StatusCheck, RegExp]>([
	[
		{ id: 'permissions', result: 'missing', account: poor },
		/no role of its own.*`session-service`.*`view-device-management`.*never/,
	],
	[
		{ id: 'permissions', result: 'missing', account: rich },
		/^In Administration > Permissions, tick `view-device-management` .*`session-service`.*, never for `user`/,
	],
	[
		{ id: 'logout', result: 'missing', account: rich },
		/`logout-device-management`.*switch off “Allow sessions to be logged out”\.$/,
	],
])('checkReports say what to do about %j', (check, want) => {
	expect(remedyOf(check)).toMatch(want);
});

it.each<readonly [StatusCheck, RegExp]>([
	[{ id: 'access', result: 'ok', access }, /`admin`, `\*auditors\*`.*log.*`admin`/],
	[
		{ id: 'access', result: 'ok', access: { ...access, loggers: [] } },
		/^(?!.* log).*`admin`, `\*auditors\*`/,
	],
	[{ id: 'access', result: 'everybody', access: { ...access, everybody: ['user'] } }, /`user`/],
	[{ id: 'permissions', result: 'guest', username }, /`\*service\* .*`guest`/],
])('checkReports name the roles of %j', (check, want) => {
	expect(checkReports([check], t)[0]?.message).toMatch(want);
});

it('checkReports tell every problem of the settings', () => {
	expect(remedyOf({ id: 'settings', result: 'problems', problems: everyProblem })).toBe(
		everyProblem.map((problem) => problemText(problem, t)).join(' '),
	);
});

it('statusAttachment has the versions, a line for each check with its mark, and one for all that were skipped', () => {
	const lines = linesOf([
		{ id: 'settings', result: 'ok' },
		{ id: 'workspace', result: 'insecure' },
		{ id: 'permissions', result: 'missing', account: rich },
		{ id: 'sessions', result: 'skipped' },
		{ id: 'logout', result: 'unused' },
		{ id: 'rate-limit', result: 'skipped' },
	]);
	expect(lines).toEqual([
		expect.stringMatching(/^Session Info 3\.0\.0, .*8\.9\.1$/),
		expect.stringMatching(/^✓ [^→]*$/),
		expect.stringMatching(/^⚠ .* → .*https/),
		expect.stringMatching(/^✗ .*\*service\*.* → .*view-device-management/),
		expect.stringMatching(/^✓ [^→]*$/),
		expect.stringMatching(/^– Sessions, Rate limit: not checked/),
	]);
});

it('statusAttachment has each line on its own in both clients, and no list', () => {
	const { text: drawn } = statusAttachment({ checks: good, versions }, t);
	expect(drawWebText(drawn).kinds).toEqual(['br', 'code', 'p']);
	expect(drawMobile(drawn).kinds).not.toContain('UNORDERED_LIST');
	expect(linesOf(good)).toHaveLength(1 + good.length);
});

it('statusAttachment leaves out the version of a server that does not tell it', () => {
	const drawn = statusAttachment({ checks: good, versions: { app: '3.0.0' } }, t);
	expect(drawn.text).toMatch(/^Session Info `3\.0\.0` {2}\n/);
});

it.each([
	['what is good', good, true],
	['advice', advice, true],
	['what is wrong', bad.slice(0, 1), false],
	['what was not checked', skipped.slice(0, 1), false],
])('statusAttachment shows by title and color whether the app is ready: %s', (...row) => {
	const [, checks, isReady] = row;
	expect(statusAttachment({ checks: [...good, ...checks], versions }, t)).toMatchObject({
		title: isReady ? 'Session Info is ready' : 'Session Info is not ready',
		color: isReady ? colors.good : colors.danger,
	});
});

it.each(everyLanguage)('statusAttachment has a title, a text and no markup in %s', (language) => {
	const its = translator(language);
	const flaws = [...good, ...advice, ...bad, ...skipped].flatMap((check) =>
		flawsOf(statusAttachment({ checks: [check], versions }, its)),
	);
	expect(flaws).toEqual([]);
});

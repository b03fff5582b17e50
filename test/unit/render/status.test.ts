import { colors } from '../../../src/render/Attachment';
import { problemText } from '../../../src/render/failure';
import { checkReports, statusAttachment } from '../../../src/render/status';
import {
	checkIds,
	isAdvice,
	isOk,
	type LackingAccount,
	type StatusCheck,
} from '../../../src/requests/StatusCheck';
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
	drawWebText(statusAttachment({ checks, versions }, t).text)
		.visible.trim()
		.split('\n')
		.map((line) => line.replace(/\u200b/g, ''));

const remedyOf = (check: StatusCheck, its = t): string =>
	checkReports([check], its)[0]?.remedy ?? '';

const text = expect.stringMatching(/\S/);

describe.each(everyLanguage)('checkReports in %s', (language) => {
	const its = translator(language);

	it('checkReports have no remedy for what is good', () => {
		expect(good.every(isOk)).toBe(true);
		checkReports(good, its).forEach(({ id, ...report }) =>
			expect(report).toEqual({ ok: true, message: text }),
		);
	});

	it('checkReports have a remedy as advice', () => {
		expect(advice.every(({ result }) => isAdvice(result))).toBe(true);
		checkReports(advice, its).forEach(({ id, ...report }) =>
			expect(report).toEqual({ ok: true, message: text, remedy: text }),
		);
	});

	it('checkReports have a remedy for what is wrong', () => {
		checkReports(bad, its).forEach(({ id, ...report }) =>
			expect(report).toEqual({ ok: false, message: text, remedy: text }),
		);
	});

	it('checkReports mark what was not checked', () => {
		expect(checkReports(skipped, its)).toEqual(
			checkIds.map((id) => ({ id, ok: false, skipped: true, message: text })),
		);
	});

	it.each([
		['with a role of its own', rich, /`session-service`/],
		['with roles that everybody has', poor, /New role|`session-service`/],
	])(
		'checkReports never tick a permission for everybody: an account %s',
		(_name, account, want) => {
			lacking(account).forEach((check) => {
				expect(remedyOf(check, its)).toMatch(/`[a-z]+-(?:device-management|bypass-rate-limit)`/);
				expect(remedyOf(check, its)).toMatch(want);
				// The one sentence that names the role forbids it.
				expect(remedyOf(check, its).match(/`user`/g)).toHaveLength(1);
			});
		},
	);
});

describe('checkReports', () => {
	it.each([
		[poor, /no role of its own.*`session-service`.*`view-device-management`.*never/],
		[
			rich,
			/^In Administration > Permissions, tick `view-device-management` .*`session-service`.*, never for `user`/,
		],
	])('checkReports say for which role a missing permission is ticked: %j', (account, want) => {
		const remedy = remedyOf({ id: 'permissions', result: 'missing', account });
		expect(remedy).toMatch(want);
	});

	it('checkReports offer to switch logging out off', () => {
		expect(remedyOf({ id: 'logout', result: 'missing', account: rich })).toMatch(
			/`logout-device-management`.*switch off “Allow sessions to be logged out”\.$/,
		);
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

	it('checkReports tell the cause, whatever it is', () => {
		const failure = {
			code: 'workspace-credentials-rejected',
			endpoint: 'me',
			status: 401,
		} as const;
		expect(remedyOf({ id: 'credentials', result: 'failed', failure })).toMatch(
			/Personal Access Tokens/,
		);
	});
});

describe('statusAttachment', () => {
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
	])('statusAttachment shows by title and colour whether the app is ready: %s', (...row) => {
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
});

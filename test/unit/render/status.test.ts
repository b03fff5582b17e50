import { problemText } from '../../../src/render/failure';
import { checkReports, statusAttachment } from '../../../src/render/status';
import { checkIds, type StatusCheck } from '../../../src/requests/Answer';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { everyFailure, everyProblem } from '../support/everyFailure';
import { everyLanguage } from '../support/view';

const username = '*service* :a:';
const t = translator('en');

const good: readonly StatusCheck[] = [
	{ id: 'settings', result: 'ok' },
	{ id: 'workspace', result: 'ok' },
	{ id: 'credentials', result: 'ok', username },
	{ id: 'permissions', result: 'ok' },
	{ id: 'sessions', result: 'ok' },
	{ id: 'logout', result: 'ok' },
	{ id: 'logout', result: 'unused' },
	{ id: 'rate-limit', result: 'ok' },
	{ id: 'audit-room', result: 'ok', room: 'session-audit' },
	{ id: 'audit-room', result: 'unused' },
];

const bad: readonly StatusCheck[] = [
	{ id: 'settings', result: 'problems', problems: everyProblem },
	{ id: 'permissions', result: 'missing', username },
	{ id: 'logout', result: 'missing', username },
	{ id: 'rate-limit', result: 'missing', username },
	...(['missing', 'archived', 'read-only', 'encrypted', 'muted'] as const).map(
		(result): StatusCheck => ({ id: 'audit-room', result, room: 'no_such_room' }),
	),
	...checkIds.map((id): StatusCheck => ({ id, result: 'not-checked' })),
	...(['workspace', 'credentials', 'permissions', 'sessions'] as const).flatMap((id) =>
		everyFailure.map((failure): StatusCheck => ({ id, result: 'failed', failure })),
	),
];

describe('checkReports', () => {
	it.each(everyLanguage)(
		'have a message each, and a remedy if something is wrong, in %s',
		(language) => {
			const its = translator(language);

			checkReports(good, its).forEach((report) => {
				expect(report).toEqual({ id: report.id, ok: true, message: expect.stringMatching(/\S/) });
			});

			checkReports(bad, its).forEach((report) => {
				expect(report).toEqual({
					id: report.id,
					ok: false,
					message: expect.stringMatching(/\S/),
					remedy: expect.stringMatching(/\S/),
				});
			});
		},
	);

	it('tell every problem of the settings', () => {
		const [report] = checkReports(
			[{ id: 'settings', result: 'problems', problems: everyProblem }],
			t,
		);
		expect(report?.remedy).toBe(everyProblem.map((problem) => problemText(problem, t)).join(' '));
	});

	it('tell the cause, whatever it is', () => {
		const [report] = checkReports(
			[
				{
					id: 'credentials',
					result: 'failed',
					failure: { code: 'workspace-credentials-rejected', endpoint: 'me', status: 401 },
				},
			],
			t,
		);
		expect(report?.remedy).toMatch(/Personal Access Tokens/);
	});
});

describe('statusAttachment', () => {
	it('has a line for each check, with its mark', () => {
		const checks: readonly StatusCheck[] = [
			{ id: 'settings', result: 'ok' },
			{ id: 'permissions', result: 'missing', username },
			{ id: 'sessions', result: 'not-checked' },
			{ id: 'audit-room', result: 'unused' },
		];
		const lines = drawWebText(statusAttachment(checks, t).text).visible.trim().split('\n');
		expect(lines.map((line) => [...line][0])).toEqual(['✓', '✗', '–', '✓']);
		expect(lines.map((line) => line.includes('→'))).toEqual([false, true, false, false]);
		expect(lines[1]).toContain('*service*');
		expect(lines[1]).toMatch(/view-device-management.*→.*view-device-management/);
	});

	it('tells from its title and colour whether the app is ready', () => {
		const ready = statusAttachment(good, t);
		const failing = statusAttachment([...good, { id: 'sessions', result: 'not-checked' }], t);
		expect(ready.title).not.toBe(failing.title);
		expect(ready.color).not.toBe(failing.color);
	});

	it.each(everyLanguage)('has a title, a text and no markup in %s', (language) => {
		const flaws = [...good, ...bad].flatMap((check) =>
			flawsOf(statusAttachment([check], translator(language))),
		);
		expect(flaws).toEqual([]);
	});
});

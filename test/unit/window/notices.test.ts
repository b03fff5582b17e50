import { noticesOf } from '../../../src/window/notices';
import { buildView } from '../support/view';

it.each([
	['en', 'Session not found: '],
	['de', 'Sitzung nicht gefunden: '],
	['fr', 'Session introuvable\u202f: '],
] as const)('noticesOf writes the colon after a title as %s does', (language, want) => {
	const failure = { code: 'session-not-found', whose: 'own' } as const;
	const view = buildView(language, { door: 'window' });
	const [notice] = noticesOf({ ok: false, failure, mayReadCause: false }, view);
	expect(notice?.slice(2, 2 + want.length)).toBe(want);
});

import fc from 'fast-check';

import { isSessionId } from '../../../src/sessions/sessionId';

it.each([
	["Meteor's", 'QoYYFw2t9oKks2niG'],
	['a uuid', '3f3a4e8c-6671-480f-af9a-979486319e50'],
	['64 characters', 'x'.repeat(64)],
])('isSessionId takes %s', (_name, text) => {
	expect(isSessionId(text)).toBe(true);
});

it.each<readonly [string, unknown]>([
	['nothing', ''],
	['an array of one', ['QoYYFw2t9oKks2niG']],
	['65 characters', 'x'.repeat(65)],
	['a pattern that matches everything', '.'],
	['a line break at the end', 'QoYYFw2t9oKks2niG\n'],
])('isSessionId refuses %s', (_name, value) => {
	expect(isSessionId(value)).toBe(false);
});

it('isSessionId takes only what means itself in a regular expression', () => {
	const text = fc.oneof(
		fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
		fc.string({ unit: 'binary-ascii', maxLength: 70 }),
	);

	fc.assert(
		fc.property(text, (typed) => {
			fc.pre(isSessionId(typed));
			expect(new RegExp(`^${typed}$`).test(typed)).toBe(true);
			expect(new RegExp(typed).exec(`x${typed}y`)?.[0]).toBe(typed);
			expect(encodeURIComponent(typed)).toBe(typed);
		}),
	);
});

import { Triggers } from '../triggers';

let now = 0;
const triggers = new Triggers(() => now);

test.each([
	['at once', 0, true],
	['just in time', 4_999, true],
	['too late', 5_000, false],
])('takes a trigger back %s', (_name, milliseconds, isShown) => {
	const id = triggers.make();
	now += milliseconds;
	expect(triggers.take(id)).toBe(isShown);
	expect(triggers.take(id)).toBe(false);
});

test('knows only its own', () => {
	expect(triggers.take('nope')).toBe(false);
	expect(triggers.make()).not.toBe(triggers.make());
});

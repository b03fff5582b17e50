import { Triggers } from './triggers';

let now = 0;
const triggers = new Triggers(() => now);

it.each([
	['at once', 0, true],
	['just in time', 4_999, true],
	['too late', 5_000, false],
])('Triggers take a trigger back %s', (_name, milliseconds, isShown) => {
	const id = triggers.make();
	now += milliseconds;
	expect(triggers.take(id)).toBe(isShown);
	expect(triggers.take(id)).toBe(false);
});

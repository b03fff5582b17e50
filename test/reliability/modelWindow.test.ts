import fc from 'fast-check';

import { Story } from './support/story';
import { windowSteps } from './support/windowWorld';
import { crowdedWorld } from './support/world';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const runs = { seed: 19_700_101, numRuns: 45 };

describe('A drawn story of windows', () => {
	let running: RunningWorkspace;
	const covered = new Map<string, number>();

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());
	it('goes as the model of the contract says, whatever is pressed by whom', async () => {
		await fc.assert(
			fc.asyncProperty(fc.noBias(crowdedWorld), fc.noBias(windowSteps), async (drawn, steps) => {
				const story = new Story(running, drawn, (what) =>
					covered.set(what, (covered.get(what) ?? 0) + 1),
				);
				await story.begin();
				for (const step of steps) {
					await story.take(step);
				}
			}),
			runs,
		);
		expect.hasAssertions();
		// A failure takes a while to be made small.
	}, 180_000);

	it('came to every outcome, and often enough to mean something', () => {
		const often = [
			'open window',
			'open list',
			'open refused',
			'list shown',
			'list not-allowed',
			'list posted lately',
			'ask one shown',
			'ask others shown',
			'ask all shown',
			'log-out one ok',
			'log-out one session-not-found',
			'nonsense invalid-params',
		];
		expect(often.filter((what) => (covered.get(what) ?? 0) < 5)).toEqual([]);
		const sometimes = [
			'ask one not-allowed',
			'log-out one not-allowed',
			'log-out others several',
			'log-out others session-not-found',
			'log-out all several',
			'log-out all not-allowed',
			'list user-not-found',
			'list audit-failed',
		];
		expect(sometimes.filter((what) => !covered.has(what))).toEqual([]);
	});
});

import fc from 'fast-check';

import { Coverage } from './support/coverage';
import { Story } from './support/story';
import { windowSteps } from './support/windowWorld';
import { crowdedWorld } from './support/world';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const runs = { seed: 19_700_101, numRuns: 45 };

describe('the model of windows', () => {
	let running: RunningWorkspace;
	const covered = new Coverage();

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());
	it('The window goes as the model of the contract says, whatever is pressed by whom', async () => {
		await fc.assert(
			fc.asyncProperty(fc.noBias(crowdedWorld), fc.noBias(windowSteps), async (drawn, steps) => {
				const story = new Story(running, drawn, covered.add);
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

	it('The drawn windows came to every outcome, and often enough to mean something', () => {
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
		expect(covered.lessThan(5, often)).toEqual([]);
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
		expect(covered.lessThan(1, sometimes)).toEqual([]);
	});
});

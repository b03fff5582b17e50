import fc from 'fast-check';

import { Story } from './support/story';
import { windowSteps } from './support/windowWorld';
import { crowdedWorld } from './support/world';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const runs = { seed: 19_700_101, numRuns: 45 };

describe('who may see and end what in windows', () => {
	let running: RunningWorkspace;
	const covered = new Map<string, number>();

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());
	it('is what the model says, whatever is pressed by whom', async () => {
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

	it('was pressed in a way that every outcome came up often', () => {
		const often = [
			'open window',
			'open list',
			'open refused',
			'list shown',
			'list not-allowed',
			'ask shown',
			'ask sealed',
			'ask session-not-found',
			'log-out ok',
			'log-out session-not-found',
			'nonsense invalid-params',
			'nonsense invalid-session-id',
		];
		expect(often.filter((what) => (covered.get(what) ?? 0) < 10)).toEqual([]);
		const sometimes = ['log-out not-allowed', 'list user-not-found', 'list audit-failed'];
		expect(sometimes.filter((what) => !covered.has(what))).toEqual([]);
	});
});

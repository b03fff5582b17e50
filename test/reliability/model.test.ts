import fc from 'fast-check';

import { Coverage } from './support/coverage';
import { Story } from './support/story';
import { Trial } from './support/trial';
import { windowSteps } from './support/windowWorld';
import { enter, question, world } from './support/world';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const seed = 19_700_101;
const service = demo.users.service.id;

let running: RunningWorkspace;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	// It counts a service account that is a guest.
	running.workspace.data.settings.API_Enable_Rate_Limiter = false;
});
afterAll(() => running.stop());
describe('the model', () => {
	const covered = new Coverage();

	it('The app answers a drawn question as the model of the contract says, by slash command and API', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.noBias(world),
				fc.noBias(fc.array(question, { minLength: 4, maxLength: 8 })),
				async (drawn, questions) => {
					await enter(running, drawn);
					const everybody = running.workspace.data.users;
					const callers = everybody.filter(({ type }) => type === 'user');
					for (const asked of questions) {
						const caller = callers[asked.as];
						if (!caller) {
							throw new Error(`There is no caller ${asked.as}`);
						}
						const options = { world: drawn, caller, serviceId: service, everybody };
						await new Trial(running, asked, options, covered.add).go();
					}
				},
			),
			{ seed, numRuns: 120 },
		);
		expect.hasAssertions();
		// A failure takes a while to be made small.
	}, 180_000);

	it('The drawn questions came to every outcome, and often enough to mean something', () => {
		const outcomes = [
			'audit-failed',
			'invalid-params',
			'not-allowed',
			'ok',
			'session-not-found',
			'user-not-found',
			'workspace-permission-missing',
		];
		const often = [
			...outcomes,
			...outcomes.map((code) => `API ${code}`),
			'a guest who is refused',
			'a guest who sees their own',
			'a summary',
			'looked through and found',
			'looked through and not found',
			'an id of two users',
		];
		const sometimes = ['workspace-logout-unconfirmed', 'an id of two users that is logged out'];
		expect(covered.lessThan(5, often)).toEqual([]);
		expect(covered.lessThan(1, sometimes)).toEqual([]);
		expect(covered.lessThan(120, ['ok'])).toEqual([]);
	});
});

describe('the model of windows', () => {
	const covered = new Coverage();

	it('The window goes as the model of the contract says, whatever is pressed by whom', async () => {
		await fc.assert(
			fc.asyncProperty(fc.noBias(world), fc.noBias(windowSteps), async (drawn, steps) => {
				const story = new Story(running, drawn, covered.add);
				await story.begin();
				for (const step of steps) {
					await story.take(step);
				}
			}),
			{ seed, numRuns: 50 },
		);
		expect.hasAssertions();
		// A failure takes a while to be made small.
	}, 180_000);

	it('The drawn windows came to every outcome, and often enough to mean something', () => {
		const often = [
			'open window',
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
			'log-out one workspace-logout-unconfirmed',
			'log-out others several',
			'log-out others session-not-found',
			'log-out all several',
			'log-out all not-allowed',
			'log-out all workspace-logout-unconfirmed',
			'list user-not-found',
			'list audit-failed',
		];
		expect(covered.lessThan(1, sometimes)).toEqual([]);
	});
});

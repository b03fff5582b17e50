import { answer, on } from './support/failing';
import { ask, causeTitle, forget, isRecord, type Question } from '../support/workspace/doors';
import { replyTo, visibleText } from '../support/workspace/replies';
import { endpoints, requests } from '../support/workspace/requests';
import { demo } from '../workspace/seed';
import type { Fault, Faults } from '../workspace/server/faults';
import { startWorkspace, type ApiResponse, type RunningWorkspace } from '../workspace/start';

/** Later the engine has given up on a command, and nobody gets a reply. */
const engineLimit = 30_000;

const timeout = 'workspace-timeout';
const megabytes = 1024 * 1024;

const others = endpoints.filter((endpoint) => endpoint !== 'permissions.listAll');
const neverAnswer: Fault = { kind: 'never-answer' };

/** What was asked at some time, and how long it takes until everything is answered. */
type Begun<Answers> = Promise<{ readonly answers: Answers; readonly milliseconds: number }>;

const timed = async <Answers>(answers: Promise<Answers>): Begun<Answers> => {
	const started = performance.now();
	return { answers: await answers, milliseconds: performance.now() - started };
};

describe('a workspace that is slow', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());
	beforeEach(() => forget(running));
	afterEach(() => {
		running.workspace.faults = undefined;
	});

	// The engine takes long to hand over large answers, 20 MB some 3 s, and the app can do nothing else meanwhile.
	it.each([
		...endpoints.map((endpoint) => [4, endpoint] as const),
		[20, 'sessions/list.all'] as const,
	])('The app answers in time after %i MB of JSON from %s', async (size, endpoint) => {
		const { as, text } = requests[endpoint];
		running.workspace.faults = on(
			endpoint,
			answer(200, JSON.stringify({ success: true, padding: 'x'.repeat(size * megabytes) })),
		);
		const { answers: reply, milliseconds } = await timed(replyTo(running, { as, text }));
		const titles = ['workspace-bad-answer', timeout].map(causeTitle);

		expect(titles.filter((title) => visibleText(reply.attachments).includes(title))).toHaveLength(
			1,
		);
		expect(milliseconds).toBeLessThan(engineLimit);
	});

	/** By slash command and API at once. Nothing tells the replies to one user apart, so all of them are collected elsewhere. */
	const askAll = (
		questions: readonly Question[],
	): Promise<readonly [status: number, errorType: unknown][]> =>
		Promise.all([
			Promise.all(questions.map((question) => running.api(question))),
			...questions.map((question) => running.run(question)),
		]).then(([answers]) =>
			answers.map(({ status, body }) => [status, isRecord(body) && body.errorType]),
		);

	/** Resolves when that many requests have met the fault. */
	const giveAll = (wanted: number, faults: Faults): Promise<void> =>
		new Promise((resolve) => {
			let met = 0;
			running.workspace.faults = (request) => {
				const fault = faults(request);
				met += fault ? 1 : 0;
				if (met === wanted) {
					resolve();
				}
				return fault;
			};
		});

	/** Each is asked while those before it still wait: they go on with the workspace and the settings they began with. */
	describe('and asked in three ways, side by side', () => {
		const replies: string[] = [];
		let silent: ReturnType<typeof beginSilent>;
		let unknown: ReturnType<typeof beginUnknown>;
		let delayed: ReturnType<typeof beginDelayed>;

		const beginSilent = (): Begun<readonly [number, unknown][]> =>
			timed(askAll(others.map((endpoint) => requests[endpoint])));

		const beginUnknown = (): Begun<readonly [number, unknown][]> =>
			timed(askAll([requests['permissions.listAll']]));

		const beginDelayed = (): Begun<readonly ApiResponse[]> =>
			timed(
				Promise.all([
					// First, since it asks who holds what anew unless it has asked itself.
					running.api({ as: 'admin', path: 'status' }),
					running.api(requests['sessions/info.admin']),
					running.run(requests['sessions/info.admin']),
				]).then(([status, look]) => [look, status]),
			);

		let own: Awaited<ReturnType<typeof ask>>;
		let help: string;
		beforeAll(async () => {
			const { workspace, engine } = running;
			// Who holds the permission is known before the workspace falls silent.
			await ask(running, requests['sessions/info.admin']);
			workspace.events.on('message', ({ attachments }) => replies.push(visibleText(attachments)));
			const allSilent = giveAll(2 * others.length, (request) =>
				others.map((endpoint) => on(endpoint, neverAnswer)(request)).find((fault) => fault),
			);
			silent = beginSilent();
			await allSilent;
			await forget(running);
			const oneUnknown = giveAll(1, on('permissions.listAll', neverAnswer));
			unknown = beginUnknown();
			await oneUnknown;
			own = await ask(running, { as: 'alice', text: '/session', path: 'sessions/list' });
			// It says what the caller may do, so it waits for that, but not in vain.
			const helped = replyTo(running, { as: 'alice', text: '/session help' });

			const account = workspace.data.users.find(({ _id }) => _id === demo.users.service.id);
			// A second factor is demanded, so that there are three requests to wait for, and a post to the audit room.
			Object.assign(account ?? {}, {
				tokens: account?.tokens.map((token) => ({ ...token, bypassTwoFactor: false })),
			});
			await engine.updateSetting({ id: 'two_factor_secret', value: demo.users.service.password });
			await engine.updateSetting({ id: 'two_factor_method', value: 'password' });
			await engine.updateSetting({ id: 'audit_room', value: 'session-audit' });
			workspace.faults = ({ path }) =>
				path.startsWith('/api/v1/') && !path.endsWith('commands.run')
					? { kind: 'delay', milliseconds: 9_500 }
					: undefined;
			delayed = beginDelayed();
			// Only now, since what comes after each test forgets the faults.
			await Promise.all([silent, unknown, delayed]);
			help = visibleText((await helped).attachments);
			workspace.events.removeAllListeners('message');
			await engine.updateSetting({ id: 'audit_room', value: '' });
		});

		it('The app gives up on each request that is not answered, with one answer by slash command and one by API', async () => {
			const { answers, milliseconds } = await silent;
			expect(answers).toEqual(
				others.map((endpoint) => (endpoint === 'me' ? [200, undefined] : [504, timeout])),
			);
			expect(milliseconds).toBeLessThan(engineLimit);
		});

		it('The app gives up on the question who holds the permission, which own sessions do not need', async () => {
			const { answers, milliseconds } = await unknown;
			expect(answers).toEqual([[504, timeout]]);
			expect(milliseconds).toBeLessThan(engineLimit);
			expect(own.code).toBe('ok');
			expect(help).toContain('/session list');
		});

		it('The app answers within the limit of the engine when every answer comes just below the limit of one request', async () => {
			const { answers, milliseconds } = await delayed;
			expect(answers).toMatchObject([
				{ status: 504, body: { errorType: timeout } },
				{ status: 200, body: { success: true, ready: false } },
			]);
			expect(milliseconds).toBeLessThan(engineLimit);
		});

		it('The app says in chat that time is over, once to each who asked', () => {
			const told = replies.filter((reply) => reply.includes(causeTitle(timeout)));
			expect(told).toHaveLength(others.length + 2);
			// Own sessions, and help.
			expect(replies).toHaveLength(told.length + 2);
		});
	});
});

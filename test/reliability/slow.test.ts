import { ask, causeTitle, forget, isRecord } from './support/doors';
import { answer, on, outcomeOf } from './support/failing';
import { endpoints, requests } from './support/requests';
import { replyTo, visibleText } from '../e2e/support/replies';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

/** Facts B5.1: later the engine has given up on a command, and nobody gets a reply. */
const engineLimit = 30_000;

const timeout = 'workspace-timeout';
const megabytes = 1024 * 1024;

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

	const timed = async <T>(action: () => Promise<T>): Promise<T> => {
		const started = performance.now();
		const result = await action();
		expect(performance.now() - started).toBeLessThan(engineLimit);
		return result;
	};

	it('gives up on each of its requests, with one answer by each door', async () => {
		const others = endpoints.filter((endpoint) => endpoint !== 'permissions.listAll');
		const silent = others.map((endpoint) => on(endpoint, { kind: 'never-answer' }));
		// Who holds the permission is known before the workspace falls silent.
		await ask(running, requests['sessions/info.admin']);
		running.workspace.faults = (request) =>
			silent.map((fault) => fault(request)).find((fault) => fault !== undefined);

		const replies: string[] = [];
		running.workspace.events.on('message', ({ attachments }) =>
			replies.push(visibleText(attachments)),
		);

		const answers = await timed(async () => {
			const commands = others.map((endpoint) => running.run(requests[endpoint]));
			const calls = others.map((endpoint) => running.api(requests[endpoint]));
			await Promise.all(commands);
			return Promise.all(calls);
		});
		running.workspace.events.removeAllListeners('message');
		expect(answers.map(({ status, body }) => [status, isRecord(body) && body.errorType])).toEqual(
			others.map((endpoint) => (endpoint === 'me' ? [200, undefined] : [504, timeout])),
		);
		expect(replies).toEqual(others.map(() => expect.stringContaining(causeTitle(timeout))));
	});

	it('gives up on the question who holds the permission; own sessions need none', async () => {
		running.workspace.faults = on('permissions.listAll', { kind: 'never-answer' });

		const [holder, own, help] = await timed(() =>
			Promise.all([
				outcomeOf(running, requests['permissions.listAll']),
				ask(running, requests['sessions/list']),
				replyTo(running, { as: 'alice', text: '/session help' }),
			]),
		);
		expect(holder.code).toBe(timeout);
		expect(own.code).toBe('ok');
		expect(visibleText(help.attachments)).toContain('/session list');
	});

	// The engine takes long to hand over large answers, 20 MB some 3 s, and the app can do nothing else meanwhile.
	it.each([
		...endpoints.map((endpoint) => [4, endpoint] as const),
		[20, 'sessions/list.all'] as const,
	])('takes %i MB of JSON from %s', async (size, endpoint) => {
		const { as, text } = requests[endpoint];
		running.workspace.faults = on(
			endpoint,
			answer(200, JSON.stringify({ success: true, padding: 'x'.repeat(size * megabytes) })),
		);
		const reply = await timed(() => replyTo(running, { as, text }));
		const titles = ['workspace-bad-answer', timeout].map(causeTitle);

		expect(titles.filter((title) => visibleText(reply.attachments).includes(title))).toHaveLength(
			1,
		);
	});

	it('answers within the limit of the engine when every answer comes just below the limit of one request', async () => {
		const { workspace, engine } = running;
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

		const [look, status] = await timed(() =>
			Promise.all([
				ask(running, requests['sessions/info.admin']),
				running.api({ as: 'admin', path: 'status' }),
			]),
		);
		expect(look.code).toBe(timeout);
		expect(status.body).toMatchObject({ success: true, ready: false });
	});
});

import { on } from './support/failing';
import { MovableClock } from '../support/movableClock';
import { findUser } from '../support/workspace/data';
import { ask, causeTitle, forget, isRecord, type Question } from '../support/workspace/doors';
import { textOf } from '../support/workspace/replies';
import { endpoints, requests } from '../support/workspace/requests';
import { demo } from '../workspace/seed';
import { jsonAnswer } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const second = 1000;

/** Later the engine has given up on a command, and nobody gets a reply. */
const engineLimit = 30 * second;

const timeout = 'workspace-timeout';

let clock: MovableClock;
let running: RunningWorkspace;
/** The milliseconds that the host was given for the request it sent last, and what makes it give up. */
let wait = { milliseconds: 0, giveUp: (): void => undefined };
beforeAll(async () => {
	clock = new MovableClock();
	running = await startWorkspace({ now: clock.now, configure: { lookups_per_minute: 0 } });
});

afterAll(async () => {
	await running.stop();
	clock.remove();
});

beforeEach(() => {
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		const controller = new AbortController();
		wait = { milliseconds, giveUp: () => controller.abort() };
		return controller.signal;
	});
});

afterEach(() => {
	running.workspace.faults = undefined;
	jest.restoreAllMocks();
});

/** The clock is moved by what an answer takes, or by what the host was given if that is less: then it gives up. */
const takes = (milliseconds: number, isSlow: (endpoint: string) => boolean): void => {
	running.workspace.faults = ({ path }) => {
		const [, endpoint = ''] = /^\/api\/v1\/(.*)$/.exec(path) ?? [];
		if (endpoint === '' || endpoint === 'commands.run' || !isSlow(endpoint)) {
			return undefined;
		}
		clock.move(Math.min(milliseconds, wait.milliseconds));
		if (milliseconds < wait.milliseconds) {
			return undefined;
		}
		wait.giveUp();
		return { kind: 'never-answer' };
	};
};

const never = Infinity;

/** What somebody came to by one door after the other, since each request moves the clock for all. */
type Waited = {
	readonly reply: string;
	readonly answer: readonly [status: number, errorType: unknown];
	/** Milliseconds, by the slower door. */
	readonly longest: number;
};

/** The app knows nothing at first, by either door. */
const askInTurn = async (question: Question): Promise<Waited> => {
	await forget(running);
	const begun = clock.now();
	const reply = await textOf(running, question.as, question.text);
	const replied = clock.now() - begun;
	await forget(running);
	const begunAgain = clock.now();
	const { status, body } = await running.api(question);
	return {
		reply,
		answer: [status, isRecord(body) && body.errorType],
		longest: Math.max(replied, clock.now() - begunAgain),
	};
};

it.each(endpoints)(
	'The app gives up on %s in time where it is never answered',
	async (endpoint) => {
		takes(never, (asked) => asked === endpoint);
		const { reply, answer, longest } = await askInTurn(requests[endpoint]);
		expect(reply).toContain(causeTitle(timeout));
		expect(answer).toEqual(endpoint === 'me' ? [200, undefined] : [504, timeout]);
		expect(longest).toBeGreaterThan(5 * second);
		expect(longest).toBeLessThan(engineLimit);
	},
);

it('The app answers about own sessions, and helps, while who holds the permission is never answered', async () => {
	await forget(running);
	takes(never, (endpoint) => endpoint === 'permissions.listAll');
	const own = await ask(running, { as: 'alice', text: '/session', path: 'sessions/list' });
	const begun = clock.now();
	// It says what the caller may do, so it waits for that, but not in vain.
	const help = await textOf(running, 'alice', '/session help');
	expect(own.code).toBe('ok');
	expect(help).toContain('/session list');
	expect(clock.now() - begun).toBeLessThan(engineLimit);
});

it('The app answers within the limit of the engine when each of its requests takes just less than its own limit', async () => {
	const account = findUser(running, 'session.service');
	// A second factor is demanded, so that there are three requests to wait for, and a post to the audit room.
	account.tokens = account.tokens.map((token) => ({ ...token, bypassTwoFactor: false }));
	for (const [id, value] of [
		['two_factor_secret', demo.users.service.password],
		['two_factor_method', 'password'],
		['audit_room', 'session-audit'],
	] as const) {
		await running.engine.updateSetting({ id, value });
	}
	takes(9.5 * second, () => true);
	const look = await askInTurn(requests['sessions/info.admin']);
	const status = await askInTurn(requests.me);
	expect(look.reply).toContain(causeTitle(timeout));
	expect(look.answer).toEqual([504, timeout]);
	expect(status.answer).toEqual([200, undefined]);
	expect(Math.max(look.longest, status.longest)).toBeGreaterThan(20 * second);
	expect(Math.max(look.longest, status.longest)).toBeLessThan(engineLimit);
});

// The engine takes long to hand over large answers, 20 MB some 3 s, and the app can do nothing else meanwhile.
it.each(['sessions/list.all', 'permissions.listAll', 'me'] as const)(
	'The app replies after 4 MB of JSON from %s',
	async (endpoint) => {
		const padding = 'x'.repeat(4 * 1024 * 1024);
		const { as, text } = requests[endpoint];
		await forget(running);
		running.workspace.faults = on(endpoint, jsonAnswer({ success: true, padding }));
		const reply = await textOf(running, as, text);
		const titles = ['workspace-bad-answer', timeout].map(causeTitle);
		expect(titles.filter((title) => reply.includes(title))).toHaveLength(1);
	},
);

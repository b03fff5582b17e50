import { devicesCalled, openSessions } from './support/adversary';
import { actionIds } from './support/windowWorld';
import { keepData } from '../support/workspace/data';
import { requestsDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { startWorkspace, type Pressed, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;

const actions = Object.keys(actionIds);

let running: RunningWorkspace;
let restore: () => void;
beforeAll(async () => {
	running = await startWorkspace({
		configure: { lookups_per_minute: 0, allow_logout: true, audit_room: 'session-audit' },
	});
	Object.assign(running.workspace.data.settings, { API_Enable_Rate_Limiter: false });
	running.workspace.events.setMaxListeners(0);
	restore = keepData(running);
});
afterEach(() => restore());
afterAll(() => running.stop());

/** By alice, who holds no permission. */
const press = async (actionId: string, value: object): Promise<Pressed> =>
	running.press({
		as: 'alice',
		viewId: 'session-info',
		blockId: 'session-0',
		actionId,
		value: JSON.stringify({ offset: 0, ...value }),
	});

const pressManyTimes = (times: number, actionId: string, session: string): Promise<Pressed[]> =>
	Promise.all(Array.from({ length: times }, () => press(actionId, { session })));

const shown = ({ windows }: Pressed): string => JSON.stringify(windows.map(({ view }) => view));

it.each(actions)(
	'The window shows of a session of another user what it shows of none: %s',
	async (actionId) => {
		const [first, second] = await Promise.all(
			[sessions.bob.desktop, 'noSuchSession1234'].map(async (session) =>
				shown(await press(actionId, { session })).split(session),
			),
		);
		expect(first).toEqual(second);
	},
);

it.each([{ id: users.sam.id }, { id: users.sam.id, username: 'sam', roles: ['admin'] }, 'x'])(
	'The window does nothing for the visitor %j, who has no account',
	async (visitor) => {
		const asked = await requestsDuring(running, async () => {
			for (const actionId of actions) {
				const value = JSON.stringify({
					offset: 0,
					session: sessions.alice.laptop,
					user: 'alice',
				});
				const { windows } = await running.interact({
					body: {
						type: 'blockAction',
						visitor,
						user: { id: users.sam.id, username: 'sam' },
						actionId,
						payload: { blockId: 'session-0', value, user: { id: users.sam.id } },
						container: { type: 'view', id: 'session-info' },
						triggerId: 'none',
					},
				});
				expect(windows).toEqual([]);
			}
		});
		expect(asked).toEqual([]);
	},
);

it('The window ends the same other sessions and no more when it is pressed twenty times at once', async () => {
	const before = openSessions(running);
	const { laptop, phone, offline } = sessions.alice;
	await pressManyTimes(20, 'session-info-log-out-others', laptop);
	const after = openSessions(running);
	expect([phone, offline].filter((id) => after.has(id))).toEqual([]);
	expect(after.has(laptop)).toBe(true);
	expect(after.has(sessions.bob.desktop)).toBe(before.has(sessions.bob.desktop));
});

it('The window answers ten presses at once, which end one session', async () => {
	const { phone, offline } = sessions.alice;
	const answers = await pressManyTimes(10, 'session-info-log-out', phone);
	expect(answers.map(({ windows }) => windows.length)).toEqual(Array(10).fill(1));
	const open = openSessions(running);
	expect([open.has(phone), open.has(offline)]).toEqual([false, true]);
});

it('The window shows no list beyond the limit', async () => {
	await running.engine.updateSetting({ id: 'lookups_per_minute', value: 3 });
	const texts: string[] = [];
	for (let time = 0; time < 5; time += 1) {
		texts.push(shown(await press('session-info-refresh', {})));
	}
	await running.engine.updateSetting({ id: 'lookups_per_minute', value: 0 });
	expect(texts.map((text) => text.includes('203.0.113.10'))).toEqual([
		...[true, true, true],
		...[false, false],
	]);
	expect(texts[4]).toMatch(/your limit \(3 per minute\)/);
});

it('The window asks for few pages when its page is far behind the end', async () => {
	running.workspace.data.sessions = [
		...running.workspace.data.sessions,
		...devicesCalled(users.alice.id, { count: 1990 }),
	];
	const asked = await requestsDuring(running, async () =>
		press('session-info-refresh', { offset: 1_000_000 }),
	);
	expect(asked.filter((path) => path.startsWith('sessions/')).length).toBeLessThanOrEqual(30);
});

import {
	devicesCalled,
	entriesDuring,
	keepData,
	letLogOut,
	logoutsDuring,
	openSessions,
	postsDuring,
} from './support/adversary';
import { onRequests } from '../e2e/support/logout';
import { requestsDuring } from '../e2e/support/replies';
import type { WindowEvent } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type Pressed, type RunningWorkspace } from '../workspace/start';

const { users, sessions, roles } = demo;

type View = WindowEvent['view'];

/** What is to be read in a window. */
const textIn = (value: unknown): string => {
	if (Array.isArray(value)) {
		return value.map(textIn).join('\n');
	}
	if (typeof value !== 'object' || value === null) {
		return '';
	}
	return Object.entries(value)
		.map(([key, part]) => (key === 'text' && typeof part === 'string' ? part : textIn(part)))
		.join('\n');
};

const valueOf = (value: object): string => JSON.stringify({ offset: 0, ...value });

/** A press is the client's word in everything but who pressed. */
describe('forged presses', () => {
	let running: RunningWorkspace;
	let restore: () => void;
	beforeAll(async () => {
		running = await startWorkspace({
			configure: { lookups_per_minute: 0, allow_logout: true, audit_room: 'session-audit' },
		});
		letLogOut(running, roles.deviceAuditor);
		Object.assign(running.workspace.data.settings, { API_Enable_Rate_Limiter: false });
		restore = keepData(running);
	});
	afterEach(() => restore());
	afterAll(() => running.stop());

	/** The window of `/session manage`. */
	const open = async (as: string, whose = ''): Promise<View> => {
		const { windows } = await running.open({ as, text: `/session manage ${whose}` });
		const view = windows[0]?.view;
		if (!view) {
			throw new Error('No window');
		}
		return view;
	};

	const press = async (as: string, actionId: string, value: unknown): Promise<Pressed> =>
		running.press({ as, viewId: 'session-info', blockId: 'session-0', actionId, value });

	const shown = ({ windows }: Pressed): string => textIn(windows.map(({ view }) => view));

	/** The value of the first button that asks about a session. */
	const sealed = async (as: string, whose: string, session: string): Promise<string> => {
		const found = /"value":"((?:[^"\\]|\\.)*)"/g;
		const values = [...JSON.stringify(await open(as, whose)).matchAll(found)].map(
			([, value = '']) => JSON.parse(`"${value}"`) as string,
		);
		const value = values.find((each) => each.includes(session));
		if (value === undefined) {
			throw new Error(`No button for ${session}`);
		}
		return value;
	};

	const actions = [
		'session-info-previous',
		'session-info-next',
		'session-info-refresh',
		'session-info-back',
		'session-info-ask',
		'session-info-log-out',
	];

	describe('by somebody who holds nothing', () => {
		it.each(actions)('%s shows and ends nothing of others', async (actionId) => {
			for (const user of ['bob', 'sam', 'session.service', undefined]) {
				const answer = await press(
					'alice',
					actionId,
					valueOf({ user, session: sessions.bob.desktop, seal: 'x' }),
				);
				expect(answer.status).toBe(200);
				expect(shown(answer)).not.toMatch(/203\.0\.113\.22|bD8kWm|Desktop|Baker/);
			}
			expect(openSessions(running).has(sessions.bob.desktop)).toBe(true);
		});

		it('reads the same of a session of somebody else’s as of none', async () => {
			for (const actionId of ['session-info-ask', 'session-info-log-out']) {
				const [first, second] = await Promise.all(
					[sessions.bob.desktop, 'noSuchSession1234'].map((session) =>
						press('alice', actionId, valueOf({ session })),
					),
				);
				expect(first && shown(first)).toBe(second && shown(second));
			}
		});

		it('is told apart in the log, by who tried what', async () => {
			const entries = await entriesDuring(running, async () =>
				press('alice', 'session-info-log-out', valueOf({ session: sessions.bob.desktop })),
			);

			expect(entries).toMatchObject([
				{ event: 'session-logout', caller: { id: users.alice.id }, outcome: 'session-not-found' },
			]);
		});
	});

	describe('values', () => {
		const values: [what: string, value: unknown][] = [
			['nothing', undefined],
			['null', null],
			['a number', 7],
			['an object', { offset: 0 }],
			['a list', ['{"offset":0}']],
			['no JSON', '{'],
			['JSON of null', 'null'],
			['JSON of a list', '[]'],
			['JSON of a text', '"x"'],
			['no offset', '{}'],
			['a negative offset', '{"offset":-1}'],
			['half an offset', '{"offset":0.5}'],
			['an offset as text', '{"offset":"0"}'],
			['an endless offset', '{"offset":1e999}'],
			['a far offset', '{"offset":1000001}'],
			['an odd user', '{"offset":0,"user":7}'],
			['no user', '{"offset":0,"user":null}'],
			['an empty user', '{"offset":0,"user":" "}'],
			['a long user', valueOf({ user: 'a'.repeat(257) })],
			['64 kB', valueOf({ session: 'a'.repeat(65_536) })],
			['64 kB of blanks', ' '.repeat(65_536)],
			['64 kB of brackets', '['.repeat(65_536)],
		];

		it.each(values)('%s: nothing is looked up, and the window says so', async (_what, value) => {
			const asked = await requestsDuring(running, async () => {
				for (const actionId of actions) {
					const answer = await press('sam', actionId, value);
					expect(answer.status).toBe(200);
					expect(shown(answer)).toMatch(/✗/);
					expect(shown(answer)).not.toMatch(/undefined|\[object|NaN/);
				}
			});
			expect(asked).toEqual([]);
		});

		it('a prototype is no value', async () => {
			const value = '{"offset":0,"__proto__":{"user":"bob"}}';
			expect(shown(await press('sam', 'session-info-refresh', value))).toMatch(/^\s*Your sessions/);
		});

		it.each<[what: string, session: unknown]>([
			['none', undefined],
			['a number', 7],
			['an object', { $ne: null }],
			['a pattern', '.*'],
			['empty', ''],
			['65 characters', 'a'.repeat(65)],
		])('a session that is %s is not asked for', async (_what, session) => {
			const asked = await requestsDuring(running, async () => {
				await press('sam', 'session-info-ask', valueOf({ session, user: 'alice' }));
				await press('sam', 'session-info-log-out', valueOf({ session, user: 'alice' }));
			});
			expect(asked).toEqual([]);
		});

		it.each(['', 'session-info-ask ', 'SESSION-INFO-ASK', '__proto__', 'toString', 'constructor'])(
			'the action %j is none of ours',
			async (actionId) => {
				const answer = await press('sam', actionId, valueOf({ session: sessions.alice.laptop }));
				expect([answer.status, answer.windows]).toEqual([200, []]);
			},
		);

		it.each([null, 7, {}, ['session-info-ask']])('nor is the action %j', async (actionId) => {
			const { windows } = await running.interact({
				as: 'sam',
				body: {
					type: 'blockAction',
					actionId,
					payload: { value: valueOf({ session: sessions.alice.laptop }) },
					container: { type: 'view', id: 'session-info' },
					triggerId: 'none',
				},
			});
			expect(windows).toEqual([]);
		});
	});

	describe('by nobody', () => {
		it.each([{ id: users.sam.id }, { id: users.sam.id, username: 'sam', roles: ['admin'] }, 'x'])(
			'with the visitor %j nothing happens',
			async (visitor) => {
				const asked = await requestsDuring(running, async () => {
					for (const actionId of actions) {
						const { windows } = await running.interact({
							body: {
								type: 'blockAction',
								visitor,
								user: { id: users.sam.id, username: 'sam' },
								actionId,
								payload: {
									blockId: 'session-0',
									value: valueOf({ session: sessions.alice.laptop, user: 'alice' }),
									user: { id: users.sam.id },
								},
								container: { type: 'view', id: 'session-info' },
								triggerId: 'none',
							},
						});
						expect(windows).toEqual([]);
					}
				});
				expect(asked).toEqual([]);
				expect(openSessions(running).has(sessions.alice.laptop)).toBe(true);
			},
		);
	});

	describe('the audit', () => {
		const look = async (value: string, actionId = 'session-info-ask'): Promise<string[]> =>
			postsDuring(running, async () => press('sam', actionId, value));

		it('hears nothing anew of a session that the window showed', async () => {
			expect(await look(await sealed('sam', '@alice', sessions.alice.laptop))).toEqual([]);
		});

		it.each<[what: string, forge: (value: string) => string | Promise<string>]>([
			[
				'a session that it never showed',
				(value) => value.replace(/"session":"\w+"/, `"session":"${sessions.bob.desktop}"`),
			],
			['no seal', (value) => value.replace(/,"seal":"[^"]*"/, '')],
			['a cut seal', (value) => value.replace(/."}$/, '"}')],
			['an empty seal', (value) => value.replace(/"seal":"[^"]*"/, '"seal":""')],
			['a seal of another type', (value) => value.replace(/"seal":"[^"]*"/, '"seal":[]')],
			['the seal of another reader', () => sealed('admin', '@alice', sessions.alice.laptop)],
		])('is told of a question with %s', async (_what, forge) => {
			letLogOut(running, 'admin');
			const value = await forge(await sealed('sam', '@alice', sessions.alice.laptop));
			expect(await look(value)).toHaveLength(1);
		});

		it('is told of the list of somebody else, after a logout of whomever', async () => {
			const posts = await look(
				valueOf({ session: sessions.alice.laptop, user: 'bob' }),
				'session-info-log-out',
			);
			expect(posts).toHaveLength(2);
			expect(posts.join('\n')).toMatch(/alice/);
			expect(posts.join('\n')).toMatch(/bob/);
		});

		it('is told of the list after a logout of an own session', async () => {
			const posts = await look(
				valueOf({ session: sessions.sam.laptop, user: 'alice' }),
				'session-info-log-out',
			);
			expect(posts).toHaveLength(1);
			expect(posts[0]).toMatch(/alice/);
		});

		it('is told of the list after a logout that failed', async () => {
			expect(
				await look(
					valueOf({ session: 'noSuchSession1234', user: 'alice' }),
					'session-info-log-out',
				),
			).toHaveLength(1);
		});

		it('has an entry for every press', async () => {
			const value = await sealed('sam', '@alice', sessions.alice.laptop);
			const entries = await entriesDuring(running, async () => {
				await press('sam', 'session-info-ask', value);
				await press('sam', 'session-info-log-out', value);
			});

			expect(entries.map(({ event }) => event)).toEqual([
				'session-lookup',
				'session-logout',
				'session-lookup',
			]);
		});

		it('that cannot be written lets nothing be seen or ended', async () => {
			await running.engine.updateSetting({ id: 'audit_room', value: 'no-such-room' });
			try {
				const value = valueOf({ session: sessions.alice.laptop, user: 'alice' });
				for (const actionId of actions) {
					expect(shown(await press('sam', actionId, value))).not.toMatch(/203\.0\.113/);
				}
				expect(openSessions(running).has(sessions.alice.laptop)).toBe(true);
			} finally {
				await running.engine.updateSetting({ id: 'audit_room', value: 'session-audit' });
			}
		});
	});

	describe('an old window', () => {
		it('ends nothing once logging out is switched off', async () => {
			const value = await sealed('alice', '', sessions.alice.phone);
			await running.engine.updateSetting({ id: 'allow_logout', value: false });
			try {
				const sent = await logoutsDuring(running, async () => {
					expect(shown(await press('alice', 'session-info-log-out', value))).toMatch(/✗/);
					expect(shown(await press('alice', 'session-info-ask', value))).not.toMatch(
						/session-info-log-out/,
					);
				});
				expect(sent).toEqual([]);
			} finally {
				await running.engine.updateSetting({ id: 'allow_logout', value: true });
			}
		});

		it('is worth nothing once the permission is gone', async () => {
			const value = await sealed('sam', '@alice', sessions.alice.laptop);
			for (const { _id, roles: holders } of running.workspace.data.permissions) {
				if (_id.endsWith('-device-management')) {
					holders.splice(0, holders.length, 'admin', roles.sessionService);
				}
			}
			await running.engine.updateSetting({ id: 'self_service', value: true });
			const sent = await logoutsDuring(running, async () => {
				for (const actionId of actions) {
					expect(shown(await press('sam', actionId, value))).not.toMatch(/203\.0\.113/);
				}
			});
			expect(sent).toEqual([]);
		});

		it('that is pressed again ends nothing again, and says that there is no such session', async () => {
			const value = await sealed('alice', '', sessions.alice.phone);
			const sent = await logoutsDuring(running, async () => {
				await press('alice', 'session-info-log-out', value);
				expect(shown(await press('alice', 'session-info-log-out', value))).toMatch(
					/✗ Session not found/,
				);
			});
			expect(sent).toHaveLength(1);
		});
	});

	describe('a workspace that takes 6 s to say who holds what', () => {
		beforeEach(async () => {
			// What was known is forgotten.
			await running.engine.updateSetting({ id: 'allow_logout', value: true });
			running.workspace.faults = onRequests('permissions.listAll', {
				kind: 'delay',
				milliseconds: 6000,
			});
		});

		afterEach(() => {
			running.workspace.faults = undefined;
		});

		it('is not asked for one’s own window, which opens at once', async () => {
			const asked = await requestsDuring(running, async () => {
				expect(textIn(await open('alice'))).toContain(sessions.alice.phone);
			});
			expect(asked.filter((path) => path.startsWith('permissions'))).toEqual([]);
		});

		it('gets no window of somebody else’s that nobody would see: the reply is the list', async () => {
			const { replies, windows } = await running.open({
				as: 'sam',
				text: '/session manage @alice',
			});
			expect(windows).toEqual([]);
			expect(replies).toHaveLength(1);
			expect(JSON.stringify(replies[0]?.attachments)).toContain(sessions.alice.phone);
		});
	});

	describe('many', () => {
		it('fifty at once each get a window, and end one session', async () => {
			const value = await sealed('alice', '', sessions.alice.phone);
			const answers = await Promise.all(
				Array.from({ length: 50 }, () => press('alice', 'session-info-log-out', value)),
			);
			expect(answers.map(({ windows }) => windows.length)).toEqual(Array(50).fill(1));
			expect(openSessions(running).has(sessions.alice.phone)).toBe(false);
			expect(openSessions(running).has(sessions.alice.offline)).toBe(true);
		});

		it('count for the limit', async () => {
			await running.engine.updateSetting({ id: 'lookups_per_minute', value: 3 });
			try {
				const texts: string[] = [];
				for (let time = 0; time < 5; time += 1) {
					texts.push(shown(await press('alice', 'session-info-refresh', valueOf({}))));
				}
				expect(texts.map((text) => text.includes('203.0.113.10'))).toEqual([
					true,
					true,
					true,
					false,
					false,
				]);
				expect(texts[4]).toMatch(/limit of 3 lookups per minute/);
			} finally {
				await running.engine.updateSetting({ id: 'lookups_per_minute', value: 0 });
			}
		});

		it('pages back from nowhere cost a few lists and no more', async () => {
			running.workspace.data.sessions = [
				...running.workspace.data.sessions,
				...devicesCalled(users.alice.id, { count: 1990 }),
			];
			const asked = await requestsDuring(running, async () =>
				press('alice', 'session-info-refresh', valueOf({ offset: 1_000_000 })),
			);
			expect(asked.filter((path) => path.startsWith('sessions/')).length).toBeLessThanOrEqual(30);
		});
	});

	it('leave no address, device or Device ID in the log, but for what was asked', async () => {
		const from = running.workspace.appLogs.length;
		await open('sam', '@alice');
		await press('sam', 'session-info-refresh', valueOf({ user: 'alice' }));
		await press(
			'sam',
			'session-info-ask',
			valueOf({ user: 'alice', session: sessions.alice.phone }),
		);
		const logged = JSON.stringify(running.workspace.appLogs.slice(from));
		expect(logged).not.toMatch(/203\.0\.113|Chrome|Rocket\.Chat Mobile/);
		expect(logged).not.toContain(sessions.alice.offline);
	});
});

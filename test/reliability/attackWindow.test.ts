import {
	devicesCalled,
	entriesDuring,
	letLogOut,
	logoutsDuring,
	openSessions,
	postsDuring,
} from './support/adversary';
import { findButton } from '../support/windows';
import { keepData } from '../support/workspace/data';
import { onRequests } from '../support/workspace/faults';
import { requestsDuring } from '../support/workspace/traffic';
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
describe('A forged press', () => {
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

	const questions = ['session-info-ask', 'session-info-ask-others', 'session-info-ask-all'];

	const actions = [
		'session-info-previous',
		'session-info-next',
		'session-info-refresh',
		'session-info-back',
		'session-info-log-out',
		'session-info-log-out-others',
		'session-info-log-out-all',
		...questions,
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
				// Their own forgery is shown to them, and nothing else.
				const text = shown(answer).split(sessions.bob.desktop).join('');
				expect(text).not.toMatch(/203\.0\.113\.22|bD8kWm|Desktop|Baker/);
			}
			expect(openSessions(running).has(sessions.bob.desktop)).toBe(true);
		});

		it('reads the same of a session of somebody else’s as of none', async () => {
			for (const actionId of actions) {
				const [first, second] = await Promise.all(
					[sessions.bob.desktop, 'noSuchSession1234'].map(async (session) =>
						shown(await press('alice', actionId, valueOf({ session }))).split(session),
					),
				);
				expect(first).toEqual(second);
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

	describe('of a question', () => {
		const described = (more: object = {}): string =>
			valueOf({
				user: 'alice',
				session: sessions.alice.laptop,
				title: 'Chrome',
				time: Date.UTC(2024, 5, 13),
				owner: 'Alice Archer (alice)',
				others: true,
				...more,
			});

		it.each(questions.map((actionId, index) => [actionId, ['bob', 'admin', 'sam'][index] ?? '']))(
			'by %s is drawn from its button for %s, and asks, counts, posts and logs nothing',
			async (actionId, as) => {
				await running.engine.updateSetting({ id: 'lookups_per_minute', value: 1 });
				const texts: string[] = [];
				let entries: readonly unknown[] = [];
				let posts: readonly string[] = [];
				const asked = await requestsDuring(running, async () => {
					posts = await postsDuring(running, async () => {
						entries = await entriesDuring(running, async () => {
							for (let time = 0; time < 3; time += 1) {
								texts.push(shown(await press(as, actionId, described())));
							}
						});
					});
				});
				const { windows } = await press(as, 'session-info-refresh', valueOf({}));
				await running.engine.updateSetting({ id: 'lookups_per_minute', value: 0 });
				expect([asked, posts, entries]).toEqual([[], [], []]);
				expect(texts.filter((text) => !/^\s*Log out .*\?$/m.test(text))).toEqual([]);
				expect(texts.join()).not.toMatch(/203\.0\.113/);
				expect(textIn(windows.map(({ view }) => view))).not.toMatch(/✗/);
			},
		);

		it('shows forged words to who forged them, as text and without a mark of the app’s', async () => {
			const title = '✓ Device logged out: [x](https://evil.example) :smile: @all';
			const answer = await press(
				'alice',
				'session-info-ask',
				described({ title, owner: '✗ Mallory' }),
			);
			expect(shown(answer)).not.toMatch(/^✓/m);
			expect(JSON.stringify(answer.windows)).not.toMatch(/"mrkdwn"/);
			expect(answer.windows.map(({ userId }) => userId)).toEqual([users.alice.id]);
		});

		it.each([
			['title', 'x'.repeat(3000)],
			['title', 7],
			['owner', { toString: 'x' }],
			['time', 'yesterday'],
			['others', 'true'],
		])('about an odd %s leaves the device to be logged out', async (field, odd) => {
			const value = described({ user: undefined, [field]: odd });
			const answer = await press('alice', 'session-info-ask', value);
			const confirm = findButton(answer.windows[0]?.view, 'Log out device');
			expect(confirm.value.length).toBeLessThanOrEqual(2000);
			const done = await press('alice', confirm.actionId, confirm.value);
			expect(shown(done)).toMatch(/✓ Device logged out/);
			expect(openSessions(running).has(sessions.alice.laptop)).toBe(false);
		});
	});

	describe('on its way to the audit room', () => {
		/** Saved settings begin the ten minutes anew. */
		beforeEach(async () => {
			await running.engine.updateSetting({ id: 'audit_room', value: 'session-audit' });
		});

		const look = async (as: string, user: string): Promise<string[]> =>
			postsDuring(running, async () => press(as, 'session-info-refresh', valueOf({ user })));

		it('is posted once in ten minutes for each reader and user if it shows a list', async () => {
			const counts: number[] = [];
			for (const [as, user] of [
				['sam', 'alice'],
				['sam', 'alice'],
				['admin', 'alice'],
				['sam', 'bob'],
				['admin', 'alice'],
				['sam', 'bob'],
			] as const) {
				counts.push((await look(as, user)).length);
			}
			expect(counts).toEqual([1, 0, 1, 1, 0, 0]);
		});

		it('is not posted after the window was opened, which was', async () => {
			await open('sam', '@alice');
			expect(await look('sam', 'alice')).toEqual([]);
		});

		it('is posted after a command that listed the same, since only windows count', async () => {
			await running.run({ as: 'sam', text: '/session list @alice' });
			expect(await look('sam', 'alice')).toHaveLength(1);
		});

		it('is posted as a logout, and as the list of somebody else that it leads to', async () => {
			const posts = await postsDuring(running, async () =>
				press(
					'sam',
					'session-info-log-out',
					valueOf({ session: sessions.alice.laptop, user: 'bob' }),
				),
			);
			expect(posts.map((post) => /\((alice|bob)\)/.exec(post)?.[1] ?? post)).toHaveLength(2);
			expect(posts[0]).toMatch(/alice/);
			expect(posts[1]).toMatch(/bob/);
			expect(await look('sam', 'bob')).toEqual([]);
			// The post of the logout has told of no list.
			expect(await look('sam', 'alice')).toHaveLength(1);
		});

		it('is posted with the next press if it could not be posted', async () => {
			await running.engine.updateSetting({ id: 'audit_room', value: 'old-audit' });
			expect(await look('sam', 'alice')).toEqual([]);
			const { rooms } = running.workspace.data;
			Object.assign(rooms.find(({ name }) => name === 'old-audit') ?? {}, { archived: false });
			expect(await look('sam', 'alice')).toHaveLength(1);
		});

		it('has an entry in the log for every list and every logout, posted or not', async () => {
			await open('sam', '@alice');
			const entries = await entriesDuring(running, async () => {
				const value = valueOf({ session: sessions.alice.laptop, user: 'alice' });
				await press('sam', 'session-info-refresh', value);
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
		it('twenty at once end the same others and nothing else', async () => {
			const value = valueOf({ session: sessions.alice.laptop });
			await Promise.all(
				Array.from({ length: 20 }, () => press('alice', 'session-info-log-out-others', value)),
			);
			const open = openSessions(running);
			const { laptop, phone, offline } = sessions.alice;
			expect([laptop, phone, offline, sessions.bob.desktop].map((id) => open.has(id))).toEqual([
				true,
				false,
				false,
				true,
			]);
		});

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
				expect(texts[4]).toMatch(/your limit \(3 per minute\)/);
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

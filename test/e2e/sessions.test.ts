import { parse, type Root } from '@rocket.chat/message-parser';

import { fieldOf, replyTo, textOf, visibleText } from '../support/workspace/replies';
import { requestsDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { alice, bob, service } = demo.sessions;

describe('looking at one session', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());
	describe('by slash command', () => {
		const shows: [as: string, text: string, title: string][] = [
			['alice', `/session info ${alice.laptop}`, 'Chrome 113.0.0 on Windows'],
			['alice', `/session INFO ${alice.laptop}`, 'Chrome 113.0.0 on Windows'],
			['alice', `/session info ${alice.laptopBefore}`, 'Chrome 113.0.0 on Windows'],
			['alice', `/session ${alice.phone}`, 'RC Mobile 4.51.0 on ios 17.5'],
			['alice', `/session info ${alice.offline}`, 'Firefox 127.0 on Ubuntu'],
			['sam', `/session admin ${alice.laptop}`, 'Chrome 113.0.0 on Windows'],
			['sam', `/session ${bob.phone}`, 'RC Mobile 4.50.1 on android 14'],
			['admin', `/session Admin ${bob.desktop}`, 'Rocket.Chat 4.0.2 on Mac OS 14.5'],
			['session.service', `/session info ${service.browser}`, 'Firefox 127.0 on Ubuntu'],
		];

		it.each(shows)('%s %s shows %s', async (as, text, title) => {
			const { attachments } = await replyTo(running, { as, text });
			expect(attachments.map((attachment) => attachment.title)).toEqual([title]);
		});

		const refused: [as: string, text: string, reply: RegExp][] = [
			['alice', `/session info ${bob.desktop}`, /^Session not found\n/],
			['alice', '/session info NoSuchSessionAtAll', /^Session not found\n/],
			['alice', '/session info Chrome', /^Session not found\n/],
			['alice', `/session info ${demo.users.alice.id}`, /^Session not found\n/],
			['alice', `/session info ${alice.laptop.slice(0, 10)}`, /^Session not found\n/],
			['alice', `/session info ${alice.laptop.toLowerCase()}`, /^Session not found\n/],
			['alice', `/session ${bob.desktop}`, /^Session not found\n.*\/session help/s],
			['alice', '/session lst', /^Did you mean this\?\nType \/session list, /],
			['alice', '/session info', /^Device ID missing\n/],
			['alice', '/session admin', /^Device ID missing\n/],
			['alice', '/session info .', /^Not a Device ID\n/],
			['alice', '/session info a.b', /^Not a Device ID\n/],
			['alice', `/session info ${'x'.repeat(65)}`, /^Not a Device ID\n/],
			[
				'alice',
				`/session admin ${alice.laptop}`,
				/^Permission required\n.*view-device-management/s,
			],
			['sam', '/session admin Chrome', /^Session not found\n/],
			['sam', '/session admin .', /^Not a Device ID\n/],
			['sam', `/session info ${alice.laptop}`, /^Session not found\n/],
			['sam', '/session NoSuchSession', /^Session not found\n.*\/session help/s],
			['sam', `/session admin ${alice.signedOut}`, /^Session not found\n/],
		];

		it.each(refused)('%s %s is told %s', async (as, text, reply) => {
			expect(await textOf(running, as, text)).toMatch(reply);
		});

		it("reads exactly the same for somebody else's session and for none", async () => {
			const others = await textOf(running, 'alice', `/session info ${bob.desktop}`);
			const none = await textOf(running, 'alice', '/session info NoSuchSessionAtAll');
			expect(others).toBe(none);
		});

		it('tells an owner all there is to know, in their own time', async () => {
			const { attachments } = await replyTo(running, {
				as: 'alice',
				text: `/session info ${alice.laptop}`,
			});
			const [attachment] = attachments;

			expect(attachment?.fields?.map(({ title }) => title)).toEqual([
				...['Device ID', 'OS', 'Host', 'IP Address'],
			]);
			expect(fieldOf(attachment ?? {}, 'OS')).toBe('Windows 10');
			expect(attachment?.text).toMatch(/^Last connected .*\(UTC\u201103:00\), 12 minutes ago\.$/);
			expect(fieldOf(attachment ?? {}, 'IP Address')).toBe('203.0.113.10');
		});

		it('tells a holder whose session it is', async () => {
			const { attachments } = await replyTo(running, {
				as: 'sam',
				text: `/session admin ${alice.laptop}`,
			});
			expect(fieldOf(attachments[0] ?? {}, 'User')).toBe('Alice Archer (alice)');
		});
	});

	describe('by API', () => {
		it('answers the session by an allow-list', async () => {
			const { status, headers, body } = await running.api({
				as: 'alice',
				path: 'sessions/info',
				query: { sessionId: alice.laptop },
			});
			expect(status).toBe(200);
			expect(headers.get('content-type')).toMatch(/^application\/json/);
			expect(body).toEqual({
				success: true,
				session: {
					sessionId: alice.laptop,
					userId: demo.users.alice.id,
					user: { username: 'alice', name: 'Alice Archer' },
					device: {
						type: 'browser',
						name: 'Chrome',
						version: '113.0.0',
						longVersion: '113.0.0.0',
						os: { name: 'Windows', version: '10' },
					},
					host: 'chat.example.com',
					ip: '203.0.113.10',
					loginAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				},
				attachments: [
					{
						title: 'Chrome 113.0.0 on Windows',
						text: expect.stringContaining('12 minutes ago'),
						color: expect.stringMatching(/^#[0-9A-F]{6}$/),
						fields: expect.arrayContaining([
							{ title: 'Device ID', value: `\`${alice.laptop}\``, short: true },
						]),
					},
				],
			});
		});

		it('leaves `loginToken` and `searchTerm` of raw documents where they are', async () => {
			running.workspace.data.generation = '8.4';
			const { body } = await running.api({
				as: 'session.service',
				path: 'sessions/info',
				query: { sessionId: service.browser },
			});
			running.workspace.data.generation = '8.9';
			expect(body).toMatchObject({ success: true, session: { sessionId: service.browser } });
			expect(JSON.stringify(body)).not.toMatch(/loginToken|searchTerm/);
		});

		const refused: [
			as: string,
			path: string,
			query: Record<string, string>,
			status: number,
			errorType: string,
		][] = [
			['alice', 'sessions/info', { sessionId: bob.desktop }, 404, 'session-not-found'],
			['alice', 'sessions/info', { sessionId: 'Chrome' }, 404, 'session-not-found'],
			['alice', 'sessions/info', {}, 400, 'invalid-session-id'],
			['alice', 'sessions/info', { sessionId: '' }, 400, 'invalid-session-id'],
			['alice', 'sessions/info', { sessionId: '.' }, 400, 'invalid-session-id'],
			['alice', 'sessions/info', { 'sessionId[]': alice.laptop }, 400, 'invalid-session-id'],
			['alice', 'sessions/info.admin', { sessionId: alice.laptop }, 403, 'not-allowed'],
			['alice', 'sessions/info.admin', { sessionId: '(' }, 400, 'invalid-session-id'],
			['sam', 'sessions/info.admin', { sessionId: 'Windows' }, 404, 'session-not-found'],
		];

		it.each(refused)('%s %s %j: %i %s', async (as, path, query, status, errorType) => {
			const answer = await running.api({ as, path, query });
			expect(answer.status).toBe(status);
			expect(answer.body).toEqual({
				success: false,
				errorType,
				error: expect.stringMatching(/^[A-Z`].*\.$/),
			});
		});

		it('answers 401 before the app is asked, without credentials', async () => {
			const answer = await running.api({
				path: 'sessions/info',
				query: { sessionId: alice.laptop },
			});
			expect(answer).toMatchObject({ status: 401, body: 'Unauthorized' });
		});
	});

	describe('what the workspace is asked', () => {
		beforeAll(() => textOf(running, 'sam', `/session admin ${alice.laptop}`));

		const asked: [as: string, text: string, requests: string[]][] = [
			['alice', `/session info ${alice.laptop}`, [`sessions/info.admin?sessionId=${alice.laptop}`]],
			[
				'session.service',
				`/session info ${service.browser}`,
				[`sessions/info?sessionId=${service.browser}`],
			],
			['sam', `/session admin ${alice.laptop}`, [`sessions/info.admin?sessionId=${alice.laptop}`]],
			['alice', `/session admin ${alice.laptop}`, []],
			['alice', '/session info .', []],
			['alice', '/session help', []],
		];

		it.each(asked)('%s %s, with the permissions known: %j', async (as, text, requests) => {
			expect(await requestsDuring(running, () => textOf(running, as, text))).toEqual(requests);
		});
	});

	it('lets no device name form anything but text', async () => {
		const { data } = running.workspace;
		const hostile = data.sessions.filter(
			({ userId, logoutAt }) => userId === demo.users.mallory.id && !logoutAt,
		);
		expect(hostile.length).toBeGreaterThan(5);
		for (const { sessionId } of hostile) {
			const { attachments } = await replyTo(running, {
				as: 'sam',
				text: `/session admin ${sessionId}`,
			});
			const kinds = (attachments[0]?.fields ?? []).flatMap(({ value }) =>
				parse(value).flatMap(inlineKinds),
			);
			expect(new Set(kinds)).toEqual(new Set(['INLINE_CODE']));
			expect(visibleText(attachments)).not.toContain('undefined');
		}
	});
});

/** The kinds of nodes in a paragraph; anything but a paragraph is a kind of its own. */
const inlineKinds = (block: Root[number]): string[] =>
	block.type === 'PARAGRAPH' ? block.value.map(({ type }) => type) : [block.type];

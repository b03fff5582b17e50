import { parse, type Root } from '@rocket.chat/message-parser';

import { setUpWorkspace } from './support/setUpWorkspace';
import { fieldOf, replyTo, visibleText } from '../support/workspace/replies';
import { demo } from '../workspace/seed';

const { alice, bob, service } = demo.sessions;

const app = setUpWorkspace();

describe('a session in chat', () => {
	it.each([
		['alice', `/session INFO ${alice.laptop}`, 'Chrome 113.0.0 on Windows'],
		['alice', `/session info ${alice.laptopBefore}`, 'Chrome 113.0.0 on Windows'],
		['alice', `/session ${alice.phone}`, 'RC Mobile 4.51.0 on ios 17.5'],
		['alice', `/session info ${alice.offline}`, 'Firefox 127.0 on Ubuntu'],
		['sam', `/session admin ${alice.laptop}`, 'Chrome 113.0.0 on Windows'],
		['sam', `/session ${bob.phone}`, 'RC Mobile 4.50.1 on android 14'],
		['session.service', `/session info ${service.browser}`, 'Firefox 127.0 on Ubuntu'],
	])('a session is shown to %s by %s', async (as, text, title) => {
		const { attachments } = await replyTo(app.running, { as, text });
		expect(attachments.map((attachment) => attachment.title)).toEqual([title]);
	});

	it.each<[as: string, text: string, reply: RegExp]>([
		['alice', `/session info ${bob.desktop}`, /^Session not found\n/],
		['alice', `/session ${bob.desktop}`, /^Session not found\n.*\/session help/s],
		['alice', `/session info ${demo.users.alice.id}`, /^Session not found\n/],
		['alice', `/session info ${alice.laptop.slice(0, 10)}`, /^Session not found\n/],
		['alice', `/session info ${alice.laptop.toLowerCase()}`, /^Session not found\n/],
		['alice', `/session admin ${alice.laptop}`, /^Permission required\n.*view-device-management/s],
		['alice', '/session info', /^Device ID missing\n/],
		['alice', '/session info .', /^Not a Device ID\n/],
		['sam', `/session info ${alice.laptop}`, /^Session not found\n/],
		['sam', '/session admin Chrome', /^Session not found\n/],
		['sam', `/session admin ${alice.signedOut}`, /^Session not found\n/],
	])('a session is not shown to %s by %s', async (as, text, reply) => {
		expect(await app.type(as, text)).toMatch(reply);
	});

	it('a session of somebody else reads exactly like none', async () => {
		expect(await app.type('alice', `/session info ${bob.desktop}`)).toBe(
			await app.type('alice', '/session info NoSuchSessionAtAll'),
		);
	});

	it('a session says all there is to know to its owner, in the time of the owner', async () => {
		const text = `/session info ${alice.laptop}`;
		const { attachments } = await replyTo(app.running, { as: 'alice', text });
		const [attachment = {}] = attachments;
		expect(attachment.fields?.map(({ title }) => title)).toEqual([
			...['Device ID', 'OS', 'Host', 'IP Address'],
		]);
		expect(fieldOf(attachment, 'OS')).toBe('Windows 10');
		expect(fieldOf(attachment, 'IP Address')).toBe('203.0.113.10');
		expect(attachment.text).toMatch(/^Last connected .*\(UTC\u201103:00\), 12 minutes ago\.$/);
	});

	it('a session says to a holder whose it is', async () => {
		expect(await app.type('sam', `/session admin ${alice.laptop}`)).toContain(
			'User: Alice Archer (alice)',
		);
	});

	it('a session shows the name of its device as nothing but text', async () => {
		const hostile = app.running.workspace.data.sessions.filter(
			({ userId, logoutAt }) => userId === demo.users.mallory.id && !logoutAt,
		);
		expect(hostile.length).toBeGreaterThan(5);
		for (const { sessionId } of hostile) {
			const text = `/session admin ${sessionId}`;
			const { attachments } = await replyTo(app.running, { as: 'sam', text });
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

describe('a session by API', () => {
	it('a session is answered by an allow-list', async () => {
		const query = { sessionId: alice.laptop };
		const { status, headers, body } = await app.get('alice', 'sessions/info', query);
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

	it('a session is answered without `loginToken` and `searchTerm` of the raw documents of 8.4', async () => {
		app.running.workspace.data.generation = '8.4';
		const query = { sessionId: service.browser };
		const { body } = await app.get('session.service', 'sessions/info', query);
		expect(body).toMatchObject({ success: true, session: { sessionId: service.browser } });
		expect(JSON.stringify(body)).not.toMatch(/loginToken|searchTerm/);
	});

	it.each<[as: string, path: string, query: Record<string, string>, number, string]>([
		['alice', 'sessions/info', { sessionId: bob.desktop }, 404, 'session-not-found'],
		['alice', 'sessions/info', {}, 400, 'invalid-session-id'],
		['alice', 'sessions/info', { 'sessionId[]': alice.laptop }, 400, 'invalid-session-id'],
		['alice', 'sessions/info.admin', { sessionId: alice.laptop }, 403, 'not-allowed'],
		['sam', 'sessions/info.admin', { sessionId: 'Windows' }, 404, 'session-not-found'],
	])('a session is not answered to %s by %s %j', async (as, path, query, status, errorType) => {
		const answer = await app.get(as, path, query);
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({
			success: false,
			errorType,
			error: expect.stringMatching(/^[A-Z`].*\.$/),
		});
	});

	it('a session is answered to nobody without credentials, before the app is asked', async () => {
		const query = { sessionId: alice.laptop };
		expect(await app.running.api({ path: 'sessions/info', query })).toMatchObject({
			status: 401,
			body: 'Unauthorized',
		});
	});
});

it.each<[as: string, text: string, requests: string[]]>([
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
])('a look by %s costs the workspace one request at most: %s', async (as, text, requests) => {
	const asked = await app.requests(() => app.type(as, text));
	expect(asked.filter((request) => request !== 'permissions.listAll')).toEqual(requests);
});

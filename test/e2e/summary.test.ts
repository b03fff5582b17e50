import { setUpWorkspace } from './support/setUpWorkspace';
import { replyTo, visibleText } from '../support/workspace/replies';
import { demo } from '../workspace/seed';
import { createSessionDocument } from '../workspace/server/sessionDocument';

const app = setUpWorkspace();

const addSessions = (count: number, name: string): void => {
	const { data } = app.running.workspace;
	const rows = Array.from({ length: count }, (_value, index) =>
		createSessionDocument({
			_id: `summary${index}`,
			user: { _id: demo.users.mallory.id, roles: ['user'] },
			sessionId: `Summary${index}`,
			token: `summary ${index}`,
			device: { type: 'browser', name, version: '1', os: { name: 'Windows', version: '10' } },
			ip: '192.0.2.150',
			loginAt: new Date(Date.now() - index * 1000),
		}),
	);
	data.sessions = [...data.sessions, ...rows];
};

describe('the summary', () => {
	it('the summary counts all sessions of everybody in numbers, and names nobody', async () => {
		const { status, body } = await app.get('sam', 'sessions/summary');
		const { total } = body as { total?: number };
		expect(status).toBe(200);
		expect(body).toMatchObject({
			success: true,
			sessions: total,
			people: expect.any(Number),
			types: expect.arrayContaining([{ type: 'browser', sessions: expect.any(Number) }]),
			oldest: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		});
		expect(body).not.toHaveProperty('incomplete');
		expect(JSON.stringify(body)).not.toMatch(/alice|bob|mallory|Archer|Baker/);
		expect(await app.type('sam', '/session summary')).toMatch(
			/^Sessions in numbers\nAll open sessions were counted\.\n/,
		);
	});

	it('the summary reads the newest 1,000 in ten requests, and says of how many', async () => {
		addSessions(1500, 'Netscape');
		const requests = await app.requests(async () =>
			expect(await app.type('sam', '/session summary')).toMatch(
				/^Sessions in numbers\nThe newest 1,000 of 1,\d{3} open sessions were counted\.\n/,
			),
		);
		expect(requests.filter((request) => request.startsWith('sessions/list.all'))).toHaveLength(10);
	});

	it('the summary shows what devices are called in letters that look like no bar', async () => {
		addSessions(3, '████████ 99 · `Chrome` ``` @all :smile:');
		const { attachments } = await replyTo(app.running, { as: 'sam', text: '/session summary' });
		const clients = attachments.find(({ title }) => title === 'Clients');
		expect(clients?.text?.match(/```/g)).toHaveLength(2);
		expect(visibleText(attachments)).not.toMatch(/ · ██/);
	});

	it('the summary is refused to those who are no holders, before any session is asked for', async () => {
		const { requests } = await app.traffic(async () => {
			expect(await app.type('alice', '/session summary')).toMatch(/^Permission required\n/);
			expect(await app.get('alice', 'sessions/summary')).toMatchObject({ status: 403 });
			expect(await app.type('alice', '/session help')).not.toContain('summary');
		});
		expect(requests).toEqual([]);
	});
});

describe('find', () => {
	it.each([
		['ios 17.5', /^RC Mobile .* on ios 17\.5$/m],
		['chrome windows', /^Chrome .* on Windows$/m],
	])(
		'find searches by what is shown where the workspace finds nothing, and says so: %s',
		async (filter, want) => {
			const reply = await app.type('sam', `/session find ${filter}`);
			expect(reply).toMatch(want);
			expect(reply).toMatch(
				/The newest \d+ sessions were looked through by client, version and OS\./,
			);

			expect((await app.get('sam', 'sessions/list.all', { filter })).body).toMatchObject({
				lookedThrough: expect.any(Number),
			});
		},
	);

	it('find asks the workspace alone where that finds something', async () => {
		const { body } = await app.get('sam', 'sessions/list.all', { filter: 'Chrome' });
		expect(body).not.toHaveProperty('lookedThrough');
		expect(await app.type('sam', '/session find Chrome')).toContain(
			'Found by the workspace’s own search',
		);
	});

	it.each(['NoSuchSessionAtAll', 'sam'])(
		'find reads no sessions for the id or username %s',
		async (text) => {
			app.running.workspace.data.sessions = [];
			const { requests } = await app.traffic(() => app.type('sam', `/session find ${text}`));
			expect(requests).toHaveLength(1);
		},
	);
});

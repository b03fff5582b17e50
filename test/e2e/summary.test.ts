import { setUpWorkspace } from './support/setUpWorkspace';
import { addSessions } from '../support/workspace/data';
import { replyTo, visibleText } from '../support/workspace/replies';

const app = setUpWorkspace();

const addDevices = (count: number, name: string): void =>
	addSessions(
		app.running,
		app.user('mallory'),
		Array<object>(count).fill({ device: { type: 'browser', name, version: '1', os: {} } }),
	);

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
		addDevices(1500, 'Netscape');
		const requests = await app.requests(async () =>
			expect(await app.type('sam', '/session summary')).toMatch(
				/^Sessions in numbers\nThe newest 1,000 of 1,\d{3} open sessions were counted\.\n/,
			),
		);
		expect(requests.filter((request) => request.startsWith('sessions/list.all'))).toHaveLength(10);
	});

	it('the summary shows what devices are called in letters that look like no bar', async () => {
		addDevices(3, '████████ 99 · `Chrome` ``` @all :smile:');
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

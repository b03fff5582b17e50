import { keepData } from '../support/workspace/data';
import { replyTo, textOf, visibleText } from '../support/workspace/replies';
import { requestsDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { createSessionDocument } from '../workspace/server/sessionDocument';
import { type RunningWorkspace, startWorkspace } from '../workspace/start';

let running: RunningWorkspace;
let restore: () => void;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	restore = keepData(running);
});
afterAll(() => running.stop());
afterEach(() => restore());

const summary = async (): Promise<Readonly<Record<string, unknown>>> => {
	const { status, body } = await running.api({ as: 'sam', path: 'sessions/summary' });
	expect(status).toBe(200);
	return body as Readonly<Record<string, unknown>>;
};

const add = (count: number, name: string): void => {
	const { data } = running.workspace;
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
	it('counts all sessions of everybody in numbers, and names nobody', async () => {
		const body = await summary();
		expect(body).toMatchObject({
			success: true,
			sessions: body.total,
			people: expect.any(Number),
			types: expect.arrayContaining([{ type: 'browser', sessions: expect.any(Number) }]),
			oldest: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		});
		expect(body).not.toHaveProperty('incomplete');
		expect(JSON.stringify(body)).not.toMatch(/alice|bob|mallory|Archer|Baker/);
		expect(await textOf(running, 'sam', '/session summary')).toMatch(
			/^Sessions in numbers\nAll open sessions were counted\.\n/,
		);
	});

	it('tells versions of operating systems by apps alone, since browsers freeze them', async () => {
		type Named = { readonly name: string; readonly versions: readonly object[] };
		const { systems } = (await summary()) as { systems?: readonly Named[] };
		expect(systems?.find(({ name }) => name === 'Windows')?.versions).toEqual([]);
		expect(systems?.find(({ name }) => name === 'android')?.versions).not.toEqual([]);
	});

	it('reads the newest 1,000 in ten requests, and says of how many', async () => {
		add(1500, 'Netscape');
		const requests = await requestsDuring(running, async () =>
			expect(await textOf(running, 'sam', '/session summary')).toMatch(
				/^Sessions in numbers\nThe newest 1,000 of 1,\d{3} open sessions were counted\.\n/,
			),
		);
		expect(requests.filter((request) => request.startsWith('sessions/list.all'))).toHaveLength(10);
	});

	it('shows what devices are called as letters that look like no bar', async () => {
		add(3, '████████ 99 · `Chrome` ``` @all :smile:');
		const { attachments } = await replyTo(running, { as: 'sam', text: '/session summary' });
		const clients = attachments.find(({ title }) => title === 'Clients');
		expect(clients?.text?.match(/```/g)).toHaveLength(2);
		expect(visibleText(attachments)).not.toMatch(/ · ██/);
	});

	it.each(['alice', 'bob'])('is nothing for %s', async (as) => {
		const requests = await requestsDuring(running, async () => {
			expect(await textOf(running, as, '/session summary')).toMatch(/^Permission required\n/);
			expect(await running.api({ as, path: 'sessions/summary' })).toMatchObject({ status: 403 });
			expect(await textOf(running, as, '/session help')).not.toContain('summary');
		});
		expect(requests.filter((request) => request.startsWith('sessions/'))).toEqual([]);
	});
});

describe('find', () => {
	it.each([
		['ios 17.5', /^RC Mobile .* on ios 17\.5$/m],
		['RC Mobile 4.51', /^RC Mobile 4\.51\.0 on /m],
		['chrome windows', /^Chrome .* on Windows$/m],
		['mobile 4.50', /^RC Mobile 4\.50\.1 on /m],
	])('finds by what is shown, and says which of the two searched: %s', async (text, want) => {
		const reply = await textOf(running, 'sam', `/session find ${text}`);
		expect(reply).toMatch(want);
		expect(reply).toMatch(
			/The newest \d+ sessions were looked through by client, version and OS\./,
		);
		const query = { filter: text };
		const { body } = await running.api({ as: 'sam', path: 'sessions/list.all', query });
		expect(body).toMatchObject({ lookedThrough: expect.any(Number) });
		expect(await textOf(running, 'alice', `/session find ${text}`)).toMatch(/^Permission req/);
	});

	it('asks the workspace alone where that finds something', async () => {
		const { body } = await running.api({
			...{ as: 'sam', path: 'sessions/list.all', query: { filter: 'Chrome' } },
		});
		expect(body).not.toHaveProperty('lookedThrough');
		expect(await textOf(running, 'sam', '/session find Chrome')).toContain(
			'Found by the workspace’s own search',
		);
	});

	it.each(['NoSuchSessionAtAll', 'sam'])(
		'reads no sessions for the id or username %s',
		async (text) => {
			running.workspace.data.sessions = [];
			const requests = await requestsDuring(running, () =>
				textOf(running, 'sam', `/session find ${text}`),
			);
			expect(requests.filter((request) => !request.startsWith('permissions'))).toHaveLength(1);
		},
	);
});

import { demo } from '../seed';
import { jsonAnswer } from './faults';
import { freshWorkspace, start } from './testWorkspace';

const { users } = demo;
const server = freshWorkspace();
const minute = 60_000;
const hour = 60 * minute;

const dateOf = async (path: string): Promise<string | null> =>
	(await server().ask(path)).headers.get('date');

type Entry = { readonly _id: string; readonly _updatedAt: string };

const changedSince = async (moment: number): Promise<Entry[]> => {
	const since = encodeURIComponent(new Date(moment).toISOString());
	const { text } = await server().ask(`/api/v1/permissions.listAll?updatedSince=${since}`, {
		as: users.alice,
	});
	const { update }: { update: Entry[] } = JSON.parse(text);
	return update;
};

describe('the header Date', () => {
	it.each(['/api/v1/me', '/api/info', '/api/apps/public/none/none', '/api/v1/nothing'])(
		'of %s is of the clock of the server',
		async (path) => {
			expect(await dateOf(path)).toBe(new Date(start).toUTCString());
			server().workspace.clockAhead = -hour;
			expect(await dateOf(path)).toBe(new Date(start - hour).toUTCString());
		},
	);

	it('is sent with the answers of faults', async () => {
		const { workspace } = server();
		workspace.clockAhead = hour;
		workspace.faults = () => jsonAnswer({}, 502);
		expect(await dateOf('/api/v1/me')).toBe(new Date(start + hour).toUTCString());
		workspace.faults = () => ({ kind: 'lose-answer', then: jsonAnswer({}, 502) });
		expect(await dateOf('/api/v1/me')).toBe(new Date(start + hour).toUTCString());
	});

	it('can be missing', async () => {
		server().workspace.dateHeader = () => undefined;
		expect(await dateOf('/api/v1/me')).toBeNull();
	});

	it('can be that of a proxy', async () => {
		server().workspace.dateHeader = () => 'yesterday';
		expect(await dateOf('/api/v1/me')).toBe('yesterday');
	});
});

describe('the clock of the server', () => {
	it.each([hour, -hour])('dates changes of permissions, %s ms apart', async (ahead) => {
		const { workspace } = server();
		workspace.clockAhead = ahead;
		workspace.setRoles('view-device-management', ['user']);
		expect(await changedSince(start + ahead - 1)).toMatchObject([
			{ _id: 'view-device-management', _updatedAt: new Date(start + ahead).toISOString() },
		]);
	});
});

describe('writePermissions', () => {
	it('dates all entries of permissions.listAll alike, as an upgrade does', async () => {
		server().workspace.writePermissions(new Date(start));
		const entries = await changedSince(start - 1);
		expect(entries.length).toBeGreaterThan(1_600);
		expect(new Set(entries.map(({ _updatedAt }) => _updatedAt)).size).toBe(1);
		expect(await changedSince(start)).toEqual([]);
	});

	it('dates one entry ahead, whose later change is dated when it happens', async () => {
		const { workspace } = server();
		workspace.writePermissions(new Date(start + hour), ['view-p-room']);
		expect(await changedSince(start)).toMatchObject([
			{ _id: 'view-p-room', _updatedAt: new Date(start + hour).toISOString() },
		]);
		server().time += minute;
		workspace.setRoles('view-p-room', []);
		expect(await changedSince(start)).toMatchObject([
			{ _updatedAt: new Date(start + minute).toISOString(), roles: [] },
		]);
	});

	it('can date an entry back', async () => {
		const { workspace } = server();
		workspace.writePermissions(new Date(start + hour), ['view-p-room']);
		workspace.writePermissions(new Date(0), ['view-p-room']);
		expect(await changedSince(start - hour)).toEqual([]);
	});
});

it('the first start of a server writes its permissions one after the other', async () => {
	const times = (await changedSince(0)).map(({ _updatedAt }) => new Date(_updatedAt).getTime());
	const installed = times.filter((time) => time < Date.UTC(2024, 0, 1));
	expect(new Set(installed).size).toBe(installed.length);
	expect(Math.max(...installed) - Math.min(...installed)).toBeLessThan(minute);
});

import { demo } from '../seed';
import { freshWorkspace, start } from './testWorkspace';

const { users, roles } = demo;
const server = freshWorkspace();
const minute = 60_000;
const hour = 60 * minute;
const viewDevices = 'view-device-management';

type List = {
	readonly update: { _id: string; roles: string[]; _updatedAt: string }[];
	readonly remove: { _id: string; _deletedAt: string }[];
};

const ask = async (query = ''): Promise<List> => {
	const { text } = await server().ask(`/api/v1/permissions.listAll${query}`, { as: users.alice });
	const list: List = JSON.parse(text);
	return list;
};

const since = async (time: number): Promise<List> =>
	ask(`?updatedSince=${encodeURIComponent(new Date(time).toISOString())}`);

const ids = (entries: readonly { _id: string }[]): string[] => entries.map(({ _id }) => _id);

it('permissions.listAll has every entry, with role ids, and is as long as that of a server', async () => {
	const list = await ask('?updatedSince=');
	expect(list.remove).toEqual([]);
	expect(list.update).toContainEqual({
		_id: viewDevices,
		roles: ['admin', roles.deviceAuditor, roles.sessionService],
		_updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
	});
	const { length } = JSON.stringify(list);
	expect(Math.abs(list.update.length - 1_680)).toBeLessThan(80);
	expect(Math.abs(length - 525_000)).toBeLessThan(75_000);
});

it('permissions.listAll refuses what is no date', async () => {
	expect(await ask('?updatedSince=2024-99-99')).toMatchObject({
		success: false,
		errorType: 'error-roomId-param-invalid',
	});
});

it.each<[string, () => void]>([
	['by an administrator', () => server().workspace.setRoles(viewDevices, ['user'])],
	[
		'in place',
		() => {
			const permission = server().data.permissions.find(({ _id }) => _id === viewDevices);
			permission?.roles.splice(0, 9, 'user');
		},
	],
])(
	'permissions.listAll has what was changed %s, by the clock of the server',
	async (_how, change) => {
		expect(await since(start - minute)).toMatchObject({ update: [], remove: [] });
		server().workspace.clockAhead = -hour;
		server().time += hour + minute;
		change();
		expect((await since(start)).update).toMatchObject([
			{ _id: viewDevices, roles: ['user'], _updatedAt: new Date(start + minute).toISOString() },
		]);
		expect((await since(start + minute)).update).toEqual([]);
	},
);

it('permissions.listAll has what was removed, until it is back', async () => {
	server().time += minute;
	server().workspace.removePermission(viewDevices);
	expect(await since(start)).toMatchObject({
		update: [],
		remove: [{ _id: viewDevices, _deletedAt: new Date(start + minute).toISOString() }],
	});
	server().time += minute;
	server().workspace.setRoles(viewDevices, ['admin']);
	const { update, remove } = await since(start);
	expect([ids(update), remove]).toEqual([[viewDevices], []]);
});

it('permissions.listAll has the permissions of the license since it came', async () => {
	server().data.licensed = false;
	expect(ids((await ask()).update)).not.toContain(viewDevices);
	server().time += minute;
	server().data.licensed = true;
	expect(ids((await since(start)).update)).toEqual([viewDevices, 'logout-device-management']);
});

it('permissions.listAll dates its entries one after the other within the first start', async () => {
	const times = (await ask()).update.map(({ _updatedAt }) => Date.parse(_updatedAt));
	const installed = times.filter((time) => time < Date.UTC(2024, 0, 1));
	expect(new Set(installed).size).toBe(installed.length);
	expect(Math.max(...installed) - Math.min(...installed)).toBeLessThan(minute);
});

it('writePermissions dates all entries alike, as an upgrade does, and a later change has its own time', async () => {
	const { workspace } = server();
	workspace.writePermissions(new Date(start));
	const { update } = await since(start - 1);
	expect(update.length).toBeGreaterThan(1_600);
	expect(new Set(update.map(({ _updatedAt }) => _updatedAt)).size).toBe(1);
	server().time += minute;
	workspace.setRoles('view-p-room', []);
	expect((await since(start)).update).toMatchObject([
		{ _updatedAt: new Date(start + minute).toISOString(), roles: [] },
	]);
});

import { demo } from '../seed';
import { freshWorkspace, start } from './testWorkspace';

const { users, roles } = demo;
const server = freshWorkspace();
const minute = 60_000;

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

test('the full list goes to everybody, with role ids', async () => {
	const { update, remove } = await ask();
	expect(remove).toEqual([]);
	expect(update).toEqual(
		expect.arrayContaining([
			{
				_id: 'view-device-management',
				roles: ['admin', roles.deviceAuditor, roles.sessionService],
				_updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
			},
			{
				_id: 'logout-device-management',
				roles: ['admin', roles.sessionService],
				_updatedAt: expect.any(String),
			},
		]),
	);
});

test('is as long as that of a server', async () => {
	const { text } = await server().ask('/api/v1/permissions.listAll', { as: users.alice });
	expect((await ask()).update.length).toBeGreaterThan(1_600);
	expect((await ask()).update.length).toBeLessThan(1_760);
	expect(text.length).toBeGreaterThan(450_000);
	expect(text.length).toBeLessThan(600_000);
});

test.each(['nonsense', '2024-99-99'])('refuses a date of %s', async (date) => {
	const reply = await server().ask(`/api/v1/permissions.listAll?updatedSince=${date}`, {
		as: users.alice,
	});
	expect(reply.status).toBe(400);
	expect(reply.body).toMatchObject({ success: false, errorType: 'error-roomId-param-invalid' });
});

test('an empty date is none', async () => {
	expect((await ask('?updatedSince=')).update.length).toBeGreaterThan(1_600);
});

test('nothing has changed', async () => {
	expect(await since(start - minute)).toMatchObject({ update: [], remove: [] });
});

test.each<[string, () => void]>([
	['by an administrator', () => server().workspace.setRoles('view-device-management', ['user'])],
	[
		'by hand, in place',
		() => {
			const permission = server().data.permissions.find(
				({ _id }) => _id === 'view-device-management',
			);
			permission?.roles.splice(0, 9, 'user');
		},
	],
	[
		'by hand, as a whole',
		() => {
			server().data.permissions = [{ _id: 'view-device-management', roles: ['user'] }];
		},
	],
])('tells of what was changed %s', async (_name, change) => {
	server().time += minute;
	change();

	const { update } = await since(start);

	expect(update).toMatchObject([
		{
			_id: 'view-device-management',
			roles: ['user'],
			_updatedAt: new Date(start + minute).toISOString(),
		},
	]);
	expect((await since(start + minute)).update).toEqual([]);
});

test('tells of what was removed, and of what is back', async () => {
	server().time += minute;
	server().workspace.removePermission('view-device-management');
	const removed = await since(start);
	server().time += minute;
	server().workspace.setRoles('view-device-management', ['admin']);
	const back = await since(start);

	expect(removed).toMatchObject({
		update: [],
		remove: [{ _id: 'view-device-management', _deletedAt: new Date(start + minute).toISOString() }],
	});
	expect([ids(back.update), back.remove]).toEqual([['view-device-management'], []]);
});

test('a licence that comes brings its permissions', async () => {
	server().data.licensed = false;
	const without = await ask();
	server().time += minute;
	server().data.licensed = true;
	expect(ids(without.update)).not.toContain('view-device-management');
	expect(ids((await since(start)).update)).toEqual([
		'logout-device-management',
		'view-device-management',
	]);
});

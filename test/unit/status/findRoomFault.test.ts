import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';

import type { RoomFault } from '../../../src/requests/Answer';
import { findRoomFault } from '../../../src/status/findRoomFault';
import { Bench, sam } from '../support/appFixture';
import { loginRequired, permissions } from '../support/fakeWorkspace';
import { appUser, type HostData, room } from '../support/host';

type Fields = Parameters<typeof room>[1];

const find = (
	found: IRoom | undefined | Error,
	{
		prepare = () => undefined,
		...data
	}: Partial<Omit<HostData, 'settings'>> & { prepare?: (bench: Bench) => void } = {},
): Promise<RoomFault | undefined> => {
	const bench = new Bench({
		findRoom: (name) =>
			found instanceof Error || name !== 'session-audit'
				? Promise.reject(new Error('no room'))
				: Promise.resolve(found),
		...data,
	});
	prepare(bench);
	return findRoomFault('session-audit', bench.begin(sam));
};

const audit = (fields: Fields = {}): IRoom => room('session-audit', fields);
const unmapped = (properties: unknown): IRoom => audit({ _unmappedProperties_: properties });

it.each<readonly [string, IRoom | undefined | Error, RoomFault | undefined]>([
	['is there', audit(), undefined],
	['is not there', undefined, 'missing'],
	['cannot be read', new Error('no'), 'missing'],
	['may be written in', audit({ isReadOnly: false }), undefined],
	['is read-only', audit({ isReadOnly: true }), 'read-only'],
	['is archived', unmapped({ archived: true }), 'archived'],
	['was archived', unmapped({ archived: false }), undefined],
	['is archived and read-only', { ...unmapped({ archived: true }), isReadOnly: true }, 'archived'],
	['is encrypted', unmapped({ encrypted: true }), 'encrypted'],
	['was encrypted', unmapped({ encrypted: false }), undefined],
	['has muted the app', unmapped({ muted: ['bob', 'session-info.bot'] }), 'muted'],
	['has muted others', unmapped({ muted: ['bob', 'session-info'] }), undefined],
	['has muted nobody', unmapped({ muted: null }), undefined],
	[
		'is encrypted and has muted the app',
		unmapped({ encrypted: true, muted: ['session-info.bot'] }),
		'muted',
	],
	['tells nothing more', unmapped(undefined), undefined],
	['tells nonsense', unmapped(['archived']), undefined],
])('a room that %s', async (_name, found, want) => {
	expect(await find(found)).toBe(want);
});

describe('a read-only room', () => {
	const readOnly = audit({ isReadOnly: true });
	const of = (roles: string[]): Partial<Pick<HostData, 'appUser'>> => ({
		appUser: () => Promise.resolve({ ...appUser, roles }),
	});

	it.each<readonly [string, Parameters<typeof find>[1], RoomFault | undefined]>([
		['an app user who may', of(['app', 'moderator']), undefined],
		['an app user who may not', of(['app', 'user']), 'read-only'],
		['an app user without roles', of([]), 'read-only'],
		['no app user', { appUser: () => Promise.resolve(undefined) }, 'read-only'],
		[
			'an app user while nobody can tell who may',
			{
				...of(['moderator']),
				prepare: ({ workspace }) => {
					workspace.answers['permissions.listAll'] = () => loginRequired;
				},
			},
			'read-only',
		],
		[
			'an app user whose role may as of late',
			{
				prepare: ({ workspace }) => {
					workspace.answers['permissions.listAll'] = () =>
						permissions({ 'post-readonly': ['app'] });
				},
			},
			undefined,
		],
	])('takes messages of %s', async (_name, options, want) => {
		expect(await find(readOnly, options)).toBe(want);
	});
});

describe('an encrypted room', () => {
	it.each<readonly [Record<string, unknown>, RoomFault | undefined]>([
		[{}, 'encrypted'],
		[{ E2E_Enable: true }, 'encrypted'],
		[{ E2E_Enable: false }, undefined],
		[{ E2E_Enable: true, E2E_Allow_Unencrypted_Messages: true }, undefined],
		[{ E2E_Enable: true, E2E_Allow_Unencrypted_Messages: false }, 'encrypted'],
		[{ E2E_Enable: 'false', E2E_Allow_Unencrypted_Messages: 'true' }, 'encrypted'],
	])('takes messages with the settings %j', async (serverSettings, want) => {
		expect(await find(unmapped({ encrypted: true }), { serverSettings })).toBe(want);
	});
});

it('who may what is asked for read-only rooms alone', async () => {
	const asked: string[] = [];
	for (const found of [audit(), unmapped({ encrypted: true, archived: true })]) {
		await find(found, {
			prepare: ({ workspace }) => {
				workspace.answers['permissions.listAll'] = () => {
					asked.push('permissions.listAll');
					return permissions();
				};
			},
		});
	}
	expect(asked).toEqual([]);
});

it('of an app whose user nobody knows, a room that mutes others is in order', async () => {
	const appUser = () => Promise.resolve(undefined);
	expect(await find(unmapped({ muted: ['bob'] }), { appUser })).toBeUndefined();
});

import { parseCaller } from '../../../src/requests/Caller';

/** A user as the host hands it over. */
const user = {
	id: 'u1',
	username: 'alice',
	name: 'Alice Example',
	roles: ['user', 'x8Ttq3'],
	utcOffset: -3.5,
	settings: { preferences: { language: 'pt-BR' } },
};

const read = {
	id: 'u1',
	username: 'alice',
	name: 'Alice Example',
	roles: ['user', 'x8Ttq3'],
	utcOffset: -3.5,
	language: 'pt-BR',
};
const speaking = (language: unknown) => ({ settings: { preferences: { language } } });

it('parseCaller reads the user as the host hands it over, also if properties are inherited', () => {
	const more = { ...user, emails: [{ address: 'x' }], type: 'user' };
	expect(parseCaller(more)).toEqual(read);
	expect(parseCaller(Object.create(user))).toEqual(read);
});

it('parseCaller gives nobody without an id', () => {
	const nobody = [undefined, null, 'u1', { ...user, id: '' }, { ...user, id: 7 }];
	expect(nobody.map(parseCaller)).toEqual(nobody.map(() => undefined));
});

it.each<readonly [string, object, Partial<typeof read> | { language: undefined }]>([
	['the username for a missing name', { name: undefined }, { name: 'alice' }],
	['the id for a missing name', { name: '', username: '' }, { username: 'u1', name: 'u1' }],
	['no roles for roles that are a text', { roles: 'admin' }, { roles: [] }],
	['those roles that are texts', { roles: [1, 'user', null, ['admin']] }, { roles: ['user'] }],
	['UTC for an offset that is a text', { utcOffset: '2' }, { utcOffset: 0 }],
	['UTC for an offset beyond any', { utcOffset: -14.5 }, { utcOffset: 0 }],
	['the offset of Kiritimati', { utcOffset: 14 }, { utcOffset: 14 }],
	['no language without settings', { settings: undefined }, { language: undefined }],
	['256 characters of a name', { name: 'n'.repeat(300) }, { name: 'n'.repeat(256) }],
	['256 characters of a username', { username: 'u'.repeat(300) }, { username: 'u'.repeat(256) }],
	['35 characters of a language', speaking('-'.repeat(300)), { language: '-'.repeat(35) }],
])('parseCaller takes %s', (_name, override, want) => {
	expect(parseCaller({ ...user, ...override })).toEqual({ ...read, ...want });
});

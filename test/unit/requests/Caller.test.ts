import fc from 'fast-check';

import { parseCaller } from '../../../src/requests/Caller';

const user = {
	id: 'u1',
	username: 'alice',
	name: 'Alice Example',
	roles: ['user', 'x8Ttq3'],
	utcOffset: -3.5,
	settings: { preferences: { language: 'pt-BR' } },
};

describe('parseCaller', () => {
	it('parseCaller reads the user as the host hands it over', () => {
		expect(parseCaller({ ...user, emails: [{ address: 'x' }], type: 'user' })).toEqual({
			id: 'u1',
			username: 'alice',
			name: 'Alice Example',
			roles: ['user', 'x8Ttq3'],
			utcOffset: -3.5,
			language: 'pt-BR',
		});
	});

	it('parseCaller reads a user whose properties are inherited', () => {
		expect(parseCaller(Object.create(user))).toEqual(parseCaller(user));
	});

	it.each<readonly [string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a text', 'u1'],
		['an array', [user]],
		['no id', { ...user, id: undefined }],
		['an empty id', { ...user, id: '' }],
		['an id that is no text', { ...user, id: 7 }],
	])('parseCaller gives nobody for %s', (_name, value) => {
		expect(parseCaller(value)).toBeUndefined();
	});

	it.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
		['no name: the username', { name: undefined }, { name: 'alice' }],
		['no username: the id', { name: '', username: '' }, { username: 'u1', name: 'u1' }],
		['no roles: none', { roles: undefined }, { roles: [] }],
		['roles that are a text: none', { roles: 'admin' }, { roles: [] }],
		[
			'roles that are no texts: without them',
			{ roles: [1, 'user', null, ['admin']] },
			{ roles: ['user'] },
		],
		['no offset: UTC', { utcOffset: undefined }, { utcOffset: 0 }],
		['an offset that is text: UTC', { utcOffset: '2' }, { utcOffset: 0 }],
		['an offset that is no number: UTC', { utcOffset: NaN }, { utcOffset: 0 }],
		['an offset in minutes: UTC', { utcOffset: 120 }, { utcOffset: 0 }],
		['the offset of Kiritimati', { utcOffset: 14 }, { utcOffset: 14 }],
		['the offset of Nepal', { utcOffset: 5.75 }, { utcOffset: 5.75 }],
		['no settings: no language', { settings: undefined }, { language: undefined }],
		['no preferences: no language', { settings: {} }, { language: undefined }],
		[
			'a name of a megabyte: 256 characters',
			{ name: 'n'.repeat(1_000_000), username: 'u'.repeat(257) },
			{ name: 'n'.repeat(256), username: 'u'.repeat(256) },
		],
		[
			'a language of a megabyte: 35 characters',
			{ settings: { preferences: { language: '-'.repeat(1_000_000) } } },
			{ language: '-'.repeat(35) },
		],
		['an offset further west than any: UTC', { utcOffset: -14.5 }, { utcOffset: 0 }],
		[
			'an empty language: none',
			{ settings: { preferences: { language: '' } } },
			{ language: undefined },
		],
		[
			'a language that is no text: none',
			{ settings: { preferences: { language: 1 } } },
			{ language: undefined },
		],
	])('parseCaller takes %s', (_name, override, want) => {
		expect(parseCaller({ ...user, ...override })).toEqual({
			...{ id: 'u1', username: 'alice', name: 'Alice Example', roles: ['user', 'x8Ttq3'] },
			...{ utcOffset: -3.5, language: 'pt-BR' },
			...want,
		});
	});

	it('parseCaller never makes up a role', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (roles, settings) => {
				const texts = Array.isArray(roles) ? roles : [];

				parseCaller({ id: 'u1', roles, settings })?.roles.forEach((role) =>
					expect(texts).toContain(role),
				);
			}),
		);
	});
});

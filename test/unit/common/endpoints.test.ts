import { type Endpoint, endpoints, rulesOf } from '../../../src/common/endpoints';

type Row = readonly [Endpoint, string, string | undefined, boolean, boolean];

const VIEW = 'view-device-management';

const rows: readonly Row[] = [
	['sessions/info', '/api/v1/sessions/info', undefined, true, false],
	['sessions/info.admin', '/api/v1/sessions/info.admin', VIEW, true, true],
	['sessions/list', '/api/v1/sessions/list', undefined, true, false],
	['sessions/list.all', '/api/v1/sessions/list.all', VIEW, true, true],
	['sessions/logout', '/api/v1/sessions/logout', 'logout-device-management', true, true],
	['permissions.listAll', '/api/v1/permissions.listAll', undefined, false, false],
	['roles.list', '/api/v1/roles.list', undefined, false, false],
	['me', '/api/v1/me', undefined, false, false],
	['info', '/api/info', undefined, false, false],
];

it.each(rows)(
	'rulesOf finds %s at %s; it needs %s; licensed: %p; with a code: %p',
	(endpoint, path, permission, isLicensed, demandsTwoFactor) => {
		expect({ permission: undefined, ...rulesOf(endpoint) }).toEqual({
			path,
			permission,
			isLicensed,
			demandsTwoFactor,
		});
	},
);

it('rulesOf is tested for every endpoint that the app requests', () => {
	expect(Object.keys(endpoints).sort()).toEqual(rows.map(([endpoint]) => endpoint).sort());
});

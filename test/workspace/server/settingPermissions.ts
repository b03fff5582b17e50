import type { Permission } from '../model';

/**
 * A server has an entry in its list of permissions for every visible setting, which makes up nearly all of it: some 1,600
 * of 1,680 entries, half a megabyte. The settings' names are made up; number, fields and size are those of a server.
 */
const count = 1602;

const inGroup = 60;

const groups = [
	'Accounts',
	'Conversation-Workflow',
	'FileUpload',
	'LDAP',
	'Message',
	'OAuth',
	'SAML',
];

export const settingPermissions = (): Permission[] =>
	Array.from({ length: count }, (_, number) => {
		const group = groups[Math.floor(number / inGroup) % groups.length] ?? '';
		const section = `${group}_Section_${Math.floor(number / 8)}`;
		const settingId = `${section}_Setting_${String(number).padStart(3, '0')}`;
		return {
			_id: `change-setting-${settingId}`,
			roles: [],
			level: 'settings',
			settingId,
			group,
			section,
			sorter: number,
			groupPermissionId: `change-setting-${group}`,
			sectionPermissionId: `change-setting-${section}`,
		};
	});

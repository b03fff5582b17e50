import type { Permission } from '../model';

/**
 * Groups of settings of a server, and how many entries each has. A server has an entry in its list of permissions for
 * every visible setting, which makes up nearly all of it: some 1,600 of 1,680 entries, half a megabyte. The settings'
 * names are made up; number, fields and size are those.
 */
const groups: Readonly<Record<string, number>> = {
	'Accounts': 213,
	'Analytics': 12,
	'API': 19,
	'Assets': 38,
	'Call-Center': 14,
	'CAS': 18,
	'Conversation-Workflow': 9,
	'Discussion': 5,
	'E2E-Encryption': 11,
	'Email': 62,
	'Enterprise': 21,
	'Federation': 24,
	'FileUpload': 74,
	'General': 71,
	'Layout': 66,
	'LDAP': 138,
	'Logs': 22,
	'Message': 88,
	'Meta': 9,
	'Mobile': 8,
	'OAuth': 181,
	'Omnichannel': 167,
	'OTR': 3,
	'Push': 27,
	'Rate-Limiter': 28,
	'RetentionPolicy': 36,
	'SAML': 71,
	'Setup-Wizard': 17,
	'SlackBridge': 16,
	'Smarsh': 7,
	'SMS': 29,
	'Threads': 4,
	'Troubleshoot': 12,
	'UserDataDownload': 6,
	'Video-Conference': 38,
	'Webdav': 5,
	'Workspace-Registration': 33,
};

export const settingPermissions = (): Permission[] =>
	Object.entries(groups).flatMap(([group, count]) =>
		Array.from({ length: count }, (_, number) => {
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
		}),
	);

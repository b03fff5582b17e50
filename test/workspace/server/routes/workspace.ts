import type { Role } from '../../model';
import { codedFailure, success } from '../answers';
import type { Route } from '../route';
import { compileObject } from '../validation';

const sinceDate = compileObject({
	properties: { updatedSince: { type: 'string', nullable: true } },
});

/** Roles that are given in a room and count only there. */
const subscriptionRoles: readonly string[] = ['owner', 'moderator', 'leader'];

/** The roles that come with the server: their id is their name, while a role made by an administrator has a random id. */
const isProtected = ({ _id, name }: Role): boolean => _id === name;

/** What permissions, roles and oneself look like: for every user, without a permission of its own. */
export const workspaceRoutes: readonly Route[] = [
	{
		method: 'get',
		path: 'permissions.listAll',
		query: sinceDate,
		action({ permissions, query: { updatedSince } }) {
			if (typeof updatedSince !== 'string' || updatedSince === '') {
				return success({ update: permissions.all(), remove: [] });
			}
			const moment = new Date(updatedSince);
			if (Number.isNaN(moment.getTime())) {
				return codedFailure({
					code: 'error-roomId-param-invalid',
					message: 'The "updatedSince" query parameter must be a valid date.',
				});
			}
			return success(permissions.changesSince(moment));
		},
	},
	{
		method: 'get',
		path: 'roles.list',
		action: ({ data }) =>
			success({
				roles: data.roles.map((role) => ({
					...role,
					scope: subscriptionRoles.includes(role._id) ? 'Subscriptions' : 'Users',
					protected: isProtected(role),
					mandatory2fa: false,
				})),
			}),
	},
	{
		method: 'get',
		path: 'me',
		action: ({ data, user }) =>
			success({
				_id: user._id,
				username: user.username,
				name: user.name,
				emails: [{ address: `${user.username}@example.com`, verified: true }],
				type: user.type,
				status: 'online',
				statusConnection: 'online',
				active: user.active,
				roles: user.roles,
				utcOffset: user.utcOffset,
				settings: {
					profile: {},
					preferences: user.language === undefined ? {} : { language: user.language },
				},
				avatarUrl: `${data.settings.Site_Url}/avatar/${user.username}`,
				isOAuthUser: user.passwordSha256 === undefined,
				services: {
					...(user.totpSecret !== undefined && { totp: { enabled: true } }),
					password: { exists: user.passwordSha256 !== undefined },
				},
			}),
	},
];

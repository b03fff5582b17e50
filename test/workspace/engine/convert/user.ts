import type {
	IUser,
	UserStatusConnection,
	UserType,
} from '@rocket.chat/apps-engine/definition/users';

import type { WorkspaceUser } from '../../model';

/** The workspace keeps hardly any dates of its users; apps get some. */
export const longAgo = new Date('2024-01-01T00:00:00Z');

/** As Rocket.Chat's `AppUsersConverter.convertToApp`: the user's own language only if one was chosen. */
export const convertUser = (user: WorkspaceUser): IUser => ({
	id: user._id,
	username: user.username,
	emails: user.type === 'user' ? [{ address: `${user.username}@example.com`, verified: true }] : [],
	type: user.type as UserType,
	isEnabled: user.active,
	name: user.name,
	roles: structuredClone(user.roles),
	status: 'online',
	statusConnection: 'online' as UserStatusConnection,
	utcOffset: user.utcOffset,
	createdAt: user.createdAt ?? longAgo,
	updatedAt: longAgo,
	lastLoginAt: longAgo,
	...(user.language !== undefined && { settings: { preferences: { language: user.language } } }),
});

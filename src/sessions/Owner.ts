import type { Session } from './Session';

/** Whose session is asked for: the caller's own, anybody's, or `either`: anybody's if the caller may see it, else own. */
export type Whose = 'own' | 'anybody' | 'either';

/** A user whose sessions were looked at or ended; with the username where it is known. */
export type Owner = { readonly id: string; readonly username?: string };

/** Whether rows are those of a user; a row that cannot be read may not say whose it is. */
export const isOf =
	(userId: string) =>
	(row: { readonly userId: string | undefined }): boolean =>
		row.userId === userId;

export const ownerOf = ({ userId, user }: Session): Owner => ({
	id: userId,
	...(user && { username: user.username }),
});

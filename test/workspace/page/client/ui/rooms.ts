import type { IconName } from './Icon';
import type { PageRoom, PageUser } from '../../protocol';

/** What the user calls a room: a direct message has the name of the other user. */
export const roomName = ({ kind, name, usernames }: PageRoom, { username }: PageUser): string =>
	kind === 'direct' ? usernames.filter((one) => one !== username).join(', ') : name;

/** With the sign that Rocket.Chat puts before channels. */
export const roomLabel = (room: PageRoom, user: PageUser): string =>
	`${room.kind === 'direct' ? '' : '#'}${roomName(room, user)}`;

export const roomIcons: Readonly<Record<PageRoom['kind'], IconName>> = {
	channel: 'hash',
	private: 'lock',
	direct: 'at',
};

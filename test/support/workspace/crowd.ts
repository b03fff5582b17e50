import type { SessionDocument, WorkspaceUser } from '../../workspace/model';
import { createSessionDocument } from '../../workspace/server/sessionDocument';
import type { RunningWorkspace } from '../../workspace/start';

const hour = 3_600_000;

/** A user with sessions that nobody else has anything like. */
export type Member = {
	readonly user: WorkspaceUser;
	readonly sessions: readonly SessionDocument[];
};

/** Adds users who can sign in to a workspace, each with some sessions. */
export const addCrowd = (
	{ workspace: { data } }: RunningWorkspace,
	{ users, sessions }: { readonly users: number; readonly sessions: number },
): readonly Member[] =>
	Array.from({ length: users }, (_, number) => {
		const username = `crowd.${number}`;
		const user: WorkspaceUser = {
			_id: `CrowdUser${String(number).padStart(8, '0')}`,
			username,
			name: `Crowd ${number}`,
			roles: ['user'],
			active: true,
			type: 'user',
			utcOffset: 0,
			tokens: [{ token: `token-of-${username}`, type: 'login', bypassTwoFactor: false }],
		};
		const documents = Array.from({ length: sessions }, (_session, index) =>
			createSessionDocument({
				_id: `${user._id}-${index}`,
				user,
				sessionId: `${user._id}-session-${index}-`,
				token: `${username} ${index}`,
				device: { type: 'browser', name: `Device${number}of`, version: `${index}.0`, os: {} },
				ip: `10.0.${number}.${index}`,
				loginAt: new Date(Date.now() - index * hour),
			}),
		);
		data.users.push(user);
		data.rooms.find(({ _id }) => _id === 'GENERAL')?.usernames.push(username);
		data.sessions.push(...documents);
		return { user, sessions: documents };
	});

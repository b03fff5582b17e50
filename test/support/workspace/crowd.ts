import { addSessions } from './data';
import type { SessionDocument, WorkspaceUser } from '../../workspace/model';
import { createUser } from '../../workspace/server/userDocument';
import type { RunningWorkspace } from '../../workspace/start';

const hour = 3_600_000;

/** A user with sessions that nobody else has anything like. */
export type Member = {
	readonly user: WorkspaceUser;
	readonly sessions: readonly SessionDocument[];
};

/** Adds users who can sign in to a workspace, each with some sessions. */
export const addCrowd = (
	running: RunningWorkspace,
	{ users, sessions }: { readonly users: number; readonly sessions: number },
): readonly Member[] =>
	Array.from({ length: users }, (_, number) => {
		const { data } = running.workspace;
		const username = `crowd.${number}`;
		const _id = `CrowdUser${String(number).padStart(8, '0')}`;
		const user = createUser({ _id, username, token: `token-of-${username}` });
		data.users.push(user);
		data.rooms.find((room) => room._id === 'GENERAL')?.usernames.push(username);
		const rows = Array.from({ length: sessions }, (_session, index) => ({
			sessionId: `${_id}-session-${index}-`,
			device: { type: 'browser', name: `Device${number}of`, version: `${index}.0`, os: {} },
			ip: `10.0.${number}.${index}`,
			loginAt: new Date(Date.now() - index * hour),
		}));
		addSessions(running, user, rows);
		return { user, sessions: data.sessions.filter(({ userId }) => userId === _id) };
	});

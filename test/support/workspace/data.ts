import type { WorkspaceUser } from '../../workspace/model';
import { createSessionDocument, type SessionInput } from '../../workspace/server/sessionDocument';
import type { RunningWorkspace } from '../../workspace/start';

export const findUser = ({ workspace }: RunningWorkspace, username: string): WorkspaceUser => {
	const user = workspace.data.users.find((one) => one.username === username);
	if (!user) {
		throw new Error(`There is no user named ${username}`);
	}
	return user;
};

/** Adds sessions of a user, newest login first. */
export const addSessions = (
	{ workspace: { data } }: RunningWorkspace,
	user: WorkspaceUser,
	rows: readonly Partial<SessionInput>[],
): void => {
	const documents = rows.map((row, index) =>
		createSessionDocument({
			_id: `${user._id}-${index}`,
			user,
			sessionId: `${user._id}-${index}`,
			token: `${user._id} ${index}`,
			device: { type: 'browser', name: 'Chrome', version: '113.0.0', os: { name: 'Windows' } },
			ip: '192.0.2.77',
			loginAt: new Date(Date.now() - index * 1000),
			...row,
		}),
	);
	data.sessions = [...data.sessions, ...documents];
};

/** The Device IDs whose rows are still open. */
export const openIds = ({ workspace }: RunningWorkspace, userId: string): readonly string[] =>
	workspace.data.sessions
		.filter((row) => row.userId === userId && row.logoutAt === undefined && row.loginToken !== '')
		.map(({ sessionId }) => sessionId);

export const isOpen = ({ workspace }: RunningWorkspace, wanted: string): boolean =>
	workspace.data.sessions.some(
		({ sessionId, logoutAt }) => sessionId === wanted && logoutAt === undefined,
	);

/** @returns what puts the workspace's data back as it is now, people who were logged out included */
export const keepData = ({ workspace }: RunningWorkspace): (() => void) => {
	const before = structuredClone(workspace.data);
	return () => {
		Object.assign(workspace.data, structuredClone(before));
	};
};

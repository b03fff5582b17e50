import type { WorkspaceUser } from '../../workspace/model';
import type { RunningWorkspace } from '../../workspace/start';

export const findUser = ({ workspace }: RunningWorkspace, username: string): WorkspaceUser => {
	const user = workspace.data.users.find((one) => one.username === username);
	if (!user) {
		throw new Error(`There is no user named ${username}`);
	}
	return user;
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

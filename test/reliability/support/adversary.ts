import { replyTo } from '../../support/workspace/replies';
import type { SessionDocument } from '../../workspace/model';
import { demo } from '../../workspace/seed';
import { createSessionDocument } from '../../workspace/server/sessionDocument';
import type { RunningWorkspace } from '../../workspace/start';

const { users } = demo;

/** Sessions of somebody who chose what their devices are called. They are newer than all others, unless said. */
export const devicesCalled = (
	name: string,
	{
		count,
		owner = users.mallory.id,
		at = Date.now(),
		osName = 'Linux',
	}: {
		readonly count: number;
		readonly owner?: string;
		readonly at?: number;
		readonly osName?: string;
	},
): SessionDocument[] =>
	Array.from({ length: count }, (_, index) =>
		createSessionDocument({
			_id: `called ${name} ${osName} ${index}`,
			user: { _id: owner, roles: ['user'] },
			sessionId: `Called${name.replace(/\W/g, '').slice(0, 30)}${index}`,
			token: `called ${name} ${osName} ${index}`,
			device: { type: 'browser', name, version: '1', os: { name: osName } },
			ip: '10.66.6.6',
			loginAt: new Date(at + index),
		}),
	);

/** Gives a role both permissions to log others out. */
export const letLogOut = ({ workspace }: RunningWorkspace, role: string): void => {
	workspace.data.permissions
		.find(({ _id }) => _id === 'logout-device-management')
		?.roles.push(role);
};

/** The reply to a command, byte for byte, without the time. */
export const rawReply = async (
	running: RunningWorkspace,
	as: string,
	text: string,
): Promise<string> => JSON.stringify((await replyTo(running, { as, text })).attachments);

/** Sessions that are open, by Device ID. */
export const openSessions = ({ workspace }: RunningWorkspace): Set<string> =>
	new Set(
		workspace.data.sessions
			.filter(({ logoutAt }) => logoutAt === undefined)
			.map(({ sessionId }) => sessionId),
	);

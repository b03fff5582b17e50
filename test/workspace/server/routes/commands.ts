import type { Room, WorkspaceData, WorkspaceUser } from '../../model';
import { type Answer, failure, success } from '../answers';
import { parseParameters } from '../parseParameters';
import { hasPermission } from '../permissions';
import type { Call, Route } from '../route';
import { compileObject } from '../validation';

type Command = {
	command: string;
	params: string;
	roomId: string;
	tmid?: string;
	triggerId?: string;
};

const optionalText = { type: 'string', nullable: true };
const typedBody = compileObject({
	properties: {
		command: { type: 'string', minLength: 1 },
		params: optionalText,
		roomId: { type: 'string' },
		tmid: optionalText,
		triggerId: optionalText,
	},
	required: ['command', 'roomId'],
});

const isText = (value: unknown): value is string => typeof value === 'string';

/** An untyped route makes a check of its own; a typed one has made all before. */
const readCommand = (body: unknown): Command | undefined => {
	const { command, params, roomId, tmid, triggerId }: Record<string, unknown> = Object(body);
	return isText(command)
		? {
				command: command.toLowerCase(),
				params: isText(params) ? params : '',
				roomId: isText(roomId) ? roomId : '',
				...(isText(tmid) && { tmid }),
				...(isText(triggerId) && { triggerId }),
			}
		: undefined;
};

const canAccess = (data: WorkspaceData, user: WorkspaceUser, room: Room): boolean =>
	room.usernames.includes(user.username) ||
	(room.type === 'c' && hasPermission({ data, user, permission: 'view-c-room' }));

const isThreadIn = (data: WorkspaceData, roomId: string, tmid: string): boolean =>
	(data.messages ?? []).some(
		({ _id, rid, visibleOnlyTo }) => _id === tmid && rid === roomId && visibleOnlyTo === undefined,
	);

const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

const run = async ({ data, user, generation, apps, body }: Call): Promise<Answer> => {
	const request = readCommand(body);
	if (!request) {
		return failure('You must provide a command to run.');
	}
	const { command, params, roomId, tmid, triggerId } = request;
	if (!apps?.hasCommand(command)) {
		return failure('The command provided does not exist (or is disabled).');
	}
	const room = data.rooms.find(({ _id }) => _id === roomId);
	if (!room || !canAccess(data, user, room)) {
		return failure(generation.forbidden, 403);
	}
	if (tmid !== undefined && !isThreadIn(data, roomId, tmid)) {
		return failure('Invalid thread.');
	}
	try {
		await apps.runCommand({
			command,
			params: parseParameters(params),
			user,
			room,
			...(tmid && { threadId: tmid }),
			...(triggerId !== undefined && { triggerId }),
		});
		return success();
	} catch (error) {
		return failure(messageOf(error));
	}
};

export const commandRoutes: readonly Route[] = [
	{ method: 'post', path: 'commands.run', typedBody, action: run },
];

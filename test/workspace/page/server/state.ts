import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { examples } from './examples';
import { languages } from '../../../../src/texts/language';
import { projectRoot } from '../../../../tools/projectRoot';
import { differencesOf } from '../../differences';
import type { Engine } from '../../engine/startEngine';
import type { WorkspaceUser } from '../../model';
import { generationNames } from '../../server/generations';
import type { RunningWorkspace } from '../../start';
import type { PageRoom, PageState, PageUser, ScreenTexts } from '../protocol';

/** Those whose web client leaves the shortcodes in code spans alone. */
const emojiStaysOutOfCode: readonly string[] = ['9.0', '9.1'];

const readsButtonLabels: readonly string[] = ['9.1'];

export const pageState = ({ workspace: { data }, engine }: RunningWorkspace): PageState => ({
	appId: engine.appId,
	generation: data.generation,
	generations: generationNames,
	emojiInCode: !emojiStaysOutOfCode.includes(data.generation),
	readsButtonLabels: readsButtonLabels.includes(data.generation),
	isSetUp: isSetUp(engine),
	differences: differencesOf(engine),
	languages: Object.keys(languages),
	texts: screenTexts(),
	users: data.users.flatMap((user) => toPageUser(user, data.roles)),
	rooms: data.rooms.filter(({ archived }) => !archived).map(toPageRoom),
});

const isSetUp = (engine: Engine): boolean => {
	const { service_user_id: userId, service_auth_token: token } = engine.getSettings();
	return [userId, token].every((setting) => Boolean(setting?.value));
};

/** Everybody who can sign in. */
const toPageUser = (
	user: WorkspaceUser,
	roles: readonly { _id: string; name: string }[],
): PageUser[] => {
	const token = user.tokens[0]?.token;
	return token === undefined
		? []
		: [
				{
					id: user._id,
					username: user.username,
					name: user.name,
					roles: user.roles.map((id) => roles.find(({ _id }) => _id === id)?.name ?? id),
					language: user.language ?? null,
					utcOffset: user.utcOffset,
					token,
					examples: examples[user.username] ?? [],
				},
			];
};

const roomKinds = { c: 'channel', p: 'private', d: 'direct' } as const;

const toPageRoom = ({
	_id,
	name,
	type,
	usernames,
}: RunningWorkspace['workspace']['data']['rooms'][number]): PageRoom => ({
	id: _id,
	name: type === 'd' ? '' : name,
	kind: roomKinds[type],
	usernames,
});

let texts: ScreenTexts | undefined;

const screenTexts = (): ScreenTexts => {
	const folder = join(projectRoot, 'i18n');
	texts ??= Object.fromEntries(
		readdirSync(folder).map((name) => {
			const keys: Record<string, string> = JSON.parse(readFileSync(join(folder, name), 'utf8'));
			return [name.replace(/\.json$/, ''), keys];
		}),
	);
	return texts;
};

import { type Client, createClient } from './client';
import { type Engine, startEngine } from './engine/startEngine';
import type { WorkspaceData } from './model';
import type { Page } from './page/server/createPage';
import { demo, seed } from './seed';
import { Workspace } from './server/workspace';
import { watchers } from './watch';
import { packageApp } from '../../tools/package/packageApp';

export type { ApiResponse, Command, Pressed } from './client';

export type StartOptions = {
	/** A free one unless given. */
	readonly port?: number;
	/** Name of the server generation to emulate, see `server/generations.ts`. */
	readonly generation?: string | undefined;
	/** App settings on top of those that connect the app with the workspace; `false` leaves the app as it is installed. */
	readonly configure?: Readonly<Record<string, unknown>> | false;
	/**
	 * Leaves the app as it is installed, and the service account without a personal access token: it signs in with its
	 * usual one, which is no exception from the second factor.
	 */
	readonly fresh?: boolean;
	/**
	 * Whether the list of permissions has its entry for each setting, as servers have it: half a megabyte. What does not ask
	 * about size does without, since an app asks for all of it after each saved setting.
	 */
	readonly settingPermissions?: boolean;
	/** Packaged app. Built from the sources unless given. */
	readonly zip?: string;
	/** Milliseconds; the workspace's clock. */
	readonly now?: () => number;
	/** The chat page, served at `/`. */
	readonly page?: Page;
};

export type RunningWorkspace = Client & {
	readonly url: string;
	readonly workspace: Workspace;
	readonly engine: Engine;
	/** People, rooms, sessions, messages and the app's settings as they were when it was started. */
	startOver(): Promise<void>;
	stop(): Promise<void>;
};

/** Starts the emulated server with the app installed in the real Apps-Engine. */
export const startWorkspace = async (options: StartOptions = {}): Promise<RunningWorkspace> => {
	const { port = 0, configure = {}, fresh = false, now = Date.now, page } = options;
	const zip = options.zip ?? (await packageApp());
	const workspace = new Workspace({ data: plant(options), page: page?.routes, now });
	const { data } = workspace;
	const { url } = await workspace.start(port);
	data.settings.Site_Url = url;
	try {
		const engine = await startEngine({ workspace, zip });
		workspace.apps = engine.host;
		const checks = watchers.map((watch) => watch({ workspace, engine, zip }));
		if (configure && !fresh) {
			await save(engine, { ...connection(url), ...configure });
		}
		const settings = settingsOf(engine);
		const running: RunningWorkspace = {
			url,
			workspace,
			engine,
			...createClient({ url, workspace, appId: engine.appId }),
			startOver: async () => {
				const { users, rooms, sessions, messages } = plant(options);
				const apps = data.users.filter(({ type }) => type === 'app');
				Object.assign(data, { users: [...users, ...apps], rooms, sessions, messages });
				await save(engine, settings);
			},
			stop: async () => {
				await engine.stop();
				await workspace.stop();
				checks.forEach((check) => check());
			},
		};
		page?.open(running);
		return running;
	} catch (error) {
		await workspace.stop();
		throw error;
	}
};

const plant = ({
	now = Date.now,
	generation,
	fresh = false,
	settingPermissions = false,
}: StartOptions): WorkspaceData => {
	const data = seed(new Date(now()), generation);
	const service = data.users.find(({ _id }) => _id === demo.users.service.id);
	if (fresh && service) {
		service.tokens = [{ token: demo.users.service.token, type: 'login', bypassTwoFactor: false }];
	}
	if (!settingPermissions) {
		data.permissions = data.permissions.filter(({ level }) => level !== 'settings');
	}
	return data;
};

/** The settings an administrator fills in first. */
const connection = (url: string): Record<string, unknown> => ({
	workspace_url: url,
	service_user_id: demo.users.service.id,
	service_auth_token: demo.users.service.token,
});

const settingsOf = (engine: Engine): Record<string, unknown> =>
	Object.fromEntries(
		Object.values(engine.getSettings()).map(({ id, value, packageValue }) => [
			id,
			value ?? packageValue,
		]),
	);

/** Saves the settings that differ. */
const save = async (engine: Engine, values: Readonly<Record<string, unknown>>): Promise<void> => {
	for (const [id, value] of Object.entries(values)) {
		if (settingsOf(engine)[id] !== value) {
			await engine.updateSetting({ id, value });
		}
	}
};

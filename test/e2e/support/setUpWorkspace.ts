import { findUser, keepData } from '../../support/workspace/data';
import { textOf } from '../../support/workspace/replies';
import { requestsDuring, type Traffic, trafficDuring } from '../../support/workspace/traffic';
import type { WorkspaceUser } from '../../workspace/model';
import {
	type ApiResponse,
	type RunningWorkspace,
	type StartOptions,
	startWorkspace,
} from '../../workspace/start';

type Query = Readonly<Record<string, string>>;

/**
 * One workspace for the tests of a file or a `describe`. Each finds data and settings as they were at the start, and an app
 * that knows nothing of the workspace yet.
 *
 * @param settings `false` leaves the app as it is installed
 */
export const setUpWorkspace = (
	settings: StartOptions['configure'] = {},
	options: Omit<StartOptions, 'configure'> = {},
): WorkspaceInUse => {
	const inUse = new WorkspaceInUse();
	beforeAll(() =>
		inUse.start({ ...options, configure: settings && { lookups_per_minute: 0, ...settings } }),
	);
	afterEach(() => inUse.restore());
	afterAll(() => inUse.running.stop());
	return inUse;
};

class WorkspaceInUse {
	private started: RunningWorkspace | undefined;

	private putDataBack: () => void = () => undefined;

	/** The settings by their ids, as they were at the start. */
	private settings: Readonly<Record<string, unknown>> = {};

	async start(options: StartOptions): Promise<void> {
		this.started = await startWorkspace(options);
		this.putDataBack = keepData(this.started);
		this.settings = this.readSettings();
	}

	get running(): RunningWorkspace {
		if (!this.started) {
			throw new Error('The workspace has not started');
		}
		return this.started;
	}

	async restore(): Promise<void> {
		this.running.workspace.faults = undefined;
		this.putDataBack();
		const settings = this.readSettings();
		for (const [id, value] of Object.entries(this.settings)) {
			if (settings[id] !== value) {
				await this.save(id, value);
			}
		}
		await this.forget();
	}

	private readSettings(): Readonly<Record<string, unknown>> {
		const settings = Object.values(this.running.engine.getSettings());
		return Object.fromEntries(
			settings.map(({ id, value, packageValue }) => [id, value ?? packageValue]),
		);
	}

	/** Makes the app forget what it knows of the workspace, as every saved setting does. */
	async forget(): Promise<void> {
		await this.save('workspace_url', this.settings.workspace_url);
	}

	user(username: string): WorkspaceUser {
		return findUser(this.running, username);
	}

	async save(id: string, value: unknown): Promise<void> {
		await this.running.engine.updateSetting({ id, value });
	}

	/** @returns what is to be read in the one reply to a command */
	async type(as: string, text: string): Promise<string> {
		return textOf(this.running, as, text);
	}

	async get(as: string, path: string, query: Query = {}): Promise<ApiResponse> {
		return this.running.api({ as, path, query });
	}

	async post(as: string, path: string, body: unknown): Promise<ApiResponse> {
		return this.running.api({ as, path, method: 'POST', body });
	}

	async traffic<Result>(action: () => Promise<Result>): Promise<Traffic<Result>> {
		return trafficDuring(this.running, action);
	}

	async requests(action: () => Promise<unknown>): Promise<readonly string[]> {
		return requestsDuring(this.running, action);
	}
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AppMethods } from './appProcess';
import { startChild } from './child';
import type { ComparedName } from './lookups';
import type { Batch, Size } from './measure';
import type { RestMethods } from './restProcess';
import type { WorkspaceMethods } from './workspaceProcess';
import { packageMinimalApp } from './zips';
import { demo } from '../../test/workspace/seed';
import { packageApp } from '../package/packageApp';

/** Who is compared: this app, the least an app can do, and the REST request without any app. */
export type Subject = AppName | 'rest';

export type AppName = 'app' | 'minimal';

export const subjectNames: Readonly<Record<Subject, string>> = {
	app: 'Session Info',
	minimal: 'minimal app',
	rest: 'REST alone',
};

const script = (name: string): string => join(__dirname, `${name}.ts`);

/** The app's settings: as somebody would have them, but for the limit. */
const settings = (workspaceUrl: string): Record<string, unknown> => ({
	workspace_url: workspaceUrl,
	service_user_id: demo.users.service.id,
	service_auth_token: demo.users.service.token,
	lookups_per_minute: 0,
});

/** Starts everything that takes part, each in a process of its own. */
export const assemble = async ({ quick }: { quick: boolean }) => {
	const folder = await mkdtemp(join(tmpdir(), 'session-info-bench-'));
	const workspace = startChild<WorkspaceMethods>(script('workspaceProcess'));
	const app = startChild<AppMethods>(script('appProcess'));
	const minimal = startChild<AppMethods>(script('appProcess'));
	const rest = startChild<RestMethods>(script('restProcess'));
	const end = async (): Promise<void> => {
		await Promise.all([workspace, app, minimal, rest].map(async (child) => child.end()));
		await rm(folder, { recursive: true });
	};
	try {
		const workspaceUrl = await workspace.call.start();
		const zips = {
			app: await packageApp(),
			minimal: await packageMinimalApp({ workspaceUrl, folder }),
		};
		/** Installs Session Info anew, and saves its settings. */
		const reinstall = async (): Promise<void> => {
			await app.call.stop();
			await app.call.start(zips.app);
			await app.call.save(settings(workspaceUrl));
		};
		await rest.call.start(workspaceUrl);
		await reinstall();
		await minimal.call.start(zips.minimal);
		const runs = { app: app.call.run, minimal: minimal.call.run, rest: rest.call.run };
		return {
			workspace: workspace.call,
			apps: { app: app.call, minimal: minimal.call },
			zips,
			run: async (subject: Subject, name: ComparedName, size: Size): Promise<Batch> =>
				runs[subject](name, size),
			/** How often something is done, which is less in a quick run. */
			often: (times: number): number => (quick ? Math.ceil(times / 20) : times),
			reinstall,
			end,
		};
	} catch (error) {
		await end();
		throw error;
	}
};

export type Cast = Awaited<ReturnType<typeof assemble>>;

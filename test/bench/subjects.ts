import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AppMethods } from './appProcess';
import type { LookupName } from './lookups';
import type { Batch } from './measure';
import type { RestMethods } from './restProcess';
import { Child } from './rpc';
import type { WorkspaceMethods } from './workspaceProcess';
import { packageMinimalApp, packageUnbundled } from './zips';
import { packageApp } from '../build/packageApp';
import { demo } from '../workspace/seed';

/** What is compared, in the order in which their turns come. */
export type Subject = 'a' | 'b' | 'c';

export const subjects: readonly Subject[] = ['a', 'b', 'c'];

export type Run = (name: LookupName, size: { count: number; inFlight: number }) => Promise<Batch>;

/** Everything that takes part, each in a process of its own. */
export type Cast = {
	readonly workspace: Child<WorkspaceMethods>;
	readonly apps: Readonly<Record<'a' | 'b', Child<AppMethods>>>;
	readonly run: Readonly<Record<Subject, Run>>;
	readonly zips: Readonly<Record<'a' | 'b' | 'unbundled', string>>;
	/** Saves the settings of (a), which it needs after each installation. */
	configure(): Promise<void>;
	end(): Promise<void>;
};

const script = (name: string): string => join(__dirname, `${name}.ts`);

/** The app's settings: as somebody would have them, but for the limit. */
const settings = (workspaceUrl: string): Record<string, unknown> => ({
	workspace_url: workspaceUrl,
	service_user_id: demo.users.service.id,
	service_auth_token: demo.users.service.token,
	lookups_per_minute: 0,
});

export const assemble = async (): Promise<Cast> => {
	const folder = await mkdtemp(join(tmpdir(), 'session-info-bench-'));
	const workspace = new Child<WorkspaceMethods>(script('workspaceProcess'));
	const apps = {
		a: new Child<AppMethods>(script('appProcess')),
		b: new Child<AppMethods>(script('appProcess')),
	};
	const rest = new Child<RestMethods>(script('restProcess'));
	const children = [workspace, apps.a, apps.b, rest];
	const end = async (): Promise<void> => {
		await Promise.all(children.map(async (child) => child.end()));
		await rm(folder, { recursive: true });
	};

	try {
		const workspaceUrl = await workspace.call('start');
		const bundled = await packageApp();
		const zips = {
			a: bundled,
			b: await packageMinimalApp({ workspaceUrl, folder }),
			unbundled: await packageUnbundled({ bundled, folder }),
		};
		const configure = async (): Promise<void> => apps.a.call('configure', settings(workspaceUrl));
		await rest.call('start', workspaceUrl);
		await apps.a.call('start', zips.a);
		await configure();
		await apps.b.call('start', zips.b);

		return {
			workspace,
			apps,
			zips,
			configure,
			run: {
				a: async (...args) => apps.a.call('run', ...args),
				b: async (...args) => apps.b.call('run', ...args),
				c: async (...args) => rest.call('run', ...args),
			},
			end,
		};
	} catch (error) {
		await end();
		throw error;
	}
};

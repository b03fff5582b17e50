import { join } from 'node:path';

import { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import type { AppMethods } from './appProcess';
import { startChild } from './child';
import { compared, type ComparedName } from './lookups';
import { type Batch, measure, type Size } from './measure';
import { zipMinimalApp } from './minimal-app/zip';
import type { WorkspaceMethods } from './workspaceProcess';
import { sendRequest } from '../../test/workspace/engine/sendRequest';
import { demo } from '../../test/workspace/seed';
import { packageApp } from '../package/packageApp';

export type AppName = 'app' | 'minimal';

/** Who is compared: this app, the least an app can do, and the REST request without any app. */
export type Subject = AppName | 'rest';

export const subjectNames: Readonly<Record<Subject, string>> = {
	app: 'Session Info',
	minimal: 'minimal app',
	rest: 'REST alone',
};

const { id, token } = demo.users.service;

/** The bare REST request, as the host makes it for an app. */
const askAlone = async (workspaceUrl: string, name: ComparedName): Promise<void> => {
	const { statusCode } = await sendRequest({
		appId: '',
		method: RequestMethod.GET,
		url: `${workspaceUrl}/api/v1/${compared[name]}`,
		request: { headers: { 'X-User-Id': id, 'X-Auth-Token': token }, timeout: 10_000 },
	});
	if (statusCode !== 200) {
		throw new Error(`${name}: ${statusCode}`);
	}
};

/** Starts what takes part: the workspace and both apps in a process each, REST alone in this one. */
export const assemble = async ({ quick }: { quick: boolean }) => {
	const workspace = startChild<WorkspaceMethods>(join(__dirname, 'workspaceProcess.ts'));
	const apps = {
		app: startChild<AppMethods>(join(__dirname, 'appProcess.ts')),
		minimal: startChild<AppMethods>(join(__dirname, 'appProcess.ts')),
	};
	const workspaceUrl = await workspace.start();
	const zips = { app: await packageApp(), minimal: await zipMinimalApp(workspaceUrl) };
	/** Installs Session Info anew, with settings as somebody would have them, but for the limit. */
	const reinstall = async (): Promise<void> => {
		await apps.app.stop();
		await apps.app.start(zips.app);
		await apps.app.save({
			workspace_url: workspaceUrl,
			service_user_id: id,
			service_auth_token: token,
			lookups_per_minute: 0,
		});
	};
	await reinstall();
	await apps.minimal.start(zips.minimal);
	return {
		workspace,
		apps,
		zips,
		run: async (subject: Subject, name: ComparedName, size: Size): Promise<Batch> =>
			subject === 'rest'
				? measure(async () => askAlone(workspaceUrl, name), size)
				: apps[subject].run(name, size),
		/** How often something is done, which is less in a quick run. */
		often: (times: number): number => (quick ? Math.ceil(times / 20) : times),
		reinstall,
	};
};

export type Cast = Awaited<ReturnType<typeof assemble>>;

import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

import { demo } from '../../test/workspace/seed';
import type { AppManifest } from '../package/inputs';
import { packageApp } from '../package/packageApp';
import { projectRoot } from '../projectRoot';

/** The minimal app, made with the same packager, and so as one file as well. */
export const packageMinimalApp = async ({
	workspaceUrl,
	folder,
}: {
	workspaceUrl: string;
	folder: string;
}): Promise<string> => {
	const root = join(folder, 'minimal-app');
	await mkdir(root);
	const project = JSON.parse(await readFile(join(projectRoot, 'app.json'), 'utf8')) as AppManifest;
	const manifest = {
		...project,
		id: '5d0b6a0e-4f1c-4b0e-9f6e-2f8b3c0c7d11',
		name: 'Minimal',
		nameSlug: 'minimal',
		classFile: 'MinimalApp.ts',
		permissions: [
			{ name: 'slashcommand' },
			{ name: 'api' },
			{ name: 'networking' },
			{ name: 'message.write' },
			{ name: 'user.read' },
		],
	};
	await Promise.all([
		cp(join(__dirname, 'minimal-app', 'MinimalApp.ts'), join(root, 'MinimalApp.ts')),
		cp(join(projectRoot, manifest.iconFile), join(root, manifest.iconFile)),
		cp(join(projectRoot, 'package.json'), join(root, 'package.json')),
		writeFile(join(root, 'app.json'), JSON.stringify(manifest)),
		mkdir(join(root, 'src')),
		mkdir(join(root, 'i18n')),
	]);

	const path = await packageApp({ root, out: folder });
	const zip = new AdmZip(path);
	const code = zip
		.readAsText('MinimalApp.js')
		.replace('BENCH_WORKSPACE', workspaceUrl)
		.replace('BENCH_USER_ID', demo.users.service.id)
		.replace('BENCH_AUTH_TOKEN', demo.users.service.token);
	zip.updateFile('MinimalApp.js', Buffer.from(code));
	zip.writeZip(path);
	return path;
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import AdmZip from 'adm-zip';
import { build } from 'esbuild';

import manifest from '../../../app.json';
import { demo } from '../../../test/workspace/seed';
import { projectRoot } from '../../projectRoot';

const { id, token } = demo.users.service;

/** The minimal app as one file, as Session Info is. @returns the path of the zip */
export const zipMinimalApp = async (workspaceUrl: string): Promise<string> => {
	const { outputFiles } = await build({
		entryPoints: [join(__dirname, 'MinimalApp.ts')],
		bundle: true,
		write: false,
		format: 'cjs',
		platform: 'node',
		target: 'es2022',
		packages: 'external',
		define: {
			WORKSPACE: JSON.stringify(workspaceUrl),
			HEADERS: JSON.stringify({ 'X-User-Id': id, 'X-Auth-Token': token }),
		},
	});
	const minimal = {
		...manifest,
		id: '5d0b6a0e-4f1c-4b0e-9f6e-2f8b3c0c7d11',
		name: 'Minimal',
		nameSlug: 'minimal',
		classFile: 'MinimalApp.ts',
	};
	const zip = new AdmZip();
	zip.addFile('app.json', Buffer.from(JSON.stringify(minimal)));
	zip.addFile('MinimalApp.js', Buffer.from(outputFiles[0]?.contents ?? []));
	zip.addFile('icon.png', await readFile(join(projectRoot, 'icon.png')));
	const path = join(projectRoot, 'node_modules', '.cache', 'session-info', 'minimal.zip');
	zip.writeZip(path);
	return path;
};

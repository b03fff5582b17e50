import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../../tools/projectRoot';

const notes = (tag: string) =>
	spawnSync(join(projectRoot, '.ci', 'notes'), [tag], { encoding: 'utf8' });

describe('The notes of a release', () => {
	it('.ci/notes prints the section of the version in app.json, and no other', () => {
		const { version } = JSON.parse(readFileSync(join(projectRoot, 'app.json'), 'utf8')) as {
			version: string;
		};
		const { stdout, status } = notes(`v${version}`);
		expect(status).toBe(0);
		expect(stdout.trim()).not.toBe('');
		expect(stdout).not.toMatch(/^## /m);
	});

	it('.ci/notes fails for a version that CHANGELOG.md does not have', () => {
		expect(notes('v0.0.0')).toMatchObject({
			status: 1,
			stderr: 'CHANGELOG.md says nothing of 0.0.0\n',
		});
	});
});

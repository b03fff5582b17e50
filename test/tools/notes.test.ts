import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { version } from '../../app.json';
import { projectRoot } from '../../tools/projectRoot';

const notes = (tag: string) =>
	spawnSync(join(projectRoot, '.ci', 'notes'), [tag], { encoding: 'utf8' });

it('.ci/notes prints the section of the version in app.json, and no other', () => {
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

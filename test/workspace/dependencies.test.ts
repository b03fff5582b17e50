import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { denoPackages } from './engine/denoConfig';
import { dependencies } from './package.json';

const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');
const explained = readme
	.split('\n')
	.filter((line) => line.startsWith('| `'))
	.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
	.map(([, name]) => name);

describe('The dependencies of the embedded workspace', () => {
	it.each(Object.keys(dependencies))('README.md says why the workspace needs %s', (name) => {
		expect(explained).toContain(name);
	});

	it('package.json has the packages of the runtime in the versions that Deno is given', () => {
		expect(dependencies).toMatchObject(denoPackages);
	});
});

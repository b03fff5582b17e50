import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { denoPackages } from './engine/prepareDeno';
import { dependencies } from './package.json';

const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');
const explained = readme
	.split('\n')
	.filter((line) => line.startsWith('| `'))
	.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
	.map(([, name]) => name);

it.each(Object.keys(dependencies))(
	'README.md of the embedded workspace says why it needs %s',
	(name) => {
		expect(explained).toContain(name);
	},
);

it('denoPackages has the versions of package.json', () => {
	expect(dependencies).toMatchObject(denoPackages);
});

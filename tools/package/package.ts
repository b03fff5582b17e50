import { relative } from 'node:path';

import { packageApp } from './packageApp';

export { packageApp };
if (require.main === module) {
	packageApp().then(
		(zip) => process.stdout.write(`${relative(process.cwd(), zip)}\n`),
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
			process.exitCode = 1;
		},
	);
}

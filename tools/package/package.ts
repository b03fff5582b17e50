/** `npm run package`: makes the zip and prints its path. */
import { relative } from 'node:path';

import { packageApp } from './packageApp';

packageApp()
	.then((zip) => process.stdout.write(`${relative(process.cwd(), zip)}\n`))
	.catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	});

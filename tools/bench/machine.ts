import { cpus, loadavg, totalmem } from 'node:os';

import enginePackage from '@rocket.chat/apps-engine/package.json';
import denoPackage from 'deno/package.json';

export const describeMachine = (): string =>
	[
		`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
		`${Math.round(totalmem() / 1024 ** 3)} GB`,
		`Node ${process.version}`,
		`Deno ${denoPackage.version}`,
		`Apps-Engine ${enginePackage.version}`,
	].join(', ');

/** Of the last minute. */
export const currentLoad = (): string => (loadavg()[0] ?? Number.NaN).toFixed(2);

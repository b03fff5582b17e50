/**
 * `npm run bench`: how fast Session Info is, next to the least an app can do and the bare REST request, and what it costs a
 * workspace of real size. See docs/maintainers/performance.md.
 *
 * `npm run bench -- latency pages` measures these parts alone, and `-- --quick` as little as shows that everything works.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

import enginePackage from '@rocket.chat/apps-engine/package.json';
import denoPackage from 'deno/package.json';

import { assemble, type Cast } from './cast';
import { comparedNames } from './lookups';
import { installation } from './parts/installation';
import { logout } from './parts/logout';
import { memory } from './parts/memory';
import { messages } from './parts/messages';
import { minute } from './parts/minute';
import { pages } from './parts/pages';
import { latency, throughput } from './parts/speed';
import { windows } from './parts/windows';
import { type Finding, type Part, report } from './report';

/** All that is measured, in this order. The last one starts an engine in this process. */
const parts: Readonly<Record<string, Part>> = {
	latency,
	throughput,
	minute,
	windows,
	messages,
	pages,
	logout,
	installation,
	memory,
};

const machine = [
	`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
	`${Math.round(totalmem() / 1024 ** 3)} GB`,
	`Node ${process.version}`,
	`Deno ${denoPackage.version}`,
	`Apps-Engine ${enginePackage.version}`,
].join(', ');

/** Of the last minute. */
const currentLoad = (): string => (loadavg()[0] ?? Number.NaN).toFixed(2);

/** Compiles what is hot, fills what is kept, and makes sure that nobody measures refusals. */
const warmUp = async ({ apps, run, often }: Cast): Promise<void> => {
	for (const name of comparedNames) {
		for (const subject of ['app', 'minimal', 'rest'] as const) {
			await run(subject, name, { count: often(500), inFlight: 8 });
		}

		const shown = await apps.app.show(name);
		if (!shown.includes('113.0.0')) {
			throw new Error(`${name} was answered with ${shown}`);
		}
	}
};

/** A part that cannot be measured is not met, and keeps no other from being measured. */
const measured = async (name: string, part: Part, cast: Cast): Promise<Finding> => {
	console.error(`${name} …`);
	try {
		return await part(cast);
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
		return { head: [], rows: [], targets: [{ name, value: Number.NaN, limit: Number.NaN }] };
	}
};

const bench = async (cast: Cast, chosen: readonly [string, Part][]): Promise<void> => {
	const started = performance.now();
	const load = currentLoad();
	const workspace = await cast.workspace.describe();
	const findings: Finding[] = [];
	for (const [name, part] of chosen) {
		findings.push(await measured(name, part, cast));
	}

	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	console.log(`${machine}
Load ${load} before, ${currentLoad()} after ${seconds} s.
Workspace: ${workspace}.

${report(findings)}`);
};

const choose = (names: readonly string[]): [string, Part][] => {
	const unknown = names.filter((name) => !(name in parts));
	if (unknown.length > 0) {
		throw new Error(`There is no ${unknown.join(', ')}, only ${Object.keys(parts).join(', ')}`);
	}
	return Object.entries(parts).filter(([name]) => names.length === 0 || names.includes(name));
};

const main = async (): Promise<void> => {
	const { values, positionals } = parseArgs({
		options: { quick: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const chosen = choose(positionals);
	const cast = await assemble(values);
	console.error('Warming up …');
	await warmUp(cast);
	await bench(cast, chosen);
};
main()
	.catch((error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	})
	// The other processes end with this one.
	.finally(() => process.exit());

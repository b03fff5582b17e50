/**
 * `npm run bench`: how fast Session Info is, next to the least an app can do and the bare REST request, and what it costs a
 * workspace of real size. See docs/maintainers/performance.md.
 *
 * `npm run bench -- latency pages` measures these parts alone, `-- --quick` as little as shows that everything works, and
 * `-- --trace` tells where the time of a lookup goes.
 */
import { parseArgs } from 'node:util';

import { assemble, type Cast, subjectNames } from './cast';
import { comparedNames } from './lookups';
import { currentLoad, describeMachine } from './machine';
import type { Finding, Part } from './part';
import { parts } from './parts';
import { report } from './report';
import { traceTable } from './trace';

const note = (text: string): void => {
	process.stderr.write(`${text}\n`);
};

const print = (text: string): void => {
	process.stdout.write(`${text}\n`);
};

/** Compiles what is hot, fills what is kept, and makes sure that nobody measures refusals. */
const warmUp = async ({ apps, run, often }: Cast): Promise<void> => {
	for (const name of comparedNames) {
		for (const subject of ['app', 'minimal', 'rest'] as const) {
			await run(subject, name, { count: often(500), inFlight: 8 });
		}

		const shown = JSON.stringify(await apps.app.show(name));
		if (!shown.includes('113.0.0')) {
			throw new Error(`${name} of ${subjectNames.app} answered ${shown}`);
		}
	}
};

/** A part that cannot be measured is not met, and keeps no other from being measured. */
const measured = async (name: string, part: Part, cast: Cast): Promise<Finding> => {
	note(`${name} …`);
	try {
		return await part(cast);
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
		const target = { name, limit: '', figure: 'not measured', met: false };
		return { head: [], rows: [], targets: [target] };
	}
};

const bench = async (cast: Cast, chosen: readonly [string, Part][]): Promise<void> => {
	const started = performance.now();
	const load = currentLoad();
	const { users, sessions, permissions } = await cast.workspace.size();
	const findings: Finding[] = [];
	for (const [name, part] of chosen) {
		findings.push(await measured(name, part, cast));
	}

	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	print(describeMachine());
	print(`Load ${load} before, ${currentLoad()} after ${seconds} s.`);
	print(`Workspace: ${users} users, ${sessions} sessions, ${permissions} permissions.\n`);
	print(report(findings));
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
		options: { quick: { type: 'boolean', default: false }, trace: { type: 'boolean' } },
		allowPositionals: true,
	});
	const chosen = choose(positionals);
	const cast = await assemble(values);
	try {
		note('Warming up …');
		await warmUp(cast);
		await (values.trace ? traceTable(cast).then(print) : bench(cast, chosen));
	} finally {
		await cast.end();
	}
};
main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});

import { median } from 'simple-statistics';

import { type AppName, type Cast, subjectNames } from './cast';
import { type ComparedName, comparedNames } from './lookups';
import { table } from '../table';
import { inTurns } from './parts/rounds';

const subjects: readonly AppName[] = ['app', 'minimal'];

const ROUNDS = 24;
const COUNT = 25;

const stepName = (direction: 'to app' | 'to host', method: string | undefined): string => {
	if (method === undefined) {
		return direction === 'to app' ? "the host's answer" : 'result';
	}
	return method.replace(/^(bridges|slashcommand|api):/, '').replace(/^get(.*)Bridge:do/, '$1 ');
};

/** What passes between two messages, as the median of many lookups. */
const steps = async (
	app: Cast['apps'][AppName],
	name: ComparedName,
): Promise<{ names: string[]; spans: number[][] }> => {
	const traces = await app.trace(name, COUNT);
	const names = (traces[0]?.messages ?? []).map(({ direction, method }) =>
		stepName(direction, method),
	);
	return {
		names: ['start', ...names, 'end'],
		spans: traces.map(({ start, end, messages }) => {
			const moments = [start, ...messages.map(({ at }) => at), end];
			return moments.slice(1).map((at, index) => at - (moments[index] ?? at));
		}),
	};
};

/** Where the time of a lookup goes, told from what the host sees of it: from one message to the next. */
export const traceTable = async ({ apps, often }: Cast): Promise<string> => {
	const tables: string[] = [];
	for (const name of comparedNames) {
		const traced = await inTurns(subjects, often(ROUNDS), async (subject) =>
			steps(apps[subject], name),
		);
		for (const subject of subjects) {
			const names = traced(subject).at(-1)?.names ?? [];
			const spans = traced(subject)
				.flatMap((round) => round.spans)
				// Now and then a lookup has to ask for the permissions again.
				.filter(({ length }) => length === names.length - 1);
			const microseconds = (figure: (span: readonly number[]) => number): string =>
				(1000 * median(spans.map(figure))).toFixed(0);
			const rows = names
				.slice(1)
				.map((next, at) => [`${names[at]} → ${next}`, microseconds((span) => span[at] ?? 0)]);
			const all = microseconds((span) => span.reduce((a, b) => a + b));
			tables.push(table([`${name}, ${subjectNames[subject]}`, 'µs'], [...rows, ['all', all]]));
		}
	}
	return tables.join('\n\n');
};

import { median } from 'simple-statistics';

import { type AppName, type Cast, subjectNames } from './cast';
import { type ComparedName, comparedNames } from './lookups';
import { table } from '../table';

type Step = { readonly name: string; readonly microseconds: number };

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
		const spans: Record<AppName, number[][]> = { app: [], minimal: [] };
		const names: Record<AppName, string[]> = { app: [], minimal: [] };
		for (let round = 0; round < often(ROUNDS); round += 1) {
			for (const subject of ['app', 'minimal'] as const) {
				const traced = await steps(apps[subject], name);
				names[subject] = traced.names;
				// Now and then a lookup has to ask for the permissions again.
				spans[subject].push(
					...traced.spans.filter(({ length }) => length === traced.names.length - 1),
				);
			}
		}
		for (const subject of ['app', 'minimal'] as const) {
			const rows = names[subject].slice(1).map(
				(next, index): Step => ({
					name: `${names[subject][index]} → ${next}`,
					microseconds: 1000 * median(spans[subject].map((span) => span[index] ?? 0)),
				}),
			);
			const total = 1000 * median(spans[subject].map((span) => span.reduce((a, b) => a + b)));
			tables.push(
				table(
					[`${name}, ${subjectNames[subject]}`, 'µs'],
					[...rows, { name: 'all', microseconds: total }].map((row) => [
						row.name,
						row.microseconds.toFixed(0),
					]),
				),
			);
		}
	}
	return tables.join('\n\n');
};

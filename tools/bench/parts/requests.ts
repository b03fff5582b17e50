import type { Cast } from '../cast';
import { comparedNames, type LookupName } from '../lookups';
import { atMost, type Part, type Target } from '../part';
import type { Asked } from '../workspaceProcess';

const COUNT = 20;
const HELD: LookupName = '/session admin';

const sum = (asked: Asked): { requests: number; bytes: number } =>
	Object.values(asked).reduce(
		(total, { requests, bytes }) => ({
			requests: total.requests + requests,
			bytes: total.bytes + bytes,
		}),
		{ requests: 0, bytes: 0 },
	);

const describe = (name: string, asked: Asked, count = 1): string[] => {
	const { requests, bytes } = sum(asked);
	return [
		name,
		String(requests / count),
		(bytes / count / 1000).toFixed(1),
		Object.keys(asked).sort().join(', '),
	];
};

/** What was asked while something was done. */
const during = async ({ workspace }: Cast, work: () => Promise<unknown>): Promise<Asked> => {
	await workspace.takeAsked();
	await work();
	return workspace.takeAsked();
};

/** What lookups cost the server: how many requests, and how much it sends. */
export const requests: Part = async (cast) => {
	const { app } = cast.apps;
	const rows: string[][] = [];
	const targets: Target[] = [];
	for (const name of comparedNames) {
		await app.run(name, { count: 1, inFlight: 1 });
		const asked = await during(cast, async () => app.run(name, { count: COUNT, inFlight: 1 }));
		rows.push(describe(name, asked, COUNT));
		targets.push(
			atMost(`requests to the workspace for ${name}`, { value: sum(asked).requests / COUNT }, 1),
		);
	}
	await app.passMinute();
	const first = await during(cast, async () => app.run(HELD, { count: 1, inFlight: 1 }));
	rows.push(describe(`${HELD}, the first of a minute`, first));
	targets.push(
		atMost(`requests for ${HELD}, the first of a minute`, { value: sum(first).requests }, 2),
	);
	await app.save({ self_service: true });
	const anew = await during(cast, async () => app.run(HELD, { count: 1, inFlight: 1 }));
	rows.push(describe(`${HELD}, after a saved setting`, anew));
	return { head: ['What the server is asked', 'requests', 'kB', 'which'], rows, targets };
};

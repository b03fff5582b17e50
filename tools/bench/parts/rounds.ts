import type { Cast, Subject } from '../cast';
import type { ComparedName } from '../lookups';
import type { Batch, Size } from '../measure';

/** Milliseconds after which the workspace answers. */
export const delays = [0, 20] as const;

/**
 * The subjects take turns, so that whatever else the machine does weighs on all of them, and each round begins with
 * another one, so that nobody always follows the same.
 */
export const interleave = async <S extends Subject>(
	{ run }: Cast,
	{
		subjects,
		name,
		rounds,
		...size
	}: { subjects: readonly S[]; name: ComparedName; rounds: number } & Size,
): Promise<(subject: S) => readonly Batch[]> => {
	const batches = new Map<S, Batch[]>(subjects.map((subject) => [subject, []]));
	for (let round = 0; round < rounds; round += 1) {
		const first = round % subjects.length;
		for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
			batches.get(subject)?.push(await run(subject, name, size));
		}
	}
	return (subject) => batches.get(subject) ?? [];
};

import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';

import { parseSettings } from './parse';
import { readSettings } from './read';
import type { SettingProblem } from '../names/settings';

/** Settings that are judged together: the secret is a seed or a password as the method says. */
const isAbout = (problem: SettingProblem, savedId: string): boolean =>
	problem.setting === savedId ||
	(problem.setting === 'two_factor_secret' && savedId === 'two_factor_method');

/** What is wrong with a setting that was just saved. An empty one is unfinished rather than wrong. */
export const savedProblems = async (
	savedId: string,
	read: IRead,
): Promise<readonly SettingProblem[]> => {
	const parsed = parseSettings(await readSettings(read));
	return 'problems' in parsed
		? parsed.problems.filter((problem) => problem.problem === 'bad' && isAbout(problem, savedId))
		: [];
};

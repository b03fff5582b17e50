import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../projectRoot';

/** The parts of a report in the mutation testing report schema that count. */
type Report = {
	readonly files: Readonly<Record<string, { readonly mutants: readonly { status: string }[] }>>;
};

export type Counts = { readonly noticed: number; readonly survived: number };

const pathOf = (name: string): string => join(projectRoot, 'reports', 'mutation', `${name}.json`);

/** A run that fails leaves no report, and nothing must take the one before for its own. */
export const removeReport = (name: string): void => rmSync(pathOf(name), { force: true });

/** @throws {Error} if the run has made none */
export const readReport = (name: string): Counts => {
	const path = pathOf(name);
	if (!existsSync(path)) {
		throw new Error('Stryker made no report; what it says above tells why');
	}
	const { files } = JSON.parse(readFileSync(path, 'utf8')) as Report;
	const mutants = Object.values(files).flatMap((file) => file.mutants);
	const count = (...statuses: readonly string[]): number =>
		mutants.filter(({ status }) => statuses.includes(status)).length;
	return { noticed: count('Killed', 'Timeout'), survived: count('Survived', 'NoCoverage') };
};

/** From 0 to 1. Where there was nothing to notice, everything has been noticed. */
export const scoreOf = ({ noticed, survived }: Counts): number =>
	noticed + survived === 0 ? 1 : noticed / (noticed + survived);

/** What git answers; `undefined` where it has no answer. */
export type Git = (...args: readonly string[]) => string | undefined;

/**
 * The commit that changes are counted from: where the branch left `origin/main`, or, on `main` itself, the last release
 * before this commit. A checkout without tags knows a release by the commit that changed the version in `app.json`.
 */
export const findBase = (git: Git): string | undefined => {
	const head = git('rev-parse', 'HEAD');
	const fork = git('merge-base', 'HEAD', 'origin/main');
	return fork !== undefined && fork !== head ? fork : lastRelease(git, head);
};

const lastRelease = (git: Git, head: string | undefined): string | undefined => {
	const tag = git('describe', '--tags', '--abbrev=0', '--match', 'v*', 'HEAD~1');
	const versions = git('log', '--format=%H', '-G"version":', '--', 'app.json');
	return tag ?? versions?.split('\n').find((commit) => commit !== '' && commit !== head);
};

import {
	asRanges,
	countLines,
	findBase,
	type Lines,
	parseDiff,
	sampleLines,
} from '../../tools/mutation/changes';
import { scoreOf } from '../../tools/mutation/stryker';

it.each([
	['a changed line', '@@ -7 +9 @@ const a = () => {', 'src/a.ts:9-9'],
	['added lines', '@@ -7,0 +8,3 @@', 'src/a.ts:8-10'],
	['the neighbors of removed lines', '@@ -8,2 +7,0 @@', 'src/a.ts:7-8'],
	['the first line where lines before it were removed', '@@ -1 +0,0 @@', 'src/a.ts:1-1'],
])('parseDiff finds %s', (_what, head, expected) => {
	expect(asRanges(parseDiff(`+++ b/src/a.ts\n${head}\n`))).toBe(expected);
});

it('parseDiff finds the hunks of several files, and takes no line of code for a head', () => {
	const text = [
		...['diff --git a/src/a.ts b/src/a.ts', '--- a/src/a.ts', '+++ b/src/a.ts'],
		...['@@ -1 +1 @@', '-a', '+@@ -1 +1 @@', '@@ -5,0 +6,2 @@', '+c', '+d'],
		...['diff --git a/src/b.ts b/src/b.ts', '--- a/src/b.ts', '+++ b/src/b.ts'],
		...['@@ -0,0 +1 @@', '+e', '\\ No newline at end of file'],
	].join('\n');
	expect(asRanges(parseDiff(text))).toBe('src/a.ts:1-1,src/a.ts:6-7,src/b.ts:1-1');
	expect(parseDiff('')).toEqual([]);
});

const all: readonly Lines[] = [
	{ file: 'src/a.ts', from: 1, to: 300 },
	{ file: 'src/b.ts', from: 5, to: 5 },
	{ file: 'src/c.ts', from: 10, to: 109 },
];

it('sampleLines takes all lines where they are few enough', () => {
	expect(sampleLines(all, { most: countLines(all), seed: 1 })).toEqual(all);
});

it('sampleLines takes as many lines as it may, from several places, and none twice', () => {
	const taken = sampleLines(all, { most: 150, seed: 2 });
	const linesOf = (pieces: readonly Lines[]): readonly string[] =>
		pieces.flatMap(({ file, from, to }) =>
			Array.from({ length: to - from + 1 }, (_, index) => `${file}:${from + index}`),
		);
	expect(new Set(linesOf(taken)).size).toBe(150);
	expect(new Set(taken.map(({ file }) => file)).size).toBeGreaterThan(1);
	expect(linesOf(all)).toEqual(expect.arrayContaining([...linesOf(taken)]));
	expect(sampleLines(all, { most: 150, seed: 2 })).toEqual(taken);
	expect(sampleLines(all, { most: 150, seed: 3 })).not.toEqual(taken);
});

it.each<[what: string, answers: Readonly<Record<string, string>>, expected: string | undefined]>([
	['where the branch left origin/main', { 'merge-base': 'fork', 'describe': 'v2.0.0' }, 'fork'],
	['the last release on main', { 'merge-base': 'head', 'describe': 'v2.0.0' }, 'v2.0.0'],
	['the last release in a clone without origin', { describe: 'v2.0.0' }, 'v2.0.0'],
	['the last change of version without tags', { log: 'head\nolder\noldest' }, 'older'],
	['nothing in a history of one commit', { log: 'head' }, undefined],
])('findBase finds %s', (_what, answers, expected) => {
	const all: typeof answers = { 'rev-parse': 'head', ...answers };
	expect(findBase((command = '') => all[command])).toBe(expected);
});

it.each([
	[{ noticed: 9, survived: 1 }, 0.9],
	[{ noticed: 0, survived: 1 }, 0],
	[{ noticed: 0, survived: 0 }, 1],
])('scoreOf says of %j: %d', (counts, expected) => {
	expect(scoreOf(counts)).toBe(expected);
});

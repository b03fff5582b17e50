import { findBase, type Git } from '../../tools/mutation/base';
import {
	asRanges,
	countLines,
	type Lines,
	parseDiff,
	sampleLines,
} from '../../tools/mutation/changedLines';
import { scoreOf } from '../../tools/mutation/report';

const hunk = (head: string, ...lines: readonly string[]): string => [head, ...lines].join('\n');

const diff = (file: string, ...hunks: readonly string[]): string =>
	[
		`diff --git a/${file} b/${file}`,
		'index 93a1d4c..2f6a7b8 100644',
		`--- a/${file}`,
		`+++ b/${file}`,
		...hunks,
	].join('\n');

describe('parseDiff', () => {
	it.each([
		['a changed line', '@@ -7 +9 @@ const a = () => {', ['-old', '+new'], 'src/a.ts:9-9'],
		['added lines', '@@ -7,0 +8,3 @@', ['+1', '+2', '+3'], 'src/a.ts:8-10'],
		['the neighbors of removed lines', '@@ -8,2 +7,0 @@', ['-1', '-2'], 'src/a.ts:7-8'],
		['the first line where lines before it were removed', '@@ -1 +0,0 @@', ['-1'], 'src/a.ts:1-1'],
	])('parseDiff finds %s', (_what, head, lines, expected) => {
		expect(asRanges(parseDiff(diff('src/a.ts', hunk(head, ...lines))))).toBe(expected);
	});

	it('parseDiff finds the hunks of several files', () => {
		const text = [
			diff('src/a.ts', hunk('@@ -1 +1 @@', '-a', '+b'), hunk('@@ -5,0 +6,2 @@', '+c', '+d')),
			diff('src/b.ts', hunk('@@ -0,0 +1 @@', '+e', '\\ No newline at end of file')),
		].join('\n');
		expect(asRanges(parseDiff(text))).toBe('src/a.ts:1-1,src/a.ts:6-7,src/b.ts:1-1');
	});

	it('parseDiff takes no line of code for a head', () => {
		const lines = ['+++ b/src/other.ts', '+@@ -1 +1 @@', '--- a/x'];
		const text = diff(
			'src/a.ts',
			hunk('@@ -1 +1,2 @@', ...lines),
			hunk('@@ -9 +10 @@', '-a', '+b'),
		);
		expect(asRanges(parseDiff(text))).toBe('src/a.ts:1-2,src/a.ts:10-10');
	});

	it('parseDiff finds nothing in an empty diff', () => {
		expect(parseDiff('')).toEqual([]);
	});
});

describe('sampleLines', () => {
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
		const lines = taken.flatMap(({ file, from, to }) =>
			Array.from({ length: to - from + 1 }, (_, index) => `${file}:${from + index}`),
		);
		expect(new Set(lines).size).toBe(150);
		expect(new Set(taken.map(({ file }) => file)).size).toBeGreaterThan(1);
		expect(
			taken.every((piece) =>
				all.some(
					({ file, from, to }) => file === piece.file && from <= piece.from && piece.to <= to,
				),
			),
		).toBe(true);
	});

	it('sampleLines takes the same lines each time, and others with another seed', () => {
		const taken = sampleLines(all, { most: 100, seed: 1 });
		expect(sampleLines(all, { most: 100, seed: 1 })).toEqual(taken);
		expect(sampleLines(all, { most: 100, seed: 2 })).not.toEqual(taken);
	});
});

describe('findBase', () => {
	const gitWith =
		(answers: Readonly<Record<string, string>>): Git =>
		(command = '') =>
			answers[command];

	it.each([
		['where the branch left origin/main', { 'merge-base': 'fork', 'describe': 'v2.0.0' }, 'fork'],
		['the last release on main', { 'merge-base': 'head', 'describe': 'v2.0.0' }, 'v2.0.0'],
		['the last release in a clone without origin', { describe: 'v2.0.0' }, 'v2.0.0'],
		['the last change of version without tags', { log: 'head\nolder\noldest' }, 'older'],
		['nothing in a history of one commit', { log: 'head' }, undefined],
	])('findBase finds %s', (_what, answers, expected) => {
		expect(findBase(gitWith({ 'rev-parse': 'head', ...answers }))).toBe(expected);
	});
});

describe('scoreOf', () => {
	it.each([
		[{ noticed: 9, survived: 1 }, 0.9],
		[{ noticed: 0, survived: 1 }, 0],
		[{ noticed: 0, survived: 0 }, 1],
	])('scoreOf says of %j: %d', (counts, expected) => {
		expect(scoreOf(counts)).toBe(expected);
	});
});

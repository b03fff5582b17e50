/** How many letters are wrong, missing, too many, or changed places with the next one. */
const slipsBetween = (one: string, other: string): number => {
	let before: readonly number[] = [];
	let row = Array.from({ length: other.length + 1 }, (_value, index) => index);
	for (let i = 1; i <= one.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= other.length; j += 1) {
			const isSame = one[i - 1] === other[j - 1];
			const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			next[j] = Math.min(
				(row[j] ?? 0) + 1,
				(next[j - 1] ?? 0) + 1,
				(row[j - 1] ?? 0) + (isSame ? 0 : 1),
				isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
			);
		}
		[before, row] = [row, next];
	}
	return row[other.length] ?? 0;
};

/**
 * The subcommand that a word nearly is: one slip away, or two where the subcommand has six letters or more. No word is so near
 * to two of them.
 *
 * @param word in small letters
 */
export const nearestCommand = (word: string, names: readonly string[]): string | undefined =>
	names.find((name) => slipsBetween(word, name) <= (name.length < 6 ? 1 : 2));

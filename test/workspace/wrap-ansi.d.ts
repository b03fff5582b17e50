declare module 'wrap-ansi' {
	/** Breaks a string into lines of at most `columns`; escape sequences have no width. */
	export default function wrapAnsi(
		text: string,
		columns: number,
		options?: { hard?: boolean; trim?: boolean },
	): string;
}

/** Stands in for what the engine's runtime imports of Deno's standard library, as far as it uses that. */

export const toArrayBuffer = (readable: ReadableStream<Uint8Array>): Promise<ArrayBuffer> =>
	new Response(readable).arrayBuffer();

export const writeAll = async (
	writer: { write(data: Uint8Array): Promise<number> },
	data: Uint8Array,
): Promise<void> => {
	for (let written = 0; written < data.length; ) {
		written += await writer.write(data.subarray(written));
	}
};

/** Of `--name value` pairs, which is all that the engine passes. */
export const parseArgs = (args: readonly string[]): Record<string, string> =>
	Object.fromEntries(
		args.flatMap((arg, index) =>
			arg.startsWith('--') ? [[arg.slice(2), args[index + 1] ?? '']] : [],
		),
	);

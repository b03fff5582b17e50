/** Stands in for `writeAll` of Deno's `@std/io`, as far as the engine's runtime uses it. */
export const writeAll = async (
	writer: { write(data: Uint8Array): Promise<number> },
	data: Uint8Array,
): Promise<void> => {
	for (let written = 0; written < data.length; ) {
		written += await writer.write(data.subarray(written));
	}
};

/** Stands in for `toArrayBuffer` of Deno's `@std/streams`. */
export const toArrayBuffer = (readable: ReadableStream<Uint8Array>): Promise<ArrayBuffer> =>
	new Response(readable).arrayBuffer();

/**
 * Runs in the app's Deno before the engine's runtime and the app do. The clock is as many milliseconds ahead as stands in
 * the file, whenever it is looked at.
 */
declare const Deno: { readTextFileSync(path: string): string };

const now = Date.now.bind(Date);
const file = new URL(import.meta.url).searchParams.get('file') ?? '';
Date.now = () => now() + Number(Deno.readTextFileSync(file));

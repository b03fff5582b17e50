import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { addDenoFlags } from './denoFlags';

/** One clock for an app in Deno and for all else that takes it; it runs on by itself, and can be moved. */
export class MovableClock {
	private readonly folder = mkdtempSync(join(tmpdir(), 'session-info-clock-'));

	private readonly file = join(this.folder, 'ahead');

	private readonly removeFlags: () => void;

	private ahead = 0;

	/** Before the app is started: what runs is the zip as it ships. */
	constructor() {
		this.move(0);
		const preload = pathToFileURL(join(__dirname, 'deno', 'clock.ts'));
		preload.searchParams.set('file', this.file);
		this.removeFlags = addDenoFlags('--preload', preload.href, `--allow-read=${this.file}`);
	}

	/** Milliseconds since the epoch. */
	readonly now = (): number => Date.now() + this.ahead;

	/** @param milliseconds back, if negative */
	move(milliseconds: number): void {
		this.ahead += milliseconds;
		writeFileSync(this.file, new Float64Array([this.ahead]));
	}

	/** After the app has ended. */
	remove(): void {
		this.removeFlags();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

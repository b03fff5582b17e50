import { createHmac, randomBytes } from 'crypto';

import type { SessionId } from '../sessions/sessionId';

/**
 * Tells the sessions that a window has shown to somebody from those that a forged press names: asking about the former is
 * no new look that the audit room has to hear of. A seal is good for one reader and one session, in this process.
 */
export class Seals {
	private key: Buffer | undefined;

	seal(readerId: string, sessionId: SessionId): string {
		this.key ??= randomBytes(32);
		return createHmac('sha256', this.key).update(`${readerId}\n${sessionId}`).digest('base64');
	}

	isGood(seal: string, readerId: string, sessionId: SessionId): boolean {
		return seal === this.seal(readerId, sessionId);
	}
}

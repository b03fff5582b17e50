import { parseSessionId } from '../../../src/sessions/sessionId';
import { Seals } from '../../../src/window/Seals';
import { otherSessionId, sessionId } from '../support/sessions';

const seals = new Seals();
const seal = seals.seal('samUserId', sessionId);

describe('a seal', () => {
	it('is good for the reader and the session that it was made for', () => {
		expect(seals.isGood(seal, 'samUserId', sessionId)).toBe(true);
		expect(seals.isGood(seals.seal('samUserId', sessionId), 'samUserId', sessionId)).toBe(true);
	});

	it.each([
		['another reader', seal, 'aliceUserId', sessionId],
		['another session', seal, 'samUserId', otherSessionId],
		['a part of it', seal.slice(0, -1), 'samUserId', sessionId],
		['nothing', '', 'samUserId', sessionId],
	])('is not good for %s', (_name, given, reader, session) => {
		expect(seals.isGood(given, reader, session)).toBe(false);
	});

	it('is not good in another process', () => {
		expect(new Seals().isGood(seal, 'samUserId', sessionId)).toBe(false);
	});

	it('keeps reader and session apart', () => {
		const rest = parseSessionId(sessionId.slice(1), 'chat');
		expect(seals.isGood(seal, `samUserId${sessionId.charAt(0)}`, rest)).toBe(false);
	});
});

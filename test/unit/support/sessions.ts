import type { Session } from '../../../src/sessions/Session';
import { isSessionId, type SessionId } from '../../../src/sessions/sessionId';

/** A Device ID that a test writes as a text. */
export const idOf = (text: string): SessionId => {
	if (!isSessionId(text)) {
		throw new Error(`${text} is no Device ID`);
	}
	return text;
};

export const sessionId = idOf('QoYYFw2t9oKks2niG');
export const otherSessionId = idOf('aB3-other_session');

/** A session with everything a workspace may tell. */
export const buildSession = (override: Partial<Session> = {}): Session => ({
	sessionId,
	userId: 'aliceUserId000000',
	loginAt: new Date('2024-06-12T08:30:00.000Z'),
	user: { username: 'alice', name: 'Alice Example' },
	device: {
		type: 'browser',
		name: 'Chrome',
		version: '113.0.0',
		longVersion: '113.0.0.0',
		os: { name: 'Windows', version: '10' },
	},
	host: 'chat.example.com',
	ip: '203.0.113.7',
	...override,
});

/** A document as Rocket.Chat before 8.8 answers it, with what must never leave the app. */
export const buildDocument = (
	override: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
	_id: '6492b1c5e4b0f0a1d2c3b4a5',
	type: 'session',
	sessionId,
	instanceId: 'p6fKn3WqYd8sTzR2x',
	loginToken: 'orklPYSECRETHASHOFTHELOGINTOKEN0123456789ab=',
	ip: '203.0.113.7',
	host: 'chat.example.com',
	device: {
		type: 'browser',
		name: 'Chrome',
		longVersion: '113.0.0.0',
		os: { name: 'Windows', version: '10' },
		version: '113.0.0',
	},
	userId: 'aliceUserId000000',
	roles: ['user'],
	mostImportantRole: 'user',
	loginAt: '2024-06-12T08:30:00.000Z',
	day: 12,
	month: 6,
	year: 2024,
	searchTerm: 'ChromebrowserWindowsQoYYFw2t9oKks2niGaliceUserId000000',
	createdAt: '2024-06-12T08:30:00.000Z',
	_updatedAt: '2024-06-12T08:31:00.000Z',
	success: true,
	...override,
});

import type { Caller } from '../../../src/requests/Caller';

export const buildCaller = (override: Partial<Caller> = {}): Caller => ({
	id: 'aliceUserId000000',
	username: 'alice',
	name: 'Alice Example',
	roles: ['user'],
	utcOffset: 0,
	language: 'en',
	...override,
});

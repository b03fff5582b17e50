import { demo } from '../../seed';
import type { Example } from '../protocol';

const { alice, bob } = demo.sessions;

/** What to try, by username. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
	[demo.users.alice.username]: [
		{ text: '/session', shows: 'your own sessions' },
		{ text: '/session manage', shows: 'the same in a window, with buttons to log out' },
		{ text: `/session info ${alice.laptop}`, shows: 'one of them' },
		{
			text: `/session info ${bob.desktop}`,
			shows: 'bob’s session reads like one that does not exist',
		},
		{ text: '/session help', shows: 'what you may use' },
	],
	[demo.users.bob.username]: [
		{ text: '/session', shows: 'your own sessions' },
		{ text: `/session ${bob.phone}`, shows: 'one of them, on an IPv6 address' },
		{ text: '/session list @alice', shows: 'refused' },
	],
	[demo.users.sam.username]: [
		{ text: '/session list all', shows: 'everybody’s sessions' },
		{ text: '/session summary', shows: 'the same in numbers' },
		{ text: '/session find Firefox', shows: 'a search' },
		{ text: '/session find 203.0.113.0/28', shows: 'a search by network' },
		{ text: `/session ${bob.phone}`, shows: 'anybody’s session by its id' },
		{ text: '/session list @mallory', shows: 'device names that would like to be markup' },
	],
	[demo.users.admin.username]: [
		{ text: '/session status', shows: 'whether the app is set up correctly' },
		{ text: '/session manage @alice', shows: 'anybody’s sessions in a window' },
		{ text: '/session logout @alice', shows: 'how to log out all of them' },
		{ text: '/session find Chrome page 2', shows: 'the second page of a search' },
		{ text: '/session list @mallory', shows: 'device names that would like to be markup' },
	],
	[demo.users.service.username]: [
		{ text: '/session status', shows: 'whether the app is set up correctly' },
		{ text: '/session', shows: 'the account’s own sessions' },
	],
};

import { demo } from './seed';
import type { Command } from './start';

export type TourStop = Command & {
	/** What to look at. */
	readonly shows: string;
};

const { alice, bob } = demo.sessions;

/** Who sees what: the same questions, asked by people with and without the permission. */
export const tour: readonly TourStop[] = [
	{ as: 'alice', text: `/session info ${alice.laptop}`, shows: 'a session of her own' },
	{ as: 'alice', text: `/session ${alice.phone}`, shows: 'the short form' },
	{
		as: 'alice',
		text: `/session info ${bob.desktop}`,
		shows: "bob's session reads like one that does not exist",
	},
	{
		as: 'alice',
		text: '/session info Chrome',
		shows: 'only an id finds a session, although the server would search',
	},
	{ as: 'alice', text: '/session info .', shows: 'no session id' },
	{ as: 'alice', text: '/session info', shows: 'nothing to look for' },
	{
		as: 'alice',
		text: `/session admin ${bob.desktop}`,
		shows: 'refused: she lacks the permission view-device-management',
	},
	{
		as: 'sam',
		text: `/session admin ${alice.laptop}`,
		shows: 'the permission comes with a custom role',
	},
	{ as: 'sam', text: `/session ${bob.phone}`, shows: 'the short form finds any session for him' },
	{ as: 'admin', text: `/session admin ${bob.desktop}`, shows: 'the role admin has it too' },
	{ as: 'alice', text: '/session', shows: 'all her sessions' },
	{ as: 'sam', text: '/session list @bob', shows: "bob's sessions" },
	{
		as: 'sam',
		text: '/session find Firefox',
		shows: 'a search, with the command for its next page',
	},
	{ as: 'admin', text: '/session status', shows: 'whether the app is set up right' },
	{ as: 'alice', text: '/session help', shows: 'what alice may use' },
];

import { demo } from './seed';
import type { Command } from './start';

export type TourStop = Command & {
	/** What to look at. */
	readonly shows: string;
};

const { alice, bob } = demo.sessions;

/** Who sees what: the same questions, asked by people with and without the permission. */
export const tour: readonly TourStop[] = [
	{ as: 'alice', text: '/session', shows: 'all her sessions' },
	{ as: 'alice', text: '/session manage', shows: 'the same in a window, with buttons to log out' },
	{ as: 'alice', text: `/session info ${alice.laptop}`, shows: 'one of them in full' },
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
	{ as: 'alice', text: '/session lsit', shows: 'nearly a command' },
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
	{ as: 'sam', text: '/session list @bob', shows: "bob's sessions" },
	{ as: 'sam', text: '/session find 203.0.113.0/28', shows: 'a search by network' },
	{ as: 'sam', text: '/session find ios 17.5', shows: 'a search by what is shown' },
	{ as: 'sam', text: '/session summary', shows: "everybody's sessions in numbers" },
	{ as: 'admin', text: '/session logout @bob', shows: 'asks first, and names the command' },
	{ as: 'admin', text: '/session status', shows: 'whether the app is set up right' },
	{ as: 'alice', text: '/session help', shows: 'what alice may use' },
];

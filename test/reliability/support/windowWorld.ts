import fc from 'fast-check';

import { change, type Powers, sessionIds, usernames } from './world';

/** Which button is pressed, of those that windows had: see `Shown` in the test. */
export type Pick = {
	/** Of the window that the caller saw last, of any that they saw, or of one that somebody else saw. */
	readonly of: 'last' | 'own' | 'others';
	/** Written on it, if there is such a one; else one that asks about a session, else any. */
	readonly label: string;
	readonly index: number;
};

/** What is changed in the value that the button carries. */
export type Forgery = {
	readonly session?: unknown;
	readonly user?: string | null;
	readonly offset?: number;
	/** `stolen`: that of another button. */
	readonly seal?: 'none' | 'cut' | 'stolen';
};

export type WindowStep =
	| {
			readonly does: 'open';
			readonly as: number;
			readonly username: string | undefined;
			readonly hasTrigger: boolean;
	  }
	| {
			readonly does: 'press';
			/** `undefined`: whoever did the step before. */
			readonly as: number | undefined;
			readonly pick: Pick;
			/** Sent instead of the button's own. */
			readonly actionId: string | undefined;
			readonly forgery: Forgery;
			/** Sent instead of all that. */
			readonly value: unknown;
	  }
	| { readonly does: 'change'; readonly powers: Powers };

export const actionIds = {
	'session-info-ask': 'ask',
	'session-info-log-out': 'log-out',
	'session-info-previous': 'list',
	'session-info-next': 'list',
	'session-info-refresh': 'list',
	'session-info-back': 'list',
} as const;

/** Few, so that they meet; the last is the service account. */
const as = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4);

const username = fc.constantFrom(
	undefined,
	undefined,
	...usernames,
	...usernames,
	'nobody',
	'User.First',
	'session.service',
);

const opening = fc.record({
	does: fc.constant('open' as const),
	as,
	username,
	hasTrigger: fc.constantFrom(true, true, true, true, false),
});

const pick = fc.record({
	of: fc.constantFrom('last' as const, 'last' as const, 'own' as const, 'others' as const),
	label: fc.constantFrom(
		...Array<string>(4).fill('Log out'),
		...Array<string>(4).fill('Log out device'),
		'Back',
		'Next',
		'Previous',
		'Refresh',
	),
	index: fc.nat({ max: 30 }),
});

const untouched = { actionId: undefined, forgery: {}, value: undefined };

const honest = pick.map((picked) => ({ ...untouched, pick: { ...picked, of: 'last' as const } }));

const stolen = fc.record({
	pick,
	actionId: fc.constantFrom(undefined, undefined, undefined, ...Object.keys(actionIds)),
	forgery: fc.constant({}),
	value: fc.constant(undefined),
});

const forged = fc.record({
	pick,
	actionId: fc.constantFrom(
		'session-info-ask',
		'session-info-ask',
		'session-info-log-out',
		'session-info-log-out',
		...Object.keys(actionIds),
	),
	forgery: fc.record(
		{
			session: fc.constantFrom<unknown>(
				...sessionIds,
				...sessionIds,
				'Crowd12',
				'Crowd15',
				'NoSuchSession',
				'.*',
				null,
			),
			user: fc.constantFrom(...usernames, ...usernames, 'nobody', 'session.service', null, ''),
			offset: fc.constantFrom(0, 3, 10, 20, 500, -1),
			seal: fc.constantFrom('none' as const, 'cut' as const, 'stolen' as const),
		},
		{ requiredKeys: [] },
	),
	value: fc.constant(undefined),
});

const odd = fc.record({
	pick,
	actionId: fc.constantFrom(...Object.keys(actionIds), 'session-info', ''),
	forgery: fc.constant({}),
	value: fc.constantFrom<unknown>('', '{', 'null', '[]', 7, { offset: 0 }, '{"offset":"0"}'),
});

const pressing = fc
	.tuple(
		fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: as }),
		fc.oneof(
			{ weight: 8, arbitrary: honest },
			{ weight: 4, arbitrary: stolen },
			{ weight: 5, arbitrary: forged },
			{ weight: 1, arbitrary: odd },
		),
	)
	.map(([who, pressed]) => ({ does: 'press' as const, as: who, ...pressed }));

const changing = fc.record({ does: fc.constant('change' as const), powers: change });

/** What people do with windows, one after the other. */
export const windowSteps: fc.Arbitrary<readonly WindowStep[]> = fc
	.tuple(
		opening,
		fc.array(
			fc.oneof(
				{ weight: 3, arbitrary: opening },
				{ weight: 12, arbitrary: pressing },
				{ weight: 1, arbitrary: changing },
			),
			{ minLength: 8, maxLength: 14 },
		),
	)
	.map(([first, rest]) => [first, ...rest]);

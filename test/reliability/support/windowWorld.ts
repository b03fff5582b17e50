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
	readonly title?: unknown;
	readonly time?: unknown;
	readonly owner?: unknown;
	readonly others?: unknown;
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
			/** `undefined`: the one who did the step before. */
			readonly as: number | undefined;
			readonly pick: Pick;
			/** Sent instead of the button's own. */
			readonly actionId: string | undefined;
			readonly forgery: Forgery;
			/** Sent instead of all that. */
			readonly value: unknown;
	  }
	| { readonly does: 'change'; readonly powers: Powers };

/** What the buttons do, and of what. */
export const actionIds = {
	'session-info-ask': ['ask', 'one'],
	'session-info-ask-others': ['ask', 'others'],
	'session-info-ask-all': ['ask', 'all'],
	'session-info-log-out': ['log-out', 'one'],
	'session-info-log-out-others': ['log-out', 'others'],
	'session-info-log-out-all': ['log-out', 'all'],
	'session-info-previous': ['list', undefined],
	'session-info-next': ['list', undefined],
	'session-info-refresh': ['list', undefined],
	'session-info-back': ['list', undefined],
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
		...Array<string>(3).fill('Log out all others'),
		...Array<string>(3).fill('Log out all'),
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
			title: fc.constantFrom<unknown>('Forged on Linux', '✓ Device logged out: “x”', 7, ''),
			time: fc.constantFrom<unknown>(0, 1.5, '0', 9e15, -1),
			owner: fc.constantFrom<unknown>('Forged (forged)', null, ''),
			others: fc.constantFrom<unknown>(true, false, 'true', 1),
		},
		{ requiredKeys: [] },
	),
	value: fc.constant(undefined),
});

const odd = fc.record({
	pick,
	actionId: fc.constantFrom(...Object.keys(actionIds), 'session-info', ''),
	forgery: fc.constant({}),
	value: fc.constantFrom<unknown>(
		...['', '{', 'null', '[]', 7, { offset: 0 }, '['.repeat(65_536), ' '.repeat(65_536)],
		...['{"offset":"0"}', '{"offset":-1}', '{"offset":0.5}', '{"offset":0,"user":7}'],
		'{"offset":0,"__proto__":{"user":"user.first"}}',
	),
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

/** What one window leads to: each button of the window before. */
const conversation = fc
	.tuple(
		fc.constantFrom(
			['Log out', 'Log out device'],
			['Log out', 'Log out device'],
			['Log out', 'Log out all others', 'Log out all others'],
			['Log out all', 'Log out all'],
			['Log out all', 'Back', 'Refresh'],
		),
		fc.nat({ max: 30 }),
	)
	.map(([labels, index]) =>
		labels.map((label) => ({
			does: 'press' as const,
			as: undefined,
			...untouched,
			pick: { of: 'last' as const, label, index },
		})),
	);

const changing = fc.record({ does: fc.constant('change' as const), powers: change });

const alone = (step: fc.Arbitrary<WindowStep>): fc.Arbitrary<readonly WindowStep[]> =>
	step.map((one) => [one]);

/** What people do with windows, one after the other. */
export const windowSteps: fc.Arbitrary<readonly WindowStep[]> = fc
	.tuple(
		opening,
		fc.array(
			fc.oneof(
				{ weight: 3, arbitrary: alone(opening) },
				{ weight: 8, arbitrary: alone(pressing) },
				{ weight: 4, arbitrary: conversation },
				{ weight: 1, arbitrary: alone(changing) },
			),
			{ minLength: 8, maxLength: 12 },
		),
	)
	.map(([first, rest]) => [first, ...rest.flat()]);

import fc from 'fast-check';

import { powers, type Powers, sessionIds, usernames } from './world';

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

/** Which button is pressed, of those that windows had. */
type Pick = {
	/** Of the window that the caller saw last, of any that they saw, or of one that somebody else saw. */
	readonly of: 'last' | 'own' | 'others';
	/** Written on it, if there is such a one; else one that asks about a session, else any. */
	readonly label: string;
	readonly index: number;
};

export type Pressing = {
	readonly does: 'press';
	/** `undefined`: the one who did the step before. */
	readonly as: number | undefined;
	readonly pick: Pick;
	/** Sent instead of the button's own. */
	readonly actionId?: string | undefined;
	/** What is changed in the value that the button carries. */
	readonly forgery?: Readonly<Record<string, unknown>>;
};

export type Opening = {
	readonly does: 'open';
	readonly as: number;
	readonly username: string | undefined;
};

export type WindowStep = Opening | Pressing | { readonly does: 'change'; readonly powers: Powers };

/** Few, so that they meet; the last is the service account. */
const as = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4);

const names = [...usernames, ...usernames, 'nobody', 'session.service'];

const opening: fc.Arbitrary<Opening> = fc.record({
	does: fc.constant('open'),
	as,
	username: fc.constantFrom(undefined, undefined, ...names, 'User.First'),
});

const pick: fc.Arbitrary<Pick> = fc.record({
	of: fc.constantFrom('last', 'last', 'own', 'others'),
	label: fc.constantFrom(
		...Array<string>(4).fill('Log out'),
		...Array<string>(4).fill('Log out device'),
		...Array<string>(3).fill('Log out all others'),
		...Array<string>(3).fill('Log out all'),
		...['Back', 'Next', 'Previous', 'Refresh'],
	),
	index: fc.nat({ max: 30 }),
});

const honest = pick.map(
	(picked): Omit<Pressing, 'as' | 'does'> => ({
		pick: { ...picked, of: 'last' },
	}),
);

const stolen = fc.record({
	pick,
	actionId: fc.constantFrom(undefined, undefined, undefined, ...Object.keys(actionIds)),
});

const forged = fc.record({
	pick,
	actionId: fc.constantFrom(
		...['session-info-ask', 'session-info-log-out', 'session-info-log-out'],
		...Object.keys(actionIds),
	),
	forgery: fc.record(
		{
			session: fc.constantFrom<unknown>(
				...[...sessionIds, ...sessionIds, 'Crowd36', 'Crowd39', 'NoSuchSession', '.*', null],
			),
			user: fc.constantFrom<unknown>(...names, null, ''),
			offset: fc.constantFrom(0, 3, 10, 20, 500, -1),
			others: fc.constantFrom<unknown>(true, false, 'true', 1),
		},
		{ requiredKeys: [] },
	),
});

const pressing = fc
	.tuple(
		fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: as }),
		fc.oneof(
			{ weight: 8, arbitrary: honest },
			{ weight: 4, arbitrary: stolen },
			{ weight: 6, arbitrary: forged },
		),
	)
	.map(([who, pressed]): Pressing => ({ does: 'press', as: who, ...pressed }));

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
		labels.map(
			(label): Pressing => ({ does: 'press', as: undefined, pick: { of: 'last', label, index } }),
		),
	);

const changing = fc.record({ does: fc.constant('change' as const), powers });

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

import { execute, press as pressButton } from './host';
import { type Options, without } from './model';
import {
	checkOpen,
	checkTraces,
	forbidden,
	records,
	titles,
	type Traces,
	tracesOf,
} from './traces';
import {
	type Button,
	expectOpening,
	type ExpectedPress,
	type ExpectedWindow,
	expectPress,
	type Place,
	type Press,
	type Target,
} from './windowModel';
import { actionIds, type Opening, type Pressing, type WindowStep } from './windowWorld';
import { enter, type World } from './world';
import { isRecord } from '../../support/workspace/doors';
import { visibleText } from '../../support/workspace/replies';
import { trafficDuring } from '../../support/workspace/traffic';
import type { WindowEvent } from '../../workspace/model';
import { demo } from '../../workspace/seed';
import type { RunningWorkspace } from '../../workspace/start';

type Block = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string =>
	isRecord(value) && typeof value.text === 'string' ? value.text : '';

/** A button that somebody saw. */
type Shown = {
	readonly reader: string;
	readonly label: string;
	readonly actionId: string;
	readonly value: Block;
};

const buttonsIn = ({ blocks }: WindowEvent['view'], reader: string): readonly Shown[] =>
	records(blocks)
		.flatMap(({ accessory, elements }) => records([accessory, ...records(elements)]))
		.map(({ text, actionId, value }) => ({
			reader,
			label: textOf(text),
			actionId: String(actionId),
			value: JSON.parse(String(value)) as Block,
		}));

const meant = ({ label, value: { user, offset, session } }: Shown): Button => ({
	label,
	...(typeof user === 'string' && { username: user }),
	offset: Number(offset),
	...(typeof session === 'string' && { sessionId: session }),
});

/** What is to be read in a window, section by section; those about a session have fields. */
const sectionsIn = ({ blocks }: WindowEvent['view']) =>
	records(blocks)
		.filter(({ type }) => type === 'section')
		.map(({ text, fields, accessory }) => ({
			text: textOf(text),
			fields: records(fields).map(textOf),
			hasButton: accessory !== undefined,
		}));

const fieldIn = (fields: readonly string[], label: string): string | undefined =>
	fields.find((field) => field.startsWith(`${label}: `))?.slice(label.length + 2);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The list that a value names, if it can be read. */
const placeIn = ({ user, offset }: Block): Place | undefined => {
	const isOffset = typeof offset === 'number' && Number.isInteger(offset) && offset >= 0;
	if (!isOffset || (user !== undefined && !isText(user))) {
		return undefined;
	}
	return { offset, ...(isText(user) && { username: user }) };
};

const targetIn = (what: 'one' | 'others' | 'all', value: Block): Target | undefined => {
	const { user, session, others } = value;
	if (what === 'all') {
		return isText(user) ? { what, username: user } : undefined;
	}
	return typeof session === 'string' && /^[\w-]{1,64}$/.test(session)
		? { what, sessionId: session, hasOthers: others === true }
		: undefined;
};

const isActionId = (actionId: string): actionId is keyof typeof actionIds => actionId in actionIds;

const pressOf = (actionId: string, value: Block): Press => {
	const [does, what] = isActionId(actionId) ? actionIds[actionId] : [];
	const place = placeIn(value);
	if (does === 'list' && place) {
		return { does, ...place };
	}
	const target = what && targetIn(what, value);
	return does && does !== 'list' && target
		? { does, target, place: place ?? { offset: 0 } }
		: { does: 'nonsense' };
};

/** One drawn workspace, what its people have seen in it, and what they may. */
export class Story {
	/** Who did something last. */
	private actor = 0;

	private readonly seen: Shown[] = [];

	private readonly lastSeen = new Map<string, readonly Shown[]>();

	/** Whose lists were posted to the audit room lately, and who read them. */
	private readonly posted = new Set<string>();

	constructor(
		private readonly running: RunningWorkspace,
		/** What the model knows to be there. */
		private world: World,
		/** What was covered, so that a draw that tests nothing is noticed. */
		private readonly covered: (what: string) => void,
	) {}

	async begin(): Promise<void> {
		await enter(this.running, this.world);
	}

	async take(step: WindowStep): Promise<void> {
		if (step.does === 'change') {
			this.world = { ...this.world, ...step.powers };
			// Saved settings begin anew.
			this.posted.clear();
			return enter(this.running, this.world);
		}
		this.actor = step.as ?? this.actor;
		return step.does === 'open' ? this.open(step) : this.press(step);
	}

	private get options(): Options {
		const everybody = this.running.workspace.data.users;
		const caller = everybody.filter(({ type }) => type === 'user')[this.actor];
		if (!caller) {
			throw new Error(`There is no caller ${this.actor}`);
		}
		return { world: this.world, caller, serviceId: demo.users.service.id, everybody };
	}

	private async open({ username }: Opening): Promise<void> {
		const { options } = this;
		const { caller } = options;
		// Phones begin words with a capital letter.
		const isOwn = username === undefined || username.toLowerCase() === caller.username;
		const expected = expectOpening(isOwn ? undefined : username, options);
		const words = ['manage', ...(username === undefined ? [] : [`@${username}`])];
		const { result, windows, traces } = await this.watch(() =>
			execute(this.running, { user: caller, words, triggerId: 'the trigger' }),
		);
		const refusal = expected.window.notices.find((notice) => typeof notice === 'string');
		this.covered(refusal === undefined ? 'open window' : 'open refused');
		const text = visibleText(result.flatMap(({ attachments }) => attachments));
		expect(result).toHaveLength(1);
		expect(text).not.toContain('Device ID');
		expect(text.split('\n')[0]).toMatch(titles.get(refusal ?? '') ?? /^/);
		this.checkText(text, expected, username);
		if (refusal === undefined) {
			this.checkWindow(windows, { expected, type: 'modal.open', typed: username });
		} else {
			expect(windows).toEqual([]);
		}
		this.checkEffects(traces, expected);
	}

	private async press(step: Pressing): Promise<void> {
		const { options } = this;
		const { caller } = options;
		const button = this.choose(step, caller._id);
		const actionId = step.actionId ?? button.actionId;
		const sent = { ...button.value, ...step.forgery };
		const press = pressOf(actionId, sent);
		const posted = (ownerId: string): boolean => this.posted.has(`${caller._id} ${ownerId}`);
		const expected = expectPress(press, options, posted);
		const { windows, requests, traces } = await this.watch(() =>
			pressButton(this.running, {
				user: caller,
				actionId,
				value: JSON.stringify(sent),
				triggerId: 'the trigger',
			}),
		);
		this.coverPress(press, expected, posted);
		const typed = press.does === 'nonsense' ? undefined : sent;
		this.checkWindow(windows, { expected, type: 'modal.update', typed });
		this.checkEffects(traces, expected, typed);
		expect(expected.mayAsk || requests.length === 0).toBe(true);
	}

	private coverPress(
		press: Press,
		{ window: { notices }, looks, posts }: ExpectedPress,
		posted: (ownerId: string) => boolean,
	): void {
		const what = 'target' in press ? ` ${press.target.what}` : '';
		const [notice = 'shown'] = notices;
		this.covered(`${press.does}${what} ${typeof notice === 'string' ? notice : 'several'}`);
		const [look] = looks;
		if (press.does === 'list' && look?.outcome === 'granted' && posts === 0) {
			this.covered(posted(look.owners[0] ?? '') ? 'list posted lately' : 'list without a room');
		}
	}

	/** A button as drawn, or the nearest there is. */
	private choose(
		{ pick: { of, label, index } }: Pressing,
		caller: string,
	): Pick<Shown, 'actionId' | 'value'> {
		const known = {
			last: this.lastSeen.get(caller) ?? [],
			own: this.seen.filter(({ reader }) => reader === caller),
			others: this.seen.filter(({ reader }) => reader !== caller),
		}[of];
		const choice =
			[label, 'Log out']
				.map((wanted) => known.filter((button) => button.label === wanted))
				.find((found) => found.length > 0) ?? known;
		return (
			choice[index % choice.length] ?? { actionId: 'session-info-refresh', value: { offset: 0 } }
		);
	}

	private async watch<Result>(action: () => Promise<Result>) {
		const {
			result: traces,
			windows,
			requests,
		} = await trafficDuring(this.running, () => tracesOf(this.running, action));
		return { result: traces.result, traces, windows, requests };
	}

	/** @param typed what may come back because the caller has sent it */
	private checkText(text: string, expected: ExpectedPress, typed: unknown): void {
		const { caller, everybody } = this.options;
		const { rows, withAddress } = expected.window;
		const { sessions } = this.world;
		expect(
			forbidden(text, {
				caller,
				everybody,
				typed: wordsIn(typed),
				sessions,
				shown: rows.map(({ session }) => session),
				withAddress,
				allowed: expected.closed.flatMap(({ device }) => device?.name ?? []),
			}),
		).toEqual([]);
	}

	private checkWindow(
		windows: readonly WindowEvent[],
		options: {
			readonly expected: ExpectedPress;
			readonly type: WindowEvent['type'];
			readonly typed: unknown;
		},
	): void {
		const { expected, type, typed } = options;
		const { caller } = this.options;
		expect(windows).toEqual([
			expect.objectContaining({ type, userId: caller._id, triggerId: 'the trigger' }),
		]);
		const [{ view }] = windows as [WindowEvent];
		checkSections(view, expected.window);
		const pressable = buttonsIn(view, caller._id);
		expect(pressable.map(meant)).toEqual(expected.window.buttons);
		this.seen.push(...pressable);
		this.lastSeen.set(caller._id, pressable);
		const text = JSON.stringify(view);
		this.checkText(text, expected, typed);
		expect(text).not.toMatch(/host\d+\.example|undefined|\[object|NaN/);
	}

	/** What is logged, posted and ended. */
	private checkEffects(traces: Traces, expected: ExpectedPress, typed?: unknown): void {
		const { caller } = this.options;
		const { looks, posts, postedList, closed } = expected;
		const { sessions } = this.world;
		checkTraces(traces, { caller, looks, posts, sessions, allowed: wordsIn(typed) });
		if (postedList !== undefined) {
			this.posted.add(`${caller._id} ${postedList}`);
		}
		this.world = { ...this.world, sessions: without(sessions, closed) };
		checkOpen(this.running, this.world.sessions);
	}
}

/** The texts in what a caller sends. */
const wordsIn = (sent: unknown): readonly string[] =>
	(isRecord(sent) ? Object.values(sent) : [sent]).filter((word) => typeof word === 'string');

const checkSections = (view: WindowEvent['view'], expected: ExpectedWindow): void => {
	const { username, rows, withAddress, notices, question } = expected;
	const sections = sectionsIn(view);
	const shown = sections.filter(({ fields }) => fields.length > 0);
	const ids = shown.map(({ fields }) => fieldIn(fields, 'Device ID'));
	const addresses = shown.map(({ fields }) => fieldIn(fields, 'IP Address'));
	const title = textOf(view.title);
	if (question) {
		expect(ids).toEqual(question.what === 'all' ? [] : [question.sessionId]);
		expect(addresses.filter(Boolean)).toEqual([]);
		expect(title).toMatch(/^Log out .*\?$/);
	} else {
		expect(ids).toEqual(rows.map(({ session }) => session.sessionId));
		expect(addresses).toEqual(rows.map(({ session }) => (withAddress ? session.ip : undefined)));
		// Each stands beside its session.
		expect(shown.map(({ hasButton }) => hasButton)).toEqual(rows.map(({ mayEnd }) => mayEnd));
		expect(title).toContain(username?.slice(0, 10) ?? 'Your sessions');
	}
	rows.forEach(({ session: { device } }, index) =>
		expect(shown[index]?.text).toContain(device?.name ?? 'Unknown device'),
	);
	checkNotices(
		sections.map(({ text }) => text).filter((text) => /^[✓✗] /.test(text)),
		notices.filter((notice) => notice !== 0),
	);
};

const checkNotices = (shown: readonly string[], expected: ExpectedWindow['notices']): void => {
	// What would be said twice in the same words is said once.
	const notices = shown.length === 1 ? [...new Set(expected)] : expected;
	expect(shown).toHaveLength(notices.length);
	notices.forEach((notice, index) => {
		const text = shown[index] ?? '';
		if (notice === 'ok') {
			expect(text).toMatch(/^✓ Device logged out: /);
		} else if (typeof notice === 'number') {
			expect(text).toMatch(new RegExp(`^✓ ${notice} devices? logged out$`));
		} else if (typeof notice === 'object') {
			expect(text).toMatch(new RegExp(`^✗ ${notice.remaining} not logged out: It is not certain`));
		} else {
			expect(text).toMatch(/^✗ /);
			expect(text.slice(2).split(':')[0]).toMatch(titles.get(notice) ?? /^$/);
		}
	});
};

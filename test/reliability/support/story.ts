import { execute, press as pressButton } from './host';
import type { Options } from './model';
import { leaks, ownersIn, records, strangers, titles, type Traces, tracesOf } from './traces';
import {
	type Button,
	expectOpening,
	type ExpectedPress,
	type ExpectedWindow,
	expectPress,
	type Place,
	type Press,
	type Target,
	without,
} from './windowModel';
import { actionIds, type Forgery, type WindowStep } from './windowWorld';
import { enter, type World } from './world';
import { isRecord } from '../../support/workspace/doors';
import { visibleText } from '../../support/workspace/replies';
import { trafficDuring } from '../../support/workspace/traffic';
import type {
	ChatMessage,
	SessionDocument,
	WindowEvent,
	WorkspaceUser,
} from '../../workspace/model';
import { demo } from '../../workspace/seed';
import type { RunningWorkspace } from '../../workspace/start';

const service = demo.users.service.id;

type Block = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string =>
	isRecord(value) && typeof value.text === 'string' ? value.text : '';

const isActionId = (actionId: string): actionId is keyof typeof actionIds => actionId in actionIds;

/** What a button carries, as the client has it. */
const readValue = (value: unknown): Block => {
	try {
		const read: unknown = typeof value === 'string' ? JSON.parse(value) : undefined;
		return isRecord(read) ? read : {};
	} catch {
		return {};
	}
};

/** A button that somebody saw. */
type Shown = {
	readonly reader: string;
	readonly label: string;
	readonly actionId: string;
	readonly value: string;
};

const buttonsIn = ({ blocks }: WindowEvent['view'], reader: string): readonly Shown[] =>
	records(blocks)
		.flatMap(({ accessory, elements }) => records([accessory, ...records(elements)]))
		.map(({ text, actionId, value }) => ({
			reader,
			label: textOf(text),
			actionId: String(actionId),
			value: String(value),
		}));

const meant = ({ label, value }: Shown): Button => {
	const { user, offset, session } = readValue(value);
	return {
		label,
		...(typeof user === 'string' && { username: user }),
		offset: Number(offset),
		...(typeof session === 'string' && { sessionId: session }),
	};
};

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
	const { user, session, title, owner, others } = value;
	if (what === 'all') {
		return isText(user) ? { what, username: user } : undefined;
	}
	return typeof session === 'string' && /^[\w-]{1,64}$/.test(session)
		? {
				what,
				sessionId: session,
				hasOthers: others === true,
				...(isText(title) && { title }),
				...(isText(owner) && { owner }),
			}
		: undefined;
};

/** What a press says, which may come back to who pressed. */
const wordsIn = (press: Press): readonly string[] => {
	if (press.does === 'nonsense') {
		return [];
	}
	const { username } = press.does === 'list' ? press : press.place;
	const target = press.does === 'list' ? undefined : press.target;
	const described = target && target.what !== 'all' ? target : undefined;
	const all = target?.what === 'all' ? target.username : undefined;
	const words = [username, all, described?.sessionId, described?.title, described?.owner];
	return words.filter((word) => word !== undefined);
};

/** One drawn workspace, what its people have seen in it, and what they may. */
export class Story {
	/** What the model knows to be there. */
	private world: World;

	private readonly seen: Shown[] = [];

	/** Who did something last. */
	private actor = 0;

	private readonly lastSeen = new Map<string, readonly Shown[]>();

	/** Whose lists were posted to the audit room lately, and who read them. */
	private readonly posted = new Set<string>();

	constructor(
		private readonly running: RunningWorkspace,
		drawn: World,
		/** What was covered, so that a draw that tests nothing is noticed. */
		private readonly covered: (what: string) => void,
	) {
		this.world = drawn;
	}

	async begin(): Promise<void> {
		await enter(this.running, this.world);
	}

	async take(step: WindowStep): Promise<void> {
		this.actor = ('as' in step ? step.as : undefined) ?? this.actor;
		switch (step.does) {
			case 'open':
				return this.open(step);
			case 'press':
				return this.press(step);
			case 'change':
				this.world = { ...this.world, ...step.powers };
				// Saved settings begin anew.
				this.posted.clear();
				return enter(this.running, this.world);
		}
	}

	private optionsFor(as: number): Options {
		const everybody = this.running.workspace.data.users;
		const caller = everybody.filter(({ type }) => type === 'user')[as];
		if (!caller) {
			throw new Error(`There is no caller ${as}`);
		}
		return { world: this.world, caller, serviceId: service, everybody };
	}

	private async open({
		username,
		hasTrigger,
	}: Extract<WindowStep, { does: 'open' }>): Promise<void> {
		const options = this.optionsFor(this.actor);
		const { caller } = options;
		// Phones begin words with a capital letter.
		const isOwn = username === undefined || username.toLowerCase() === caller.username;
		const expected = expectOpening(isOwn ? undefined : username, options);
		const words = ['manage', ...(username === undefined ? [] : [`@${username}`])];
		const { result, windows, ...traces } = await this.watch(() =>
			execute(this.running, {
				user: caller,
				words,
				...(hasTrigger && { triggerId: 'the trigger' }),
			}),
		);
		const isShown = expected.window.notices.length === 0;
		this.covered(isShown ? `open ${hasTrigger ? 'window' : 'list'}` : 'open refused');
		this.checkReply(result, { expected, caller, username, hasWindow: hasTrigger });
		if (isShown && hasTrigger) {
			this.checkWindow(windows, { expected, caller, type: 'modal.open', typed: [username ?? ''] });
		} else {
			expect(windows).toEqual([]);
		}
		this.checkTraces(traces, { expected, caller, typed: [] });
		this.checkEnded(expected);
	}

	private checkReply(
		replies: readonly ChatMessage[],
		options: {
			readonly expected: ExpectedPress;
			readonly caller: WorkspaceUser;
			readonly username: string | undefined;
			readonly hasWindow: boolean;
		},
	): void {
		const { expected, caller, username, hasWindow } = options;
		const { rows, withAddress, notices } = expected.window;
		const listed = hasWindow ? [] : rows.slice(0, 5).map(({ session }) => session);
		const text = visibleText(replies.flatMap(({ attachments }) => attachments));
		const ids = [...text.matchAll(/^Device ID: (.*)$/gm)].map(([, id]) => id);
		expect(replies).toHaveLength(1);
		expect(ids).toEqual(listed.map(({ sessionId }) => sessionId));
		expect(text.split('\n')[0]).toMatch(titles.get(String(notices[0])) ?? /^/);
		expect(
			this.forbidden(text, { caller, shown: listed, withAddress, typed: [username ?? ''] }),
		).toEqual([]);
	}

	private async press(step: Extract<WindowStep, { does: 'press' }>): Promise<void> {
		const options = this.optionsFor(this.actor);
		const { caller } = options;
		const button = this.choose(step, caller._id);
		const actionId = step.actionId ?? button.actionId;
		const value = step.value ?? this.forge(button.value, step.forgery);
		let requests = 0;
		const note = ({ path }: { path: string }): void => {
			requests += path.startsWith('/api/v1/') ? 1 : 0;
		};
		this.running.workspace.events.on('request', note);
		const { windows, ...traces } = await this.watch(() =>
			pressButton(this.running, { user: caller, actionId, value, triggerId: 'the trigger' }),
		);
		this.running.workspace.events.off('request', note);
		if (!isActionId(actionId)) {
			expect(windows).toEqual([]);
			expect(traces.looks).toEqual([]);
			return;
		}

		const press = this.read(actionIds[actionId], value);
		const posted = (ownerId: string): boolean => this.posted.has(`${caller._id} ${ownerId}`);
		const expected = expectPress(press, options, posted);
		const what = 'target' in press ? ` ${press.target.what}` : '';
		const [notice = 'shown'] = expected.window.notices;
		this.covered(`${press.does}${what} ${typeof notice === 'number' ? 'several' : notice}`);
		this.coverPosts(press, expected, posted);
		this.checkEnded(expected);
		this.checkWindow(windows, { expected, caller, type: 'modal.update', typed: wordsIn(press) });
		this.checkTraces(traces, { expected, caller, typed: wordsIn(press) });
		expect(expected.mayAsk || requests === 0).toBe(true);
	}

	private coverPosts(
		press: Press,
		{ looks, posts }: ExpectedPress,
		posted: (ownerId: string) => boolean,
	): void {
		const [look] = looks;
		if (press.does === 'list' && look?.outcome === 'granted' && posts === 0) {
			this.covered(posted(look.owners[0] ?? '') ? 'list posted lately' : 'list without a room');
		}
	}

	/** A button as drawn, or the nearest there is. */
	private choose(
		{ pick: { of, label, index } }: Extract<WindowStep, { does: 'press' }>,
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
			choice[index % choice.length] ?? { actionId: 'session-info-refresh', value: '{"offset":0}' }
		);
	}

	private forge(value: string, forgery: Forgery): string {
		return JSON.stringify({ ...readValue(value), ...forgery });
	}

	private read([does, what]: (typeof actionIds)[keyof typeof actionIds], value: unknown): Press {
		const read = readValue(value);
		const place = placeIn(read);
		if (does === 'list') {
			return place ? { does, ...place } : { does: 'nonsense' };
		}
		const target = targetIn(what, read);
		return target ? { does, target, place: place ?? { offset: 0 } } : { does: 'nonsense' };
	}

	private async watch<Result>(
		action: () => Promise<Result>,
	): Promise<Traces & { readonly result: Result; readonly windows: readonly WindowEvent[] }> {
		const { result, windows } = await trafficDuring(this.running, () =>
			tracesOf(this.running, action),
		);
		return { ...result, windows };
	}

	/** What stands in a text although the model forbids it. */
	private forbidden(
		text: string,
		options: {
			readonly caller: WorkspaceUser;
			readonly shown: readonly SessionDocument[];
			readonly withAddress: boolean;
			readonly typed: readonly string[];
			readonly allowed?: readonly string[];
		},
	): readonly string[] {
		const { caller, shown, withAddress, typed, allowed = [] } = options;
		const { sessions } = this.world;
		const owners = shown.map(({ userId }) => userId);
		return [
			...leaks(text, { sessions, shown, withAddress, allowed }),
			...strangers(text, this.running.workspace.data.users, { caller, owners, typed }),
		];
	}

	private checkWindow(
		windows: readonly WindowEvent[],
		options: {
			readonly expected: ExpectedPress;
			readonly caller: WorkspaceUser;
			readonly type: WindowEvent['type'];
			readonly typed: readonly string[];
		},
	): void {
		const { expected, caller, type, typed } = options;
		const { username, rows, withAddress, notices, buttons, question } = expected.window;
		expect(windows).toEqual([
			expect.objectContaining({ type, userId: caller._id, triggerId: 'the trigger' }),
		]);

		const [{ view }] = windows as [WindowEvent];
		const sections = sectionsIn(view);
		const shown = sections.filter(({ fields }) => fields.length > 0);
		const sessions = rows.map(({ session }) => session);
		if (question) {
			this.checkQuestion(shown, question);
			expect(textOf(view.title)).toMatch(/^Log out .*\?$/);
		} else {
			expect(
				shown.map(({ fields }) => [fieldIn(fields, 'Device ID'), fieldIn(fields, 'IP Address')]),
			).toEqual(sessions.map(({ sessionId, ip }) => [sessionId, withAddress ? ip : undefined]));
			sessions.forEach(({ device }, index) =>
				expect(shown[index]?.text).toContain(device?.name ?? 'Unknown device'),
			);
			expect(textOf(view.title)).toContain(username?.slice(0, 10) ?? 'Your sessions');
			// Each stands beside its session.
			expect(shown.map(({ hasButton }) => hasButton)).toEqual(rows.map(({ mayEnd }) => mayEnd));
		}
		this.checkNotices(
			sections.map(({ text }) => text).filter((text) => /^[✓✗] /.test(text)),
			notices.filter((notice) => notice !== 0),
		);

		const pressable = buttonsIn(view, caller._id);
		expect(pressable.map(meant)).toEqual(buttons);

		const text = JSON.stringify(view);
		const allowed = [
			...typed,
			...this.world.sessions
				.filter(({ sessionId }) => expected.ended.includes(sessionId))
				.flatMap(({ device }) => device?.name ?? []),
		];
		expect(this.forbidden(text, { caller, shown: sessions, withAddress, typed, allowed })).toEqual(
			[],
		);
		expect(text).not.toMatch(/host\d+\.example|undefined|\[object|NaN/);
		this.seen.push(...pressable);
		this.lastSeen.set(caller._id, pressable);
	}

	/** A question says what its button says, and asks nobody else. */
	private checkQuestion(shown: ReturnType<typeof sectionsIn>, question: Target): void {
		if (question.what === 'all') {
			expect(shown).toEqual([]);
			return;
		}
		const [{ text, fields }] = shown as [(typeof shown)[number]];
		expect(shown).toHaveLength(1);
		expect(text).not.toMatch(/^\W/);
		expect(text).toContain(question.title?.replace(/^\W+/, '') ?? 'Unknown device');
		expect(fieldIn(fields, 'Device ID')).toBe(question.sessionId);
		expect(fieldIn(fields, 'User')).toBe(question.owner);
		expect(fieldIn(fields, 'IP Address')).toBeUndefined();
	}

	private checkNotices(shown: readonly string[], expected: ExpectedWindow['notices']): void {
		const [first, second] = expected;
		// What would be said twice in the same words is said once.
		const notices = shown.length === 1 && first === second ? [first] : expected;
		expect(shown).toHaveLength(notices.length);
		notices.forEach((notice, index) => {
			const text = shown[index] ?? '';
			if (notice === 'ok') {
				expect(text).toMatch(/^✓ Device logged out: /);
			} else if (typeof notice === 'number') {
				expect(text).toMatch(new RegExp(`^✓ ${notice} devices? logged out$`));
			} else {
				expect(text).toMatch(/^✗ /);
				expect(text.slice(2).split(':')[0]).toMatch(titles.get(notice ?? '') ?? /^$/);
			}
		});
	}

	private checkTraces(
		{ looks, posts, log }: Traces,
		options: {
			readonly expected: ExpectedPress;
			readonly caller: WorkspaceUser;
			/** Device IDs that were asked about. */
			readonly typed: readonly string[];
		},
	): void {
		const { expected, caller, typed } = options;
		const told = looks.map((entry) => ({
			event: entry.event,
			caller: isRecord(entry.caller) && entry.caller.id,
			outcome: entry.outcome,
			owners: ownersIn(entry),
		}));
		const wanted = expected.looks.map(({ event, outcome, owners }) => ({
			event,
			caller: caller._id,
			outcome,
			owners: [...owners].sort(),
		}));
		expect(told).toEqual(wanted);
		expect(posts).toHaveLength(expected.posts);
		if (expected.postedList !== undefined) {
			this.posted.add(`${caller._id} ${expected.postedList}`);
		}
		posts.forEach((post) => expect(post).toContain(`${caller.username} (${caller._id})`));

		const { sessions } = this.world;
		expect(leaks(log, { sessions, allowed: typed })).toEqual([]);
		expect(leaks(posts.join('\n'), { sessions, allowed: typed })).toEqual([]);
		expect(JSON.stringify([looks, posts])).not.toMatch(/10\.0\.1\.\d/);
	}

	/** Nothing is ended that may not be, and what is said to be is. */
	private checkEnded({ ended }: ExpectedPress): void {
		const sessions = without(this.world.sessions, ended);
		const open = (rows: readonly SessionDocument[]): readonly string[] =>
			rows.filter(({ logoutAt }) => logoutAt === undefined).map(({ _id }) => _id);
		expect(open(this.running.workspace.data.sessions)).toEqual(open(sessions));
		this.world = { ...this.world, sessions };
	}
}

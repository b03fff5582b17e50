import { type Attachment, colors, type View } from './Attachment';
import { codeBlock, codeLine } from './safe';
import { connectionLine, typeName } from './session';
import { writeAddress } from '../common/address';
import type { NameCount, Summary } from '../sessions/Summary';
import type { Translator } from '../texts/Translator';

/** Characters of a bar; more would leave no room for names on a phone. */
const BAR = 8;

const MAX_NAME = 24;
const MAX_VERSION = 16;

/** Versions behind a name. */
const MAX_VERSIONS = 3;

/** Letters that a phone has room for in a line of a code block, which the mobile client draws in 16 pixels. */
const LINE_LENGTH = 26;

type Count = { readonly label: string; readonly count: number };

type Row = Count & {
	/** What all of them have. */
	readonly version?: string;
	/** With how many have it. */
	readonly versions?: readonly string[];
};

/** A text for a code block, in which the web client shows a narrow space as wide as a letter. */
const withWideSpaces = (text: string): string => text.replace(/\u202f/g, '\u00a0');

const numberText = (count: number, t: Translator): string => withWideSpaces(t.number(count));

/** Lines with one more text in the last, or below where a phone has no room: there it would begin under the bars. */
const appendOrWrap = (
	lines: readonly string[],
	text: string,
	between: string,
): readonly string[] => {
	const longer = `${lines[lines.length - 1] ?? ''}${between}${text}`;
	return longer.length <= LINE_LENGTH ? [...lines.slice(0, -1), longer] : [...lines, `  ${text}`];
};

const rowLines = (row: string, { version, versions = [] }: Row): readonly string[] => {
	const [first, ...others] = versions;
	if (first !== undefined) {
		return others.reduce<readonly string[]>(
			(lines, one) => appendOrWrap(lines, one, ', '),
			[row, `  ${first}`],
		);
	}
	return version === undefined ? [row] : appendOrWrap([row], version, ' ');
};

/**
 * Rows for a code block: a bar for the share, the number, and then the label. So labels with wide letters or another
 * reading direction move nothing, and the dot keeps a label that begins with digits from continuing the number.
 */
const bars = (rows: readonly Row[], whole: number, t: Translator): readonly string[] => {
	const width = Math.max(...rows.map(({ count }) => numberText(count, t).length));
	return rows.flatMap((row) => {
		const { label, count } = row;
		const filled = Math.min(BAR, Math.max(1, Math.round((BAR * count) / whole)));
		const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
		const number = numberText(count, t).padStart(width);
		return rowLines(`${bar} ${number} · ${label}`, row);
	});
};

/** Those with the same label as one, the most first. */
const mergeByLabel = (counts: readonly Count[]): readonly Count[] => {
	const sums = new Map<string, number>();
	for (const { label, count } of counts) {
		sums.set(label, (sums.get(label) ?? 0) + count);
	}
	return [...sums]
		.map(([label, count]) => ({ label, count }))
		.sort((one, other) => other.count - one.count);
};

const withVersions = ({ name, sessions: count, versions }: NameCount, t: Translator): Row => {
	const label = codeLine(name, MAX_NAME);
	const counts = mergeByLabel(
		versions.map((one) => ({ label: codeLine(one.version, MAX_VERSION), count: one.sessions })),
	);
	const [first] = counts;
	if (first?.count === count) {
		return { label, count, version: first.label };
	}
	const shown = counts.slice(0, MAX_VERSIONS);
	const more = counts.length > MAX_VERSIONS ? ', …' : '';
	return {
		label,
		count,
		versions: shown.map((one, index) => {
			const text = `${one.label}: ${numberText(one.count, t)}`;
			return index < shown.length - 1 ? text : text + more;
		}),
	};
};

/** Operating systems by name in any case: what is `iOS` to browsers is `ios` to Rocket.Chat's mobile client. */
const withoutCase = (systems: readonly NameCount[]): readonly NameCount[] => {
	const merged = new Map<string, NameCount>();
	for (const system of systems) {
		const key = system.name.toLowerCase();
		const other = merged.get(key);
		merged.set(
			key,
			other
				? {
						...other,
						sessions: other.sessions + system.sessions,
						versions: [...other.versions, ...system.versions],
					}
				: system,
		);
	}
	return [...merged.values()].sort((one, other) => other.sessions - one.sessions);
};

/** Types by what they are called: a phone's app and its browser are both phones. `other` is one that is not known. */
const typeRows = ({ types }: Summary, t: Translator): readonly Row[] =>
	mergeByLabel(
		types
			.filter(({ type }) => type !== 'other')
			.map(({ type, sessions }) => ({
				label: typeName(type, t) ?? codeLine(type, MAX_NAME),
				count: sessions,
			})),
	);

/** How many sessions have what; at last those whose client, system or type is beyond the tenth, or not known. */
const shares = (
	{ title, rows }: { readonly title: string; readonly rows: readonly Row[] },
	{ sessions }: Summary,
	t: Translator,
): readonly Attachment[] => {
	if (rows.length === 0) {
		return [];
	}
	const count = sessions - rows.reduce((sum, row) => sum + row.count, 0);
	const rest = count > 0 ? [withWideSpaces(t.text('summary_rest', { count }))] : [];
	const text = codeBlock([...bars(rows, sessions, t), ...rest]);
	return [{ title, text, color: colors.session }];
};

const readText = ({ sessions: count, total, isIncomplete }: Summary, t: Translator): string => {
	if (isIncomplete) {
		return t.text('summary_some', { count });
	}
	if (count === 0) {
		return t.text('list_empty_all');
	}
	return count < total ? t.text('summary_newest', { count, total }) : t.text('summary_all');
};

const numbers = (summary: Summary, { t }: View): Attachment => {
	const { sessions, people } = summary;
	return {
		title: t.text('summary_title'),
		text: readText(summary, t),
		color: colors.session,
		fields: [
			{ title: t.text('summary_sessions'), value: t.number(sessions), short: true },
			{ title: t.text('summary_people'), value: t.number(people), short: true },
		],
	};
};

const addresses = ({ addresses: shared }: Summary, { t, door }: View): readonly Attachment[] => {
	if (shared.length === 0) {
		return [];
	}
	const rows = shared.map(({ ip, accounts: count }) => ({
		label: codeLine(writeAddress(ip)),
		count,
	}));
	const most = Math.max(...rows.map(({ count }) => count));
	const hint = door === 'chat' ? [t.text('summary_addresses_hint')] : [];
	return [
		{
			title: t.text('summary_addresses'),
			text: [t.text('summary_addresses_text'), codeBlock(bars(rows, most, t)), ...hint].join('\n'),
			color: colors.session,
		},
	];
};

const oldest = ({ oldest: loginAt }: Summary, view: View): readonly Attachment[] => {
	const title = view.t.text('summary_oldest');
	return loginAt ? [{ title, text: connectionLine({ loginAt }, view), color: colors.session }] : [];
};

/** The newest sessions in numbers, in parts that are read at a glance. It names no people. */
export const summaryAttachments = (summary: Summary, view: View): readonly Attachment[] => {
	const { t } = view;
	const clients = summary.clients.map((one) => withVersions(one, t));
	const systems = withoutCase(summary.systems).map((one) => withVersions(one, t));
	return [
		numbers(summary, view),
		...shares({ title: t.text('summary_clients'), rows: clients }, summary, t),
		...shares({ title: t.text('summary_systems'), rows: systems }, summary, t),
		...shares({ title: t.text('summary_types'), rows: typeRows(summary, t) }, summary, t),
		...addresses(summary, view),
		...oldest(summary, view),
	];
};

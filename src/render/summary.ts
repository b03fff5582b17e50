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

type Row = { readonly label: string; readonly count: number };

/** A number for a code block, in which the web client shows a narrow space as wide as a letter. */
const numberText = (count: number, t: Translator): string =>
	t.number(count).replace(/\u202f/g, '\u00a0');

/**
 * Rows as a code block: a bar for the share, the number, and then the label. So labels with wide letters or another
 * reading direction move nothing, and the dot keeps a label that begins with digits from continuing the number.
 */
const bars = (rows: readonly Row[], whole: number, t: Translator): string => {
	const numbers = rows.map(({ count }) => numberText(count, t));
	const width = Math.max(...numbers.map(({ length }) => length));
	return codeBlock(
		rows.map(({ label, count }, index) => {
			const filled = Math.min(BAR, Math.max(1, Math.round((BAR * count) / whole)));
			const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
			return `${bar} ${(numbers[index] ?? '').padStart(width)} · ${label}`;
		}),
	);
};

/** "Chrome (125.0.0: 60, 124.0.0: 40, …)" */
const withVersions = ({ name, sessions, versions }: NameCount, t: Translator): Row => {
	const shown = versions
		.slice(0, MAX_VERSIONS)
		.map((one) => `${codeLine(one.version, MAX_VERSION)}: ${numberText(one.sessions, t)}`);
	const more = versions.length > MAX_VERSIONS ? ['…'] : [];
	const label = codeLine(name, MAX_NAME);
	return {
		label: shown.length === 0 ? label : `${label} (${[...shown, ...more].join(', ')})`,
		count: sessions,
	};
};

/** Types by what they are called: a phone's app and its browser are both phones. */
const typeRows = ({ types }: Summary, t: Translator): readonly Row[] => {
	const counts = new Map<string, number>();
	for (const { type, sessions } of types) {
		const label = typeName(type, t) ?? codeLine(type, MAX_NAME);
		counts.set(label, (counts.get(label) ?? 0) + sessions);
	}
	return [...counts]
		.map(([label, count]) => ({ label, count }))
		.sort((one, other) => other.count - one.count);
};

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
	const rest = count > 0 ? [t.text('summary_rest', { count })] : [];
	return [{ title, text: [bars(rows, sessions, t), ...rest].join('\n'), color: colors.session }];
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
			text: [t.text('summary_addresses_text'), bars(rows, most, t), ...hint].join('\n'),
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
	const systems = summary.systems.map((one) => withVersions(one, t));
	return [
		numbers(summary, view),
		...shares({ title: t.text('summary_clients'), rows: clients }, summary, t),
		...shares({ title: t.text('summary_systems'), rows: systems }, summary, t),
		...shares({ title: t.text('summary_types'), rows: typeRows(summary, t) }, summary, t),
		...addresses(summary, view),
		...oldest(summary, view),
	];
};

import type { PageSetting, StatusCheck } from '../../protocol';

/**
 * What the app's status says of each setting. It is one text with a sentence or two per setting, each of which begins
 * with the setting's label and its id in backticks.
 */
export const problemsOf = ({
	checks,
	settings,
	text,
}: {
	readonly checks: readonly StatusCheck[];
	readonly settings: readonly PageSetting[];
	readonly text: (key: string) => string;
}): ReadonlyMap<string, string> => {
	const remedy = checks.find(({ id, ok }) => id === 'settings' && !ok)?.remedy ?? '';
	const found = settings
		.map(({ id, label }) => {
			const at = remedy.indexOf(`\`${id}\``);
			const labelAt = at === -1 ? -1 : remedy.lastIndexOf(text(label), at);
			// Back to the opening quotation mark.
			const end = labelAt === -1 ? at : labelAt;
			return { id, at, start: Math.max(0, remedy.lastIndexOf('. ', end) + 1) };
		})
		.filter(({ at }) => at !== -1)
		.sort((a, b) => a.at - b.at);
	return new Map(
		found.map(({ id, start }, index) => [id, remedy.slice(start, found[index + 1]?.start).trim()]),
	);
};

import { readFileSync } from 'node:fs';

type Tokens = Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>>;

const groups = ['badge', 'button', 'font', 'shadow', 'status', 'stroke', 'surface'];

const tokensOf = (group: string): Tokens => {
	const path = require.resolve(`@rocket.chat/fuselage-tokens/dist/${group}.json`);
	const tokens: Tokens = JSON.parse(readFileSync(path, 'utf8'));
	return tokens;
};

const kebab = (name: string): string =>
	name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const variables = (theme: 'light' | 'dark'): string =>
	groups
		.flatMap((group) =>
			Object.entries(tokensOf(group)[theme]).map(
				([name, value]) => `--rcx-color-${group}-${kebab(name)}:${value};`,
			),
		)
		.join('');

/** The colors of Rocket.Chat's design system as the variables of its own stylesheet, in its two themes. */
export const tokensCss = (): string =>
	[
		`:root{color-scheme:light;${variables('light')}}`,
		`@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${variables('dark')}}}`,
		`:root[data-theme=dark]{color-scheme:dark;${variables('dark')}}`,
	].join('\n');

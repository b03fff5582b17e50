import { useEffect, useState } from 'preact/hooks';

import { useMediaQuery } from './useMediaQuery';

/** Follows the system until somebody chooses. */
export const useTheme = (): { isDark: boolean; toggle: () => void } => {
	const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
	const [chosen, choose] = useState<'light' | 'dark'>();
	const isDark = chosen === undefined ? systemIsDark : chosen === 'dark';
	useEffect(() => {
		if (chosen) {
			document.documentElement.dataset.theme = chosen;
		}
	}, [chosen]);
	return { isDark, toggle: () => choose(isDark ? 'light' : 'dark') };
};

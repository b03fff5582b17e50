import type { IconName } from '../ui/Icon';

export type Panel = 'settings' | 'requests' | 'logs';

export const panels: readonly {
	readonly id: Panel;
	readonly label: string;
	readonly icon: IconName;
}[] = [
	{ id: 'settings', label: 'App settings', icon: 'cog' },
	{ id: 'requests', label: 'Requests of the app', icon: 'requests' },
	{ id: 'logs', label: 'App log', icon: 'log' },
];

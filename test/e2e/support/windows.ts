import { findButton } from '../../support/windows';
import type { WindowEvent } from '../../workspace/model';
import type { RunningWorkspace } from '../../workspace/start';

export type View = WindowEvent['view'];

const onlyView = (windows: readonly WindowEvent[]): View => {
	const [window, ...others] = windows;
	if (!window || others.length > 0) {
		throw new Error(`${windows.length} windows`);
	}
	return window.view;
};

/** The window that a command opens. */
export const open = async (running: RunningWorkspace, as: string, text: string): Promise<View> =>
	onlyView((await running.open({ as, text })).windows);

/** The window after a button with this label was pressed. */
export const press = async (
	running: RunningWorkspace,
	as: string,
	{ view, label }: { readonly view: View; readonly label: string },
): Promise<View> =>
	onlyView((await running.press({ as, view, ...findButton(view, label) })).windows);

/** The window after a press that somebody has made up. */
export const forge = async (
	running: RunningWorkspace,
	as: string,
	{ actionId, value }: { readonly actionId: string; readonly value: object },
): Promise<View> => {
	const made = { as, viewId: 'session-info', actionId, value: JSON.stringify(value) };
	return onlyView((await running.press(made)).windows);
};

const textsIn = (part: unknown): readonly string[] => {
	if (Array.isArray(part)) {
		return part.flatMap(textsIn);
	}
	if (typeof part !== 'object' || part === null) {
		return [];
	}
	return Object.entries(part).flatMap(([key, value]) =>
		key === 'text' && typeof value === 'string' ? [value] : textsIn(value),
	);
};

/** All that can be read in a window, a line each. */
export const readView = (view: View): string => textsIn(view).join('\n');

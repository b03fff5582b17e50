import { useEffect, useRef, useState } from 'preact/hooks';

import { patience, Triggers } from './Triggers';
import type { PageUser, PageWindow } from '../../protocol';
import { api } from '../api';
import type { Client } from '../chat/Message';

/** A button of a window. */
export type Press = {
	readonly actionId: string;
	readonly blockId: string;
	readonly value: string | undefined;
};

export type Windows = {
	readonly shown: PageWindow | undefined;
	/** What has been pressed and not been answered. */
	readonly pressed: Press | undefined;
	/** Why there was no answer. */
	readonly problem: string;
	/** For a command, so that its window may open. */
	createTrigger(): string;
	receive(window: PageWindow): void;
	press(press: Press): void;
	close(): void;
};

type Waiting = { readonly triggerId: string; readonly press: Press };

/** The windows of the app as the user's client opens, updates and drops them: the last one opened is shown. */
export const useWindows = (user: PageUser, client: Client): Windows => {
	const [shown, setShown] = useState<PageWindow>();
	const [waiting, setWaiting] = useState<Waiting>();
	const [problem, setProblem] = useState('');
	const [triggers] = useState(() => new Triggers());
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

	const dismiss = (): void => {
		clearTimeout(timer.current);
		setShown(undefined);
		setWaiting(undefined);
		setProblem('');
	};

	// Another user did not open it.
	useEffect(() => dismiss, [user.id]);

	/** The press is no longer waited for. */
	const settle = (triggerId: string, reason = ''): void =>
		setWaiting((current) => {
			if (current?.triggerId !== triggerId) {
				return current;
			}
			clearTimeout(timer.current);
			setProblem(reason);
			return undefined;
		});

	const receive = (window: PageWindow): void => {
		if (!triggers.take(window.triggerId)) {
			return;
		}
		if (window.type === 'modal.open') {
			dismiss();
			setShown(window);
			return;
		}
		setShown((current) => (current?.view.id === window.view.id ? window : current));
		settle(window.triggerId);
	};

	const press = (pressed: Press): void => {
		if (!shown || waiting) {
			return;
		}
		const triggerId = triggers.create(client);
		setWaiting({ triggerId, press: pressed });
		setProblem('');
		const { appId, view } = shown;
		const { actionId, blockId, value } = pressed;
		api
			.interact(user, appId, {
				type: 'blockAction',
				actionId,
				payload: { blockId, value },
				container: { type: 'view', id: view.id },
				triggerId,
			})
			.then(
				// What is shown comes on its own; only the mobile client takes the answer for all that will come.
				() => client === 'mobile' && settle(triggerId),
				(error: unknown) =>
					settle(triggerId, error instanceof Error ? error.message : String(error)),
			);
		if (client === 'web') {
			timer.current = setTimeout(
				() =>
					settle(
						triggerId,
						'App has failed to respond. Please try again or contact your administrator.',
					),
				patience,
			);
		}
	};

	const close = (): void => {
		if (!shown) {
			return;
		}
		dismiss();
		const { appId, view } = shown;
		api
			.interact(user, appId, {
				type: 'viewClosed',
				payload: { viewId: view.id, view: { ...view, state: {} }, isCleared: true },
				triggerId: triggers.create(client),
			})
			// It is closed; what the app makes of it is the app's business.
			.catch(() => undefined);
	};

	return {
		shown,
		pressed: waiting?.press,
		problem,
		createTrigger: () => triggers.create(client),
		receive,
		press,
		close,
	};
};

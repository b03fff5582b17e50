import { useEffect, useRef, useState } from 'preact/hooks';

import { patience, Triggers } from '../../../triggers';
import type { PageUser, PageWindow } from '../../protocol';
import { api, reasonOf } from '../api';
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

/** The windows of the app as the user's client opens, updates and drops them: the last one opened is shown. */
export const useWindows = (user: PageUser, client: Client): Windows => {
	const [shown, setShown] = useState<PageWindow>();
	const [pressed, setPressed] = useState<Press>();
	const [problem, setProblem] = useState('');
	const [triggers] = useState(() => new Triggers());
	/** The mobile client does not look at the clock. */
	const makeTrigger = (): string => triggers.make(client === 'web' ? patience : Infinity);
	/** The trigger of what is waited for, and the end of patience. */
	const current = useRef<{ triggerId?: string; timer?: ReturnType<typeof setTimeout> }>({});

	const stopWaiting = (): void => {
		clearTimeout(current.current.timer);
		current.current = {};
		setPressed(undefined);
	};

	const dismiss = (): void => {
		stopWaiting();
		setShown(undefined);
		setProblem('');
	};
	// Another user did not open it. It uses nothing that changes from one drawing to the next.
	// eslint-disable-next-line react-hooks/exhaustive-deps
	useEffect(() => dismiss, [user.id]);

	/** @param reason - why there is no answer */
	const settle = (triggerId: string, reason = ''): void => {
		if (current.current.triggerId === triggerId) {
			stopWaiting();
			setProblem(reason);
		}
	};

	const receive = (window: PageWindow): void => {
		if (!triggers.take(window.triggerId)) {
			return;
		}
		if (window.type === 'modal.open') {
			dismiss();
			setShown(window);
			return;
		}
		setShown((before) => (before?.view.id === window.view.id ? window : before));
		settle(window.triggerId);
	};

	const press = (button: Press): void => {
		if (!shown || current.current.triggerId !== undefined) {
			return;
		}
		const triggerId = makeTrigger();
		const giveUp = (): void =>
			settle(
				triggerId,
				'App has failed to respond. Please try again or contact your administrator.',
			);
		current.current = {
			triggerId,
			...(client === 'web' && { timer: setTimeout(giveUp, patience) }),
		};
		setPressed(button);
		setProblem('');

		const { appId, view } = shown;
		const { actionId, blockId, value } = button;
		api
			.interact(user, appId, {
				type: 'blockAction',
				actionId,
				payload: { blockId, value },
				container: { type: 'view', id: view.id },
				triggerId,
			})
			.then(
				// What is to be shown comes on its own way; the mobile client does not wait for it.
				() => client === 'mobile' && settle(triggerId),
				(error: unknown) => settle(triggerId, reasonOf(error)),
			);
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
				triggerId: makeTrigger(),
			})
			// It is closed; what the app makes of it is the app's business.
			.catch(() => undefined);
	};
	return {
		shown,
		pressed,
		problem,
		createTrigger: makeTrigger,
		receive,
		press,
		close,
	};
};

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { ModalParser } from './ModalParser';
import type { Press, Windows } from './useWindows';
import type { PageWindow } from '../../protocol';
import type { Client } from '../chat/Message';
import { Icon } from '../ui/Icon';

type Props = {
	readonly window: PageWindow;
	readonly windows: Windows;
	readonly client: Client;
	/** Whether this client reads the `accessibilityLabel` of a button. */
	readonly readsLabels: boolean;
};

const textOf = (value: unknown): string =>
	typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
		? value.text
		: '';

/** The browser leaves a dialog for its own buttons. */
const stayInside = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
	const stops = event.currentTarget.querySelectorAll<HTMLElement>('button, a[href]');
	const [first, last] = [stops[0], stops[stops.length - 1]];
	const { activeElement } = document;
	// The title can be focused, but is no stop.
	const isFirst = activeElement === first || activeElement?.matches('[tabindex="-1"]');
	if (event.shiftKey ? isFirst : activeElement === last) {
		event.preventDefault();
		(event.shiftKey ? last : first)?.focus();
	}
};

/** A window of the app. The browser keeps the rest of the page out of reach, and gives the focus back. */
export const Modal = ({ window: { view }, windows, client, readsLabels }: Props) => {
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useRef<HTMLHeadingElement>(null);
	const body = useRef<HTMLDivElement>(null);
	const lastPress = useRef<Press | undefined>(undefined);
	const [said, say] = useState('');
	const { pressed, problem } = windows;
	useLayoutEffect(() => {
		const element = dialog.current;
		element?.showModal();
		heading.current?.focus();
		return () => element?.close();
	}, []);
	// What was pressed may be gone: then the button that does the same is next, or the top.
	useLayoutEffect(() => {
		if (lastPress.current && !dialog.current?.contains(document.activeElement)) {
			const { actionId } = lastPress.current;
			const [same, another] = [
				...(body.current?.querySelectorAll<HTMLElement>('[data-action]') ?? []),
			].filter(({ dataset }) => dataset.action === actionId);
			(same && !another ? same : heading.current)?.focus();
		}
	}, [view]);
	// The first line is what happened.
	useEffect(() => {
		if (lastPress.current) {
			say(body.current?.querySelector('.block')?.textContent ?? '');
		}
	}, [view]);

	const parser = new ModalParser({
		client,
		readsLabels,
		pressed,
		onPress: (press) => {
			lastPress.current = press;
			windows.press(press);
		},
	});
	return (
		<dialog
			ref={dialog}
			className={`window column window-${client}`}
			aria-modal='true'
			aria-labelledby='window-title'
			aria-busy={pressed !== undefined}
			onCancel={(event) => {
				event.preventDefault();
				windows.close();
			}}
			onKeyDown={(event) => {
				// The panel beside the chat would close as well.
				event.stopPropagation();
				if (event.key === 'Tab') {
					stayInside(event);
				}
			}}
		>
			<div className='window-header row'>
				<h2 ref={heading} id='window-title' tabIndex={-1}>
					{textOf(view.title)}
				</h2>
				<button type='button' className='icon-button' aria-label='Close' onClick={windows.close}>
					<Icon name='cross' />
				</button>
			</div>
			{problem && (
				<p className='callout callout-danger' role='alert'>
					<Icon name='error' /> {problem}
				</p>
			)}
			<div ref={body} className='window-body'>
				{parser.draw(view.blocks)}
			</div>
			<p className='visually-hidden' role='status'>
				{said}
			</p>
		</dialog>
	);
};

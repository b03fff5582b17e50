import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { command, Commands, optionId } from './Commands';
import type { Example } from '../../protocol';
import { Icon } from '../ui/Icon';

/** What the app's command takes and does, in the user's language. */
export type Usage = { readonly params: string; readonly description: string };

type Props = {
	/** What a message is sent to. */
	readonly to: string;
	readonly userId: string;
	/** What to try next. */
	readonly examples: readonly Example[];
	readonly usage: Usage;
	readonly onSend: (text: string) => void;
};

export const Composer = ({ to, userId, examples, usage, onSend }: Props) => {
	const [text, setText] = useState('');
	const [history, setHistory] = useState<readonly string[]>([]);
	const [isDismissed, setDismissed] = useState(false);
	const input = useRef<HTMLTextAreaElement>(null);
	const listId = useId();

	const isOffered = !isDismissed && isBeginning(text);
	// At once, or what is typed by then would be lost.
	useLayoutEffect(() => {
		input.current?.focus();
	}, [userId]);

	const send = (typed: string): void => {
		if (typed.trim() === '') {
			return;
		}
		setHistory([...history.filter((one) => one !== typed), typed]);
		change('');
		onSend(typed.trim());
		input.current?.focus();
	};

	const change = (next: string): void => {
		setText(next);
		setDismissed(false);
	};

	const pick = (): void => {
		change(`/${command} `);
		input.current?.focus();
	};

	/** @returns whether the key was for the list of commands */
	const steer = ({ key }: KeyboardEvent): boolean => {
		if (isOffered && (key === 'Enter' || key === 'Tab')) {
			pick();
			return true;
		}
		if (isOffered && key === 'Escape') {
			setDismissed(true);
			return true;
		}
		return false;
	};

	/** Older with -1, newer with 1. */
	const recall = (direction: number): void => {
		const at = history.indexOf(text);
		const next = (at === -1 ? history.length : at) + direction;
		change(history[Math.max(next, 0)] ?? '');
	};

	const onKeyDown = (event: KeyboardEvent): void => {
		if (!event.isComposing && !event.shiftKey && steer(event)) {
			event.preventDefault();
			// Nothing else closes with Escape.
			event.stopPropagation();
			return;
		}
		const isUntouched = text === '' || history.includes(text);
		if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
			event.preventDefault();
			send(text);
		} else if (event.key === 'ArrowUp' && isUntouched) {
			event.preventDefault();
			recall(-1);
		} else if (event.key === 'ArrowDown' && isUntouched) {
			event.preventDefault();
			recall(1);
		}
	};
	return (
		<div className='composer-area'>
			{isOffered && <Commands id={listId} usage={usage} onPick={pick} />}
			{examples.length > 0 && (
				<ul className='examples' aria-label='Commands to try'>
					{examples.map((example) => (
						<li key={example.text}>
							<button
								type='button'
								className='chip'
								title={`Shows ${example.shows}`}
								onClick={() => send(example.text)}
							>
								{example.text}
							</button>
						</li>
					))}
				</ul>
			)}
			<form
				className='composer'
				onSubmit={(event) => {
					event.preventDefault();
					send(text);
				}}
			>
				<textarea
					ref={input}
					rows={1}
					value={text}
					placeholder={`Message ${to}`}
					aria-label={`Message ${to}`}
					aria-describedby='usage'
					aria-haspopup='listbox'
					aria-autocomplete='list'
					{...(isOffered && {
						'aria-controls': listId,
						'aria-activedescendant': optionId(listId),
					})}
					onInput={(event) => change(event.currentTarget.value)}
					onKeyDown={onKeyDown}
				/>
				<button
					type='submit'
					className='icon-button'
					aria-label='Send'
					disabled={text.trim() === ''}
				>
					<Icon name='send' />
				</button>
			</form>
			<p id='usage' className='usage'>
				<code>/{command}</code> {usage.params} — {usage.description}
			</p>
		</div>
	);
};

/** Whether it could become the app's command, and is not yet written out. */
const isBeginning = (text: string): boolean =>
	/^\/\S*$/.test(text) && text !== `/${command}` && `/${command}`.startsWith(text);

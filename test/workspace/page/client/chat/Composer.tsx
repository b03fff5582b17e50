import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { Commands, type Usage } from './Commands';
import type { Example } from '../../protocol';
import { Icon } from '../ui/Icon';

type Props = {
	/** What a message is sent to. */
	readonly to: string;
	readonly userId: string;
	/** What to try next. */
	readonly examples: readonly Example[];
	readonly usage: Usage;
	readonly onSend: (text: string) => void;
};

/** What goes to the list of commands while it is open, and not to the text. */
const commandKeys = new Set(['ArrowUp', 'ArrowDown', 'Enter', 'Tab', 'Escape']);

/** Whether it could become the app's command, and is not yet written out. */
const isBeginning = (text: string): boolean =>
	text !== '' && text !== '/session' && '/session'.startsWith(text);

export const Composer = ({ to, userId, examples, usage, onSend }: Props) => {
	const [text, setText] = useState('');
	const [history, setHistory] = useState<readonly string[]>([]);
	const [isDismissed, setDismissed] = useState(false);
	const input = useRef<HTMLTextAreaElement>(null);
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
		setText('');
		onSend(typed.trim());
		input.current?.focus();
	};

	/** What was sent before, older with "ArrowUp". */
	const recall = (key: 'ArrowUp' | 'ArrowDown'): void => {
		const at = history.indexOf(text);
		const next = (at === -1 ? history.length : at) + (key === 'ArrowUp' ? -1 : 1);
		setText(history[Math.max(next, 0)] ?? '');
	};

	const pick = (): void => {
		setText('/session ');
		input.current?.focus();
	};

	const steerCommands = (key: string): void => {
		if (key === 'Escape') {
			setDismissed(true);
		} else if (key === 'Enter' || key === 'Tab') {
			pick();
		}
	};

	const onKeyDown = (event: KeyboardEvent): void => {
		const { key } = event;
		if (isOffered && commandKeys.has(key) && !event.shiftKey && !event.isComposing) {
			event.preventDefault();
			// Escape also closes a panel.
			event.stopPropagation();
			steerCommands(key);
		} else if (key === 'Enter' && !event.shiftKey && !event.isComposing) {
			event.preventDefault();
			send(text);
		} else if (
			(key === 'ArrowUp' || key === 'ArrowDown') &&
			(text === '' || history.includes(text))
		) {
			event.preventDefault();
			recall(key);
		}
	};
	return (
		<div className='composer-area column'>
			{isOffered && <Commands usage={usage} onPick={pick} />}
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
				className='composer row'
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
					aria-autocomplete='list'
					{...(isOffered && {
						'aria-controls': 'commands',
						'aria-activedescendant': 'command',
					})}
					onInput={(event) => {
						setText(event.currentTarget.value);
						setDismissed(false);
					}}
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
			<p id='usage' className='hint usage one-line'>
				<code>/session</code> {usage.params} — {usage.description}
			</p>
		</div>
	);
};

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { Example } from '../../protocol';
import { Icon } from '../ui/Icon';

type Props = {
	/** What a message is sent to. */
	readonly to: string;
	readonly userId: string;
	/** What to try next. */
	readonly examples: readonly Example[];
	/** What the app's command takes and does, in the user's language. */
	readonly usage: { readonly params: string; readonly description: string };
	readonly onSend: (text: string) => void;
};

export const Composer = ({ to, userId, examples, usage, onSend }: Props) => {
	const [text, setText] = useState('');
	const [history, setHistory] = useState<readonly string[]>([]);
	const input = useRef<HTMLTextAreaElement>(null);
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

	const onKeyDown = (event: KeyboardEvent): void => {
		const { key } = event;
		if (key === 'Enter' && !event.shiftKey && !event.isComposing) {
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
					onInput={(event) => setText(event.currentTarget.value)}
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

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { Example } from '../../protocol';
import { Icon } from '../ui/Icon';

type Props = {
	readonly roomName: string;
	readonly userId: string;
	readonly examples: readonly Example[];
	/** Parameters and description of the command, in the user's language. */
	readonly usage: { readonly params: string; readonly description: string };
	readonly onSend: (text: string) => void;
};

export const Composer = ({ roomName, userId, examples, usage, onSend }: Props) => {
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

	/** Older with -1, newer with 1. */
	const recall = (direction: number): void => {
		const at = history.indexOf(text);
		const next = (at === -1 ? history.length : at) + direction;
		setText(history[Math.max(next, 0)] ?? '');
	};

	const onKeyDown = (event: KeyboardEvent): void => {
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
					placeholder={`Message #${roomName}`}
					aria-label={`Message #${roomName}`}
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
			<p id='usage' className='usage'>
				<code>/session</code> {usage.params} — {usage.description}
			</p>
		</div>
	);
};

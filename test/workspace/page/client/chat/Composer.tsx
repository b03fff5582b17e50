import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { Commands, optionId } from './Commands';
import type { Example } from '../../protocol';
import { Icon } from '../ui/Icon';

/** A slash command, in the user's language. */
export type Command = {
	readonly name: string;
	readonly params: string;
	readonly description: string;
};

type Props = {
	/** What a message is sent to. */
	readonly to: string;
	readonly userId: string;
	/** What to try next. */
	readonly examples: readonly Example[];
	readonly commands: readonly Command[];
	readonly onSend: (text: string) => void;
};

export const Composer = ({ to, userId, examples, commands, onSend }: Props) => {
	const [text, setText] = useState('');
	const [history, setHistory] = useState<readonly string[]>([]);
	const [selected, setSelected] = useState(0);
	const [isDismissed, setDismissed] = useState(false);
	const input = useRef<HTMLTextAreaElement>(null);
	const listId = useId();

	const offered = isDismissed ? [] : commandsFor(text, commands);
	const marked = Math.min(selected, offered.length - 1);
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
		setSelected(0);
		setDismissed(false);
	};

	const pick = ({ name }: Command): void => {
		change(`/${name} `);
		input.current?.focus();
	};

	/** @returns whether the key was for the list of commands */
	const steer = (event: KeyboardEvent): boolean => {
		const command = offered[marked];
		if (!command) {
			return false;
		}
		switch (event.key) {
			case 'ArrowDown':
				setSelected((marked + 1) % offered.length);
				return true;
			case 'ArrowUp':
				setSelected((marked + offered.length - 1) % offered.length);
				return true;
			case 'Enter':
			case 'Tab':
				pick(command);
				return true;
			case 'Escape':
				setDismissed(true);
				// Nothing else closes with it.
				event.stopPropagation();
				return true;
			default:
				return false;
		}
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
			{offered.length > 0 && (
				<Commands id={listId} commands={offered} selected={marked} onPick={pick} />
			)}
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
					{...(offered.length > 0 && {
						'aria-controls': listId,
						'aria-activedescendant': optionId(listId, marked),
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
				{commands.map(({ name, params, description }) => (
					<span key={name}>
						<code>/{name}</code> {params} — {description}
					</span>
				))}
			</p>
		</div>
	);
};

/** Those that begin like what is typed; none once one is written out. */
const commandsFor = (text: string, commands: readonly Command[]): readonly Command[] => {
	const [, word] = /^\/(\S*)$/.exec(text) ?? [];
	return word === undefined || commands.some(({ name }) => name === word)
		? []
		: commands.filter(({ name }) => name.startsWith(word));
};

import type { Usage } from './Composer';

/** The only one, without its slash. */
export const command = 'session';

type Props = {
	readonly id: string;
	readonly usage: Usage;
	readonly onPick: () => void;
};

export const optionId = (id: string): string => `${id}-${command}`;

/** What opens over the message box when it begins with a slash. The keyboard stays in the box. */
export const Commands = ({ id, usage, onPick }: Props) => (
	<div className='commands'>
		<div className='commands-title'>Commands</div>
		<ul id={id} role='listbox' aria-label='Commands'>
			{/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
			<li
				id={optionId(id)}
				role='option'
				tabIndex={-1}
				aria-selected='true'
				// Or the box would lose the focus.
				onMouseDown={(event) => event.preventDefault()}
				onClick={onPick}
			>
				<strong>/{command}</strong> <span>{usage.params}</span>
				<span className='commands-description'>{usage.description}</span>
			</li>
		</ul>
	</div>
);

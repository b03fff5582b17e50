import type { Command } from './Composer';

type Props = {
	readonly id: string;
	readonly commands: readonly Command[];
	readonly selected: number;
	readonly onPick: (command: Command) => void;
};

export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** What opens over the message box when it begins with a slash. The keyboard stays in the box. */
export const Commands = ({ id, commands, selected, onPick }: Props) => (
	<div className='commands'>
		<div className='commands-title'>Commands</div>
		<ul id={id} role='listbox' aria-label='Commands'>
			{commands.map((command, index) => (
				// eslint-disable-next-line jsx-a11y/click-events-have-key-events
				<li
					key={command.name}
					id={optionId(id, index)}
					role='option'
					tabIndex={-1}
					aria-selected={index === selected}
					// Or the box would lose the focus.
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => onPick(command)}
				>
					<strong>/{command.name}</strong> <span>{command.params}</span>
					<span className='commands-description'>{command.description}</span>
				</li>
			))}
		</ul>
	</div>
);

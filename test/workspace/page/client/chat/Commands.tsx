/** What the app's command takes and does, in the user's language. */
export type Usage = { readonly params: string; readonly description: string };

type Props = { readonly usage: Usage; readonly onPick: () => void };

/** The only command is always marked, and the keyboard stays in the message box. */
export const Commands = ({ usage, onPick }: Props) => (
	<div className='commands'>
		<div className='hint'>Commands</div>
		<ul id='commands' role='listbox' aria-label='Commands'>
			{/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
			<li id='command' role='option' tabIndex={-1} aria-selected='true' onClick={onPick}>
				<strong>/session</strong> <span>{usage.params}</span>
				<span>{usage.description}</span>
			</li>
		</ul>
	</div>
);

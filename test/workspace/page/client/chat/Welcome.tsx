import { FirstSteps } from './FirstSteps';
import type { PageState, PageUser } from '../../protocol';

type Props = {
	readonly state: PageState;
	readonly user: PageUser;
	readonly onSend: (text: string) => void;
	readonly onSettings: () => void;
};

/** What to try, until something has been tried. */
export const Welcome = ({ state, user, onSend, onSettings }: Props) => {
	const { name, username, examples } = user;
	return (
		<>
			{!state.isSetUp && <FirstSteps onSettings={onSettings} />}
			<h3>Try the app’s command</h3>
			<p>
				You are {name} (@{username}) here, and other people may see other things: choose somebody
				else under “Sign in as”. Type <code>/session</code> and what you want to know, or run one of
				these:
			</p>
			<ul className='examples-explained' aria-label='Commands to try'>
				{examples.map(({ text, shows }) => (
					<li key={text} className='row'>
						<button type='button' className='chip' onClick={() => onSend(text)}>
							{text}
						</button>
						<span>{shows}</span>
					</li>
				))}
			</ul>
			{state.differences.length > 0 && (
				<p className='hint differences'>
					Unlike after a new installation, {state.differences.join(', and ')}.
				</p>
			)}
		</>
	);
};

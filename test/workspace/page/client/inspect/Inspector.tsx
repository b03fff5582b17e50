import { useEffect, useRef } from 'preact/hooks';

import { Logs } from './Logs';
import { Requests } from './Requests';
import { Settings } from './Settings';
import { type Panel, panels } from './panels';
import type { PageLogEntry, PageRequest, PageState } from '../../protocol';
import { Icon } from '../ui/Icon';

type Props = {
	readonly panel: Panel;
	readonly onPanel: (panel: Panel | undefined) => void;
	readonly state: PageState;
	/** Changes when the workspace has been started over, and so the settings. */
	readonly round: number;
	/** Settings have been saved. */
	readonly onSaved: () => void;
	readonly requests: readonly PageRequest[];
	readonly logs: readonly PageLogEntry[];
	/** Of the user who looks, in hours. */
	readonly utcOffset: number;
};

/** What an admin looks at, beside the chat. */
export const Inspector = (props: Props) => {
	const { panel, onPanel, state, round, onSaved, requests, logs, utcOffset } = props;
	const heading = useRef<HTMLHeadingElement>(null);
	const label = panels.find(({ id }) => id === panel)?.label ?? '';
	// Closing the panel leads back to where it was opened.
	useEffect(() => {
		const opener = document.activeElement;
		return () => {
			if (opener instanceof HTMLElement) {
				opener.focus();
			}
		};
	}, []);
	useEffect(() => {
		heading.current?.focus();
	}, [panel]);
	useEffect(() => {
		const close = ({ key }: KeyboardEvent): void => {
			if (key === 'Escape') {
				onPanel(undefined);
			}
		};
		window.addEventListener('keydown', close);
		return () => window.removeEventListener('keydown', close);
	}, [onPanel]);
	return (
		<aside className='inspector column' aria-label={label}>
			<div className='inspector-header bar row'>
				<h2 ref={heading} tabIndex={-1}>
					{label}
				</h2>
				<button
					type='button'
					className='icon-button'
					aria-label='Close'
					onClick={() => onPanel(undefined)}
				>
					<Icon name='cross' />
				</button>
			</div>
			{panel === 'settings' && <Settings key={round} state={state} onSaved={onSaved} />}
			{panel === 'requests' && <Requests requests={requests} utcOffset={utcOffset} />}
			{panel === 'logs' && <Logs logs={logs} utcOffset={utcOffset} />}
		</aside>
	);
};

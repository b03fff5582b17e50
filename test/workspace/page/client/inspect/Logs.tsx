import { useState } from 'preact/hooks';

import { PanelBody } from './PanelBody';
import type { PageLogEntry } from '../../protocol';
import { exactTimeAt } from '../ui/time';

const tags: Readonly<Record<string, string>> = {
	error: 'tag-danger',
	critical: 'tag-danger',
	warning: 'tag-warning',
	debug: '',
};

/** Apps > Session Info > Logs. The engine adds debug entries for every call. */
export const Logs = ({ logs, utcOffset }: { logs: readonly PageLogEntry[]; utcOffset: number }) => {
	const [withDebug, setWithDebug] = useState(false);
	const shown = logs.filter(({ severity }) => withDebug || severity !== 'debug').reverse();
	return (
		<PanelBody label='App log'>
			<label className='check'>
				<input
					type='checkbox'
					checked={withDebug}
					onChange={(event) => setWithDebug(event.currentTarget.checked)}
				/>
				Debug entries of the Apps-Engine
			</label>
			{shown.length === 0 && (
				<p className='hint'>
					Nothing yet: look at somebody else’s sessions, or save a bad setting.
				</p>
			)}
			<ol className='log' aria-label='Log entries'>
				{shown.map((entry, index) => (
					<li key={shown.length - index}>
						<div className='log-line'>
							<span className={`tag ${tags[entry.severity] ?? 'tag-info'}`}>{entry.severity}</span>
							<span className='log-detail'>
								{exactTimeAt(entry.at, utcOffset)} {entry.method}
							</span>
						</div>
						<pre>{entry.text}</pre>
					</li>
				))}
			</ol>
		</PanelBody>
	);
};

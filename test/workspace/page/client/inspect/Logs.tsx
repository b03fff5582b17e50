import { PanelBody } from './PanelBody';
import type { PageLogEntry } from '../../protocol';
import { exactTimeAt } from '../ui/time';

const tags: Readonly<Record<string, string>> = {
	error: 'tag-danger',
	critical: 'tag-danger',
	warning: 'tag-warning',
};

/** Apps > Session Info > Logs, without the debug entries that the engine adds for every call. */
export const Logs = ({ logs, utcOffset }: { logs: readonly PageLogEntry[]; utcOffset: number }) => (
	<PanelBody label='App log'>
		{logs.length === 0 && (
			<p className='hint'>Nothing yet: look at somebody else’s sessions, or save a bad setting.</p>
		)}
		<ol className='log' aria-label='Log entries'>
			{[...logs].reverse().map((entry, index) => (
				<li key={logs.length - index}>
					<div className='row'>
						<span className={`tag ${tags[entry.severity] ?? 'tag-info'}`}>{entry.severity}</span>
						<span className='hint log-detail'>
							{exactTimeAt(entry.at, utcOffset)} {entry.method}
						</span>
					</div>
					<pre>{entry.text}</pre>
				</li>
			))}
		</ol>
	</PanelBody>
);

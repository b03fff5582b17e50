import { PanelBody } from './PanelBody';
import type { PageRequest } from '../../protocol';
import { exactTimeAt } from '../ui/time';

/** What the stored token is used for. */
export const Requests = ({
	requests,
	utcOffset,
}: {
	requests: readonly PageRequest[];
	utcOffset: number;
}) => (
	<PanelBody label='Requests of the app'>
		<p className='hint'>
			Everything the app asks the workspace’s REST API, newest first. It asks nobody else.
		</p>
		{requests.length === 0 && <p className='hint'>Nothing yet: run a command.</p>}
		<ol className='log' aria-label='Requests'>
			{[...requests].reverse().map((request, index) => (
				<li key={requests.length - index}>
					<div className='row'>
						<code className='log-head'>
							{request.method} {decodeURIComponent(request.target)}
						</code>
						<span
							className={`tag ${request.status >= 400 || request.status === 0 ? 'tag-danger' : 'tag-success'}`}
						>
							{request.status || 'no answer'}
						</span>
					</div>
					<div className='hint log-detail'>
						{exactTimeAt(request.at, utcOffset)}
						{request.as ? ` as ${request.as}` : ' without credentials'}
						{request.twoFactorCodeSent && ', with a second factor'}
					</div>
				</li>
			))}
		</ol>
	</PanelBody>
);

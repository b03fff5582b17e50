import { PanelBody } from './PanelBody';
import { timeOf } from './time';
import type { PageRequest } from '../../protocol';

/** What the stored token is used for. */
export const Requests = ({ requests }: { requests: readonly PageRequest[] }) => (
	<PanelBody label='Requests of the app'>
		<p className='hint'>
			Everything the app asks the workspace’s REST API, newest first. It asks nobody else.
		</p>
		{requests.length === 0 && <p className='hint'>Nothing yet: run a command.</p>}
		<ol className='log' aria-label='Requests'>
			{[...requests].reverse().map((request, index) => (
				<li key={requests.length - index}>
					<div className='log-line'>
						<code>
							{request.method} {decodeURIComponent(request.target)}
						</code>
						<span
							className={`tag ${request.status >= 400 || request.status === 0 ? 'tag-danger' : 'tag-success'}`}
						>
							{request.status || 'no answer'}
						</span>
					</div>
					<div className='log-detail'>
						{timeOf(request.at)}
						{request.as ? ` as ${request.as}` : ' without credentials'}
						{request.twoFactorCodeSent && ', with a second factor'}
					</div>
				</li>
			))}
		</ol>
	</PanelBody>
);

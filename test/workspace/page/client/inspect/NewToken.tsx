import { useState } from 'preact/hooks';

import type { PageToken } from '../../protocol';
import { api, reasonOf } from '../api';

/** What the service account does in its own Rocket.Chat, which is not here: a step before the settings. */
export const NewToken = () => {
	const [created, setCreated] = useState<PageToken>();
	const [problem, setProblem] = useState('');
	const create = async (): Promise<void> => {
		try {
			setCreated(await api.createToken());
			setProblem('');
		} catch (error) {
			setProblem(reasonOf(error));
		}
	};
	return (
		<section className='new-token column' aria-label='Personal access token'>
			<p>
				In Rocket.Chat the service account creates its token under My Account, Personal Access
				Tokens, with “Ignore Two Factor Authentication” ticked. Here a button does that:
			</p>
			<button type='button' className='button button-secondary' onClick={() => void create()}>
				Create a token
			</button>
			<div role='status'>
				{created && (
					<dl>
						<dt>User ID</dt>
						<dd>
							<code>{created.userId}</code>
						</dd>
						<dt>Token</dt>
						<dd>
							<code>{created.token}</code>
						</dd>
					</dl>
				)}
				{problem}
			</div>
		</section>
	);
};

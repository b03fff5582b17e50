import { render } from 'preact';

import { App } from './App';
import { api } from './api';
import './styles/index.css';

const pause = 1000;

/** What is seen until then is in the page's HTML. */
const start = async (root: Element): Promise<void> => {
	try {
		const initial = await api.state();
		render(<App initial={initial} />, root);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		render(
			<p className='loading' role='status'>
				{reason} Trying again…
			</p>,
			root,
		);
		setTimeout(() => void start(root), pause);
	}
};

const root = document.getElementById('page');
if (root) {
	void start(root);
}

import { render } from 'preact';

import { App } from './App';
import { api, reasonOf } from './api';
import './styles/index.css';

/** What is seen until then is in the page's HTML. */
const start = async (root: Element): Promise<void> => {
	try {
		render(<App initial={await api.state()} />, root);
	} catch (error) {
		render(
			<p className='loading' role='status'>
				{reasonOf(error)} Trying again…
			</p>,
			root,
		);
		setTimeout(() => void start(root), 1000);
	}
};

const root = document.getElementById('page');
if (root) {
	void start(root);
}

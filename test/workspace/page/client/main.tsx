import { render } from 'preact';

import { App } from './App';
import { api } from './api';
import './styles/index.css';

const root = document.getElementById('page');

if (root) {
	api.state().then(
		(state) => render(<App initial={state} />, root),
		// The server may still be installing the app.
		() => setTimeout(() => window.location.reload(), 1000),
	);
}

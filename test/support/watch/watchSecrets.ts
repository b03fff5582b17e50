import { answerable, filesOf, findSecrets, type Output, secretsOf } from './secrets';
import { demo } from '../../workspace/seed';
import { type Watched, watchers } from '../../workspace/watch';

const passwords = Object.values(demo.users).flatMap((user) =>
	'password' in user ? [[user.password, `the password of ${user.username}`] as const] : [],
);

/**
 * For every workspace that a test starts: when it stops, nothing that left the app (replies, posts, API answers, log
 * entries, the zip) may hold a credential that was in use at any time.
 */
const watchSecrets = ({ workspace, engine, zip }: Watched): (() => void) => {
	const secrets = new Map<string, string>(passwords);
	const outputs = new Map<string, Output>();
	const add = (where: string, value: unknown): void => {
		const text = JSON.stringify(value) ?? '';
		outputs.set(where + text, { where, text });
	};
	const note = (): void => {
		const { service_auth_token: token, two_factor_secret: factor } = engine.getSettings();
		[...secretsOf(workspace.data)].forEach(([secret, name]) => secrets.set(secret, name));
		[token, factor].forEach((setting) => {
			const value: unknown = setting?.value;
			if (typeof value === 'string' && value !== '') {
				secrets.set(JSON.stringify(value).slice(1, -1), `a saved ${setting?.id}`);
			}
		});
	};
	note();
	workspace.events.on('message', ({ visibleOnlyTo, attachments, msg }) =>
		add(visibleOnlyTo === undefined ? 'a post' : 'a reply', { attachments, msg }),
	);
	workspace.events.on('window', ({ view }) => add('a window', view));
	workspace.events.on('appLog', (entry) => {
		add('the log', answerable(entry));
		if (entry.method === 'app:onSettingUpdated') {
			note();
		}
	});

	const { host } = engine;
	workspace.apps = {
		...host,
		callApi: async (call) => {
			const response = await host.callApi(call);
			add('an API answer', [response.headers, response.content]);
			return response;
		},
	};
	return () => {
		note();
		workspace.twoFactorCodes.forEach((code) => secrets.set(code, 'a second factor'));

		const found = findSecrets([...outputs.values(), ...filesOf(zip)], secrets);
		if (found.length > 0) {
			throw new Error(`Secrets left the app:\n${found.join('\n')}`);
		}
	};
};
watchers.push(watchSecrets);

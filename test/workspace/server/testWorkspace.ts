import { demo, seed } from '../seed';
import { Workspace } from './workspace';

/** A moment that no test depends on, but all share. */
export const start = Date.UTC(2024, 5, 13, 12, 0, 0);

export type User = { readonly id: string; readonly token: string };

export type Reply = {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	readonly body: unknown;
};

const parse = (text: string): unknown => {
	try {
		const parsed: unknown = JSON.parse(text);
		return parsed;
	} catch {
		return undefined;
	}
};

/** A listening workspace with a clock of its own, and a client for it. */
export class TestWorkspace {
	readonly workspace: Workspace;

	time = start;

	private url = '';

	constructor(generation = '8.9') {
		this.workspace = new Workspace({
			data: seed(new Date(start), generation),
			now: () => this.time,
		});
	}

	get data(): Workspace['data'] {
		return this.workspace.data;
	}

	/** Of the root; empty before it listens. */
	get address(): string {
		return this.url;
	}

	async listen(): Promise<this> {
		({ url: this.url } = await this.workspace.start(0));
		return this;
	}

	async stop(): Promise<void> {
		await this.workspace.stop();
	}

	/** @param path - below the root, query included */
	async ask(
		path: string,
		{ as, headers, ...init }: RequestInit & { as?: User; headers?: Record<string, string> } = {},
	): Promise<Reply> {
		const credentials = as ? { 'x-user-id': as.id, 'x-auth-token': as.token } : {};
		const response = await fetch(this.url + path, {
			...init,
			headers: { ...credentials, ...headers },
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, text, body: parse(text) };
	}

	async askSessions(
		path: string,
		as: User = demo.users.service,
		headers: Record<string, string> = {},
	): Promise<Reply> {
		return this.ask(`/api/v1/sessions/${path}`, { as, headers });
	}

	/** Posts JSON; a string goes out as it is. */
	async post(
		path: string,
		body: unknown,
		as: User = demo.users.service,
		headers: Record<string, string> = {},
	): Promise<Reply> {
		return this.ask(path, {
			as,
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	}

	async runCommand(body: unknown, as: User = demo.users.alice): Promise<Reply> {
		return this.post('/api/v1/commands.run', body, as);
	}
}

/** @returns a getter; a fresh workspace listens for each test */
export const freshWorkspace = (): (() => TestWorkspace) => {
	let current: TestWorkspace | undefined;
	beforeEach(async () => {
		current = await new TestWorkspace().listen();
	});
	afterEach(() => current?.stop());
	return () => {
		if (!current) {
			throw new Error('No workspace outside a test');
		}
		return current;
	};
};

import { demo, seed } from '../seed';
import type { ApiReply, AppsHost } from './appsHost';
import { createSessionDocument } from './sessionDocument';
import { hashPassword } from './userDocument';
import { Workspace } from './workspace';
import type { WorkspaceUser } from '../model';

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

/** The rows of a list of sessions. */
export const rowsOf = (body: unknown): readonly Readonly<Record<string, unknown>>[] => {
	const { sessions = [] }: { sessions?: Record<string, unknown>[] } = Object(body);
	return sessions;
};

export const idsOf = (body: unknown): unknown[] => rowsOf(body).map(({ sessionId }) => sessionId);

/** The headers of a second factor by password. */
export const withPassword = (password: string): Record<string, string> => ({
	'x-2fa-method': 'password',
	'x-2fa-code': hashPassword(password),
});

/** An app with the command `session` and two endpoints, which keeps what reaches it. */
export class FakeApp implements AppsHost {
	readonly calls: unknown[] = [];

	/** What it throws instead of an answer. */
	error: Error | undefined;

	readonly hasCommand = (command: string): boolean => command === 'session';

	readonly findApi: AppsHost['findApi'] = ({ appId, path }) => {
		const name = path.toLowerCase();
		const isKnown = appId === 'the-app' && ['sessions/info', 'open'].includes(name);
		return isKnown ? { path: name, authRequired: name !== 'open' } : undefined;
	};

	readonly runCommand = async (call: unknown): Promise<void> => this.take(call);

	readonly callApi = async (call: unknown): Promise<ApiReply> => {
		this.take(call);
		return { status: 200, content: { success: true } };
	};

	readonly interact = async (call: unknown): Promise<unknown> => {
		this.take(call);
		return { success: true };
	};

	private take(call: unknown): void {
		this.calls.push(call);
		if (this.error) {
			throw this.error;
		}
	}
}

type NewSession = { readonly userId: string; readonly sessionId: string; readonly age?: number };

/** A listening workspace with a clock of its own, and a client for it. */
class TestWorkspace {
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

	user({ id }: { readonly id: string }): WorkspaceUser {
		const user = this.data.users.find(({ _id }) => _id === id);
		if (!user) {
			throw new Error(`There is no user ${id}`);
		}
		return user;
	}

	/**
	 * Adds a session with a login of its own.
	 *
	 * @param age - milliseconds
	 */
	addSession({ userId, sessionId, age = 0 }: NewSession): void {
		const name = `${userId} ${sessionId}`;
		const document = createSessionDocument({
			_id: name,
			user: { _id: userId, roles: ['user'] },
			sessionId,
			token: name,
			device: { name: 'Chrome' },
			ip: '203.0.113.1',
			loginAt: new Date(start - age),
		});
		this.data.sessions.push(document);
	}

	installFakeApp(): FakeApp {
		const app = new FakeApp();
		this.workspace.apps = app;
		return app;
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

	/** Asks so often, one after the other. @returns the last reply */
	async askTimes(times: number, path: string, as: User): Promise<Reply> {
		const reply = await this.ask(path, { as });
		return times > 1 ? this.askTimes(times - 1, path, as) : reply;
	}

	async askSessions(
		path: string,
		as: User = demo.users.service,
		headers: Record<string, string> = {},
	): Promise<Reply> {
		return this.ask(`/api/v1/sessions/${path}`, { as, headers });
	}

	/** Posts JSON, as the service account unless told otherwise; a string goes out as it is. */
	async post(
		path: string,
		body: unknown,
		{ as = demo.users.service, headers }: { as?: User; headers?: Record<string, string> } = {},
	): Promise<Reply> {
		return this.ask(path, {
			as,
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	}
}

/** @returns a getter; a fresh workspace listens for each test */
export const freshWorkspace = (generation?: string): (() => TestWorkspace) => {
	let current: TestWorkspace | undefined;
	beforeEach(async () => {
		current = await new TestWorkspace(generation).listen();
	});
	afterEach(() => current?.stop());
	return () => {
		if (!current) {
			throw new Error('No workspace outside a test');
		}
		return current;
	};
};

import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';

import express, { type NextFunction, type Request, type Response, type Router } from 'express';

import type {
	AppLogEntry,
	ChatMessage,
	WindowEvent,
	WorkspaceData,
	WorkspaceEvents,
} from '../model';
import { apiRouter } from './api';
import type { AppsHost } from './appsHost';
import { notedCaller } from './auth';
import { type Faults, injectFaults } from './faults';
import { PermissionsModel } from './permissionsModel';
import { appsRouter } from './routes/apps';
import { uiInteractionRouter } from './routes/uiInteraction';

type EventArguments = { [Name in keyof WorkspaceEvents]: Parameters<WorkspaceEvents[Name]> };

/** An emulated Rocket.Chat: its data, its clock, its REST API. Without `apps` it is a server with no app installed. */
export class Workspace {
	readonly data: WorkspaceData;

	readonly events = new EventEmitter<EventArguments>();

	/** Everything the bridges produced since the start, ephemeral messages included. */
	readonly messages: ChatMessage[] = [];

	readonly appLogs: AppLogEntry[] = [];

	/** Every second factor that was sent here. The request log does not keep them, and nobody else may. */
	readonly twoFactorCodes = new Set<string>();

	apps: AppsHost | undefined;

	/** Asked for every request; what it answers happens instead of, or before, the real thing. */
	faults: Faults | undefined;

	/** Milliseconds. */
	now: () => number;

	private readonly permissions: PermissionsModel;

	private server: Server | undefined;

	private readonly page: Router | undefined;

	/**
	 * @param page - routes that are no part of Rocket.Chat, and so are neither logged nor faulty
	 */
	constructor({
		data,
		now = Date.now,
		page,
	}: {
		data: WorkspaceData;
		now?: () => number;
		page?: Router | undefined;
	}) {
		this.data = data;
		this.now = now;
		this.page = page;
		this.permissions = new PermissionsModel(data, () => this.now());
	}

	/** As an administrator does it in Administration > Permissions. What is changed in `data` by hand is noticed as well. */
	setRoles(permissionId: string, roles: readonly string[]): void {
		this.permissions.setRoles(permissionId, roles);
	}

	removePermission(permissionId: string): void {
		this.permissions.remove(permissionId);
	}

	/** @returns the message as it was stored, with its id */
	addMessage(message: ChatMessage): ChatMessage {
		const stored = { _id: randomUUID(), ...message };
		this.messages.push(stored);
		this.data.messages = [...(this.data.messages ?? []), stored];
		this.events.emit('message', stored);
		return stored;
	}

	/** The server hands windows on and keeps none; whether a client shows it is the client's business. */
	sendWindow(window: WindowEvent): void {
		this.events.emit('window', window);
	}

	addAppLog(entry: AppLogEntry): void {
		this.appLogs.push(entry);
		this.events.emit('appLog', entry);
	}

	/**
	 * Listens on `localhost`.
	 *
	 * @param port - 0 takes a free one
	 */
	async start(port: number): Promise<{ url: string }> {
		const server = createServer(this.createApp());
		server.listen(port, 'localhost');
		await once(server, 'listening');
		this.server = server;
		const address = server.address();
		return {
			url: `http://localhost:${typeof address === 'object' && address ? address.port : port}`,
		};
	}

	/** Drops connections that are still open: some faults never answer. */
	async stop(): Promise<void> {
		const { server } = this;
		this.server = undefined;
		if (server) {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		}
	}

	private createApp(): express.Express {
		const { data } = this;
		const app = express();
		// Without it Express shows stack traces; the real server runs in production.
		app.set('env', 'production');
		app.set('query parser', 'extended');
		app.set('etag', false);
		app.disable('x-powered-by');
		if (this.page) {
			app.use(this.page);
		}
		app.use((request, response, next) => this.logRequest(request, response, next));
		app.use(injectFaults((request) => this.faults?.(request)));
		app.use(
			'/api/v1',
			apiRouter({
				data,
				permissions: this.permissions,
				now: () => this.now(),
				apps: () => this.apps,
			}),
		);
		app.use(
			'/api/apps/ui.interaction',
			uiInteractionRouter({ data, now: () => this.now(), host: () => this.apps }),
		);
		app.use('/api/apps/public', appsRouter({ data, host: () => this.apps }));
		return app;
	}

	private logRequest(request: Request, response: Response, next: NextFunction): void {
		const { method, path } = request;
		const query = request.url.split('?')[1] ?? '';
		const twoFactorCode = request.get('x-2fa-code');
		const twoFactorCodeSent = twoFactorCode !== undefined;
		if (twoFactorCodeSent) {
			this.twoFactorCodes.add(twoFactorCode);
		}
		const report = (): void => {
			response.off('finish', report).off('close', report);
			const userId = notedCaller(response);
			this.events.emit('request', {
				method,
				path,
				query,
				...(userId !== undefined && { userId }),
				twoFactorCodeSent,
				status: response.headersSent ? response.statusCode : 0,
				at: new Date(this.now()),
			});
		};
		response.on('finish', report).on('close', report);
		next();
	}
}

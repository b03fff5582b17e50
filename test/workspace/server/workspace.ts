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
import { type Interruption, Interruptions } from './interruptions';
import { PermissionsModel } from './permissionsModel';
import { appsRouter } from './routes/apps';
import { infoRouter } from './routes/info';
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

	/** Milliseconds by which this server's clock is ahead of `now`, and so of the app's; behind where it is negative. */
	clockAhead = 0;

	/** The header `Date`, as Node sends it with each answer; `undefined` sends none, and a proxy may put its own. */
	dateHeader: (now: Date) => string | undefined = (now) => now.toUTCString();

	private readonly interruptions = new Interruptions();

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
		this.permissions = new PermissionsModel(data, this.time);
	}

	/** As an administrator does it in Administration > Permissions. What is changed in `data` by hand is noticed as well. */
	setRoles(permissionId: string, roles: readonly string[]): void {
		this.permissions.setRoles(permissionId, roles);
	}

	removePermission(permissionId: string): void {
		this.permissions.remove(permissionId);
	}

	/** As an upgrade writes entries of permissions at one moment, without a change of their roles; all unless named. */
	writePermissions(
		moment: Date,
		ids: readonly string[] = this.data.permissions.map(({ _id }) => _id),
	): void {
		this.permissions.write(ids, moment);
	}

	/** @returns what takes the interruption away again */
	interrupt(interruption: Interruption): () => void {
		return this.interruptions.add(interruption);
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

	private readonly time = (): number => this.now() + this.clockAhead;

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
		app.use((_request, response, next) => {
			const date = this.dateHeader(new Date(this.time()));
			// Node would send one of its own.
			response.sendDate = false;
			if (date !== undefined) {
				response.set('date', date);
			}
			next();
		});
		app.use(this.interruptions.interrupt);
		app.use(injectFaults((request) => this.faults?.(request)));
		app.use(
			'/api/v1',
			apiRouter({
				data,
				permissions: this.permissions,
				now: this.time,
				apps: () => this.apps,
			}),
		);
		app.use('/api/info', infoRouter(data));
		app.use('/api/apps/ui.interaction', uiInteractionRouter({ data, host: () => this.apps }));
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
		const cacheControl = request.get('cache-control');
		const report = (): void => {
			response.off('finish', report).off('close', report);
			const userId = notedCaller(response);
			this.events.emit('request', {
				method,
				path,
				query,
				...(userId !== undefined && { userId }),
				twoFactorCodeSent,
				...(cacheControl !== undefined && { cacheControl }),
				status: response.headersSent ? response.statusCode : 0,
				at: new Date(this.time()),
			});
		};
		response.on('finish', report).on('close', report);
		next();
	}
}

import { join } from 'node:path';

import express, { type Request, type Response, Router } from 'express';

import { buildClient } from './buildClient';
import { createToken } from './createToken';
import { Feed, sendEvents } from './feed';
import { onlyLocal, security } from './guard';
import { indexHtml } from './indexHtml';
import { saveSettings, settingsOf } from './settings';
import { pageState } from './state';
import { projectRoot } from '../../../../tools/projectRoot';
import { generationNames } from '../../server/generations';
import type { RunningWorkspace } from '../../start';

export type Page = {
	/** To be served in front of the workspace's own routes. */
	readonly routes: Router;
	/** Call it when the workspace is up; until then the page asks to wait. */
	open(running: RunningWorkspace): void;
};

/** The chat page: `/` and what it needs below `/workspace`, where Rocket.Chat has nothing. */
export const createPage = (): Page => {
	let opened: { running: RunningWorkspace; feed: Feed } | undefined;

	/** An answer that needs the workspace to be up. */
	const answer =
		(action: (running: RunningWorkspace, request: Request) => unknown) =>
		async (request: Request, response: Response): Promise<void> => {
			if (!opened) {
				response.status(503).json({ error: 'The workspace is starting' });
				return;
			}
			try {
				response.json(await action(opened.running, request));
			} catch (error) {
				response
					.status(400)
					.json({ error: error instanceof Error ? error.message : String(error) });
			}
		};

	// eslint-disable-next-line new-cap
	const api = Router();
	api.get('/state', answer(pageState));
	api.get('/settings', answer(settingsOf));
	api.post('/settings', answer(saveSettings));
	api.post('/server', answer(chooseServer));
	api.post('/language', answer(chooseLanguage));
	api.post('/token', answer(createToken));
	api.post(
		'/start-over',
		answer(async (running) => {
			await running.startOver();
			opened?.feed.startOver();
			return pageState(running);
		}),
	);
	api.get('/events', (request, response) => {
		if (opened) {
			sendEvents(opened.feed, request, response);
		} else {
			response.sendStatus(503);
		}
	});
	api.get('/icon.png', (_request, response) => response.sendFile(join(projectRoot, 'icon.png')));
	api.get('/page/:file', async (request, response) => {
		const file = (await buildClient()).get(request.params.file);
		if (file) {
			response.type(request.params.file).set('cache-control', 'no-cache').send(file);
		} else {
			response.sendStatus(404);
		}
	});

	// eslint-disable-next-line new-cap
	const routes = Router();
	routes.use(['/workspace', /^\/$/], onlyLocal, security);
	routes.use('/workspace', express.json(), api);
	routes.get('/', (_request, response) => {
		response.type('html').send(indexHtml);
	});
	return {
		routes,
		open: (running) => {
			opened = { running, feed: new Feed(running.workspace) };
		},
	};
};

const field = (request: Request, name: string): unknown => {
	const { body } = request;
	return typeof body === 'object' && body !== null
		? new Map<string, unknown>(Object.entries(body)).get(name)
		: undefined;
};

const chooseServer = (running: RunningWorkspace, request: Request): unknown => {
	const name = generationNames.find((one) => one === field(request, 'generation'));
	if (name === undefined) {
		throw new Error(`There are ${generationNames.join(', ')}`);
	}
	running.workspace.data.generation = name;
	return pageState(running);
};

const chooseLanguage = (running: RunningWorkspace, request: Request): unknown => {
	const language = field(request, 'language');
	const user = running.workspace.data.users.find(({ _id }) => _id === field(request, 'userId'));
	if (!user) {
		throw new Error('No such user');
	}
	if (typeof language === 'string' && language !== '') {
		user.language = language;
	} else {
		delete user.language;
	}
	return pageState(running);
};

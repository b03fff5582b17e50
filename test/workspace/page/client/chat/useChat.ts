import { useEffect, useReducer, useState } from 'preact/hooks';

import { readTyped } from '../../../typedCommand';
import type { PageEvent, PageLogEntry, PageMessage, PageRequest, PageUser } from '../../protocol';
import { api } from '../api';
import type { Windows } from '../window/useWindows';

/** What stands in the message list. */
export type Entry =
	| { readonly kind: 'message'; readonly id: string; readonly message: PageMessage }
	/** What was typed: Rocket.Chat shows commands to nobody; here one wants to see what was answered. */
	| { readonly kind: 'typed'; readonly id: string; readonly text: string }
	/** Why a command was not run at all. */
	| { readonly kind: 'refused'; readonly id: string; readonly text: string };

type Feed = {
	/** By user and room: what one user sees is not there for the next. */
	readonly entries: ReadonlyMap<string, readonly Entry[]>;
	readonly requests: readonly PageRequest[];
	readonly logs: readonly PageLogEntry[];
	/** Whether the user has an open session left. */
	readonly hasSessions: boolean;
};

const empty: Feed = { entries: new Map(), requests: [], logs: [], hasSessions: true };

type Change =
	| { readonly type: 'entry'; readonly place: string; readonly entry: Entry }
	| { readonly type: 'event'; readonly user: PageUser; readonly event: PageEvent }
	| { readonly type: 'reconnected' };

const placeOf = (user: PageUser, roomId: string): string => `${user.id}/${roomId}`;

const addEntry = (feed: Feed, place: string, entry: Entry): Feed => {
	const before = feed.entries.get(place) ?? [];
	return before.some(({ id }) => id === entry.id)
		? feed
		: { ...feed, entries: new Map(feed.entries).set(place, [...before, entry]) };
};

const reduceEvent = (feed: Feed, event: PageEvent, user: PageUser): Feed => {
	switch (event.type) {
		case 'request':
			return { ...feed, requests: [...feed.requests, event.request] };
		case 'log':
			return { ...feed, logs: [...feed.logs, event.entry] };
		case 'window':
			return feed;
		case 'sessions':
			return { ...feed, hasSessions: event.hasAny };
		case 'started-over':
			return empty;
		case 'message': {
			const { message } = event;
			const entry: Entry = { kind: 'message', id: message.id, message };
			return addEntry(feed, placeOf(user, message.roomId), entry);
		}
		default:
			return feed;
	}
};

const reduce = (feed: Feed, change: Change): Feed => {
	switch (change.type) {
		case 'entry':
			return addEntry(feed, change.place, change.entry);
		case 'reconnected':
			return { ...feed, requests: [], logs: [] };
		case 'event': {
			const { event, user } = change;
			return reduceEvent(feed, event, user);
		}
		default:
			return feed;
	}
};

let ids = 0;

const nextId = (): string => {
	ids += 1;
	return `local-${ids}`;
};

export type Running = { readonly id: string; readonly text: string };

export type Chat = {
	readonly entries: readonly Entry[];
	readonly requests: readonly PageRequest[];
	readonly logs: readonly PageLogEntry[];
	/** The commands that are under way. */
	readonly running: readonly Running[];
	/** Whether the server can be heard. */
	readonly isOnline: boolean;
	/** Whether the user has an open session left. */
	readonly hasSessions: boolean;
	send(text: string): Promise<void>;
};

/** Signs a user in and follows what they get to see. */
export const useChat = ({
	user,
	roomId,
	windows,
	onStartedOver,
}: {
	user: PageUser;
	roomId: string;
	windows: Windows;
	/** Here or on another page. */
	onStartedOver: () => void;
}): Chat => {
	const [feed, change] = useReducer(reduce, empty);
	const [running, setRunning] = useState<readonly (Running & { readonly place: string })[]>([]);
	const [isOnline, setOnline] = useState(true);
	const place = placeOf(user, roomId);
	useEffect(
		() =>
			api.follow(user, {
				onEvent: (event) => {
					change({ type: 'event', user, event });
					if (event.type === 'window') {
						windows.receive(event.window);
					}
					if (event.type === 'started-over') {
						onStartedOver();
					}
				},
				onOnline: (isThere) => {
					setOnline(isThere);
					if (isThere) {
						// The server begins with everything it has kept.
						change({ type: 'reconnected' });
					}
				},
			}),
		// Not the user as such: a new language is no new login.
		// eslint-disable-next-line react-hooks/exhaustive-deps
		[user.id, user.token],
	);

	const add = (entry: Entry): void => change({ type: 'entry', place, entry });

	const send = async (text: string): Promise<void> => {
		const command = readTyped(text);
		if (!command) {
			add({
				kind: 'refused',
				id: nextId(),
				text: 'This page only runs slash commands: type /session',
			});
			return;
		}
		const id = nextId();
		add({ kind: 'typed', id, text });
		setRunning((all) => [...all, { id, text, place }]);
		try {
			await api.runCommand({
				user,
				roomId,
				...command,
				triggerId: windows.createTrigger(),
			});
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			add({ kind: 'refused', id: nextId(), text: reason });
		} finally {
			setRunning((all) => all.filter((one) => one.id !== id));
		}
	};
	return {
		entries: feed.entries.get(place) ?? [],
		requests: feed.requests,
		logs: feed.logs,
		running: running.filter((one) => one.place === place),
		isOnline,
		hasSessions: feed.hasSessions,
		send,
	};
};

import { useEffect, useState } from 'preact/hooks';

import { readTyped } from '../../../typedCommand';
import type { PageEvent, PageLogEntry, PageMessage, PageRequest, PageUser } from '../../protocol';
import { api, reasonOf } from '../api';
import type { Windows } from '../window/useWindows';

/** What stands in the message list. */
export type Entry =
	| { readonly kind: 'message'; readonly id: string; readonly message: PageMessage }
	/** What was typed: Rocket.Chat shows commands to nobody; here one wants to see what was answered. */
	| { readonly kind: 'typed'; readonly id: string; readonly text: string }
	/** A command that is under way. */
	| { readonly kind: 'running'; readonly id: string; readonly text: string }
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

const placeOf = (user: PageUser, roomId: string): string => `${user.id}/${roomId}`;

const withEntry = (feed: Feed, place: string, entry: Entry): Feed => {
	const before = feed.entries.get(place) ?? [];
	return before.some(({ id }) => id === entry.id)
		? feed
		: { ...feed, entries: new Map(feed.entries).set(place, [...before, entry]) };
};

const withoutEntry = (feed: Feed, place: string, id: string): Feed => {
	const others = (feed.entries.get(place) ?? []).filter((entry) => entry.id !== id);
	return { ...feed, entries: new Map(feed.entries).set(place, others) };
};

const withEvent = (feed: Feed, event: PageEvent, user: PageUser): Feed => {
	switch (event.type) {
		case 'request':
			return { ...feed, requests: [...feed.requests, event.request] };
		case 'log':
			return { ...feed, logs: [...feed.logs, event.entry] };
		case 'sessions':
			return { ...feed, hasSessions: event.hasAny };
		case 'started-over':
			return empty;
		case 'message': {
			const { message } = event;
			const entry: Entry = { kind: 'message', id: message.id, message };
			return withEntry(feed, placeOf(user, message.roomId), entry);
		}
		default:
			return feed;
	}
};

export type Chat = Omit<Feed, 'entries'> & {
	readonly entries: readonly Entry[];
	/** Whether the server can be heard. */
	readonly isOnline: boolean;
	send(text: string): Promise<void>;
};

type Options = {
	readonly user: PageUser;
	readonly roomId: string;
	readonly windows: Windows;
	/** Here or on another page. */
	readonly onStartedOver: () => void;
};

/** Signs a user in and follows what they get to see. */
export const useChat = ({ user, roomId, windows, onStartedOver }: Options): Chat => {
	const [feed, change] = useState(empty);
	const [isOnline, setOnline] = useState(true);
	const place = placeOf(user, roomId);
	useEffect(
		() =>
			api.follow(user, {
				onEvent: (event) => {
					change((before) => withEvent(before, event, user));
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
						change((before) => ({ ...before, requests: [], logs: [] }));
					}
				},
			}),
		// Not the user as such: a new language is no new login.
		// eslint-disable-next-line react-hooks/exhaustive-deps
		[user.id, user.token],
	);

	/** @returns its ID */
	const add = (kind: 'typed' | 'running' | 'refused', text: string): string => {
		const id = crypto.randomUUID();
		change((before) => withEntry(before, place, { kind, id, text }));
		return id;
	};

	const send = async (text: string): Promise<void> => {
		const command = readTyped(text);
		if (!command) {
			add('refused', 'This page only runs slash commands: type /session');
			return;
		}
		add('typed', text);
		const running = add('running', 'Running…');
		try {
			await api.runCommand({ user, roomId, ...command, triggerId: windows.createTrigger() });
		} catch (error) {
			add('refused', reasonOf(error));
		} finally {
			change((before) => withoutEntry(before, place, running));
		}
	};
	return { ...feed, entries: feed.entries.get(place) ?? [], isOnline, send };
};

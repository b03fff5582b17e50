import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { type Client, Message } from './Message';
import type { Entry } from './useChat';
import type { EmojiReader } from '../../../../clients/emoji';
import { Icon } from '../ui/Icon';

type Props = {
	readonly entries: readonly Entry[];
	readonly client: Client;
	readonly reader: EmojiReader;
	readonly utcOffset: number;
	/** What stands there until something is typed. */
	readonly welcome: ComponentChildren;
};

export const MessageList = ({ entries, client, reader, utcOffset, welcome }: Props) => {
	const end = useRef<HTMLLIElement>(null);
	const newest = entries.at(-1)?.id;
	useEffect(() => {
		end.current?.scrollIntoView({ block: 'end' });
	}, [newest, client]);
	// A panel beside it or a chip more make it smaller.
	useEffect(() => {
		const observer = new ResizeObserver(() => end.current?.scrollIntoView({ block: 'end' }));
		const list = end.current?.closest('.messages');
		if (list) {
			observer.observe(list);
		}
		return () => observer.disconnect();
	}, []);
	return (
		<div
			className='messages'
			// It scrolls, so the keyboard has to reach it.
			// eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
			tabIndex={0}
			role='log'
			aria-live='polite'
			aria-label='Messages'
		>
			<ol className='column'>
				{entries.map((entry) => {
					switch (entry.kind) {
						case 'message':
							return (
								<Message
									key={entry.id}
									message={entry.message}
									client={client}
									reader={reader}
									utcOffset={utcOffset}
								/>
							);
						case 'typed':
							return (
								<li key={entry.id} className='typed'>
									<code>{entry.text}</code>
								</li>
							);
						case 'running':
							return (
								<li key={entry.id} className='hint running'>
									<span className='throbber' aria-hidden='true' />
									{entry.text}
								</li>
							);
						default:
							return (
								<li key={entry.id} className='callout'>
									<Icon name='error' />
									{entry.text}
								</li>
							);
					}
				})}
				{entries.every(({ kind }) => kind === 'message') && <li className='welcome'>{welcome}</li>}
				<li ref={end} aria-hidden='true' />
			</ol>
		</div>
	);
};

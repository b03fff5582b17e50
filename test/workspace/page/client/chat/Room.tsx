import { Composer } from './Composer';
import type { Client } from './Message';
import { MessageList } from './MessageList';
import { Welcome } from './Welcome';
import type { Chat } from './useChat';
import { webClients } from '../../../../clients/web';
import type { PageRoom, PageState, PageUser } from '../../protocol';
import { textIn } from '../texts';
import { Icon } from '../ui/Icon';
import { roomIcons, roomLabel, roomName } from '../ui/rooms';

type Props = {
	readonly state: PageState;
	readonly room: PageRoom;
	readonly user: PageUser;
	readonly chat: Chat;
	readonly client: Client;
	readonly onMenu: () => void;
	readonly onStartOver: () => void;
	readonly onSettings: () => void;
};

export const Room = (props: Props) => {
	const { state, room, user, chat, client, onMenu, onStartOver, onSettings } = props;
	const text = textIn(state.texts, user.language);
	const send = (typed: string): void => void chat.send(typed);
	const isNew = chat.entries.every(({ kind }) => kind === 'message');
	return (
		<main className='room column'>
			<div className='room-header bar row'>
				<button type='button' className='tool menu-button' onClick={onMenu}>
					<Icon name='menu' /> Menu
				</button>
				<Icon name={roomIcons[room.kind]} />
				<h2>{roomName(room, user)}</h2>
				<span className='room-note one-line'>
					as {user.name}
					{client === 'mobile' && ' · mobile client'}
				</span>
			</div>
			{!chat.isOnline && (
				<p className='offline row' role='alert'>
					<span className='throbber' aria-hidden='true' />
					The workspace does not answer. This page goes on as soon as it is back.
				</p>
			)}
			{!chat.hasSessions && (
				<p className='offline row' role='status'>
					<span>
						All sessions of {user.username} have ended: in Rocket.Chat you would be logged out now.
						Here you can go on, or start over.
					</span>
					<button type='button' className='button button-secondary' onClick={onStartOver}>
						Start over
					</button>
				</p>
			)}
			<MessageList
				entries={chat.entries}
				client={client}
				reader={state.emojiInCode ? webClients.upTo8 : webClients.newest}
				utcOffset={user.utcOffset}
				welcome={<Welcome state={state} user={user} onSend={send} onSettings={onSettings} />}
			/>
			<Composer
				to={roomLabel(room, user)}
				userId={user.id}
				examples={isNew ? [] : user.examples}
				usage={{ params: text('command_params'), description: text('command_description') }}
				onSend={send}
			/>
		</main>
	);
};

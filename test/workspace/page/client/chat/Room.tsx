import { Composer } from './Composer';
import type { Client } from './Message';
import { MessageList } from './MessageList';
import type { Chat } from './useChat';
import { webClients } from '../../../../clients/web';
import type { PageRoom, PageUser, ScreenTexts } from '../../protocol';
import { textIn } from '../texts';
import { Icon } from '../ui/Icon';

type Props = {
	readonly room: PageRoom;
	readonly user: PageUser;
	readonly chat: Chat;
	readonly client: Client;
	readonly emojiInCode: boolean;
	readonly texts: ScreenTexts;
};

export const Room = ({ room, user, chat, client, emojiInCode, texts }: Props) => {
	const text = textIn(texts, user.language);
	return (
		<main className='room'>
			<div className='room-header'>
				<Icon name={room.isPrivate ? 'lock' : 'hash'} />
				<h2>{room.name}</h2>
				<span className='room-note'>
					as {user.name}
					{client === 'mobile' && ' · mobile client'}
				</span>
			</div>
			<MessageList
				entries={chat.entries}
				client={client}
				reader={emojiInCode ? webClients.upTo8 : webClients.newest}
				isBusy={chat.isBusy}
			/>
			<Composer
				roomName={room.name}
				userId={user.id}
				examples={user.examples}
				usage={{ params: text('command_params'), description: text('command_description') }}
				onSend={(typed) => void chat.send(typed)}
			/>
		</main>
	);
};

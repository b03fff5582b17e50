import { useState } from 'preact/hooks';

import type { PageState } from '../protocol';
import { Header } from './Header';
import { Sidebar } from './Sidebar';
import { Room } from './chat/Room';
import { useChat } from './chat/useChat';
import { Inspector } from './inspect/Inspector';
import type { Panel } from './inspect/panels';
import { useMediaQuery } from './ui/useMediaQuery';

/** Narrower windows are phones. */
const phone = '(max-width: 767px)';

export const App = ({ initial }: { initial: PageState }) => {
	const [state, setState] = useState(initial);
	const [userId, setUserId] = useState(
		() => initial.users.find(({ username }) => username === 'alice')?.id ?? '',
	);
	const [roomId, setRoomId] = useState('GENERAL');
	const [panel, setPanel] = useState<Panel>();
	const [wantsPhone, setWantsPhone] = useState(false);
	const isPhone = useMediaQuery(phone);

	const [someone] = state.users;
	const user = state.users.find(({ id }) => id === userId) ?? someone;
	const rooms = state.rooms.filter(({ usernames }) => user && usernames.includes(user.username));
	const room = rooms.find(({ id }) => id === roomId) ?? rooms[0];

	if (!user || !room) {
		throw new Error('The workspace has nobody who could sign in');
	}

	const chat = useChat(user, room.id);
	const client = wantsPhone || isPhone ? 'mobile' : 'web';

	return (
		<div className={`page client-${client}`}>
			<Header
				state={state}
				onState={setState}
				panel={panel}
				onPanel={setPanel}
				isMobile={wantsPhone}
				onMobile={setWantsPhone}
			/>
			<div className='columns'>
				<Sidebar
					state={state}
					onState={setState}
					user={user}
					onUser={setUserId}
					rooms={rooms}
					room={room}
					onRoom={setRoomId}
				/>
				<Room
					room={room}
					user={user}
					chat={chat}
					client={client}
					emojiInCode={state.emojiInCode}
					texts={state.texts}
				/>
				{panel && (
					<Inspector
						panel={panel}
						onPanel={setPanel}
						state={state}
						requests={chat.requests}
						logs={chat.logs}
					/>
				)}
			</div>
		</div>
	);
};

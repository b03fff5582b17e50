import { useEffect, useState } from 'preact/hooks';

import type { PageState } from '../protocol';
import { Header } from './Header';
import { Sidebar } from './Sidebar';
import { api } from './api';
import { Room } from './chat/Room';
import { useChat } from './chat/useChat';
import { Inspector } from './inspect/Inspector';
import type { Panel } from './inspect/panels';
import { useMediaQuery } from './ui/useMediaQuery';
import { Modal } from './window/Modal';
import { useWindows } from './window/useWindows';

/** Upright and no wider than a phone: a desktop at 400 % is neither. */
const phone = '(max-width: 480px) and (orientation: portrait)';

export const App = ({ initial }: { initial: PageState }) => {
	const [state, setState] = useState(initial);
	const [userId, setUserId] = useState(
		() => initial.users.find(({ username }) => username === 'alice')?.id ?? '',
	);
	const [roomId, setRoomId] = useState('GENERAL');
	const [panel, setPanel] = useState<Panel>();
	const [wantsPhone, setWantsPhone] = useState<boolean>();
	const [round, setRound] = useState(0);
	const [hasMenu, setMenu] = useState(false);
	const isPhone = useMediaQuery(phone);

	const [someone] = state.users;
	const user = state.users.find(({ id }) => id === userId) ?? someone;
	const rooms = state.rooms.filter(({ usernames }) => user && usernames.includes(user.username));
	const room = rooms.find(({ id }) => id === roomId) ?? rooms[0];
	if (!user || !room) {
		throw new Error('The workspace has nobody who could sign in');
	}

	// The width decides on the layout, and the switch on the client; a phone finds it switched on.
	const isMobile = wantsPhone ?? isPhone;
	const client = isMobile ? 'mobile' : 'web';
	const windows = useWindows(user, client);
	const refresh = (): void => void api.state().then(setState, () => undefined);
	const afterStart = (): void => {
		setRound((before) => before + 1);
		refresh();
	};
	const chat = useChat({ user, roomId: room.id, windows, onStartedOver: afterStart });
	// A server that came back may be another one, with other tokens.
	useEffect(() => {
		refresh();
		const timer = chat.isOnline ? undefined : setInterval(refresh, 1000);
		return () => clearInterval(timer);
	}, [chat.isOnline]);

	/** Without an answer all stays as it was; that the server is gone is said elsewhere. */
	const change = (changed: Promise<PageState>): void =>
		void changed.then(setState, () => setState({ ...state }));

	const startOver = (): void => {
		setMenu(false);
		change(api.startOver());
	};

	/** Back to the chat, where the menu hides it. */
	const choose =
		<Choice,>(set: (choice: Choice) => void) =>
		(choice: Choice): void => {
			set(choice);
			setMenu(false);
		};
	return (
		<div className={`page column client-${client} ${hasMenu ? 'page-menu' : ''}`}>
			<Header
				state={state}
				onChange={change}
				panel={panel}
				onPanel={choose(setPanel)}
				isMobile={isMobile}
				onStartOver={startOver}
				onMobile={setWantsPhone}
				onClose={() => setMenu(false)}
			/>
			<div className='columns'>
				<Sidebar
					state={state}
					onChange={change}
					user={user}
					onUser={choose(setUserId)}
					rooms={rooms}
					room={room}
					onRoom={choose(setRoomId)}
				/>
				<Room
					state={state}
					room={room}
					user={user}
					chat={chat}
					client={client}
					onMenu={() => setMenu(true)}
					onStartOver={startOver}
					onSettings={() => setPanel('settings')}
				/>
				{panel && (
					<Inspector
						panel={panel}
						onPanel={setPanel}
						state={state}
						round={round}
						onSaved={refresh}
						requests={chat.requests}
						logs={chat.logs}
						utcOffset={user.utcOffset}
					/>
				)}
			</div>
			{windows.shown && (
				<Modal
					key={windows.shown.view.id}
					window={windows.shown}
					windows={windows}
					client={client}
					readsLabels={client === 'web' && state.readsButtonLabels}
				/>
			)}
		</div>
	);
};

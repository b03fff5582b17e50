import type { PageRoom, PageState, PageUser } from '../protocol';
import { api } from './api';
import { Avatar } from './ui/Avatar';
import { Icon } from './ui/Icon';
import { roomIcons, roomName } from './ui/rooms';

type Props = {
	readonly state: PageState;
	/** Waits for what the server makes of a change. */
	readonly onChange: (change: Promise<PageState>) => void;
	readonly user: PageUser;
	readonly onUser: (id: string) => void;
	readonly rooms: readonly PageRoom[];
	readonly room: PageRoom;
	readonly onRoom: (id: string) => void;
};

export const Sidebar = ({ state, onChange, user, onUser, rooms, room, onRoom }: Props) => (
	<nav className='sidebar column' aria-label='Users and rooms'>
		<h2 id='users'>Sign in as</h2>
		<ul className='users' aria-labelledby='users'>
			{state.users.map(({ id, username, name, roles }) => (
				<li key={id}>
					<button
						type='button'
						className='sidebar-item row'
						aria-current={id === user.id}
						onClick={() => onUser(id)}
					>
						<Avatar username={username} size={28} />
						<span className='sidebar-words column'>
							<span className='sidebar-name one-line'>{name}</span>
							<span className='sidebar-detail one-line'>{roles.join(', ')}</span>
						</span>
					</button>
				</li>
			))}
		</ul>
		<label className='select'>
			<span>
				<Icon name='language' size={16} /> Language of {user.username}
			</span>
			<select
				value={user.language ?? ''}
				onChange={(event) => {
					onChange(api.chooseLanguage(user.id, event.currentTarget.value));
				}}
			>
				<option value=''>Default</option>
				{state.languages.map((language) => (
					<option key={language} value={language}>
						{nameOf(language)}
					</option>
				))}
			</select>
		</label>
		<h2 id='rooms'>Rooms</h2>
		<ul aria-labelledby='rooms'>
			{rooms.map((one) => (
				<li key={one.id}>
					<button
						type='button'
						className='sidebar-item row'
						aria-current={one.id === room.id}
						onClick={() => onRoom(one.id)}
					>
						<Icon name={roomIcons[one.kind]} />
						<span className='sidebar-name one-line'>{roomName(one, user)}</span>
					</button>
				</li>
			))}
		</ul>
	</nav>
);

/** A language's own name for itself. */
const nameOf = (language: string): string => {
	const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
	return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};

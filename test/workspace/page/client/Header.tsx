import type { PageState } from '../protocol';
import { api } from './api';
import { type Panel, panels } from './inspect/panels';
import { Icon } from './ui/Icon';
import { useTheme } from './ui/theme';

type Props = {
	readonly state: PageState;
	/** Waits for what the server makes of a change. */
	readonly onChange: (change: Promise<PageState>) => void;
	readonly panel: Panel | undefined;
	readonly onPanel: (panel: Panel | undefined) => void;
	readonly isMobile: boolean;
	readonly onMobile: (isMobile: boolean) => void;
	readonly onStartOver: () => void;
	/** In windows where it is a menu. */
	readonly onClose: () => void;
};

export const Header = (props: Props) => {
	const { state, onChange, panel, onPanel, isMobile, onMobile, onStartOver, onClose } = props;
	const { isDark, toggle } = useTheme();
	return (
		<header className='header bar row'>
			<img src='/workspace/icon.png' alt='' width={28} height={28} />
			<h1>Session Info</h1>
			<span className='header-note one-line'>in an emulated workspace</span>
			<label className='select header-server row'>
				<span>Server</span>
				<select
					value={state.generation}
					onChange={(event) => {
						onChange(api.chooseServer(event.currentTarget.value));
					}}
				>
					{state.generations.map((name) => (
						<option key={name} value={name}>
							{`Rocket.Chat ${name}`}
						</option>
					))}
				</select>
			</label>
			<button type='button' className='tool menu-button' onClick={onClose}>
				<Icon name='cross' /> Close menu
			</button>
			<div className='toolbar' role='group' aria-label='View'>
				<button
					type='button'
					className='tool'
					aria-pressed={isMobile}
					title='Draw as the mobile client does'
					onClick={() => onMobile(!isMobile)}
				>
					<Icon name='mobile' /> Mobile client
				</button>
				<button type='button' className='tool' aria-pressed={isDark} onClick={toggle}>
					<Icon name='moon' /> Dark theme
				</button>
				<button
					type='button'
					className='tool'
					title='People, sessions, messages and settings as they were at the start'
					onClick={onStartOver}
				>
					<Icon name='restart' /> Start over
				</button>
				{panels.map(({ id, label, icon }) => (
					<button
						key={id}
						type='button'
						className='tool'
						aria-pressed={panel === id}
						onClick={() => onPanel(panel === id ? undefined : id)}
					>
						<Icon name={icon} /> {label}
					</button>
				))}
			</div>
		</header>
	);
};

import type { PageState } from '../protocol';
import { api } from './api';
import { type Panel, panels } from './inspect/panels';
import { Icon } from './ui/Icon';
import { useTheme } from './ui/theme';

type Props = {
	readonly state: PageState;
	readonly onState: (state: PageState) => void;
	readonly panel: Panel | undefined;
	readonly onPanel: (panel: Panel | undefined) => void;
	readonly isMobile: boolean;
	readonly onMobile: (isMobile: boolean) => void;
};

export const Header = ({ state, onState, panel, onPanel, isMobile, onMobile }: Props) => {
	const { isDark, toggle } = useTheme();

	return (
		<header className='header'>
			<img src='/workspace/icon.png' alt='' width={28} height={28} />
			<h1>Session Info</h1>
			<span className='header-note'>in an emulated workspace</span>
			<label className='select header-server'>
				<span>Server</span>
				<select
					value={state.generation}
					onChange={(event) => {
						void api.chooseServer(event.currentTarget.value).then(onState);
					}}
				>
					{state.generations.map((name) => (
						<option key={name} value={name}>
							{`Rocket.Chat ${name}`}
						</option>
					))}
				</select>
			</label>
			<div className='toolbar' role='group' aria-label='View'>
				<button
					type='button'
					className='icon-button header-mobile'
					aria-pressed={isMobile}
					title='Draw as the mobile client does'
					aria-label='Mobile client'
					onClick={() => onMobile(!isMobile)}
				>
					<Icon name='mobile' />
				</button>
				<button
					type='button'
					className='icon-button'
					aria-pressed={isDark}
					title='Dark theme'
					aria-label='Dark theme'
					onClick={toggle}
				>
					<Icon name={isDark ? 'sun' : 'moon'} />
				</button>
				{panels.map(({ id, label, icon }) => (
					<button
						key={id}
						type='button'
						className='icon-button'
						aria-pressed={panel === id}
						title={label}
						aria-label={label}
						onClick={() => onPanel(panel === id ? undefined : id)}
					>
						<Icon name={icon} />
					</button>
				))}
			</div>
		</header>
	);
};

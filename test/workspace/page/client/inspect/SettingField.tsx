import { SettingInput } from './SettingInput';
import { drawMobile } from '../../../../clients/mobile';
import type { PageSetting } from '../../protocol';
import { Drawing } from '../ui/Drawing';
import { Icon } from '../ui/Icon';

export type SettingProps = {
	readonly setting: PageSetting;
	readonly value: unknown;
	/** What the app says of the saved value. */
	readonly problem: string | undefined;
	readonly text: (key: string) => string;
	readonly onChange: (value: unknown) => void;
};

export const SettingField = (props: SettingProps) => {
	const { setting, problem, text } = props;
	const { id, label, description } = setting;
	const isSwitch = setting.type === 'boolean';
	return (
		<div className={`setting column ${problem === undefined ? '' : 'setting-bad'}`}>
			<div className={isSwitch ? 'setting-row row' : ''}>
				<label htmlFor={id}>{text(label)}</label>
				<SettingInput {...props} />
			</div>
			{problem !== undefined && (
				<div id={`${id}-problem`} className='hint setting-problem'>
					<Icon name='error' size={16} />
					<Drawing html={drawMobile(problem)} />
				</div>
			)}
			{description && (
				<div id={`${id}-description`} className='hint'>
					<Drawing html={drawMobile(text(description))} />
				</div>
			)}
		</div>
	);
};

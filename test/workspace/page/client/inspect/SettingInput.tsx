import { useState } from 'preact/hooks';

import type { SettingProps } from './SettingField';
import { Icon } from '../ui/Icon';

/** The input that Rocket.Chat shows for a setting's type. */
export const SettingInput = ({ setting, value, problem, text, onChange }: SettingProps) => {
	const [isShown, setShown] = useState(false);
	const { id, type, placeholder, choices } = setting;
	const common = {
		id,
		'aria-describedby': [problem !== undefined && `${id}-problem`, `${id}-description`]
			.filter(Boolean)
			.join(' '),
		'aria-invalid': problem !== undefined,
	};
	const written = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	const secret = {
		...common,
		autoComplete: 'off',
		value: written,
		placeholder: text(placeholder),
		onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
	};
	switch (type) {
		case 'boolean':
			return (
				<input
					{...common}
					type='checkbox'
					role='switch'
					className='switch'
					checked={value === true}
					onChange={(event) => onChange(event.currentTarget.checked)}
				/>
			);
		case 'select':
			return (
				<select
					{...common}
					value={written}
					onChange={(event) => onChange(event.currentTarget.value)}
				>
					{choices.map(({ key, label }) => (
						<option key={key} value={key}>
							{text(label)}
						</option>
					))}
				</select>
			);
		case 'password':
			return (
				<span className='input-with-button'>
					{isShown ? <input {...secret} type='text' /> : <input {...secret} type='password' />}
					<button
						type='button'
						className='icon-button'
						aria-pressed={isShown}
						aria-label={`Show ${text(setting.label)}`}
						onClick={() => setShown(!isShown)}
					>
						<Icon name={isShown ? 'eye' : 'eyeOff'} />
					</button>
				</span>
			);
		case 'int':
			return (
				<input
					{...common}
					type='number'
					value={written}
					onInput={({ currentTarget }) =>
						onChange(currentTarget.value === '' ? '' : currentTarget.valueAsNumber)
					}
				/>
			);
		default:
			return (
				<input
					{...common}
					type='text'
					autoComplete='off'
					value={written}
					placeholder={placeholder && text(placeholder)}
					onInput={(event) => onChange(event.currentTarget.value)}
				/>
			);
	}
};

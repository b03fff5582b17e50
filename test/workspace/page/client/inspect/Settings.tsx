import { useEffect, useState } from 'preact/hooks';

import { NewToken } from './NewToken';
import { SettingField } from './SettingField';
import { problemsOf } from './problems';
import type { PageSetting, PageState, StatusCheck } from '../../protocol';
import { api, reasonOf } from '../api';
import { textIn } from '../texts';

/** Apps > Session Info > Settings, as the admin sees it, and what the app says of what is saved. */
export const Settings = ({ state, onSaved }: { state: PageState; onSaved: () => void }) => {
	const [settings, setSettings] = useState<readonly PageSetting[]>([]);
	const [edited, setEdited] = useState<Readonly<Record<string, unknown>>>({});
	const [checks, setChecks] = useState<readonly StatusCheck[]>([]);
	const [note, setNote] = useState('');

	const admin = state.users.find(({ username }) => username === 'admin');
	const text = textIn(state.texts, admin?.language ?? null);

	const tell = (error: unknown): void => setNote(reasonOf(error));

	const check = async (): Promise<void> => {
		setChecks(admin ? await api.status(admin, state.appId) : []);
	};
	useEffect(() => {
		api.settings().then(setSettings, tell);
		check().catch(tell);
		// A new language of the admin or another server change the words.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [state.generation, admin?.language]);

	const save = async (): Promise<void> => {
		setNote('');
		try {
			setSettings(await api.saveSettings(edited));
			setEdited({});
			await check();
			setNote('Saved.');
			onSaved();
		} catch (error) {
			tell(error);
		}
	};

	const problems = problemsOf({ checks, settings, text });
	const sections = [...new Set(settings.map(({ section }) => section))];
	return (
		<form
			className='inspector-form column'
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<div className='inspector-body column'>
				{!state.isSetUp && <NewToken />}
				{sections.map((section) => (
					<fieldset key={section} className='column'>
						<legend>{text(section)}</legend>
						{settings
							.filter((setting) => setting.section === section)
							.map((setting) => (
								<SettingField
									key={setting.id}
									setting={setting}
									value={setting.id in edited ? edited[setting.id] : setting.value}
									problem={problems.get(setting.id)}
									text={text}
									onChange={(value) => setEdited({ ...edited, [setting.id]: value })}
								/>
							))}
					</fieldset>
				))}
			</div>
			<div className='inspector-footer bar row'>
				<span role='status'>{note}</span>
				<button
					type='submit'
					className='button button-primary'
					disabled={Object.keys(edited).length === 0}
				>
					Save changes
				</button>
			</div>
		</form>
	);
};

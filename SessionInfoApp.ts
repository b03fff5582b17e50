import { App } from '@rocket.chat/apps-engine/definition/App';
import type {
	IConfigurationExtend,
	IConfigurationModify,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';

import { endpoints } from './src/api/endpoints';
import { SessionCommand } from './src/command/SessionCommand';
import { Lookups } from './src/lookups/Lookups';
import { problemText } from './src/render/failure';
import { settings } from './src/settings/definitions';
import { savedProblems } from './src/settings/saved';
import { translator } from './src/texts/Translator';

/** Session Info: who is logged in, from which device, since when. This class connects the parts with the engine. */
export class SessionInfoApp extends App {
	readonly lookups = new Lookups();

	/**
	 * The engine logs what this returns, and the base class returns the whole setting with its value: a saved secret
	 * would be in the app's log. With nothing returned the engine saves the setting as it was sent.
	 */
	override onPreSettingUpdate(): Promise<ISetting> {
		const nothing: unknown = undefined;

		return Promise.resolve(nothing as ISetting);
	}

	/** A save cannot be refused, so a bad value is said in the log and never used. */
	override async onSettingUpdated(
		{ id }: ISetting,
		_configurationModify: IConfigurationModify,
		read: IRead,
	): Promise<void> {
		this.lookups.forget();

		for (const problem of await savedProblems(id, read)) {
			this.getLogger().warn({
				event: 'bad-setting',
				setting: id,
				remedy: problemText(problem, translator('en')),
			});
		}
	}

	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		await Promise.all(settings.map((setting) => configuration.settings.provideSetting(setting)));
		await configuration.slashCommands.provideSlashCommand(new SessionCommand(this));
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			// The engine answers 401 to everything but UNSECURE; `authRequired` of the endpoints settles who asks.
			security: ApiSecurity.UNSECURE,
			endpoints: endpoints(this),
		});
	}
}

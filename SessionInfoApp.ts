import { App } from '@rocket.chat/apps-engine/definition/App';
import type {
	IConfigurationExtend,
	IConfigurationModify,
	IHttp,
	IModify,
	IPersistence,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type {
	IUIKitResponse,
	UIKitBlockInteractionContext,
	UIKitViewCloseInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit';

import { endpoints } from './src/api/SessionEndpoint';
import { SessionCommand } from './src/command/SessionCommand';
import { problemText } from './src/render/failure';
import { SessionService } from './src/service/SessionService';
import { settings } from './src/settings/definitions';
import { savedProblems } from './src/settings/read';
import { translator } from './src/texts/Translator';
import { SessionWindow } from './src/window/SessionWindow';

/** Session Info: who is logged in, and on which device. This class connects the parts with the engine. */
export class SessionInfoApp extends App {
	readonly service = new SessionService({ appVersion: () => this.getVersion() });

	readonly window = new SessionWindow(this.service, () => this.getID());

	/**
	 * The engine logs what this returns, and the base class returns the whole setting with its value: a saved secret
	 * would be in the app's log. With nothing returned the engine saves the setting as it was sent.
	 */
	override onPreSettingUpdate(): Promise<ISetting> {
		const nothing: unknown = undefined;
		return Promise.resolve(nothing as ISetting);
	}

	/** A save cannot be refused, so a warning in the log names a bad value, and the app never uses it. */
	override async onSettingUpdated(
		{ id }: ISetting,
		_configuration: IConfigurationModify,
		read: IRead,
	): Promise<void> {
		this.service.forget();
		for (const problem of await savedProblems(id, read)) {
			const remedy = problemText(problem, translator('en'));
			this.getLogger().warn({ event: 'bad-setting', setting: id, remedy });
		}
	}

	/** A button of a window was pressed. The engine logs what this returns, so it is never a view. */
	// eslint-disable-next-line max-params -- the engine calls it so
	async executeBlockActionHandler(
		context: UIKitBlockInteractionContext,
		read: IRead,
		http: IHttp,
		_persistence: IPersistence,
		modify: IModify,
	): Promise<IUIKitResponse> {
		const accessors = { read, modify, http, logger: this.getLogger() };
		await this.window.press(context.getInteractionData(), accessors);
		return context.getInteractionResponder().successResponse();
	}

	/** Without this, engines before 1.42.2 leave the window stuck on the web. */
	executeViewClosedHandler(context: UIKitViewCloseInteractionContext): Promise<IUIKitResponse> {
		return Promise.resolve(context.getInteractionResponder().successResponse());
	}

	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		await Promise.all(settings.map((setting) => configuration.settings.provideSetting(setting)));
		await configuration.slashCommands.provideSlashCommand(new SessionCommand(this));
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			// The engine answers 401 to everything but UNSECURE; `authRequired` of the endpoints settles who asks.
			security: ApiSecurity.UNSECURE,
			endpoints: [...endpoints(this)],
		});
	}
}

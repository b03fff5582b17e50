import { App } from '@rocket.chat/apps-engine/definition/App';
import type { IConfigurationExtend, IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import {
	type IApiEndpoint,
	ApiSecurity,
	ApiVisibility,
} from '@rocket.chat/apps-engine/definition/api';
import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands';

// `zip.ts` puts them in.
declare const WORKSPACE: string;
declare const HEADERS: Record<string, string>;

const ATTACHMENT = { title: 'A session', text: 'Logged in some time ago.', color: '#156FF5' };

const ask = async (http: IHttp, request: string): Promise<void> => {
	const { statusCode } = await http.get(`${WORKSPACE}/api/v1/${request}`, {
		headers: HEADERS,
		timeout: 10_000,
	});
	if (statusCode !== 200) {
		throw new Error(`The workspace answered ${statusCode}`);
	}
};

const command: ISlashCommand = {
	command: 'session',
	i18nParamsExample: '',
	i18nDescription: '',
	providesPreview: false,
	executor: async (context, _read, modify, http) => {
		const [subcommand, sessionId] = context.getArguments();
		const user = context.getSender();
		await ask(
			http,
			subcommand === 'list'
				? `sessions/list.all?filter=${user.id}&offset=0&count=5`
				: `sessions/info.admin?sessionId=${sessionId}`,
		);

		const notifier = modify.getNotifier();
		const message = notifier
			.getMessageBuilder()
			.setRoom(context.getRoom())
			.addAttachment({ ...ATTACHMENT, title: { value: ATTACHMENT.title } });
		await notifier.notifyUser(user, message.getMessage());
	},
};

const endpoint: IApiEndpoint = {
	path: 'sessions/info',
	authRequired: true,
	get: async ({ query }, _endpoint, _read, _modify, http) => {
		await ask(http, `sessions/info.admin?sessionId=${query.sessionId}`);
		return {
			status: 200,
			headers: { 'Content-Type': 'application/json' },
			content: { success: true, attachments: [ATTACHMENT] },
		};
	},
};

/** The least an app can do that makes the same REST request and sends a reply. */
export class MinimalApp extends App {
	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		await configuration.slashCommands.provideSlashCommand(command);
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [endpoint],
		});
	}
}

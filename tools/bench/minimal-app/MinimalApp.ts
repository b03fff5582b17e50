import { App } from '@rocket.chat/apps-engine/definition/App';
import type {
	IConfigurationExtend,
	IHttp,
	IModify,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import {
	type IApiEndpoint,
	type IApiEndpointInfo,
	type IApiRequest,
	type IApiResponse,
	ApiSecurity,
	ApiVisibility,
} from '@rocket.chat/apps-engine/definition/api';
import type {
	ISlashCommand,
	SlashCommandContext,
} from '@rocket.chat/apps-engine/definition/slashcommands';

// The bench writes the real ones into the packaged app.
const WORKSPACE = 'BENCH_WORKSPACE';
const HEADERS = { 'X-User-Id': 'BENCH_USER_ID', 'X-Auth-Token': 'BENCH_AUTH_TOKEN' };

const ATTACHMENT = { title: 'A session', text: 'Logged in some time ago.', color: '#156FF5' };

const ask = async (http: IHttp, request: string): Promise<void> => {
	const { statusCode } = await http.get(`${WORKSPACE}/api/v1/${request}`, {
		headers: { ...HEADERS },
		timeout: 10_000,
	});
	if (statusCode !== 200) {
		throw new Error(`The workspace answered ${statusCode}`);
	}
};

class MinimalCommand implements ISlashCommand {
	readonly command = 'session';

	readonly i18nParamsExample = '';

	readonly i18nDescription = '';

	readonly providesPreview = false;

	async executor(
		context: SlashCommandContext,
		_read: IRead,
		modify: IModify,
		http: IHttp,
	): Promise<void> {
		const [subcommand, sessionId] = context.getArguments();
		await ask(
			http,
			subcommand === 'list'
				? `sessions/list.all?filter=${context.getSender().id}&offset=0&count=5`
				: `sessions/info.admin?sessionId=${sessionId}`,
		);

		const notifier = modify.getNotifier();
		const message = notifier
			.getMessageBuilder()
			.setRoom(context.getRoom())
			.addAttachment({ ...ATTACHMENT, title: { value: ATTACHMENT.title } });
		await notifier.notifyUser(context.getSender(), message.getMessage());
	}
}

class MinimalEndpoint implements IApiEndpoint {
	readonly path = 'sessions/info';

	readonly authRequired = true;

	async get(
		{ query }: IApiRequest,
		_endpoint: IApiEndpointInfo,
		_read: IRead,
		_modify: IModify,
		http: IHttp,
	): Promise<IApiResponse> {
		await ask(http, `sessions/info.admin?sessionId=${query.sessionId}`);
		return {
			status: 200,
			headers: { 'Content-Type': 'application/json' },
			content: { success: true, attachments: [ATTACHMENT] },
		};
	}
}

/** The least an app can do that makes the same REST request and sends a reply. */
export class MinimalApp extends App {
	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		await configuration.slashCommands.provideSlashCommand(new MinimalCommand());
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [new MinimalEndpoint()],
		});
	}
}

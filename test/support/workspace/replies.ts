import type { ChatAttachment, ChatMessage } from '../../workspace/model';
import type { Command, RunningWorkspace } from '../../workspace/start';

/** What a reader sees of attachments: titles, texts, fields; without code marks and what nobody sees. */
export const visibleText = (attachments: readonly ChatAttachment[]): string =>
	attachments
		.flatMap(({ title, text, fields = [] }) => [
			title,
			text,
			...fields.map((field) => `${field.title}: ${field.value}`),
		])
		.join('\n')
		.replace(/[`\u200b]/g, '');

/** The one reply to a command; anything else than exactly one is an error. */
export const replyTo = async (
	running: RunningWorkspace,
	command: Command,
): Promise<ChatMessage> => {
	const [reply, ...others] = await running.run(command);
	if (!reply || others.length > 0) {
		throw new Error(`${command.text}: ${others.length + (reply ? 1 : 0)} replies`);
	}
	return reply;
};

export const textOf = async (
	running: RunningWorkspace,
	as: string,
	text: string,
): Promise<string> => visibleText((await replyTo(running, { as, text })).attachments);

/** The field of an attachment, without code marks. */
export const fieldOf = ({ fields = [] }: ChatAttachment, title: string): string | undefined =>
	fields.find((field) => field.title === title)?.value.replace(/[`\u200b]/g, '');

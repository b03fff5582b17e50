import { Guard } from './Guard';
import type { PageMessage } from '../../protocol';
import { Markdown } from '../mobile/Markdown';
import { MobileAttachment } from '../mobile/MobileAttachment';
import { Avatar } from '../ui/Avatar';
import { WebAttachment } from '../web/WebAttachment';

export type Client = 'web' | 'mobile';

type Props = {
	readonly message: PageMessage;
	readonly client: Client;
	readonly emojiInCode: boolean;
};

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

export const Message = ({ message, client, emojiInCode }: Props) => {
	const { sender, text, attachments, at, onlyYou } = message;
	return (
		<li className='message'>
			<Avatar username={sender.username} isApp={sender.isApp} />
			<div className='message-body'>
				<div className='message-header'>
					<span className='message-name'>{sender.name}</span>
					{client === 'web' && <span className='message-username'>@{sender.username}</span>}
					{sender.isApp && <span className='tag'>Bot</span>}
					<time dateTime={at}>{time.format(new Date(at))}</time>
					{onlyYou && <span className='message-private'>Only you can see this message</span>}
				</div>
				<Guard key={client}>
					{text && (
						<div className='message-text'>
							<Markdown text={text} />
						</div>
					)}
					{attachments.map((attachment, index) =>
						client === 'web' ? (
							<WebAttachment key={index} attachment={attachment} emojiInCode={emojiInCode} />
						) : (
							<MobileAttachment key={index} attachment={attachment} />
						),
					)}
				</Guard>
			</div>
		</li>
	);
};

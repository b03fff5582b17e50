import { Guard } from './Guard';
import type { EmojiReader } from '../../../../clients/emoji';
import { drawMobile } from '../../../../clients/mobile';
import type { PageMessage } from '../../protocol';
import { MobileAttachment } from '../mobile/MobileAttachment';
import { Avatar } from '../ui/Avatar';
import { Drawing } from '../ui/Drawing';
import { WebAttachment } from '../web/WebAttachment';

export type Client = 'web' | 'mobile';

type Props = {
	readonly message: PageMessage;
	readonly client: Client;
	readonly reader: EmojiReader;
};

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

export const Message = ({ message, client, reader }: Props) => {
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
					{/* Both clients read messages with the same parser. */}
					{text && <Drawing className='message-text' html={drawMobile(text)} />}
					{attachments.map((attachment, index) =>
						client === 'web' ? (
							<WebAttachment key={index} attachment={attachment} reader={reader} />
						) : (
							<MobileAttachment key={index} attachment={attachment} />
						),
					)}
				</Guard>
			</div>
		</li>
	);
};

import { MobileAttachment } from './MobileAttachment';
import { WebAttachment } from './WebAttachment';
import type { EmojiReader } from '../../../../clients/emoji';
import { drawMobile } from '../../../../clients/mobile';
import type { PageMessage } from '../../protocol';
import { Avatar } from '../ui/Avatar';
import { Drawing } from '../ui/Drawing';
import { timeAt } from '../ui/time';

export type Client = 'web' | 'mobile';

type Props = {
	readonly message: PageMessage;
	readonly client: Client;
	readonly reader: EmojiReader;
	/** Of the user who reads it, in hours. */
	readonly utcOffset: number;
};

export const Message = ({ message, client, reader, utcOffset }: Props) => {
	const { sender, text, attachments, at, onlyYou } = message;
	return (
		<li className='message'>
			<Avatar username={sender.username} isApp={sender.isApp} />
			<div className='message-body'>
				<div className='message-header'>
					<span className='message-name'>{sender.name}</span>
					{client === 'web' && <span className='hint'>@{sender.username}</span>}
					{sender.isApp && <span className='tag'>Bot</span>}
					<time className='hint' dateTime={at}>
						{timeAt(at, utcOffset)}
					</time>
					{onlyYou && <span className='hint message-private'>Only you can see this message</span>}
				</div>
				{/* Both clients read messages with the same parser. */}
				{text && <Drawing className='message-text' html={drawMobile(text)} />}
				{attachments.map((attachment, index) =>
					client === 'web' ? (
						<WebAttachment key={index} attachment={attachment} reader={reader} />
					) : (
						<MobileAttachment key={index} attachment={attachment} />
					),
				)}
			</div>
		</li>
	);
};

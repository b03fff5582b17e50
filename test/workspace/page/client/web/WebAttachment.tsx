import { useState } from 'preact/hooks';

import { WebField } from './WebField';
import type { EmojiReader } from '../../../../clients/emoji';
import { drawWebText } from '../../../../clients/web';
import type { ChatAttachment } from '../../../model';
import { Drawing } from '../ui/Drawing';
import { Icon } from '../ui/Icon';

type Props = { readonly attachment: ChatAttachment; readonly reader: EmojiReader };

/** As the web client's `DefaultAttachment`: of a quote only the text is left. */
export const WebAttachment = ({ attachment, reader }: Props) => {
	const { title, text, color, fields, collapsed: initially = false } = attachment;
	const [isCollapsed, setCollapsed] = useState(initially);
	const isQuote = attachment.message_link !== undefined;
	return (
		<div className='attachment' style={{ borderInlineStartColor: color }}>
			{title && !isQuote && (
				<div className='attachment-title-row'>
					<span className='attachment-title'>{title}</span>
					<button
						type='button'
						className='attachment-collapse'
						aria-expanded={!isCollapsed}
						aria-label={`${isCollapsed ? 'Show' : 'Hide'} ${title}`}
						onClick={() => setCollapsed(!isCollapsed)}
					>
						<Icon name={isCollapsed ? 'chevronLeft' : 'chevronDown'} />
					</button>
				</div>
			)}
			{/* Without a title there is no button, and what is collapsed stays so. */}
			{!isCollapsed && (
				<>
					{text && <Drawing className='attachment-text rich' html={drawWebText(text, reader)} />}
					{fields && !isQuote && (
						<div className='fields'>
							{fields.map((field, index) => (
								<WebField key={index} field={field} reader={reader} />
							))}
						</div>
					)}
				</>
			)}
		</div>
	);
};

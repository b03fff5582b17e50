import { useState } from 'preact/hooks';

import type { EmojiReader } from '../../../../clients/emoji';
import { drawWebField, drawWebText } from '../../../../clients/web';
import type { ChatAttachment } from '../../../model';
import { Drawing } from '../ui/Drawing';
import { Icon } from '../ui/Icon';

type Props = { readonly attachment: ChatAttachment; readonly reader: EmojiReader };

/** As the web client's `DefaultAttachment`: title and value of a field are markdown. */
export const WebAttachment = ({ attachment, reader }: Props) => {
	const { title, text, color, fields = [] } = attachment;
	const [isCollapsed, setCollapsed] = useState(false);
	return (
		<div className='attachment' style={{ borderInlineStartColor: color }}>
			{title && (
				<div className='attachment-title-row row'>
					<span className='attachment-title hint one-line'>{title}</span>
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
			{!isCollapsed && (
				<>
					{text && <Drawing className='attachment-text rich' html={drawWebText(text, reader)} />}
					{fields.length > 0 && (
						<div className='fields'>
							{fields.map((field, index) => (
								<div key={index} className={field.short ? 'field field-short' : 'field'}>
									<Drawing className='field-title' html={drawWebField(field.title, reader)} />
									<Drawing className='rich' html={drawWebField(field.value, reader)} />
								</div>
							))}
						</div>
					)}
				</>
			)}
		</div>
	);
};

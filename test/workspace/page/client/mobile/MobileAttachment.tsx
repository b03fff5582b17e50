import { useState } from 'preact/hooks';

import { Fields } from './Fields';
import { drawMobile } from '../../../../clients/mobile';
import type { ChatAttachment } from '../../../model';
import { Drawing } from '../ui/Drawing';
import { Icon } from '../ui/Icon';

/** As the mobile client's `CollapsibleQuote` and `Reply`; the text of the latter falls back to the title. */
export const MobileAttachment = ({ attachment }: { readonly attachment: ChatAttachment }) => {
	const { title, text, color, fields, collapsed: isCollapsible = false } = attachment;
	const [isCollapsed, setCollapsed] = useState(isCollapsible);
	const words = text || (isCollapsible ? '' : title);
	return (
		<div
			className={isCollapsible ? 'attachment attachment-boxed' : 'attachment'}
			style={isCollapsible ? { borderColor: color } : { borderInlineStartColor: color }}
		>
			{isCollapsible ? (
				<button
					type='button'
					className='attachment-title-row'
					aria-expanded={!isCollapsed}
					onClick={() => setCollapsed(!isCollapsed)}
				>
					<span className='attachment-title'>{title}</span>
					<Icon name='chevronDown' />
				</button>
			) : (
				title && <div className='attachment-title'>{title}</div>
			)}
			{!isCollapsed && (
				<>
					{words && <Drawing className='attachment-text' html={drawMobile(words)} />}
					<Fields fields={fields} />
				</>
			)}
		</div>
	);
};

import { useState } from 'preact/hooks';

import { Fields } from './Fields';
import { drawMobile } from '../../../../clients/mobile';
import type { ChatAttachment } from '../../../model';
import { Drawing } from '../ui/Drawing';
import { Icon } from '../ui/Icon';

export const CollapsibleQuote = ({
	attachment: { title, text, color, fields },
}: {
	readonly attachment: ChatAttachment;
}) => {
	const [isCollapsed, setCollapsed] = useState(true);
	return (
		<div className='attachment attachment-boxed' style={{ borderColor: color }}>
			<button
				type='button'
				className='attachment-title-row'
				aria-expanded={!isCollapsed}
				onClick={() => setCollapsed(!isCollapsed)}
			>
				<span className='attachment-title'>{title}</span>
				<Icon name='chevronDown' />
			</button>
			{!isCollapsed && (
				<>
					{text && <Drawing className='attachment-text' html={drawMobile(text)} />}
					<Fields fields={fields} />
				</>
			)}
		</div>
	);
};

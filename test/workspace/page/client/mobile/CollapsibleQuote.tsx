import { useState } from 'preact/hooks';

import { Fields } from './Fields';
import { Markdown } from './Markdown';
import type { ChatAttachment } from '../../../model';
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
					{text && (
						<div className='attachment-text'>
							<Markdown text={text} />
						</div>
					)}
					<Fields fields={fields} />
				</>
			)}
		</div>
	);
};

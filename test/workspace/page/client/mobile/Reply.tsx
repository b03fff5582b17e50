import { Fields } from './Fields';
import { drawMobile } from '../../../../clients/mobile';
import type { ChatAttachment } from '../../../model';
import { Drawing } from '../ui/Drawing';

/** The text falls back to the title, which is then there twice. */
export const Reply = ({
	attachment: { title, text, color, fields },
}: {
	readonly attachment: ChatAttachment;
}) => {
	const description = text || title;
	return (
		<div className='attachment' style={{ borderInlineStartColor: color }}>
			{title && <div className='attachment-title'>{title}</div>}
			{description && <Drawing className='attachment-text' html={drawMobile(description)} />}
			<Fields fields={fields} />
		</div>
	);
};

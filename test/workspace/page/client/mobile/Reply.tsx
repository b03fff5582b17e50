import { Fields } from './Fields';
import { Markdown } from './Markdown';
import type { ChatAttachment } from '../../../model';

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
			{description && (
				<div className='attachment-text'>
					<Markdown text={description} />
				</div>
			)}
			<Fields fields={fields} />
		</div>
	);
};

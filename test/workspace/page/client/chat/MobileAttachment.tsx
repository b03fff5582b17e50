import { drawMobile } from '../../../../clients/mobile';
import type { ChatAttachment } from '../../../model';
import { Drawing } from '../ui/Drawing';

/** As the mobile client's `Reply`: the text falls back to the title, and a field's title is plain text. */
export const MobileAttachment = ({ attachment }: { readonly attachment: ChatAttachment }) => {
	const { title, text, color, fields = [] } = attachment;
	const words = text || title;
	return (
		<div className='attachment' style={{ borderInlineStartColor: color }}>
			{title && <div className='attachment-title'>{title}</div>}
			{words && <Drawing className='attachment-text' html={drawMobile(words)} />}
			<div className='fields'>
				{fields.map((field) => (
					<div key={field.title} className={field.short ? 'field field-short' : 'field'}>
						<div className='field-title'>{field.title}</div>
						<Drawing html={drawMobile(field.value || '')} />
					</div>
				))}
			</div>
		</div>
	);
};

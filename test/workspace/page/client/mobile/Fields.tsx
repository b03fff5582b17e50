import { drawMobile } from '../../../../clients/mobile';
import type { ChatAttachment } from '../../../model';
import { Drawing } from '../ui/Drawing';

/** A short field takes half of the width, a title is plain text. */
export const Fields = ({
	fields = [],
}: {
	readonly fields: ChatAttachment['fields'] | undefined;
}) => (
	<div className='fields'>
		{fields.map((field) => (
			<div key={field.title} className={field.short ? 'field field-short' : 'field'}>
				<div className='field-title'>{field.title}</div>
				<Drawing className='field-value' html={drawMobile(field.value || '')} />
			</div>
		))}
	</div>
);

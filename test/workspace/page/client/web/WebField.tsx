import { drawField } from './markdown';
import type { ChatAttachment } from '../../../model';

type Field = NonNullable<ChatAttachment['fields']>[number];

/** Title and value are markdown, unless there is no value. */
export const WebField = ({ field, emojiInCode }: { field: Field; emojiInCode: boolean }) => (
	<div className={field.short ? 'field field-short' : 'field'}>
		{field.value ? (
			<>
				<div
					className='field-title'
					dangerouslySetInnerHTML={{ __html: drawField(field.title, emojiInCode) }}
				/>
				<div
					className='field-value rich'
					dangerouslySetInnerHTML={{ __html: drawField(field.value, emojiInCode) }}
				/>
			</>
		) : (
			<div className='field-title'>{field.title}</div>
		)}
	</div>
);

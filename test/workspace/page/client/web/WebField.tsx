import type { EmojiReader } from '../../../../clients/emoji';
import { drawWebField } from '../../../../clients/web';
import type { ChatAttachment } from '../../../model';
import { Drawing } from '../ui/Drawing';

type Field = NonNullable<ChatAttachment['fields']>[number];

/** Title and value are markdown, unless there is no value. */
export const WebField = ({ field, reader }: { field: Field; reader: EmojiReader }) => (
	<div className={field.short ? 'field field-short' : 'field'}>
		{field.value ? (
			<>
				<Drawing className='field-title' html={drawWebField(field.title, reader)} />
				<Drawing className='field-value rich' html={drawWebField(field.value, reader)} />
			</>
		) : (
			<div className='field-title'>{field.title}</div>
		)}
	</div>
);

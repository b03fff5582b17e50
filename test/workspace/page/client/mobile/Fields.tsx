import { Markdown } from './Markdown';
import type { ChatAttachment } from '../../../model';

/** A short field takes half of the width, a title is plain text. */
export const Fields = ({ fields }: { fields: ChatAttachment['fields'] | undefined }) =>
	fields ? (
		<div className='fields'>
			{fields.map((field) => (
				<div key={field.title} className={field.short ? 'field field-short' : 'field'}>
					<div className='field-title'>{field.title}</div>
					<div className='field-value'>
						<Markdown text={field.value || ''} />
					</div>
				</div>
			))}
		</div>
	) : null;

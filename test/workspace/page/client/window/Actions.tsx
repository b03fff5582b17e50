import { type ComponentChildren, toChildArray } from 'preact';
import { useState } from 'preact/hooks';

/** So many of a row are shown at once. */
const first = 5;

export const Actions = ({ children }: { children: ComponentChildren }) => {
	const [showsAll, setShowsAll] = useState(false);
	const elements = toChildArray(children);
	return (
		<div className='block block-actions'>
			{showsAll ? elements : elements.slice(0, first)}
			{!showsAll && elements.length > first && (
				<button type='button' className='button button-secondary' onClick={() => setShowsAll(true)}>
					Show more
				</button>
			)}
		</div>
	);
};

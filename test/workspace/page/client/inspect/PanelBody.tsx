import type { ComponentChildren } from 'preact';

/** It scrolls, and what it holds may have nothing to step to: so it can be stepped to itself. */
export const PanelBody = ({ label, children }: { label: string; children: ComponentChildren }) => (
	// eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
	<div className='inspector-body column' role='region' aria-label={label} tabIndex={0}>
		{children}
	</div>
);

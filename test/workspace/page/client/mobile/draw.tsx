import type { Inlines, Root } from '@rocket.chat/message-parser';
import type { ComponentChildren } from 'preact';

import { findEmoji } from '../emoji';

/** Draws a block of `@rocket.chat/message-parser`'s tree. */
export const drawBlock = (block: Root[number], index: number): ComponentChildren => {
	switch (block.type) {
		case 'PARAGRAPH':
			return <p key={index}>{block.value.map(drawInline)}</p>;
		case 'UNORDERED_LIST':
			return <ul key={index}>{block.value.map(drawItem)}</ul>;
		case 'ORDERED_LIST':
			return <ol key={index}>{block.value.map(drawItem)}</ol>;
		case 'QUOTE':
			return <blockquote key={index}>{block.value.map(drawBlock)}</blockquote>;
		case 'CODE':
			return (
				<pre key={index}>
					<code>{block.value.map(({ value }) => value.value).join('\n')}</code>
				</pre>
			);
		case 'HEADING':
			return (
				<p key={index} className='heading'>
					{block.value.map(drawInline)}
				</p>
			);
		case 'BIG_EMOJI':
			return (
				<p key={index} className='big-emoji'>
					{block.value.map(drawInline)}
				</p>
			);
		case 'LINE_BREAK':
			return <br key={index} />;
		default:
			return drawUnknown(block, index);
	}
};

const drawItem = ({ value }: { value: readonly Inlines[] }, index: number): ComponentChildren => (
	<li key={index}>{value.map(drawInline)}</li>
);

const drawInline = (node: Inlines, index: number): ComponentChildren => {
	switch (node.type) {
		case 'PLAIN_TEXT':
			return node.value;
		case 'BOLD':
			return <strong key={index}>{node.value.map(drawInline)}</strong>;
		case 'ITALIC':
			return <em key={index}>{node.value.map(drawInline)}</em>;
		case 'STRIKE':
			return <s key={index}>{node.value.map(drawInline)}</s>;
		case 'INLINE_CODE':
			return <code key={index}>{node.value.value}</code>;
		case 'LINK':
			return (
				<a
					key={index}
					href={safeHref(node.value.src.value)}
					target='_blank'
					rel='noopener noreferrer'
				>
					{[node.value.label].flat().map(drawInline)}
				</a>
			);
		case 'MENTION_USER':
			return (
				<span key={index} className='mention'>
					@{node.value.value}
				</span>
			);
		case 'MENTION_CHANNEL':
			return (
				<span key={index} className='mention'>
					#{node.value.value}
				</span>
			);
		case 'EMOJI':
			return node.value === undefined
				? node.unicode
				: (findEmoji(node.shortCode) ?? `:${node.value.value}:`);
		default:
			return drawUnknown(node, index);
	}
};

const safeHref = (href: string): string =>
	/^(?:https?:|mailto:|tel:|\/\/)/.test(href) ? href : '#';

/** The app sends none of these. What this page cannot draw should be seen rather than missed. */
const drawUnknown = ({ type }: { readonly type: string }, index: number): ComponentChildren => (
	<mark key={index} title='Not drawn by this page'>
		{type}
	</mark>
);

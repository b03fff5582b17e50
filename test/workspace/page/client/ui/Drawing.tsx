import dompurify from 'dompurify';

type Props = {
	/** As a client draws it (`test/clients`). */
	readonly html: string;
	readonly className?: string;
};

const schemes = /^(?:https?|notes|ftps?|tel|mailto|sms|cid):/im;
dompurify.addHook('afterSanitizeAttributes', (node) => {
	if (node.tagName === 'A') {
		node.setAttribute('rel', 'nofollow noopener noreferrer');
		node.setAttribute('target', '_blank');
	}
});

/** What a client makes of a text, sanitized as the web client does it. */
export const Drawing = ({ html, className }: Props) => {
	const clean = dompurify.sanitize(html, { ADD_ATTR: ['target'], ALLOWED_URI_REGEXP: schemes });
	return <div className={className} dangerouslySetInnerHTML={{ __html: clean }} />;
};

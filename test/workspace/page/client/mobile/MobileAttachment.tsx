import { CollapsibleQuote } from './CollapsibleQuote';
import { Reply } from './Reply';
import type { ChatAttachment } from '../../../model';

/** As the mobile client chooses: with a picture or buttons everything else is lost. */
export const MobileAttachment = ({ attachment }: { readonly attachment: ChatAttachment }) => {
	if (attachment.image_url !== undefined || attachment.actions !== undefined) {
		return <mark>Only the picture or the buttons are shown here</mark>;
	}
	return attachment.collapsed ? (
		<CollapsibleQuote attachment={attachment} />
	) : (
		<Reply attachment={attachment} />
	);
};

import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import type { ChatAttachment } from '../../model';

/** As Rocket.Chat's `convertAppAttachments`: whatever has no mapping there (pretext, footer, …) does not arrive. */
export const convertAttachment = (attachment: IMessageAttachment): ChatAttachment =>
	withoutEmpty({
		collapsed: attachment.collapsed,
		color: attachment.color,
		text: attachment.text,
		ts: attachment.timestamp?.toJSON(),
		message_link: attachment.timestampLink,
		thumb_url: attachment.thumbnailUrl,
		author_name: attachment.author?.name,
		author_link: attachment.author?.link,
		author_icon: attachment.author?.icon,
		title: attachment.title?.value,
		title_link: attachment.title?.link,
		title_link_download: attachment.title?.displayDownloadLink,
		image_url: attachment.imageUrl,
		audio_url: attachment.audioUrl,
		video_url: attachment.videoUrl,
		fields: attachment.fields,
		button_alignment: attachment.actionButtonsAlignment,
		actions: attachment.actions,
		type: attachment.type,
		description: attachment.description,
	});

const withoutEmpty = (attachment: Record<string, unknown>): ChatAttachment =>
	Object.fromEntries(
		Object.entries(attachment).filter(([, value]) => value !== undefined && value !== null),
	);

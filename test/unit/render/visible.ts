import { drawWebText } from '../support/clients';

/** A text as a reader of the web client sees and copies it. */
export const visibleText = (text = ''): string =>
	drawWebText(text)
		.visible.trim()
		.replace(/\u200b/g, '');

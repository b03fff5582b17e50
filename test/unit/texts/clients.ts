import { drawMobile } from '../../clients/mobile';
import { visible } from '../../clients/visible';
import { drawWebText } from '../../clients/web';

/** The drawing written back: the text it came from if it is nothing but words and code, else the tags are in sight. */
const written = (html: string): string =>
	visible(
		html
			.replace(/^<p>(.*)<\/p>\n?$/s, '$1')
			.replace(/<\/?code>/g, '`')
			.replace(/<([^>]*)>/g, '[$1]'),
	);

export const onMobile = (text: string): string => written(drawMobile(text));

export const onWeb = (text: string): string => written(drawWebText(text));

import { URL } from 'url';

/**
 * The base address of the REST API, without a trailing slash, or `undefined` if the text is no address to send
 * credentials to: http or https only, no user info, query or fragment. Sub-paths are kept.
 */
export const parseWorkspaceUrl = (text: string): string | undefined => {
	const trimmed = text.trim();

	// `URL` repairs what it reads (`http:host`, `http:\\host`, tabs inside): only a text that needs no repair counts.
	if (!/^https?:\/\/[^\s\\/?#@]+(\/[^\s\\?#]*)?$/i.test(trimmed)) {
		return undefined;
	}

	try {
		const { origin, pathname } = new URL(trimmed);

		return `${origin}${pathname.replace(/\/+$/, '')}`;
	} catch {
		return undefined;
	}
};

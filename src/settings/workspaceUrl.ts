import { domainToUnicode, URL } from 'url';

/** Protocol, host with its port, path, slashes at the end. */
const ADDRESS = /^(https?):\/\/([^\s\\/?#@]+)((?:\/[^\s\\/?#]+)*)\/*$/i;

/**
 * The base address of the REST API, without a trailing slash, or `undefined` if the text is no address to send
 * credentials to: http or https only, no user info, query or fragment. Sub-paths are kept.
 *
 * `URL` repairs what it reads (`http:host`, `ex%61mple.com`, soft hyphens, `127.1`, `/a/../b`). Where a text leads that
 * had to be repaired is anybody's guess, so only one that needed no repair counts.
 */
export const parseWorkspaceUrl = (text: string): string | undefined => {
	const [, protocol = '', host = '', path = ''] = ADDRESS.exec(text.trim()) ?? [];
	try {
		const url = new URL(`${protocol}://${host}${path}`);
		const port = url.port ? `:${url.port}` : '';
		const defaultPort = url.protocol === 'http:' ? ':80' : ':443';
		const readings = [url.hostname, domainToUnicode(url.hostname)].flatMap((name) =>
			port ? [name + port] : [name, name + defaultPort],
		);
		const isAsWritten = readings.includes(host.toLowerCase()) && url.pathname === (path || '/');
		return isAsWritten ? `${url.origin}${path}` : undefined;
	} catch {
		return undefined;
	}
};

import fc from 'fast-check';

import { parseWorkspaceUrl } from '../../../src/settings/workspaceUrl';

it.each([
	['https', 'https://chat.example.com', 'https://chat.example.com'],
	['a trailing slash', 'https://chat.example.com/', 'https://chat.example.com'],
	['the default port', 'https://chat.example.com:443/', 'https://chat.example.com'],
	['a sub-path', 'https://example.com/chat', 'https://example.com/chat'],
	['upper case', 'HTTPS://Chat.Example.COM/Team', 'https://chat.example.com/Team'],
	['IPv6', 'http://[2001:db8::1]:3000/', 'http://[2001:db8::1]:3000'],
	['white space around', '  https://chat.example.com\n', 'https://chat.example.com'],
	[
		'an international name with its port',
		'https://Bücher.example:443',
		'https://xn--bcher-kva.example',
	],
	['the default port of http', 'http://chat.example.com:80', 'http://chat.example.com'],
	['the default port of the other', 'http://chat.example.com:443', 'http://chat.example.com:443'],
	['dots within a name', 'https://example.com/a..b/.c', 'https://example.com/a..b/.c'],
	['what stays percent-encoded', 'https://example.com/a%20b', 'https://example.com/a%20b'],
])('parseWorkspaceUrl takes %s', (_name, text, want) => {
	expect(parseWorkspaceUrl(text)).toBe(want);
});

it.each([
	['nothing', ''],
	['no scheme', 'chat.example.com'],
	['another scheme', 'ftp://chat.example.com'],
	['one slash', 'http:/chat.example.com'],
	['three slashes', 'http:///chat.example.com'],
	['backslashes', 'http:\\\\chat.example.com'],
	['a user', 'https://user@chat.example.com'],
	['an empty query', 'https://chat.example.com?'],
	['an empty fragment', 'https://chat.example.com#'],
	['a line break in the path', 'https://chat.example.com/a\nb'],
	['only a port', 'https://:443'],
	['a port that is too high', 'https://chat.example.com:65536'],
	['broken IPv6', 'http://[::1'],
	['a percent-encoded host', 'https://ex%61mple.com'],
	['a soft hyphen', 'https://exam\u00adple.com'],
	['full-width letters', 'https://ｅxample.com'],
	['IPv4 in short', 'http://127.1'],
	['IPv6 that is not in short', 'http://[2001:db8:0:0:0:0:0:1]'],
	['a way up', 'https://example.com/a/../b'],
	['letters in the path that are sent encoded', 'https://example.com/bücher'],
	['a port with zeros', 'https://example.com:0443'],
	['a slash twice within', 'https://example.com/a//b'],
])('parseWorkspaceUrl refuses %s', (_name, text) => {
	expect(parseWorkspaceUrl(text)).toBeUndefined();
});

it('parseWorkspaceUrl gives nothing that carries user info, a query or a fragment, whatever is typed', () => {
	const pieces = fc.constantFrom(
		...['http', 'https', ':', '/', '//', '\\', '@', '?', '#', '\t', '\n', ' ', '%40', '%2f'],
		...['[::1]', 'a.example', 'evil.example', '..', ':80', '\u00ad', '。', 'user:pw@'],
	);

	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
			const result = parseWorkspaceUrl(`http://${parts.join('')}`);

			const url = result === undefined ? undefined : new URL(result);
			const unwanted = [url?.username, url?.password, url?.search, url?.hash];
			expect(unwanted.filter(Boolean)).toEqual([]);
			expect(result ?? '').not.toMatch(/[?#\s\\]|\/$/);
			expect(result && parseWorkspaceUrl(result)).toBe(result);
		}),
		{ numRuns: 2000 },
	);
});

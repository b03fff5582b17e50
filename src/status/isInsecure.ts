import { URL } from 'url';

import { isWithin, parseAddress, parseNetwork } from '../common/address';

/** This machine, private networks, and link-local addresses (RFC 1918, 3927, 4193, 4291). */
const PRIVATE = [
	'127.0.0.0/8',
	'10.0.0.0/8',
	'172.16.0.0/12',
	'192.168.0.0/16',
	'169.254.0.0/16',
	'::1/128',
	'fc00::/7',
	'fe80::/10',
];

/** Names that lead nowhere outside: without a dot, as in Docker networks, and those reserved for such use (RFC 6761, 6762). */
const PRIVATE_NAME = /^[^.]+$|\.(?:localhost|local|internal|lan|home\.arpa)$/i;

/** Whether an address sends the stored token in clear text beyond this machine and its private network. */
export const isInsecure = (baseUrl: string): boolean => {
	const { protocol, hostname } = new URL(baseUrl);
	if (protocol !== 'http:') {
		return false;
	}

	const address = parseAddress(hostname);
	if (!address) {
		return !PRIVATE_NAME.test(hostname);
	}
	return !PRIVATE.some((text) => {
		const network = parseNetwork(text);
		return network !== undefined && isWithin(address, network);
	});
};

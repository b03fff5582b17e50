const IPV4 = /\d{1,3}(?:\.\d{1,3}){3}/g;
const IPV6 = /[0-9a-f]*:[0-9a-f.]*:[0-9a-f:.]*/gi;

/** Replaces IP addresses in a text that goes into the log: the log shall tell what was searched for, not whose address. */
export const maskIpAddresses = (text: string): string =>
	text.replace(IPV6, '[IP]').replace(IPV4, '[IP]');

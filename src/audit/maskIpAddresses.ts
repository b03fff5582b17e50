const IPV4 = /\d{1,3}(?:\.\d{1,3}){3}/g;

/** Runs of the characters that an address can have. */
const RUN = /[\da-f:.]+/gi;

const hasTwoColons = (text: string): boolean => text.indexOf(':') !== text.lastIndexOf(':');

/**
 * Replaces IP addresses in a text that goes into the log: the log shall tell what was searched for, not whose address.
 */
export const maskIpAddresses = (text: string): string =>
	text.replace(RUN, (run) => (hasTwoColons(run) ? '[IP]' : run.replace(IPV4, '[IP]')));

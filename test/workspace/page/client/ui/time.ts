const hour = 3_600_000;

const short = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone: 'UTC' });
const medium = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', timeZone: 'UTC' });

const shift = (at: string, utcOffset: number): number => Date.parse(at) + utcOffset * hour;

/** The time of day where the user is, as the replies have it. */
export const timeAt = (at: string, utcOffset: number): string => short.format(shift(at, utcOffset));

/** With seconds. */
export const exactTimeAt = (at: string, utcOffset: number): string =>
	medium.format(shift(at, utcOffset));

/** Milliseconds since the epoch; tests set their own. */
export type Clock = () => number;

/** Goes forward with a clock, and goes on from where it was when that is set back. */
export const onlyForward = (clock: Clock): Clock => {
	let read = clock();
	let time = read;
	return () => {
		const now = clock();
		time += Math.max(0, now - read);
		read = now;
		return time;
	};
};

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

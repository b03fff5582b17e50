import { SECOND } from '../common/clock';

/**
 * Holds a promise to its time. Not every host keeps the timeout it is given; half a second more lets those that do speak
 * for themselves.
 *
 * @param milliseconds the time the host was given
 */
export const withTimeout = async <T>(promise: Promise<T>, milliseconds: number): Promise<T> => {
	let timer: ReturnType<typeof setTimeout> | undefined;
	try {
		return await Promise.race([
			promise,
			new Promise<never>((_resolve, reject) => {
				timer = setTimeout(() => reject(new Error('timeout')), milliseconds + SECOND / 2);
			}),
		]);
	} finally {
		clearTimeout(timer);
	}
};

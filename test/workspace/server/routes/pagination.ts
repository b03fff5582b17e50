import type { ServerSettings } from '../../model';
import { type Answer, failure } from '../answers';
import type { Generation } from '../generations';
import type { Sort } from '../sessionsModel';

const defaultCount = 50;
const defaultUpperLimit = 100;

type Query = Record<string, unknown>;

const wholeNumber = (value: unknown): number => Number.parseInt(String(value), 10) || 0;

/** Settings `API_Default_Count` and `API_Allow_Infinite_Count` at their defaults. */
export const readPage = (
	{ offset, count }: Query,
	{ countOfZero }: Generation,
	settings: Pick<ServerSettings, 'API_Upper_Count_Limit'>,
): { offset: number; count: number } => {
	const { API_Upper_Count_Limit: limit } = settings;
	const upperLimit = limit ?? defaultUpperLimit;
	const isDefault = count === undefined || (countOfZero === 'default' && wholeNumber(count) === 0);
	return {
		offset: wholeNumber(offset),
		count: isDefault ? defaultCount : Math.min(wholeNumber(count), upperLimit),
	};
};

const sortKeys: readonly string[] = [
	'loginAt',
	'device.name',
	'device.os.name',
	'device.os.version',
	'_user.name',
	'_user.username',
];

const isSort = (value: unknown): value is Sort =>
	typeof value === 'object' &&
	value !== null &&
	Object.keys(value).length > 0 &&
	Object.entries(value).every(
		([key, direction]) => sortKeys.includes(key) && (direction === 1 || direction === -1),
	);

const parse = (text: string): unknown => {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
};

/** By login time, newest first, unless asked otherwise. Servers have words for each fault; an app sees the status. */
export const readSort = ({ sort: text }: Query): { sort: Sort } | { refusal: Answer } => {
	if (typeof text !== 'string' || text === '') {
		return { sort: { loginAt: -1 } };
	}
	const sort = parse(text);
	return isSort(sort) ? { sort } : { refusal: failure('error-invalid-sort-keys') };
};

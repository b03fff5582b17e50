import type { ServerSettings } from '../../model';
import { codedFailure, failure, type Answer } from '../answers';
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

const parseSort = (text: string): Sort | undefined => {
	try {
		const parsed: unknown = JSON.parse(text);
		if (typeof parsed !== 'object' || parsed === null) {
			return undefined;
		}
		const entries = Object.entries(parsed);
		const sort = entries.flatMap(([key, value]) =>
			value === 1 || value === -1 ? [[key, value] as const] : [],
		);
		return sort.length === entries.length ? Object.fromEntries(sort) : undefined;
	} catch {
		return undefined;
	}
};

/** By login time, newest first, unless asked otherwise. */
export const readSort = ({ sort: text }: Query): { sort: Sort } | { refusal: Answer } => {
	if (typeof text !== 'string' || text === '') {
		return { sort: { loginAt: -1 } };
	}
	const sort = parseSort(text);
	if (!sort) {
		const message = `Invalid sort parameter provided: "${text}"`;
		return {
			refusal: codedFailure({
				code: 'error-invalid-sort',
				message,
				details: { helperMethod: 'parseJsonQuery' },
			}),
		};
	}
	const keys = Object.keys(sort);
	if (!keys.every((key) => sortKeys.includes(key))) {
		return { refusal: failure('error-invalid-sort-keys') };
	}
	if (keys.length === 0) {
		// Good enough for the API, but not for the database.
		const isList = text.trim().startsWith('[');
		return {
			refusal: failure(
				isList
					? 'the $sort key specification must be an object'
					: '$sort stage must have at least one sort key',
			),
		};
	}
	return { sort };
};

import { asText, fieldsOf } from '../common/json';

/** Who asks, as the host authenticated them. */
export type Caller = {
	readonly id: string;
	readonly username: string;
	readonly name: string;
	/** Role ids of the workspace scope. */
	readonly roles: readonly string[];
	/** Hours east of UTC at present; no time zone name is to be had. */
	readonly utcOffset: number;
	/** The caller's own choice, if there is one. */
	readonly language: string | undefined;
};

/** Reads the user the host hands over; `undefined` if it is nobody. Whatever is missing counts as nothing. */
export const parseCaller = (user: unknown): Caller | undefined => {
	const { roles, utcOffset, settings, ...fields } = fieldsOf(user);
	const id = asText(fields.id);
	if (id === undefined) {
		return undefined;
	}

	const username = asText(fields.username) ?? id;
	return {
		id,
		username,
		name: asText(fields.name) ?? username,
		roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
		// The widest offsets in use are -12 and +14 hours.
		utcOffset: typeof utcOffset === 'number' && Math.abs(utcOffset) <= 14 ? utcOffset : 0,
		language: asText(fieldsOf(fieldsOf(settings).preferences).language),
	};
};

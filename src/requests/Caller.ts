import { asText, fieldsOf } from '../common/json';

/** Who asks, as the host authenticated them. */
export type Caller = {
	readonly id: string;
	/** At most 256 characters, as the name. */
	readonly username: string;
	readonly name: string;
	/** Role ids of the workspace scope. */
	readonly roles: readonly string[];
	/** Hours east of UTC at present; Rocket.Chat tells apps no time zone. */
	readonly utcOffset: number;
	/** The caller's own choice, if there is one. */
	readonly language: string | undefined;
};

/** Users choose these for themselves, and each refused command writes them to the app's log. */
const MAX_NAME = 256;

/** BCP 47 recommends room for 35 characters. */
const MAX_LANGUAGE = 35;

/** Reads the user that the host hands over; `undefined` without an id. */
export const parseCaller = (user: unknown): Caller | undefined => {
	const fields = fieldsOf(user);
	const { roles, utcOffset } = fields;
	const id = asText(fields.id);
	if (id === undefined) {
		return undefined;
	}

	const username = asText(fields.username)?.slice(0, MAX_NAME) ?? id;
	return {
		id,
		username,
		name: asText(fields.name)?.slice(0, MAX_NAME) ?? username,
		roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
		// The widest offsets in use are -12 and +14 hours.
		utcOffset: typeof utcOffset === 'number' && Math.abs(utcOffset) <= 14 ? utcOffset : 0,
		language: asText(fieldsOf(fieldsOf(fields.settings).preferences).language)?.slice(
			0,
			MAX_LANGUAGE,
		),
	};
};

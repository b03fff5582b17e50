/** How many sessions have a version of something. */
export type VersionCount = { readonly version: string; readonly sessions: number };

/** How many sessions have a client or an operating system, with its versions, most first, ten at most. */
export type NameCount = {
	readonly name: string;
	readonly sessions: number;
	readonly versions: readonly VersionCount[];
};

/** The newest sessions in numbers. Lists begin with the most sessions and have ten entries at most. */
export type Summary = {
	/** How many sessions were read. */
	readonly sessions: number;
	/** How many the workspace counts. */
	readonly total: number;
	readonly people: number;
	readonly clients: readonly NameCount[];
	/** Versions of those of apps alone: browsers freeze them. */
	readonly systems: readonly NameCount[];
	readonly types: readonly { readonly type: string; readonly sessions: number }[];
	/** Those that more than one account uses. */
	readonly addresses: readonly {
		readonly ip: string;
		readonly accounts: number;
		readonly sessions: number;
	}[];
	/** The oldest last connection among the sessions that were read. */
	readonly oldest?: Date;
	readonly isIncomplete: boolean;
};

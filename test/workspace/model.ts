/**
 * The embedded workspace's database: plain data in memory, named as Rocket.Chat names its collections and fields.
 * The REST emulation (`server/`) and the Apps-Engine bridges (`engine/`) both read it; tests change it freely.
 */

/** One entry of `users.services.resume.loginTokens`. Real servers keep only the hash. */
export type AuthToken = {
	readonly token: string;
	readonly type: 'login' | 'personalAccessToken';
	/** A personal access token has one. */
	readonly name?: string;
	/** "Ignore Two Factor Authentication" in My Account > Personal Access Tokens. */
	readonly bypassTwoFactor: boolean;
	/** A login token that answered a 2FA challenge is trusted until then (milliseconds). */
	twoFactorAuthorizedUntil?: number;
	/** That trust holds for one user agent at one address: MD5 of both. */
	twoFactorAuthorizedHash?: string;
};

export type WorkspaceUser = {
	readonly _id: string;
	username: string;
	name: string;
	/** Shown nowhere here, but searched by `sessions/list.all`. */
	nickname?: string;
	/** Role ids, not names. */
	roles: string[];
	active: boolean;
	type: 'user' | 'bot' | 'app';
	/** Hours. */
	utcOffset: number;
	/** `settings.preferences.language`; absent unless the user chose one. */
	language?: string;
	/** Hex SHA-256 of the plain password, as clients send it; absent for SSO accounts. */
	passwordSha256?: string;
	/** Base32 seed; present when the user enabled TOTP. */
	totpSecret?: string;
	tokens: AuthToken[];
};

export type Role = {
	readonly _id: string;
	name: string;
	description: string;
};

export type Permission = {
	readonly _id: string;
	/** Role ids. */
	roles: string[];
	/** When it changed; the server notes it where it is left out. */
	_updatedAt?: Date;
	/** Entries for settings have more, see `server/settingPermissions.ts`. */
	readonly level?: string;
};

export type Room = {
	readonly _id: string;
	/** The one in its address; random for discussions. */
	name: string;
	/** What people see, where it is another. */
	fname?: string;
	/** Channel, private group, direct message. */
	type: 'c' | 'p' | 'd';
	usernames: string[];
	archived: boolean;
	/** `ro`: only roles that hold `post-readonly` may write, and who is in `unmuted`. */
	readOnly?: boolean;
	/** Usernames. */
	muted?: string[];
	/** Usernames. */
	unmuted?: string[];
	encrypted?: boolean;
	/** Role ids that members have in this room alone (`owner`, `moderator`, …), by username. */
	memberRoles?: Readonly<Record<string, readonly string[]>>;
	/** A private room without any is locked where all rooms have to have some. */
	abacAttributes?: { readonly key: string; readonly values: readonly string[] }[];
};

/** A document of `rocketchat_sessions`, as SAUMonitor writes it. */
export type SessionDocument = {
	_id: string;
	type: 'session' | 'computed-session' | 'user_daily';
	sessionId: string;
	instanceId: string;
	/** Base64 SHA-256 of the resume token; empty until a client resumes. */
	loginToken: string;
	ip: string;
	host: string;
	userId: string;
	device?: {
		type?: string;
		name?: string;
		version?: string;
		longVersion?: string;
		os?: { name?: string; version?: string };
	};
	searchTerm: string;
	loginAt: Date;
	createdAt: Date;
	_updatedAt: Date;
	year: number;
	month: number;
	day: number;
	roles?: string[];
	mostImportantRole?: string;
	lastActivityAt?: Date;
	closedAt?: Date;
	logoutAt?: Date;
	logoutBy?: string;
};

/** A message as `chat.postMessage` and the clients know it. */
export type ChatAttachment = {
	title?: string;
	text?: string;
	color?: string;
	collapsed?: boolean;
	fields?: { title: string; value: string; short?: boolean }[];
	[other: string]: unknown;
};

export type ChatMessage = {
	/** Threads refer to it; given when the message is stored. */
	readonly _id?: string;
	readonly rid: string;
	/** Thread. */
	readonly tmid?: string;
	/** Username of the sender. */
	readonly sender: string;
	readonly msg?: string;
	readonly attachments: ChatAttachment[];
	readonly ts: Date;
	/** User id, for an ephemeral message ("Only you can see this message"); absent for one posted to the room. */
	readonly visibleOnlyTo?: string;
};

/** One entry of the app's log as the engine hands it to the log storage. */
export type AppLogEntry = {
	readonly method: string;
	readonly severity: string;
	readonly args: unknown[];
	readonly timestamp: Date;
};

/** One request that reached the REST API. Header values are not kept, but for one that is no secret. */
export type RequestLogEntry = {
	readonly method: string;
	readonly path: string;
	readonly query: string;
	/** Who the credentials belong to, if anybody. */
	readonly userId?: string;
	readonly twoFactorCodeSent: boolean;
	/** Absent where the request did not say. */
	readonly cacheControl?: string;
	readonly status: number;
	readonly at: Date;
};

/** Server settings by id; only what the app, 2FA, the rate limiter and the tests need. */
export type ServerSettings = {
	Site_Url: string;
	Language: string;
	Accounts_TwoFactorAuthentication_Enabled: boolean;
	Accounts_TwoFactorAuthentication_Enforce_Password_Fallback: boolean;
	/** Seconds. */
	Accounts_TwoFactorAuthentication_RememberFor: number;
	/** Role ids with commas between. */
	Accounts_Registration_Users_Default_Roles: string;
	/** Attribute-based access control, of the newest servers. */
	ABAC_Enabled: boolean;
	ABAC_Enforce_All_Rooms: boolean;
	E2E_Enable: boolean;
	/** Whether messages that are not encrypted may be sent to encrypted rooms. */
	E2E_Allow_Unencrypted_Messages: boolean;
	/** The most rows of one answer; 100 unless set. */
	API_Upper_Count_Limit?: number;
	API_Enable_Rate_Limiter: boolean;
	API_Enable_Rate_Limiter_Limit_Calls_Default: number;
	/** Milliseconds. */
	API_Enable_Rate_Limiter_Limit_Time_Default: number;
};

/** A UIKit window (modal) on its way to a client, as the server's stream `uiInteraction` carries it. */
export type WindowEvent = {
	readonly type: 'modal.open' | 'modal.update';
	/** User id of the one whose clients get it. */
	readonly userId: string;
	/** What the client sent along; it takes each once, and for 5 s only. */
	readonly triggerId: string;
	readonly appId: string;
	/** As `@rocket.chat/ui-kit` parses it. */
	readonly view: {
		readonly id: string;
		readonly title: unknown;
		readonly blocks: readonly unknown[];
		readonly [other: string]: unknown;
	};
};

export type WorkspaceEvents = {
	message: (message: ChatMessage) => void;
	window: (window: WindowEvent) => void;
	appLog: (entry: AppLogEntry) => void;
	request: (entry: RequestLogEntry) => void;
};

export type WorkspaceData = {
	users: WorkspaceUser[];
	roles: Role[];
	permissions: Permission[];
	rooms: Room[];
	sessions: SessionDocument[];
	settings: ServerSettings;
	/** Whether the license includes Device Management. */
	licensed: boolean;
	/** A license that ended leaves the permissions behind that came with it. */
	wasLicensed?: boolean;
	/** Messages that were there before the workspace started, for threads. */
	messages?: ChatMessage[];
	/** Name of the server generation, see `server/generations.ts`. */
	generation: string;
};

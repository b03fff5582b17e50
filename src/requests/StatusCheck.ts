import type { Failure } from '../errors/SessionInfoError';
import type { SettingProblems } from '../settings/ids';

export const checkIds = [
	'settings',
	'workspace',
	'credentials',
	'permissions',
	'access',
	'sessions',
	'logout',
	'rate-limit',
	'audit-room',
] as const;

export type CheckId = (typeof checkIds)[number];

/** Why a message of the app would be refused in the audit room. */
export type RoomFault = 'missing' | 'archived' | 'read-only' | 'encrypted' | 'muted' | 'locked';

/**
 * The account whose permission is missing. A remedy never names a role that everybody has: ticked there, the permission
 * would be everybody's.
 */
export type LackingAccount = {
	readonly username: string;
	/** The names of the roles that it has and not everybody, for which the permission can be ticked. */
	readonly ownRoles: readonly string[];
};

/** The roles, by name, that may see or end everybody's sessions. */
export type Access = {
	readonly viewers: readonly string[];
	/** Empty while logging out is switched off. */
	readonly loggers: readonly string[];
	/** Those among them that everybody has. */
	readonly everybody: readonly string[];
};

/** Distributes over `Id` and `Result`, so that a switch over one narrows the other too. */
type Check<Id extends CheckId, Result extends string, Details = unknown> = Id extends CheckId
	? Result extends string
		? Details & { readonly id: Id; readonly result: Result }
		: never
	: never;

/** What a check found; `render/status.ts` has its texts. */
export type StatusCheck =
	| Check<CheckId, 'skipped'>
	| Check<'settings' | 'permissions' | 'sessions' | 'logout' | 'rate-limit', 'ok'>
	/** `insecure`: the address is `http` and neither of this machine nor of a private network. */
	| Check<'workspace', 'ok' | 'insecure'>
	| Check<'logout' | 'audit-room', 'unused'>
	/** `administrator`: the account works, but can do more than the app needs. */
	| Check<'credentials', 'ok' | 'administrator', { readonly username: string }>
	/** A licensed workspace gives a user with the role `guest` neither permission, whatever the other roles. */
	| Check<'permissions', 'guest', { readonly username: string }>
	| Check<'permissions' | 'logout' | 'rate-limit', 'missing', { readonly account: LackingAccount }>
	/** Logging out is switched off, and the account may log out all the same. */
	| Check<'logout', 'unneeded', { readonly username: string }>
	| Check<'access', 'ok' | 'everybody', { readonly access: Access }>
	/** `public`: everybody may read the audit room. */
	| Check<'audit-room', 'ok' | 'public' | RoomFault, { readonly room: string }>
	| Check<'settings', 'problems', { readonly problems: SettingProblems }>
	| Check<CheckId, 'failed', { readonly failure: Failure }>;

/** A feature that is switched off counts as ok, and so does what works but had better be changed. */
export const isOk = ({ result }: StatusCheck): boolean =>
	result === 'ok' || result === 'unused' || isAdvice(result);

/** Whether a result that counts as ok comes with advice. */
export const isAdvice = (result: StatusCheck['result']): boolean =>
	['insecure', 'administrator', 'unneeded', 'public'].includes(result);

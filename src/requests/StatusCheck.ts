import type { Failure } from '../errors/SessionInfoError';
import type { SettingProblems } from '../names/settings';

export const checkIds = [
	'settings',
	'workspace',
	'credentials',
	'permissions',
	'sessions',
	'logout',
	'rate-limit',
	'audit-room',
] as const;

export type CheckId = (typeof checkIds)[number];

/** Why a message of the app would be refused in the audit room. */
export type RoomFault = 'missing' | 'archived' | 'read-only' | 'encrypted' | 'muted';

type Check<Id extends CheckId, Result, Details = unknown> = Details & {
	readonly id: Id;
	readonly result: Result;
};

/** What a check found; its texts are the renderer's business. */
export type StatusCheck =
	| Check<CheckId, 'not-checked'>
	| Check<Exclude<CheckId, 'credentials' | 'audit-room'>, 'ok'>
	| Check<'logout' | 'audit-room', 'unused'>
	| Check<'credentials', 'ok', { readonly username: string }>
	| Check<'permissions' | 'logout' | 'rate-limit', 'missing', { readonly username: string }>
	| Check<'audit-room', 'ok' | RoomFault, { readonly room: string }>
	| Check<'settings', 'problems', { readonly problems: SettingProblems }>
	| Check<CheckId, 'failed', { readonly failure: Failure }>;

/** What is switched off is in order. */
export const isOk = ({ result }: StatusCheck): boolean => result === 'ok' || result === 'unused';

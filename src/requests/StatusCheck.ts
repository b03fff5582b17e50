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

/** What a check found; its texts are the renderer's business. */
export type StatusCheck =
	| { readonly id: Exclude<CheckId, 'credentials' | 'audit-room'>; readonly result: 'ok' }
	| { readonly id: 'settings'; readonly result: 'problems'; readonly problems: SettingProblems }
	| { readonly id: 'credentials'; readonly result: 'ok'; readonly username: string }
	| {
			readonly id: 'permissions' | 'logout' | 'rate-limit';
			readonly result: 'missing';
			readonly username: string;
	  }
	| { readonly id: 'logout' | 'audit-room'; readonly result: 'unused' }
	| { readonly id: 'audit-room'; readonly result: 'ok' | RoomFault; readonly room: string }
	| {
			readonly id: 'workspace' | 'credentials' | 'permissions' | 'sessions';
			readonly result: 'failed';
			readonly failure: Failure;
	  }
	| { readonly id: CheckId; readonly result: 'not-checked' };

/** What is switched off is in order. */
export const isOk = ({ result }: StatusCheck): boolean => result === 'ok' || result === 'unused';

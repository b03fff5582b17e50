import type { SettingId } from './ids';

/** A setting that keeps the app from working. It names the rule that is broken and never holds the value. */
export type SettingProblem =
	| { readonly setting: SettingId; readonly problem: 'bad' }
	| {
			readonly setting: 'service_user_id' | 'service_auth_token' | 'two_factor_secret';
			readonly problem: 'missing';
	  }
	/** `workspace_url` is empty and the server's own `Site_Url` is no usable address. */
	| { readonly setting: 'workspace_url'; readonly problem: 'site-url' };

/**
 * The English texts, and the list of all keys. Keys that begin with `setting_`, `section_`, `choice_` or `command_` also
 * go into `i18n/*.json` (`npm run i18n`), where Rocket.Chat's own screens read them; all others are replies.
 *
 * Every text is whole: nothing is glued from parts. `{name}` is filled in; in replies a backtick pair marks code, and
 * names such as `Rocket.Chat` stay out of them, since clients turn them into links. In code, what stands for something
 * else (`<Device ID>`, `[page]`, `@user`) is translated, and words to be typed are not. Plural forms follow
 * `Intl.PluralRules`, chosen by `{count}`.
 */
export const en = {
	'command_params': '[list | find | info | manage | logout | status | help]',
	'command_description': 'Show your device sessions, or anyone’s if you have permission',

	'section_workspace': 'Workspace',
	'section_two_factor': 'Two Factor Authentication',
	'section_access': 'Access and limits',

	'setting_workspace_url': 'Workspace URL',
	'setting_workspace_url_description':
		'Base address of the REST API, for example `https://chat.example.com`. Leave it empty to use this workspace’s own Site URL.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Service account: user ID',
	'setting_service_user_id_description':
		'ID of the account that asks for sessions, as shown when its personal access token was created. One of its roles needs the permission `view-device-management`.',
	'setting_service_user_id_placeholder': 'For example aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Service account: personal access token',
	'setting_service_auth_token_description':
		'A personal access token of that account, made with “Ignore Two Factor Authentication”. It is stored unencrypted, and anyone who may manage apps can read it.',
	'setting_service_auth_token_placeholder': 'The token, not its name',
	'setting_two_factor_method': 'Second factor of the service account',
	'setting_two_factor_method_description':
		'What the app answers when the workspace asks for a second factor. Not needed with a token made with “Ignore Two Factor Authentication”, except on servers of version 8.5, which ignore that option.',
	'setting_two_factor_secret': 'Two Factor Authentication secret',
	'setting_two_factor_secret_description':
		'For a code: the base32 seed that was shown when TOTP was set up. For a password: the password of the service account. Otherwise leave it empty.',
	'setting_two_factor_secret_placeholder': 'Base32 seed or password',
	'setting_self_service': 'Everyone may see their own sessions',
	'setting_self_service_description':
		'Off: only people with the permission `view-device-management` can use the app.',
	'setting_show_own_ip': 'Show people the IP addresses of their own sessions',
	'setting_show_own_ip_description':
		'People with the permission `view-device-management` always see them.',
	'setting_lookups_per_minute': 'Lookups per minute and user',
	'setting_lookups_per_minute_description':
		'Slash commands, buttons and API together. 0: no limit.',
	'setting_allow_logout': 'People may log out sessions',
	'setting_allow_logout_description':
		'Their own; with the permissions `view-device-management` and `logout-device-management`, anyone’s. The service account then needs both permissions too. Off: the app only shows sessions.',
	'setting_audit_room': 'Audit room',
	'setting_audit_room_description':
		'Name of a room. Every lookup and every logout of somebody else’s sessions is posted there first; if it cannot be posted, nothing is shown or logged out. Empty: only the app’s log keeps them.',
	'setting_audit_room_placeholder': 'session-audit',

	'choice_two_factor_method_none': 'None',
	'choice_two_factor_method_totp': 'TOTP code from the seed',
	'choice_two_factor_method_password': 'Password',

	// What to enter; {setting} is `problem_setting`.
	'problem_setting': '“{label}” (`{id}`)',
	'problem_workspace_url_bad':
		'{setting} must be an address such as `https://chat.example.com`: http or https, without user name, query or fragment.',
	'problem_workspace_url_site_url':
		'{setting} is empty and the workspace’s own Site URL is not a usable address: enter the address of the workspace, such as `https://chat.example.com`.',
	'problem_service_user_id_missing':
		'{setting} is empty: enter the user ID that was shown with the personal access token.',
	'problem_service_user_id_bad':
		'{setting} contains characters that no user ID can have: copy it again, without spaces or line breaks.',
	'problem_service_auth_token_missing':
		'{setting} is empty: enter a personal access token of the service account.',
	'problem_service_auth_token_bad':
		'{setting} contains characters that no token can have: copy it again, without spaces or line breaks.',
	'problem_two_factor_method_bad':
		'{setting} must be one of the three choices: select one and save.',
	'problem_two_factor_secret_missing':
		'{setting} is empty: enter the base32 seed or the password, as chosen under “Second factor of the service account”.',
	'problem_two_factor_secret_bad':
		'{setting} is not a base32 seed: enter the letters A to Z and digits 2 to 7 that were shown when TOTP was set up.',
	'problem_self_service_bad': '{setting} must be on or off: switch it and save.',
	'problem_show_own_ip_bad': '{setting} must be on or off: switch it and save.',
	'problem_lookups_per_minute_bad':
		'{setting} must be a whole number, 0 or more; 0 means no limit.',
	'problem_allow_logout_bad': '{setting} must be on or off: switch it and save.',
	'problem_audit_room_bad': '{setting} must be the name of a room, or empty.',

	// Sessions, in the words of Device Management.
	'session_title': '{client} on {os}',
	'session_unknown_device': 'Unknown device',
	'session_text': 'Logged in {time}, {ago}.',
	'field_user': 'User',
	'field_device_id': 'Device ID',
	'field_host': 'Host',
	'field_ip': 'IP Address',
	'field_last_activity': 'Last activity',
	'field_signed_out': 'Logged out',

	'list_title_own': 'Your sessions',
	'list_title_user': 'Sessions of {username}',
	'list_title_all': 'Everybody’s sessions',
	'list_title_find': 'Sessions matching {filter}',
	'list_shown': { one: '1 session.', other: 'Sessions {from}–{to} of {count}.' },
	'list_hints_title': 'Good to know',
	'list_next': 'More: {command}',
	'list_empty_own':
		'No open sessions to show yet; a new login appears once its client has reconnected.',
	'list_empty_user': '{username} has no open sessions to show.',
	'list_empty_all': 'No open sessions.',
	'list_empty_find':
		'No open session matches {filter}. The search covers device, OS, user, Device ID and whole IP addresses; not versions.',
	'list_empty_find_ip': {
		one: 'No open session has exactly the IP address {ip}; {count} session was looked through.',
		other:
			'No open session has exactly the IP address {ip}; the newest {count} were looked through.',
	},
	'list_beyond': {
		one: 'There is no page {page}; the only one is {command}',
		other: 'There is no page {page}; the last one is {command}',
	},
	'list_beyond_offset': {
		one: '`offset` {offset} is beyond the end; there is {count} session.',
		other: '`offset` {offset} is beyond the end; there are {count} sessions.',
	},
	'list_five_users':
		'Only the first five users whose name matches {filter} were searched; a longer or exact name finds others.',
	'list_looked_through': {
		one: '{count} session was looked through.',
		other: 'Only the newest {count} sessions were looked through.',
	},
	'list_incomplete': 'Some sessions may be missing from this list.',

	'help_title': 'Session Info',
	'help_unknown_title': 'Unknown: “{word}”',
	'help_intro':
		'Shows who is logged in, on which device and since when. Lists contain the Device IDs.',
	'help_nothing':
		'In this workspace you need the permission `view-device-management` to see sessions; ask an administrator.',
	'help_list': '`/session` or `/session list [page]` shows your sessions.',
	'help_info': '`/session info <Device ID>` shows one of your sessions.',
	'help_list_user': '`/session list @user [page]` shows the sessions of a user.',
	'help_list_all': '`/session list all [page]` shows everybody’s sessions.',
	'help_find':
		'`/session find <text> [page N]` searches by device, OS, user, Device ID or one whole IP address; not by version. Up to five users with a matching name are found.',
	'help_admin': '`/session admin <Device ID>` shows anybody’s session.',
	'help_manage': '`/session manage` shows your sessions in a window with buttons.',
	'help_manage_user': '`/session manage @user` shows the sessions of a user in a window.',
	'help_logout': '`/session logout <Device ID>` logs out one of your sessions.',
	'help_logout_others':
		'`/session logout others <Device ID>` logs out all your sessions but this one.',
	'help_logout_me':
		'`/session logout @you all`, with your own username, logs you out everywhere, also here.',
	'help_logout_any': '`/session logout <Device ID>` also logs out other people’s sessions.',
	'help_logout_user': '`/session logout @user` shows how to log out all sessions of a user.',
	'help_status': '`/session status` checks that the app is set up correctly.',
	'help_help': '`/session help` shows this.',

	// What logging out answers, in chat and by the API. No more is promised than servers keep.
	'logout_done_title': 'Device logged out',
	'logout_done_text':
		'This session has ended: the device can no longer be used with this login. A window that is still open there may stay until it reconnects.',
	'logout_many_title': 'Devices logged out',
	'logout_many_text': {
		one: '{count} session has ended. A window that is still open may stay until it reconnects.',
		other:
			'{count} sessions have ended. Windows that are still open may stay until they reconnect.',
	},
	'logout_none_title': 'Nothing to log out',
	'logout_none_text': 'You have no other open sessions.',
	'logout_user_none': '{username} has no open sessions.',
	'logout_remaining_title': 'Not logged out',
	'logout_remaining_intro': {
		one: '{count} session is still open or may be:',
		other: '{count} sessions are still open or may be:',
	},
	'logout_remaining_line': '{session}: {reason}',
	'logout_user_ask_title': 'Log out {username}?',
	'logout_user_ask': {
		one: '{username} has {count} open session. To log it out, type {command}',
		other: '{username} has {count} open sessions. To log out all of them, type {command}',
	},

	// The window; its plain text shows backticks as they are, so only the replies in chat have code.
	'window_title_own': 'Your sessions',
	'window_title_user': 'Sessions: {username}',
	'window_log_out': 'Log out',
	'window_confirm': 'Log out device',
	'window_back': 'Back',
	'window_refresh': 'Refresh',
	'window_previous': 'Previous',
	'window_next': 'Next',
	'window_page': { one: '1 session', other: '{from}–{to} of {count}' },
	'window_ask_own':
		'This session will be ended, and the device can no longer be used with this login. You can log in again with the same device. If you are using it right now, you will be logged out here.',
	'window_ask_other':
		'This session will be ended, and the device can no longer be used with this login. The user can log in again with the same device.',
	'window_done': 'Device logged out: “{session}”',
	'window_late': 'This took too long. Use “Refresh” to see how things stand.',
	'window_reply_own': 'Your sessions are shown in a window. If none appeared, type {command}',
	'window_reply_user':
		'The sessions of {username} are shown in a window. If none appeared, type {command}',

	'audit_title': 'Session lookup',
	'audit_session': '{caller} looked at the session {sessionId} of {owner}.',
	'audit_list_user': '{caller} listed the sessions of {owner}.',
	'audit_list_all': '{caller} listed everybody’s sessions.',
	'audit_find': '{caller} searched all sessions for {filter}.',
	'audit_title_logout': 'Session logout',
	'audit_logout_session': '{caller} is logging out the session {sessionId} of {owner}.',
	'audit_logout_user': {
		one: '{caller} is logging out {count} session of {owner}.',
		other: '{caller} is logging out {count} sessions of {owner}.',
	},

	// Failures: a title that says what happened, and one sentence that says what to do.
	'error_invalid-session-id_title': 'Not a Device ID',
	'error_invalid-session-id':
		'A Device ID consists of 1 to 64 letters, digits, hyphens and underscores; `/session list` shows yours.',
	'error_invalid-session-id_missing_title': 'Device ID missing',
	'error_invalid-session-id_missing':
		'Type a Device ID after the command; `/session list` shows yours.',
	'error_invalid-session-id_api':
		'`sessionId` must be a Device ID: 1 to 64 letters, digits, hyphens and underscores.',
	'error_invalid-params_title': 'Check what you entered',
	'error_invalid-params_length': 'A command can have up to {max} characters.',
	'error_invalid-params_logout':
		'Type which session to log out: `/session logout <Device ID>`, or `/session logout others <Device ID>` for all your sessions but one.',
	'error_invalid-params_press':
		'This button no longer works; open the window again with `/session manage`.',
	'error_invalid-params_body': 'The body must be a JSON object.',
	'error_invalid-params_page': 'The page must be a whole number, 1 or more.',
	'error_invalid-params_offset': '`offset` must be a whole number, 0 or more.',
	'error_invalid-params_count': '`count` must be a whole number from 1 to {max}.',
	'error_invalid-params_username': '`username` must be the name of one user, up to 256 characters.',
	'error_invalid-params_username_chat':
		'Type the name of one user, up to 256 characters: `/session list @user`.',
	'error_invalid-params_filter': '`filter` is missing or too long: 1 to 256 characters.',
	'error_invalid-params_filter_chat':
		'Type what to search for, in up to 256 characters: `/session find <text>`.',
	'error_invalid-params_username-and-filter': 'Send `username` or `filter`, not both.',
	'error_invalid-params_x-2fa-code': '`x-2fa-code` must be 1 to 128 visible ASCII characters.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` must be `totp`, `email` or `password`.',
	'error_not-allowed_title': 'Permission required',
	'error_not-allowed_permission':
		'To see other people’s sessions you need the permission `view-device-management`; ask an administrator.',
	'error_not-allowed_self-service':
		'In this workspace you need the permission `view-device-management` to see sessions; ask an administrator.',
	'error_not-allowed_status':
		'Only people with the permission `view-device-management` can see the app’s status.',
	'error_not-allowed_logout-permission':
		'To log out other people’s sessions you need the permissions `view-device-management` and `logout-device-management`; ask an administrator.',
	'error_not-allowed_logout-off_title': 'Logging out is switched off',
	'error_not-allowed_logout-off':
		'Sessions cannot be logged out in this workspace, because Session Info’s settings do not allow it; ask an administrator.',
	'error_not-allowed_service-account_title': 'Not logged out',
	'error_not-allowed_service-account':
		'The app never logs out sessions of its service account, because that could end its own access.',
	'error_session-not-found_title': 'Session not found',
	'error_session-not-found_info':
		'You have no open session with this Device ID; `/session list` shows your sessions.',
	'error_session-not-found_admin':
		'There is no open session with this Device ID; it may have ended in the meantime.',
	'error_session-not-found_any':
		'This is neither a command nor the Device ID of a session you can see; type `/session help`.',
	'error_user-not-found_title': 'User not found',
	'error_user-not-found': 'There is no user {username}; check the spelling and capital letters.',
	'error_too-many-requests_title': 'Too many lookups',
	'error_too-many-requests': {
		one: 'You have reached your limit per minute ({limit}); try again in {count} second.',
		other: 'You have reached your limit per minute ({limit}); try again in {count} seconds.',
	},
	'error_workspace-logout-unconfirmed_title': 'Logout not confirmed',
	'error_workspace-logout-unconfirmed':
		'It is not certain that the session has ended; check whether it is still in the list.',
	'error_not-tried':
		'Not tried, because at most {max} sessions can be logged out at once, in limited time; repeat this for the rest.',
	'error_internal-error_title': 'Something went wrong',
	'error_internal-error':
		'This failed unexpectedly; try again, and tell an administrator if it happens again.',

	// What those read who may not know the cause.
	'error_unavailable_title': 'Session Info is not available',
	'error_unavailable': 'Session Info isn’t working right now; please tell an administrator.',
	'error_unavailable_pause': {
		one: 'Session Info is paused for {count} second because the workspace is busy; try again then.',
		other:
			'Session Info is paused for {count} seconds because the workspace is busy; try again then.',
	},

	// What those read who may: the cause, and the remedy in the administrator’s words.
	'cause_not-configured_title': 'Session Info is not set up',
	'cause_workspace-rate-limited_title': 'The workspace limits requests',
	'cause_workspace-rate-limited': {
		one: 'The workspace’s rate limiter refuses further requests for {count} second; give the service account’s role the permission `api-bypass-rate-limit`.',
		other:
			'The workspace’s rate limiter refuses further requests for {count} seconds; give the service account’s role the permission `api-bypass-rate-limit`.',
	},
	'cause_workspace-unlicensed_title': 'Device Management is not licensed',
	'cause_workspace-unlicensed':
		'Session lookups need Device Management, which is a premium feature: check in Administration > Subscription that the workspace’s plan includes it.',
	'cause_workspace-credentials-rejected_title': 'The stored token is not accepted',
	'cause_workspace-credentials-rejected':
		'The workspace does not accept the service account’s user ID and token: create a new token under My Account > Personal Access Tokens of that account and save both in the app’s settings.',
	'cause_workspace-permission-missing_title': 'The service account lacks a permission',
	'cause_workspace-permission-missing':
		'The service account is not allowed to see all sessions: give one of its roles `view-device-management` in Administration > Permissions.',
	'cause_workspace-permission-missing_logout':
		'The service account is not allowed to log out sessions: give one of its roles `logout-device-management` in Administration > Permissions.',
	'cause_workspace-two-factor-required_title': 'The workspace asks for a second factor',
	'cause_workspace-two-factor-required':
		'The service account’s token is not exempt from Two Factor Authentication: create one with “Ignore Two Factor Authentication”, or choose TOTP or password in the app’s settings (servers of version 8.5 ignore the exemption: update to 8.6 or later).',
	'cause_workspace-two-factor-rejected_title': 'The second factor is not accepted',
	'cause_workspace-two-factor-rejected':
		'The workspace does not accept the second factor: check “Two Factor Authentication secret” in the app’s settings and that the server’s clock is right, or use a token made with “Ignore Two Factor Authentication”.',
	'cause_workspace-unreachable_title': 'The workspace cannot be reached',
	'cause_workspace-unreachable':
		'There is no connection to the workspace’s REST API: check “Workspace URL” in the app’s settings, and that the server can reach itself at this address.',
	'cause_workspace-timeout_title': 'The workspace does not answer',
	'cause_workspace-timeout':
		'The workspace did not answer {endpoint} in time: check its load, and “Workspace URL” in the app’s settings.',
	'cause_workspace-bad-answer_title': 'The workspace gave an unexpected answer',
	'cause_workspace-bad-answer':
		'The answer to {endpoint} was not what the REST API of a workspace answers (HTTP status {status}): check “Workspace URL” in the app’s settings and any proxy in between.',
	'cause_audit-failed_title': 'Cannot post to the audit room',
	'cause_audit-failed':
		'Nothing was shown or logged out, because it could not be posted to the audit room first: enter the name of a room that the app can post to, or leave “Audit room” empty.',

	// `/session status`
	'status_title_ready': 'Session Info is ready',
	'status_title_not_ready': 'Session Info is not ready',
	'status_settings_ok': 'The settings are filled in.',
	'status_settings_problems': 'A setting is missing or has an invalid value.',
	'status_workspace_ok': 'The workspace answers.',
	'status_credentials_ok': 'The token is accepted; it belongs to {username}.',
	'status_permissions_ok': 'The service account holds `view-device-management`.',
	'status_permissions_missing': 'No role of {username} holds `view-device-management`.',
	'status_permissions_missing_remedy':
		'Give one of its roles `view-device-management` in Administration > Permissions.',
	'status_sessions_ok': 'Sessions can be looked up: licence and second factor are fine.',
	'status_logout_ok':
		'Sessions can be logged out: the service account holds `logout-device-management`.',
	'status_logout_unused': 'Logging out is switched off.',
	'status_logout_missing': 'No role of {username} holds `logout-device-management`.',
	'status_logout_missing_remedy':
		'Give one of its roles `logout-device-management` in Administration > Permissions, or switch off “People may log out sessions”.',
	'status_rate-limit_ok': 'The service account bypasses the rate limiter.',
	'status_rate-limit_missing':
		'Lookups of all users together are limited, by default to 10 requests per minute and endpoint.',
	'status_rate-limit_missing_remedy':
		'Give one of the roles of {username} `api-bypass-rate-limit` in Administration > Permissions.',
	'status_audit-room_ok': 'The audit room {room} exists.',
	'status_audit-room_unused': 'No audit room is set.',
	'status_audit-room_missing': 'There is no room named {room}.',
	'status_audit-room_missing_remedy':
		'Enter the name of an existing room in “Audit room”, or leave it empty.',
	'status_audit-room_archived': 'The audit room {room} is archived.',
	'status_audit-room_archived_remedy': 'Unarchive it, or enter another room in “Audit room”.',
	'status_audit-room_read-only': 'The audit room {room} is read-only for the app.',
	'status_audit-room_read-only_remedy':
		'Let everybody post there, or enter another room in “Audit room”.',
	'status_audit-room_encrypted':
		'The audit room {room} is encrypted, so the app cannot post there.',
	'status_audit-room_encrypted_remedy':
		'Turn off its encryption, or enter another room in “Audit room”.',
	'status_audit-room_muted': 'The app’s user is muted in the audit room {room}.',
	'status_audit-room_muted_remedy': 'Unmute it there, or enter another room in “Audit room”.',
	'status_not-checked': '{check}: not checked (see above).',
	'status_not-checked_remedy': 'Fix what failed, then check again.',
	'check_settings': 'Settings',
	'check_workspace': 'Workspace',
	'check_credentials': 'Credentials',
	'check_permissions': 'Permission',
	'check_sessions': 'Sessions',
	'check_logout': 'Logging out',
	'check_rate-limit': 'Rate limit',
	'check_audit-room': 'Audit room',
} as const;

type English = typeof en;

export type TextKey = keyof English;

export type Plural = { readonly one: string; readonly other: string };

/** A language: the same keys, each a text or a plural as in English. */
export type Texts = { readonly [K in TextKey]: English[K] extends string ? string : Plural };

type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The names of the places to fill in a text, or in any of several. */
export type Placeholders<K extends TextKey> = K extends TextKey
	? English[K] extends { readonly other: infer Other }
		? NamesIn<Other> | 'count'
		: NamesIn<English[K]>
	: never;

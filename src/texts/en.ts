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
	'command_params': '[list | info | manage | logout | help]',
	'command_description': 'Show your device sessions, or anyone’s if you have permission',

	'section_workspace': 'Workspace',
	'section_two_factor': 'Two Factor Authentication of the service account',
	'section_access': 'Access and limits',

	'setting_workspace_url': 'Workspace URL',
	'setting_workspace_url_description':
		'Base address of the REST API, for example `https://chat.example.com`. Leave it empty to use this workspace’s own Site URL.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Service account: user ID',
	'setting_service_user_id_description':
		'ID of the account with which the app asks the workspace for sessions, as shown when its personal access token was created. It needs the permission `view-device-management`: tick it for a role that only this account has, never for `user`.',
	'setting_service_user_id_placeholder': 'For example aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Service account: personal access token',
	'setting_service_auth_token_description':
		'A personal access token of that account, created with “Ignore Two Factor Authentication”. It is stored unencrypted; anyone with the permission `manage-apps` can read it.',
	'setting_service_auth_token_placeholder': 'The token, not its name',
	'setting_two_factor_method': 'Second factor of the service account',
	'setting_two_factor_method_description':
		'How the app answers when the workspace asks for a second factor. Leave “None” if the token was created with “Ignore Two Factor Authentication”; only servers of version 8.5 ignore that option.',
	'setting_two_factor_secret': 'Second factor: seed or password',
	'setting_two_factor_secret_description':
		'For a code: the base32 seed that was shown when TOTP was set up. For a password: the password of the service account. Otherwise leave it empty.',
	'setting_two_factor_secret_placeholder': 'Base32 seed or password',
	'setting_self_service': 'Everyone may see their own sessions',
	'setting_self_service_description':
		'On: everyone can use the app for their own sessions. Off: only people with the permission `view-device-management` can use it, even for their own sessions.',
	'setting_show_own_ip': 'Show people the IP addresses of their own sessions',
	'setting_show_own_ip_description':
		'On: people see the IP addresses of their own sessions. Off: IP addresses are left out wherever people see their own sessions. Lookups that need the permission `view-device-management` always show them.',
	'setting_lookups_per_minute': 'Requests per user per minute',
	'setting_lookups_per_minute_description':
		'Slash commands, buttons and API requests together, logouts included. 0: no limit.',
	'setting_allow_logout': 'Allow sessions to be logged out',
	'setting_allow_logout_description':
		'On: everyone can log out their own sessions; people with the permissions `view-device-management` and `logout-device-management`, anyone’s. The service account then needs both permissions, too: tick them for a role that only this account has, never for `user`. Off: sessions are only shown.',
	'setting_audit_room': 'Audit room',
	'setting_audit_room_description':
		'Name of a room as in its address, or its ID. Each lookup and each logout of other people’s sessions is posted there first; if that fails, nothing is shown or logged out. Empty: they are recorded in the app’s log only.',
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
	'problem_audit_room_bad': '{setting} must be the name or the ID of a room, or empty.',

	// Sessions, in the words of Device Management.
	'session_title': '{client} on {os}',
	'session_unknown_device': 'Unknown device',
	'type_browser': 'Browser',
	'type_phone': 'Phone',
	'type_tablet': 'Tablet',
	'type_desktop': 'Desktop app',
	'session_text': 'Last connected {time}, {ago}.',
	'field_user': 'User',
	'field_device_id': 'Device ID',
	'field_os': 'OS',
	'field_host': 'Host',
	'field_ip': 'IP Address',
	'field_last_activity': 'Last activity',
	'field_signed_out': 'Logged out',

	'list_title_own': 'Your sessions',
	'list_title_user': 'Sessions of {username}',
	'list_title_all': 'All sessions',
	'list_title_find': 'Sessions matching {filter}',
	'list_count': { one: '{count} session.', other: '{count} sessions.' },
	'list_range': 'Sessions {from}–{to} of {count}.',
	'list_range_incomplete': 'Sessions {from}–{to}.',
	'list_nothing_here': 'No sessions on this page.',
	'list_empty_incomplete': 'No sessions to show.',
	'list_hints_title': 'Note',
	'list_next': 'Next page: {command}',
	'list_empty_own':
		'No open sessions. A new login appears after the app or page has been reloaded.',
	'list_empty_user': '{username} has no open sessions.',
	'list_empty_all': 'No open sessions.',
	'list_empty_find':
		'No open session matches {filter}. The search covers device, version, OS, user, Device ID, complete IP addresses and networks such as `198.51.100.0/24`.',
	'list_empty_address': {
		one: 'No open session has the IP address {ip}; {count} session was looked through.',
		other: 'No open session has the IP address {ip}; the newest {count} were looked through.',
	},
	'list_empty_network': {
		one: 'No open session has an IP address in the network {network}; {count} session was looked through.',
		other:
			'No open session has an IP address in the network {network}; the newest {count} were looked through.',
	},
	'list_beyond': 'There is no page {page}. Last page: {command}',
	'list_beyond_offset': {
		one: '`offset` {offset} is beyond the end; there is {count} session.',
		other: '`offset` {offset} is beyond the end; there are {count} sessions.',
	},
	'list_five_users':
		'Only the first five users whose name matches {filter} were searched; a longer or exact name finds others.',
	'list_searched_workspace':
		'Found by the workspace’s own search, which covers device, OS, user and Device ID.',
	'list_searched_words': {
		one: '{count} session was looked through by client, version and OS.',
		other: 'The newest {count} sessions were looked through by client, version and OS.',
	},
	'list_searched_address': {
		one: '{count} session was looked through for this IP address.',
		other: 'The newest {count} sessions were looked through for this IP address.',
	},
	'list_searched_network': {
		one: '{count} session was looked through for IP addresses in this network.',
		other: 'The newest {count} sessions were looked through for IP addresses in this network.',
	},
	'list_unknown_device':
		'Don’t recognize a device? Type {command}, log it out there, then change your password.',
	'list_incomplete': 'This list may be incomplete.',

	'help_title': 'Session Info',
	'help_unknown_title': 'Not understood: “{word}”',
	'help_suggestion_title': 'Did you mean this?',
	'help_suggestion': 'Type {command}, or `/session help` for all commands.',
	'help_intro': 'Shows who is logged in, and on which device. The lists show the Device IDs.',
	'help_nothing':
		'In this workspace you need the permission `view-device-management` to see sessions; ask an administrator.',
	'help_list': '`/session` or `/session list [page]` shows your sessions.',
	'help_info': '`/session info <Device ID>` shows one of your sessions.',
	'help_list_user': '`/session list @user [page]` shows the sessions of a user.',
	'help_list_all': '`/session list all [page]` shows all sessions of the workspace.',
	'help_find':
		'`/session find <text> [page N]` searches by device, version, OS, user, Device ID, complete IP address or network (`198.51.100.0/24`). At most five users are found by name.',
	'help_summary':
		'`/session summary` shows the newest sessions in numbers: clients, operating systems, device types and IP addresses.',
	'help_admin': '`/session admin <Device ID>` shows anybody’s session.',
	'help_manage': '`/session manage` opens a window with your sessions.',
	'help_manage_user': '`/session manage @user` opens a window with the sessions of a user.',
	'help_logout': '`/session logout <Device ID>` logs out one of your sessions.',
	'help_logout_others':
		'`/session logout others <Device ID>` logs out all your sessions except the one with this Device ID.',
	'help_logout_me': '`/session logout @name all` with your own username logs you out everywhere.',
	'help_logout_any': '`/session logout <Device ID>` also logs out other people’s sessions.',
	'help_logout_user': '`/session logout @user` shows how to log out all sessions of a user.',
	'help_status': '`/session status` checks that the app is set up correctly.',
	'help_help': '`/session help` shows this help.',

	// What logging out answers, in chat and by the API. No more is promised than servers keep.
	'logout_done_title': 'Device logged out',
	'logout_done_text':
		'The device can no longer use this login. The chat may stay visible there until the device reconnects.',
	'logout_many_title': 'Logged out',
	'logout_many_text': {
		one: '{count} session has been logged out. The chat may stay visible on that device until it reconnects.',
		other:
			'{count} sessions have been logged out. The chat may stay visible on those devices until they reconnect.',
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
	'logout_user_ask_some': 'To log out all sessions of {username} that can be found, type {command}',
	'logout_self_ask_title': 'Log yourself out everywhere?',
	'logout_self_ask': {
		one: 'You have {count} open session. To log it out, type {command}',
		other:
			'You have {count} open sessions. To log out all of them, this one included, type {command}',
	},
	'logout_self_none': 'You have no open sessions.',
	'summary_title': 'Sessions in numbers',
	'summary_all': 'All open sessions were counted.',
	'summary_newest': {
		one: 'The newest {count} of {total} open sessions was counted.',
		other: 'The newest {count} of {total} open sessions were counted.',
	},
	'summary_some': {
		one: '{count} session was counted; others may be missing.',
		other: '{count} sessions were counted; others may be missing.',
	},
	'summary_sessions': 'Sessions',
	'summary_people': 'People',
	'summary_clients': 'Clients',
	'summary_systems': 'Operating systems',
	'summary_types': 'Device types',
	'summary_addresses': 'IP addresses shared by several accounts',
	'summary_addresses_text': 'How many accounts use the same IP address:',
	'summary_addresses_hint': '`/session find <IP address>` shows who they are.',
	'summary_oldest': 'Oldest connection',
	'summary_rest': 'All others: {count}',

	// The window; its plain text shows backticks as they are, so only the replies in chat have code.
	'window_title_own': 'Your sessions',
	'window_title_user': 'Sessions: {username}',
	'window_log_out': 'Log out',
	'window_log_out_device': 'Log out {session}',
	'window_log_out_others': 'Log out all others',
	'window_log_out_all': 'Log out all',
	'window_confirm': 'Log out device',
	'window_back': 'Back',
	'window_refresh': 'Refresh',
	'window_previous': 'Previous',
	'window_next': 'Next',
	'window_page': { one: '1 session', other: '{from}–{to} of {count}' },
	'window_field': '{label}: {value}',
	'window_ask_title': 'Log out this device?',
	'window_ask_own':
		'You can log in there again. If it is the device you are using now, you will be logged out here.',
	'window_ask_other': 'The user can log in there again.',
	'window_ask_others_title': 'Log out all others?',
	'window_ask_others':
		'This device stays logged in; all your others will be logged out. If you are using one of them now, you will be logged out here.',
	'window_ask_all_title': 'Log out all?',
	'window_ask_all': '{username} will be logged out on all devices, and can log in there again.',
	'window_done': 'Device logged out: “{session}”',
	'window_done_several': { one: '{count} device logged out', other: '{count} devices logged out' },
	'window_remaining': {
		one: '{count} not logged out: {reason}',
		other: '{count} not logged out: {reason}',
	},
	'window_late': 'This took too long. Press “Refresh” to see the current state.',
	'window_reply_own': 'Your sessions are shown in a window. If no window appeared, type {command}',
	'window_reply_user':
		'The sessions of {username} are shown in a window. If no window appeared, type {command}',

	'audit_title': 'Session lookup',
	'audit_session': '{caller} looked at the session {sessionId} of {owner}.',
	'audit_list_user': '{caller} listed the sessions of {owner}.',
	'audit_list_all': '{caller} listed all sessions.',
	'audit_find': '{caller} searched all sessions for {filter}.',
	'audit_count': '{caller} looked up how many open sessions {owner} has.',
	'audit_summary': '{caller} looked at all sessions in numbers.',
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
		'Type which session to log out: `/session logout <Device ID>`, or `/session logout others <Device ID>` for all your sessions except the one with this Device ID.',
	'error_invalid-params_press':
		'This button no longer works; open the window again with `/session manage`.',
	'error_invalid-params_body': 'The body must be a JSON object.',
	'error_invalid-params_body-not-json':
		'The body is not JSON: send a JSON object with `Content-Type: application/json`.',
	'error_invalid-params_page': 'The page must be a whole number, 1 or more.',
	'error_invalid-params_offset': '`offset` must be a whole number, 0 or more.',
	'error_invalid-params_count': '`count` must be a whole number from 1 to {max}.',
	'error_invalid-params_username': '`username` must be the name of one user, up to 256 characters.',
	'error_invalid-params_username_chat':
		'Type the name of one user, up to 256 characters: `/session list @user`.',
	'error_invalid-params_filter': '`filter` is missing or too long: 1 to 256 characters.',
	'error_invalid-params_filter_chat':
		'Type what to search for, in up to 256 characters: `/session find <text>`.',
	'error_invalid-params_network':
		'Write a network as an IP address, a slash and its number of bits, such as `198.51.100.0/24` or `2001:db8::/32`.',
	'error_invalid-params_username-and-filter': 'Send `username` or `filter`, not both.',
	'error_invalid-params_sort':
		'`sort` must be `loginAt`, `device`, `os` or `username`, with `-` in front for descending order.',
	'error_invalid-params_sort-not-here':
		'`sort` cannot be combined with `username`, or with a search for an IP address or a network.',
	'error_invalid-params_attachments': '`attachments` must be `true` or `false`.',
	'error_invalid-params_unknown': '{name} is not a parameter here; known parameters: {known}.',
	'error_invalid-params_unknown_none': '{name} is not a parameter here; this request takes none.',
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
	'error_session-not-found_own': 'You have no open session with this Device ID.',
	'error_session-not-found_own_chat':
		'You have no open session with this Device ID; `/session list` shows your sessions.',
	'error_session-not-found_anybody':
		'There is no open session with this Device ID; it may have ended in the meantime.',
	'error_session-not-found_either_chat':
		'This is neither a command nor the Device ID of a session you can see; type `/session help`.',
	'error_user-not-found_title': 'User not found',
	'error_user-not-found': 'There is no user {username}; check the spelling and capital letters.',
	'error_too-many-requests_title': 'Too many requests',
	'error_too-many-requests': {
		one: 'You have reached your limit ({limit} per minute); try again in {count} second.',
		other: 'You have reached your limit ({limit} per minute); try again in {count} seconds.',
	},
	'error_workspace-logout-unconfirmed_title': 'Logout not confirmed',
	'error_workspace-logout-unconfirmed':
		'It is not certain that the session has been logged out; check the list again.',
	'error_not-tried':
		'Not tried yet: at most {max} sessions are logged out at once, in limited time; repeat this for the rest.',
	'error_internal-error_title': 'Something went wrong',
	'error_internal-error':
		'This failed unexpectedly; try again, and tell an administrator if it happens again.',

	// What those read who may not know the cause.
	'error_unavailable_title': 'Not available right now',
	'error_unavailable':
		'Sessions can’t be shown or logged out right now; please tell an administrator.',
	'error_unavailable_pause': {
		one: 'The workspace is busy; try again in {count} second.',
		other: 'The workspace is busy; try again in {count} seconds.',
	},

	// What those read who may: the cause, and the remedy in the administrator’s words.
	'cause_not-configured_title': 'Session Info is not set up',
	'cause_workspace-rate-limited_title': 'The workspace limits requests',
	'cause_workspace-rate-limited': {
		one: 'The workspace’s rate limiter refuses requests for another {count} second; in Administration > Permissions, tick `api-bypass-rate-limit` for a role that only the service account has, never for `user`.',
		other:
			'The workspace’s rate limiter refuses requests for another {count} seconds; in Administration > Permissions, tick `api-bypass-rate-limit` for a role that only the service account has, never for `user`.',
	},
	'cause_workspace-unlicensed_title': 'Device Management is not licensed',
	'cause_workspace-unlicensed':
		'Sessions can only be looked up with Device Management, a premium feature: check in Administration > Subscription that the workspace’s plan includes it.',
	'cause_workspace-credentials-rejected_title': 'The stored token is not accepted',
	'cause_workspace-credentials-rejected':
		'The workspace does not accept the service account’s user ID and token: check that the first is the user ID and not the username, that the second is the token and not its name, and that the account is not deactivated; otherwise create a new token under My Account > Personal Access Tokens of that account and save both in the app’s settings.',
	'cause_workspace-permission-missing_title': 'The service account lacks a permission',
	'cause_workspace-permission-missing':
		'The service account is not allowed to see all sessions: in Administration > Permissions, tick `view-device-management` for a role that only this account has, never for `user`.',
	'cause_workspace-permission-missing_logout':
		'The service account is not allowed to log out sessions: in Administration > Permissions, tick `logout-device-management` for a role that only this account has, never for `user`.',
	'cause_workspace-two-factor-required_title': 'The workspace asks for a second factor',
	'cause_workspace-two-factor-required':
		'The service account’s token is not exempt from Two Factor Authentication: update a server of version 8.5, which ignores the exemption, to 8.6 or later; elsewhere create a token with “Ignore Two Factor Authentication”, or choose TOTP or password in the app’s settings.',
	'cause_workspace-two-factor-rejected_title': 'The second factor is not accepted',
	'cause_workspace-two-factor-rejected':
		'The workspace does not accept the second factor: check “Second factor: seed or password” in the app’s settings and, for a code, that the server’s clock is right, or use a token created with “Ignore Two Factor Authentication”.',
	'cause_workspace-unreachable_title': 'The workspace cannot be reached',
	'cause_workspace-unreachable':
		'The app cannot connect to the workspace’s REST API: check “Workspace URL” in the app’s settings, and that the server can reach itself at this address.',
	'cause_workspace-unreachable_refused':
		'The server at “Workspace URL” refuses the connection: check the address and its port in the app’s settings, and that the workspace is running.',
	'cause_workspace-unreachable_unknown-host':
		'The server name in “Workspace URL” cannot be found: check the address in the app’s settings, and that the workspace’s server can look up this name.',
	'cause_workspace-unreachable_certificate':
		'The certificate of the server at “Workspace URL” is not accepted: check the address in the app’s settings, that the certificate is valid for it, and that the workspace’s server trusts its issuer.',
	'cause_workspace-timeout_title': 'The workspace does not answer',
	'cause_workspace-timeout':
		'The workspace did not answer {endpoint} in time: check its load, and “Workspace URL” in the app’s settings.',
	'cause_workspace-bad-answer_title': 'The workspace gave an unexpected answer',
	'cause_workspace-bad-answer':
		'The answer to the request {endpoint} does not look like one of a workspace’s REST API: check “Workspace URL” in the app’s settings and any proxy or firewall in between.',
	'cause_workspace-bad-answer_status':
		'The answer to the request {endpoint} does not look like one of a workspace’s REST API (HTTP status {status}): check “Workspace URL” in the app’s settings and any proxy or firewall in between.',
	'cause_workspace-bad-answer_proxy':
		'Something between the app and the workspace refused the request {endpoint} (HTTP status {status}), such as a proxy with a login, a gateway or a firewall: let the app’s requests pass there, or enter an address in “Workspace URL” that leads past it.',
	'cause_audit-failed_title': 'Cannot post to the audit room',
	'cause_audit-failed':
		'Nothing was shown or logged out, because the post to the audit room, which has to come first, failed: enter the name of a room that the app can post to, or leave “Audit room” empty.',

	// `/session status`
	'status_title_ready': 'Session Info is ready',
	'status_title_not_ready': 'Session Info is not ready',
	'status_versions': 'Session Info {app}, server {server}',
	'status_version': 'Session Info {app}',
	'status_settings_ok': 'The settings are filled in.',
	'status_settings_problems': 'A setting is missing or has an invalid value',
	'status_workspace_ok': 'The workspace answers.',
	'status_workspace_insecure': 'The workspace answers, but the token is sent unencrypted',
	'status_workspace_insecure_remedy':
		'Enter an address that begins with `https` in “Workspace URL”.',
	'status_credentials_ok': 'The token is accepted; it belongs to {username}.',
	'status_credentials_administrator':
		'The token is accepted, but {username} is an administrator and can do more than the app needs',
	'status_credentials_administrator_remedy':
		'Use an account that has only the role `user` and a role of its own with the permissions that the app needs.',
	'status_permissions_ok': 'The service account has the permission `view-device-management`.',
	'status_permissions_missing': 'None of the roles of {username} has `view-device-management`',
	'status_permissions_guest':
		'{username} has the role `guest`, and guests cannot see other people’s sessions, whatever their other roles',
	'status_permissions_guest_remedy': 'Remove the role `guest` from {username}.',
	'remedy_role':
		'In Administration > Permissions, tick {permission} for a role that only this account has (perhaps {roles}), never for `user`.',
	'remedy_no_role':
		'{username} has no role of its own, only roles that other people get too. Create a role for this account alone under Administration > Permissions > New role, for example `session-service`, give it to the account and tick {permission} for it, never for `user`. If your plan has no custom roles, use `bot`, provided that no other account has that role.',
	'status_access_ok': 'Roles that can see everybody’s sessions: {viewers}.',
	'status_access_ok_logout':
		'Roles that can see everybody’s sessions: {viewers}; that can log them out: {loggers}.',
	'status_access_nobody': 'No role can see everybody’s sessions.',
	'status_access_everybody':
		'Everyone has a role that can see or log out other people’s sessions: {roles}',
	'status_access_everybody_remedy':
		'In Administration > Permissions, untick `view-device-management` and `logout-device-management` for: {roles}.',
	'status_sessions_ok': 'Sessions can be looked up: the license and the second factor are fine.',
	'status_logout_ok':
		'Sessions can be logged out: the service account has `logout-device-management`.',
	'status_logout_unused': 'Logging out is switched off.',
	'status_logout_missing': 'None of the roles of {username} has `logout-device-management`',
	'status_logout_missing_or_off': 'Or switch off “Allow sessions to be logged out”.',
	'status_logout_unneeded':
		'Logging out is switched off, but {username} still has `logout-device-management`',
	'status_logout_unneeded_remedy':
		'Untick `logout-device-management` in Administration > Permissions for the role that only this account has.',
	'status_rate-limit_ok': 'The service account bypasses the rate limiter.',
	'status_rate-limit_missing':
		'All users together share one rate limit, by default 10 requests per minute for each endpoint',
	'status_audit-room_ok': 'The audit room {room} exists.',
	'status_audit-room_unused': 'No audit room is set.',
	'status_audit-room_public': 'The audit room {room} exists, but everyone can read it',
	'status_audit-room_public_remedy': 'Make it private.',
	'status_audit-room_missing': 'There is no room named {room}',
	'status_audit-room_missing_remedy':
		'Enter a room’s name as in its address, or its ID, in “Audit room”, or leave it empty.',
	'status_audit-room_archived': 'The audit room {room} is archived',
	'status_audit-room_archived_remedy': 'Unarchive it, or enter another room in “Audit room”.',
	'status_audit-room_read-only': 'The audit room {room} is read-only for the app',
	'status_audit-room_read-only_remedy':
		'Turn off read-only, or enter another room in “Audit room”.',
	'status_audit-room_encrypted': 'The audit room {room} is encrypted, so the app cannot post there',
	'status_audit-room_encrypted_remedy':
		'Turn off its encryption, or enter another room in “Audit room”.',
	'status_audit-room_muted': 'The app’s user is muted in the audit room {room}',
	'status_audit-room_muted_remedy': 'Unmute it there, or enter another room in “Audit room”.',
	'status_audit-room_locked':
		'The audit room {room} is locked by its attributes (ABAC), so the app cannot post there',
	'status_audit-room_locked_remedy':
		'Remove the attributes of the room, or enter another room in “Audit room”.',
	'status_not-checked': '{check}: not checked (see above).',
	'check_settings': 'Settings',
	'check_workspace': 'Workspace',
	'check_credentials': 'Credentials',
	'check_permissions': 'Permission',
	'check_access': 'Access',
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

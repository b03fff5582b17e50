import type { Texts } from './en';

/**
 * German, in the words of Rocket.Chat's German translation (`packages/i18n`, read at its commit 0113ef6), which says
 * “Sie”. “Subscription” is in English there too.
 */
export const de: Texts = {
	'command_params': '[list | info | manage | logout | help]',
	'command_description':
		'Zeigt die Sitzungen Ihrer Geräte, mit der nötigen Berechtigung auch die aller anderen',

	'section_workspace': 'Arbeitsbereich',
	'section_two_factor': 'Zwei-Faktor-Authentifizierung des Servicekontos',
	'section_access': 'Zugriff und Begrenzungen',

	'setting_workspace_url': 'URL des Arbeitsbereichs',
	'setting_workspace_url_description':
		'Basisadresse der REST-API, zum Beispiel `https://chat.example.com`. Leer lassen, um die „Website-URL“ dieses Arbeitsbereichs zu verwenden.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Servicekonto: Benutzer-ID',
	'setting_service_user_id_description':
		'ID des Kontos, mit dem die App den Arbeitsbereich nach Sitzungen fragt; sie wurde beim Erstellen seines persönlichen Zugangsschlüssels angezeigt. Das Konto braucht die Berechtigung `view-device-management`: Setzen Sie den Haken bei einer Rolle, die nur dieses Konto hat, nie bei `user`.',
	'setting_service_user_id_placeholder': 'Zum Beispiel aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Servicekonto: persönlicher Zugangsschlüssel',
	'setting_service_auth_token_description':
		'Ein persönlicher Zugangsschlüssel dieses Kontos, erstellt mit „Zwei-Faktor-Authentifizierung ignorieren“. Er wird unverschlüsselt gespeichert; wer die Berechtigung `manage-apps` hat, kann ihn lesen.',
	'setting_service_auth_token_placeholder': 'Der Schlüssel selbst, nicht sein Name',
	'setting_two_factor_method': 'Zweiter Faktor des Servicekontos',
	'setting_two_factor_method_description':
		'Womit die App antwortet, wenn der Arbeitsbereich einen zweiten Faktor verlangt. Lassen Sie „Keiner“, wenn der Zugangsschlüssel mit „Zwei-Faktor-Authentifizierung ignorieren“ erstellt wurde; nur Server der Version 8.5 beachten diese Option nicht.',
	'setting_two_factor_secret': 'Zweiter Faktor: Base32-Geheimnis oder Passwort',
	'setting_two_factor_secret_description':
		'Für einen Code: das Base32-Geheimnis, das beim Einrichten von TOTP angezeigt wurde. Für ein Passwort: das Passwort des Servicekontos. Sonst leer lassen.',
	'setting_two_factor_secret_placeholder': 'Base32-Geheimnis oder Passwort',
	'setting_self_service': 'Alle dürfen ihre eigenen Sitzungen sehen',
	'setting_self_service_description':
		'Ein: Alle können die App für ihre eigenen Sitzungen verwenden. Aus: Nur wer die Berechtigung `view-device-management` hat, kann sie verwenden, auch für die eigenen Sitzungen.',
	'setting_show_own_ip': 'IP-Adressen der eigenen Sitzungen anzeigen',
	'setting_show_own_ip_description':
		'Ein: Alle sehen die IP-Adressen ihrer eigenen Sitzungen. Aus: IP-Adressen fehlen überall, wo jemand die eigenen Sitzungen sieht. Abfragen, für die man die Berechtigung `view-device-management` braucht, zeigen sie immer.',
	'setting_lookups_per_minute': 'Anfragen pro Benutzer und Minute',
	'setting_lookups_per_minute_description':
		'Slash-Befehle, Schaltflächen und API zusammen, auch beim Abmelden. 0: keine Begrenzung.',
	'setting_allow_logout': 'Abmelden von Sitzungen erlauben',
	'setting_allow_logout_description':
		'Ein: Alle können ihre eigenen Sitzungen abmelden; mit den Berechtigungen `view-device-management` und `logout-device-management` auch die aller anderen. Das Servicekonto braucht dann ebenfalls beide Berechtigungen: Setzen Sie die Haken bei einer Rolle, die nur dieses Konto hat, nie bei `user`. Aus: Sitzungen werden nur angezeigt.',
	'setting_audit_room': 'Audit-Raum',
	'setting_audit_room_description':
		'Name eines Raums, wie er in dessen Adresse steht, oder seine ID. Jede Abfrage und jedes Abmelden von Sitzungen anderer Benutzer wird zuerst dort gemeldet; schlägt das fehl, wird nichts angezeigt und nichts abgemeldet. Leer: Nur das Protokoll der App hält sie fest.',
	'setting_audit_room_placeholder': 'session-audit',

	'choice_two_factor_method_none': 'Keiner',
	'choice_two_factor_method_totp': 'TOTP-Code aus dem Geheimnis',
	'choice_two_factor_method_password': 'Passwort',

	'problem_setting': '„{label}“ (`{id}`)',
	'problem_workspace_url_bad':
		'{setting} muss eine Adresse wie `https://chat.example.com` sein: http oder https, ohne Benutzernamen, Abfrageteil und Fragment.',
	'problem_workspace_url_site_url':
		'{setting} ist leer und die „Website-URL“ des Arbeitsbereichs ist keine brauchbare Adresse: Geben Sie die Adresse des Arbeitsbereichs ein, etwa `https://chat.example.com`.',
	'problem_service_user_id_missing':
		'{setting} ist leer: Geben Sie die Benutzer-ID ein, die mit dem persönlichen Zugangsschlüssel angezeigt wurde.',
	'problem_service_user_id_bad':
		'{setting} enthält Zeichen, die keine Benutzer-ID enthalten kann: Kopieren Sie die ID noch einmal, ohne Leerzeichen und Zeilenumbrüche.',
	'problem_service_auth_token_missing':
		'{setting} ist leer: Geben Sie einen persönlichen Zugangsschlüssel des Servicekontos ein.',
	'problem_service_auth_token_bad':
		'{setting} enthält Zeichen, die kein Zugangsschlüssel enthalten kann: Kopieren Sie ihn noch einmal, ohne Leerzeichen und Zeilenumbrüche.',
	'problem_two_factor_method_bad':
		'{setting} muss eine der drei Auswahlmöglichkeiten sein: Wählen Sie eine aus und speichern Sie.',
	'problem_two_factor_secret_missing':
		'{setting} ist leer: Geben Sie das Base32-Geheimnis oder das Passwort ein, je nach Auswahl bei „Zweiter Faktor des Servicekontos“.',
	'problem_two_factor_secret_bad':
		'{setting} ist kein Base32-Geheimnis: Geben Sie die Buchstaben A bis Z und Ziffern 2 bis 7 ein, die beim Einrichten von TOTP angezeigt wurden.',
	'problem_self_service_bad':
		'{setting} muss ein- oder ausgeschaltet sein: Schalten Sie um und speichern Sie.',
	'problem_show_own_ip_bad':
		'{setting} muss ein- oder ausgeschaltet sein: Schalten Sie um und speichern Sie.',
	'problem_lookups_per_minute_bad':
		'{setting} muss eine ganze Zahl ab 0 sein; 0 bedeutet keine Begrenzung.',
	'problem_allow_logout_bad':
		'{setting} muss ein- oder ausgeschaltet sein: Schalten Sie um und speichern Sie.',
	'problem_audit_room_bad': '{setting} muss der Name oder die ID eines Raums oder leer sein.',

	'session_title': '{client} unter {os}',
	'session_unknown_device': 'Unbekanntes Gerät',
	'type_browser': 'Browser',
	'type_phone': 'Smartphone',
	'type_tablet': 'Tablet',
	'type_desktop': 'Desktop-App',
	'session_text': 'Zuletzt verbunden am {time}, {ago}.',
	'field_user': 'Benutzer',
	'field_device_id': 'Geräte-ID',
	'field_os': 'OS',
	'field_host': 'Host',
	'field_ip': 'IP-Adresse',
	'field_last_activity': 'Letzte Aktivität',
	'field_signed_out': 'Abgemeldet',

	'list_title_own': 'Ihre Sitzungen',
	'list_title_user': 'Sitzungen von {username}',
	'list_title_all': 'Alle Sitzungen',
	'list_title_find': 'Suchergebnisse für {filter}',
	'list_count': { one: '{count} Sitzung.', other: '{count} Sitzungen.' },
	'list_range': 'Sitzungen {from}–{to} von {count}.',
	'list_range_incomplete': 'Sitzungen {from}–{to}.',
	'list_nothing_here': 'Keine Sitzungen auf dieser Seite.',
	'list_empty_incomplete': 'Keine Sitzungen zum Anzeigen.',
	'list_hints_title': 'Hinweis',
	'list_next': 'Nächste Seite: {command}',
	'list_empty_own':
		'Keine offenen Sitzungen. Eine neue Anmeldung erscheint, nachdem die App oder Seite neu geladen wurde.',
	'list_empty_user': '{username} hat keine offenen Sitzungen.',
	'list_empty_all': 'Keine offenen Sitzungen.',
	'list_empty_find':
		'Keine offene Sitzung passt zu {filter}. Durchsucht werden Gerät, Version, OS, Benutzer, Geräte-ID, vollständige IP-Adressen und Netze wie `198.51.100.0/24`.',
	'list_empty_address': {
		one: 'Keine offene Sitzung hat die IP-Adresse {ip}; {count} Sitzung wurde durchgesehen.',
		other:
			'Keine offene Sitzung hat die IP-Adresse {ip}; die neuesten {count} wurden durchgesehen.',
	},
	'list_empty_network': {
		one: 'Keine offene Sitzung hat eine IP-Adresse im Netz {network}; {count} Sitzung wurde durchgesehen.',
		other:
			'Keine offene Sitzung hat eine IP-Adresse im Netz {network}; die neuesten {count} wurden durchgesehen.',
	},
	'list_beyond': 'Seite {page} gibt es nicht. Letzte Seite: {command}',
	'list_beyond_offset': {
		one: '`offset` {offset} liegt hinter dem Ende; es gibt {count} Sitzung.',
		other: '`offset` {offset} liegt hinter dem Ende; es gibt {count} Sitzungen.',
	},
	'list_five_users':
		'Es wurden nur die ersten fünf Benutzer durchsucht, deren Name zu {filter} passt; mit einem längeren oder genauen Namen finden Sie andere.',
	'list_searched_workspace':
		'Gefunden von der Suche des Arbeitsbereichs, die Gerät, OS, Benutzer und Geräte-ID umfasst.',
	'list_searched_words': {
		one: '{count} Sitzung wurde nach Client, Version und OS durchgesehen.',
		other: 'Die neuesten {count} Sitzungen wurden nach Client, Version und OS durchgesehen.',
	},
	'list_searched_address': {
		one: '{count} Sitzung wurde nach dieser IP-Adresse durchgesehen.',
		other: 'Die neuesten {count} Sitzungen wurden nach dieser IP-Adresse durchgesehen.',
	},
	'list_searched_network': {
		one: '{count} Sitzung wurde nach IP-Adressen in diesem Netz durchgesehen.',
		other: 'Die neuesten {count} Sitzungen wurden nach IP-Adressen in diesem Netz durchgesehen.',
	},
	'list_unknown_device':
		'Ein Gerät ist Ihnen unbekannt? Geben Sie {command} ein, melden Sie es dort ab und ändern Sie dann Ihr Passwort.',
	'list_incomplete': 'Diese Liste ist möglicherweise unvollständig.',

	'help_title': 'Session Info',
	'help_unknown_title': 'Nicht verstanden: „{word}“',
	'help_suggestion_title': 'Meinten Sie das?',
	'help_suggestion': 'Geben Sie {command} ein, oder `/session help` für alle Befehle.',
	'help_intro': 'Zeigt, wer auf welchem Gerät angemeldet ist. Die Geräte-IDs stehen in den Listen.',
	'help_nothing':
		'In diesem Arbeitsbereich brauchen Sie für Sitzungen die Berechtigung `view-device-management`; wenden Sie sich an die Administration.',
	'help_list': '`/session` oder `/session list [Seite]` zeigt Ihre Sitzungen.',
	'help_info': '`/session info <Geräte-ID>` zeigt eine Ihrer Sitzungen.',
	'help_list_user': '`/session list @benutzer [Seite]` zeigt die Sitzungen eines Benutzers.',
	'help_list_all': '`/session list all [Seite]` zeigt alle Sitzungen des Arbeitsbereichs.',
	'help_find':
		'`/session find <Text> [page N]` sucht nach Gerät, Version, OS, Benutzer, Geräte-ID, vollständiger IP-Adresse oder Netz (`198.51.100.0/24`). Über den Namen werden höchstens fünf Benutzer gefunden.',
	'help_summary':
		'`/session summary` zeigt die neuesten Sitzungen in Zahlen: Clients, Betriebssysteme, Gerätetypen und IP-Adressen.',
	'help_admin': '`/session admin <Geräte-ID>` zeigt eine beliebige Sitzung.',
	'help_manage': '`/session manage` öffnet ein Fenster mit Ihren Sitzungen.',
	'help_manage_user':
		'`/session manage @benutzer` öffnet ein Fenster mit den Sitzungen eines Benutzers.',
	'help_logout': '`/session logout <Geräte-ID>` meldet eine Ihrer Sitzungen ab.',
	'help_logout_others':
		'`/session logout others <Geräte-ID>` meldet alle Ihre Sitzungen ab außer der mit dieser Geräte-ID.',
	'help_logout_me':
		'`/session logout @name all` mit Ihrem eigenen Benutzernamen meldet Sie überall ab.',
	'help_logout_any': '`/session logout <Geräte-ID>` meldet auch Sitzungen anderer Benutzer ab.',
	'help_logout_user':
		'`/session logout @benutzer` zeigt, wie Sie alle Sitzungen eines Benutzers abmelden.',
	'help_status': '`/session status` prüft, ob die App richtig eingerichtet ist.',
	'help_help': '`/session help` zeigt diese Hilfe.',

	'logout_done_title': 'Gerät abgemeldet',
	'logout_done_text':
		'Das Gerät kann diese Anmeldung nicht mehr verwenden. Der Chat kann dort sichtbar bleiben, bis sich das Gerät neu verbindet.',
	'logout_many_title': 'Abgemeldet',
	'logout_many_text': {
		one: '{count} Sitzung wurde abgemeldet. Der Chat kann auf dem Gerät sichtbar bleiben, bis es sich neu verbindet.',
		other:
			'{count} Sitzungen wurden abgemeldet. Der Chat kann auf den Geräten sichtbar bleiben, bis sie sich neu verbinden.',
	},
	'logout_none_title': 'Nichts abzumelden',
	'logout_none_text': 'Sie haben keine anderen offenen Sitzungen.',
	'logout_user_none': '{username} hat keine offenen Sitzungen.',
	'logout_remaining_title': 'Nicht abgemeldet',
	'logout_remaining_intro': {
		one: '{count} Sitzung ist noch offen oder könnte es sein:',
		other: '{count} Sitzungen sind noch offen oder könnten es sein:',
	},
	'logout_remaining_line': '{session}: {reason}',
	'logout_user_ask_title': '{username} abmelden?',
	'logout_user_ask': {
		one: '{username} hat {count} offene Sitzung. Um sie abzumelden, geben Sie ein: {command}',
		other: '{username} hat {count} offene Sitzungen. Um alle abzumelden, geben Sie ein: {command}',
	},
	'logout_user_ask_some':
		'Um alle auffindbaren Sitzungen von {username} abzumelden, geben Sie ein: {command}',
	'logout_self_ask_title': 'Überall abmelden?',
	'logout_self_ask': {
		one: 'Sie haben {count} offene Sitzung. Um sie abzumelden, geben Sie ein: {command}',
		other:
			'Sie haben {count} offene Sitzungen. Um alle abzumelden, auch diese hier, geben Sie ein: {command}',
	},
	'logout_self_none': 'Sie haben keine offenen Sitzungen.',
	'summary_title': 'Sitzungen in Zahlen',
	'summary_all': 'Alle offenen Sitzungen wurden gezählt.',
	'summary_newest': {
		one: 'Gezählt wurde die neueste von {total} offenen Sitzungen ({count}).',
		other: 'Gezählt wurden die neuesten {count} von {total} offenen Sitzungen.',
	},
	'summary_some': {
		one: '{count} Sitzung wurde gezählt; andere können fehlen.',
		other: '{count} Sitzungen wurden gezählt; andere können fehlen.',
	},
	'summary_sessions': 'Sitzungen',
	'summary_people': 'Personen',
	'summary_clients': 'Clients',
	'summary_systems': 'Betriebssysteme',
	'summary_types': 'Gerätetypen',
	'summary_addresses': 'Von mehreren Konten genutzte IP-Adressen',
	'summary_addresses_text': 'So viele Konten verwenden dieselbe IP-Adresse:',
	'summary_addresses_hint': '`/session find <IP-Adresse>` zeigt, wer sie sind.',
	'summary_oldest': 'Älteste Verbindung',
	'summary_rest': 'Alle übrigen: {count}',

	'window_title_own': 'Ihre Sitzungen',
	'window_title_user': 'Sitzungen: {username}',
	'window_log_out': 'Abmelden',
	'window_log_out_device': '{session} abmelden',
	'window_log_out_others': 'Alle anderen abmelden',
	'window_log_out_all': 'Alle abmelden',
	'window_confirm': 'Gerät abmelden',
	'window_back': 'Zurück',
	'window_refresh': 'Aktualisieren',
	'window_previous': 'Vorherige',
	'window_next': 'Nächste',
	'window_page': { one: '1 Sitzung', other: '{from}–{to} von {count}' },
	'window_field': '{label}: {value}',
	'window_ask_title': 'Gerät abmelden?',
	'window_ask_own':
		'Sie können sich dort erneut anmelden. Wenn Sie dieses Gerät gerade verwenden, werden Sie hier abgemeldet.',
	'window_ask_other': 'Eine erneute Anmeldung ist dort möglich.',
	'window_ask_others_title': 'Alle anderen abmelden?',
	'window_ask_others':
		'Dieses Gerät bleibt angemeldet, alle anderen werden abgemeldet. Wenn Sie gerade eines davon verwenden, werden Sie hier abgemeldet.',
	'window_ask_all_title': 'Alle abmelden?',
	'window_ask_all':
		'{username} wird auf allen Geräten abgemeldet und kann sich dort erneut anmelden.',
	'window_done': 'Gerät abgemeldet: „{session}“',
	'window_done_several': { one: '{count} Gerät abgemeldet', other: '{count} Geräte abgemeldet' },
	'window_remaining': {
		one: '{count} nicht abgemeldet: {reason}',
		other: '{count} nicht abgemeldet: {reason}',
	},
	'window_late': 'Das hat zu lange gedauert. „Aktualisieren“ zeigt den aktuellen Stand.',
	'window_reply_own':
		'Ihre Sitzungen werden in einem Fenster angezeigt. Wenn kein Fenster erschienen ist, geben Sie ein: {command}',
	'window_reply_user':
		'Die Sitzungen von {username} werden in einem Fenster angezeigt. Wenn kein Fenster erschienen ist, geben Sie ein: {command}',

	'audit_title': 'Sitzungsabfrage',
	'audit_session': '{caller} hat die Sitzung {sessionId} von {owner} angesehen.',
	'audit_list_user': '{caller} hat die Sitzungen von {owner} aufgelistet.',
	'audit_list_all': '{caller} hat alle Sitzungen aufgelistet.',
	'audit_find': '{caller} hat alle Sitzungen nach {filter} durchsucht.',
	'audit_count': '{caller} hat abgefragt, wie viele offene Sitzungen {owner} hat.',
	'audit_summary': '{caller} hat alle Sitzungen in Zahlen angesehen.',
	'audit_title_logout': 'Abmelden von Sitzungen',
	'audit_logout_session': '{caller} meldet die Sitzung {sessionId} von {owner} ab.',
	'audit_logout_user': {
		one: '{caller} meldet {count} Sitzung von {owner} ab.',
		other: '{caller} meldet {count} Sitzungen von {owner} ab.',
	},

	'error_invalid-session-id_title': 'Ungültige Geräte-ID',
	'error_invalid-session-id':
		'Eine Geräte-ID besteht aus 1 bis 64 Buchstaben, Ziffern, Binde- und Unterstrichen; `/session list` zeigt Ihre.',
	'error_invalid-session-id_missing_title': 'Geräte-ID fehlt',
	'error_invalid-session-id_missing':
		'Geben Sie nach dem Befehl eine Geräte-ID ein; `/session list` zeigt Ihre.',
	'error_invalid-session-id_api':
		'`sessionId` muss eine Geräte-ID sein: 1 bis 64 Buchstaben, Ziffern, Binde- und Unterstriche.',
	'error_invalid-params_title': 'Ungültige Eingabe',
	'error_invalid-params_length': 'Ein Befehl darf höchstens {max} Zeichen haben.',
	'error_invalid-params_logout':
		'Geben Sie an, welche Sitzung abgemeldet werden soll: `/session logout <Geräte-ID>`, oder `/session logout others <Geräte-ID>` für alle Ihre Sitzungen außer der mit dieser Geräte-ID.',
	'error_invalid-params_press':
		'Diese Schaltfläche funktioniert nicht mehr; öffnen Sie das Fenster erneut mit `/session manage`.',
	'error_invalid-params_body': 'Der Body muss ein JSON-Objekt sein.',
	'error_invalid-params_body-not-json':
		'Der Body ist kein JSON: Senden Sie ein JSON-Objekt mit `Content-Type: application/json`.',
	'error_invalid-params_page': 'Die Seite muss eine ganze Zahl ab 1 sein.',
	'error_invalid-params_offset': '`offset` muss eine ganze Zahl ab 0 sein.',
	'error_invalid-params_count': '`count` muss eine ganze Zahl von 1 bis {max} sein.',
	'error_invalid-params_username':
		'`username` muss der Name eines Benutzers sein, mit höchstens 256 Zeichen.',
	'error_invalid-params_username_chat':
		'Geben Sie den Namen eines Benutzers ein, mit höchstens 256 Zeichen: `/session list @benutzer`.',
	'error_invalid-params_filter': '`filter` fehlt oder ist zu lang: 1 bis 256 Zeichen.',
	'error_invalid-params_filter_chat':
		'Geben Sie ein, wonach gesucht werden soll, mit höchstens 256 Zeichen: `/session find <Text>`.',
	'error_invalid-params_network':
		'Schreiben Sie ein Netz als IP-Adresse, Schrägstrich und Zahl der Bits, zum Beispiel `198.51.100.0/24` oder `2001:db8::/32`.',
	'error_invalid-params_username-and-filter': 'Senden Sie `username` oder `filter`, nicht beides.',
	'error_invalid-params_sort':
		'`sort` muss `loginAt`, `device`, `os` oder `username` sein, für absteigende Reihenfolge mit `-` davor.',
	'error_invalid-params_sort-not-here':
		'`sort` lässt sich nicht mit `username` oder mit der Suche nach einer IP-Adresse oder einem Netz verbinden.',
	'error_invalid-params_attachments': '`attachments` muss `true` oder `false` sein.',
	'error_invalid-params_unknown': '{name} ist hier kein Parameter; bekannte Parameter: {known}.',
	'error_invalid-params_unknown_none': '{name} ist hier kein Parameter; diese Anfrage hat keine.',
	'error_invalid-params_x-2fa-code':
		'`x-2fa-code` muss aus 1 bis 128 sichtbaren ASCII-Zeichen bestehen.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` muss `totp`, `email` oder `password` sein.',
	'error_not-allowed_title': 'Keine Berechtigung',
	'error_not-allowed_permission':
		'Für die Sitzungen anderer Benutzer brauchen Sie die Berechtigung `view-device-management`; wenden Sie sich an die Administration.',
	'error_not-allowed_self-service':
		'In diesem Arbeitsbereich brauchen Sie für Sitzungen die Berechtigung `view-device-management`; wenden Sie sich an die Administration.',
	'error_not-allowed_status':
		'Den Status der App sieht nur, wer die Berechtigung `view-device-management` hat.',
	'error_not-allowed_logout-permission':
		'Um Sitzungen anderer Benutzer abzumelden, brauchen Sie die Berechtigungen `view-device-management` und `logout-device-management`; wenden Sie sich an die Administration.',
	'error_not-allowed_logout-off_title': 'Abmelden ist ausgeschaltet',
	'error_not-allowed_logout-off':
		'In diesem Arbeitsbereich lassen sich keine Sitzungen abmelden, weil die Einstellungen von Session Info es nicht erlauben; wenden Sie sich an die Administration.',
	'error_not-allowed_service-account_title': 'Nicht abgemeldet',
	'error_not-allowed_service-account':
		'Die App meldet nie Sitzungen ihres Servicekontos ab, weil sie damit ihren eigenen Zugang verlieren könnte.',
	'error_session-not-found_title': 'Sitzung nicht gefunden',
	'error_session-not-found_own': 'Sie haben keine offene Sitzung mit dieser Geräte-ID.',
	'error_session-not-found_own_chat':
		'Sie haben keine offene Sitzung mit dieser Geräte-ID; `/session list` zeigt Ihre Sitzungen.',
	'error_session-not-found_anybody':
		'Es gibt keine offene Sitzung mit dieser Geräte-ID; vielleicht ist sie inzwischen zu Ende.',
	'error_session-not-found_either_chat':
		'Das ist weder ein Befehl noch die Geräte-ID einer Sitzung, die Sie sehen können; geben Sie `/session help` ein.',
	'error_user-not-found_title': 'Benutzer nicht gefunden',
	'error_user-not-found':
		'Den Benutzer {username} gibt es nicht; achten Sie auf Schreibweise und Großbuchstaben.',
	'error_too-many-requests_title': 'Zu viele Anfragen',
	'error_too-many-requests': {
		one: 'Sie haben Ihr Limit erreicht ({limit} pro Minute); versuchen Sie es in {count} Sekunde erneut.',
		other:
			'Sie haben Ihr Limit erreicht ({limit} pro Minute); versuchen Sie es in {count} Sekunden erneut.',
	},
	'error_workspace-logout-unconfirmed_title': 'Abmelden nicht bestätigt',
	'error_workspace-logout-unconfirmed':
		'Es ist nicht sicher, ob die Sitzung abgemeldet ist; sehen Sie noch einmal in der Liste nach.',
	'error_not-tried':
		'Noch nicht versucht: Auf einmal werden höchstens {max} Sitzungen abgemeldet, in begrenzter Zeit; wiederholen Sie den Befehl für die übrigen.',
	'error_internal-error_title': 'Etwas ist schiefgelaufen',
	'error_internal-error':
		'Das ist unerwartet fehlgeschlagen; versuchen Sie es erneut und wenden Sie sich an die Administration, wenn es wieder geschieht.',

	'error_unavailable_title': 'Zurzeit nicht verfügbar',
	'error_unavailable':
		'Sitzungen lassen sich gerade weder anzeigen noch abmelden; bitte wenden Sie sich an die Administration.',
	'error_unavailable_pause': {
		one: 'Der Arbeitsbereich ist ausgelastet; versuchen Sie es in {count} Sekunde erneut.',
		other: 'Der Arbeitsbereich ist ausgelastet; versuchen Sie es in {count} Sekunden erneut.',
	},

	'cause_not-configured_title': 'Session Info ist nicht eingerichtet',
	'cause_workspace-rate-limited_title': 'Der Arbeitsbereich begrenzt die Anfragen',
	'cause_workspace-rate-limited': {
		one: 'Der Rate-Limiter des Arbeitsbereichs lehnt noch {count} Sekunde lang Anfragen ab; setzen Sie unter Administration > Berechtigungen den Haken für `api-bypass-rate-limit` bei einer Rolle, die nur das Servicekonto hat, nie bei `user`.',
		other:
			'Der Rate-Limiter des Arbeitsbereichs lehnt noch {count} Sekunden lang Anfragen ab; setzen Sie unter Administration > Berechtigungen den Haken für `api-bypass-rate-limit` bei einer Rolle, die nur das Servicekonto hat, nie bei `user`.',
	},
	'cause_workspace-unlicensed_title': 'Die Geräteverwaltung ist nicht lizenziert',
	'cause_workspace-unlicensed':
		'Sitzungen lassen sich nur mit der Geräteverwaltung abfragen, einer Premium-Funktion: Prüfen Sie unter Administration > Subscription, ob der Tarif des Arbeitsbereichs sie enthält.',
	'cause_workspace-credentials-rejected_title':
		'Der gespeicherte Zugangsschlüssel wird nicht akzeptiert',
	'cause_workspace-credentials-rejected':
		'Der Arbeitsbereich akzeptiert Benutzer-ID und Zugangsschlüssel des Servicekontos nicht: Prüfen Sie, ob das erste die Benutzer-ID ist und nicht der Benutzername, das zweite der Schlüssel und nicht sein Name, und ob das Konto nicht deaktiviert ist; erstellen Sie sonst in diesem Konto unter Mein Konto > Persönlicher Zugangsschlüssel einen neuen und speichern Sie beides in den Einstellungen der App.',
	'cause_workspace-permission-missing_title': 'Dem Servicekonto fehlt eine Berechtigung',
	'cause_workspace-permission-missing':
		'Das Servicekonto darf nicht alle Sitzungen ansehen: Setzen Sie unter Administration > Berechtigungen den Haken für `view-device-management` bei einer Rolle, die nur dieses Konto hat, nie bei `user`.',
	'cause_workspace-permission-missing_logout':
		'Das Servicekonto darf keine Sitzungen abmelden: Setzen Sie unter Administration > Berechtigungen den Haken für `logout-device-management` bei einer Rolle, die nur dieses Konto hat, nie bei `user`.',
	'cause_workspace-two-factor-required_title': 'Der Arbeitsbereich verlangt einen zweiten Faktor',
	'cause_workspace-two-factor-required':
		'Der Zugangsschlüssel des Servicekontos ist nicht von der Zwei-Faktor-Authentifizierung ausgenommen: Aktualisieren Sie einen Server der Version 8.5, der die Ausnahme nicht beachtet, auf 8.6 oder neuer; erstellen Sie sonst einen mit „Zwei-Faktor-Authentifizierung ignorieren“ oder wählen Sie in den Einstellungen der App TOTP oder Passwort.',
	'cause_workspace-two-factor-rejected_title': 'Der zweite Faktor wird nicht akzeptiert',
	'cause_workspace-two-factor-rejected':
		'Der Arbeitsbereich akzeptiert den zweiten Faktor nicht: Prüfen Sie „Zweiter Faktor: Base32-Geheimnis oder Passwort“ in den Einstellungen der App und bei einem Code auch, ob die Uhr des Servers richtig geht, oder verwenden Sie einen Zugangsschlüssel, der mit „Zwei-Faktor-Authentifizierung ignorieren“ erstellt wurde.',
	'cause_workspace-unreachable_title': 'Der Arbeitsbereich ist nicht erreichbar',
	'cause_workspace-unreachable':
		'Die App kann sich nicht mit der REST-API des Arbeitsbereichs verbinden: Prüfen Sie „URL des Arbeitsbereichs“ in den Einstellungen der App und ob der Server sich selbst unter dieser Adresse erreichen kann.',
	'cause_workspace-unreachable_refused':
		'Der Server unter „URL des Arbeitsbereichs“ lehnt die Verbindung ab: Prüfen Sie die Adresse und ihren Port in den Einstellungen der App und ob der Arbeitsbereich läuft.',
	'cause_workspace-unreachable_unknown-host':
		'Der Servername in „URL des Arbeitsbereichs“ ist nicht zu finden: Prüfen Sie die Adresse in den Einstellungen der App und ob der Server des Arbeitsbereichs diesen Namen auflösen kann.',
	'cause_workspace-unreachable_certificate':
		'Das Zertifikat des Servers unter „URL des Arbeitsbereichs“ wird nicht akzeptiert: Prüfen Sie die Adresse in den Einstellungen der App, ob das Zertifikat für sie gültig ist und ob der Server des Arbeitsbereichs dem Aussteller vertraut.',
	'cause_workspace-timeout_title': 'Der Arbeitsbereich antwortet nicht',
	'cause_workspace-timeout':
		'Der Arbeitsbereich hat {endpoint} nicht rechtzeitig beantwortet: Prüfen Sie seine Auslastung und „URL des Arbeitsbereichs“ in den Einstellungen der App.',
	'cause_workspace-bad-answer_title': 'Der Arbeitsbereich hat unerwartet geantwortet',
	'cause_workspace-bad-answer':
		'Die Antwort auf die Anfrage {endpoint} sieht nicht nach der REST-API eines Arbeitsbereichs aus: Prüfen Sie „URL des Arbeitsbereichs“ in den Einstellungen der App und etwaige Proxys oder Firewalls dazwischen.',
	'cause_workspace-bad-answer_status':
		'Die Antwort auf die Anfrage {endpoint} sieht nicht nach der REST-API eines Arbeitsbereichs aus (HTTP-Status {status}): Prüfen Sie „URL des Arbeitsbereichs“ in den Einstellungen der App und etwaige Proxys oder Firewalls dazwischen.',
	'cause_workspace-bad-answer_proxy':
		'Etwas zwischen App und Arbeitsbereich hat die Anfrage {endpoint} abgelehnt (HTTP-Status {status}), etwa ein Proxy mit Anmeldung, ein Gateway oder eine Firewall: Lassen Sie die Anfragen der App dort durch oder geben Sie bei „URL des Arbeitsbereichs“ eine Adresse ein, die daran vorbeiführt.',
	'cause_audit-failed_title': 'In den Audit-Raum kann nicht geschrieben werden',
	'cause_audit-failed':
		'Es wurde nichts angezeigt und nichts abgemeldet, weil die Meldung im Audit-Raum, die zuerst kommen muss, fehlgeschlagen ist: Geben Sie einen Raum an, in den die App schreiben kann, oder lassen Sie „Audit-Raum“ leer.',

	'status_title_ready': 'Session Info ist bereit',
	'status_title_not_ready': 'Session Info ist nicht bereit',
	'status_versions': 'Session Info {app}, Server {server}',
	'status_version': 'Session Info {app}',
	'status_settings_ok': 'Die Einstellungen sind ausgefüllt.',
	'status_settings_problems': 'Eine Einstellung fehlt oder ist ungültig',
	'status_workspace_ok': 'Der Arbeitsbereich antwortet.',
	'status_workspace_insecure':
		'Der Arbeitsbereich antwortet, aber der Zugangsschlüssel wird unverschlüsselt übertragen',
	'status_workspace_insecure_remedy':
		'Geben Sie bei „URL des Arbeitsbereichs“ eine Adresse ein, die mit `https` beginnt.',
	'status_credentials_ok': 'Der Zugangsschlüssel wird akzeptiert; er gehört {username}.',
	'status_credentials_administrator':
		'Der Zugangsschlüssel wird akzeptiert, aber {username} ist ein Administrationskonto und darf mehr, als die App braucht',
	'status_credentials_administrator_remedy':
		'Verwenden Sie ein Konto, das nur die Rolle `user` hat und eine eigene Rolle mit den Berechtigungen, die die App braucht.',
	'status_permissions_ok': 'Das Servicekonto hat die Berechtigung `view-device-management`.',
	'status_permissions_missing': 'Keine Rolle von {username} hat `view-device-management`',
	'status_permissions_guest':
		'{username} hat die Rolle `guest`, und Gäste können keine Sitzungen anderer Benutzer sehen, welche Rollen sie auch sonst haben',
	'status_permissions_guest_remedy': 'Entfernen Sie die Rolle `guest` von {username}.',
	'remedy_role':
		'Setzen Sie unter Administration > Berechtigungen den Haken für {permission} bei einer Rolle, die nur dieses Konto hat (vielleicht {roles}), nie bei `user`.',
	'remedy_no_role':
		'{username} hat keine eigene Rolle, nur solche, die auch andere bekommen. Erstellen Sie unter Administration > Berechtigungen > Neue Rolle eine nur für dieses Konto, zum Beispiel `session-service`, geben Sie sie dem Konto und setzen Sie bei ihr den Haken für {permission}, nie bei `user`. Wenn Ihr Tarif keine eigenen Rollen erlaubt, nehmen Sie `bot`, sofern kein anderes Konto diese Rolle hat.',
	'status_access_ok': 'Rollen, die alle Sitzungen sehen können: {viewers}.',
	'status_access_ok_logout':
		'Rollen, die alle Sitzungen sehen können: {viewers}; die sie abmelden können: {loggers}.',
	'status_access_nobody': 'Keine Rolle kann alle Sitzungen sehen.',
	'status_access_everybody':
		'Alle haben eine Rolle, die Sitzungen anderer Benutzer sehen oder abmelden kann: {roles}',
	'status_access_everybody_remedy':
		'Entfernen Sie unter Administration > Berechtigungen die Haken für `view-device-management` und `logout-device-management` bei: {roles}.',
	'status_sessions_ok':
		'Sitzungen können abgefragt werden: Lizenz und zweiter Faktor sind in Ordnung.',
	'status_logout_ok':
		'Sitzungen können abgemeldet werden: Das Servicekonto hat `logout-device-management`.',
	'status_logout_unused': 'Abmelden ist ausgeschaltet.',
	'status_logout_missing': 'Keine Rolle von {username} hat `logout-device-management`',
	'status_logout_missing_or_off': 'Oder schalten Sie „Abmelden von Sitzungen erlauben“ aus.',
	'status_logout_unneeded':
		'Abmelden ist ausgeschaltet, aber {username} hat weiterhin `logout-device-management`',
	'status_logout_unneeded_remedy':
		'Entfernen Sie unter Administration > Berechtigungen den Haken für `logout-device-management` bei der Rolle, die nur dieses Konto hat.',
	'status_rate-limit_ok': 'Der Rate-Limiter gilt nicht für das Servicekonto.',
	'status_rate-limit_missing':
		'Für alle Benutzer zusammen gilt eine Begrenzung, standardmäßig 10 Anfragen pro Minute und Endpunkt',
	'status_audit-room_ok': 'Der Audit-Raum {room} ist vorhanden.',
	'status_audit-room_unused': 'Es ist kein Audit-Raum eingestellt.',
	'status_audit-room_public': 'Der Audit-Raum {room} ist vorhanden, aber alle können ihn lesen',
	'status_audit-room_public_remedy': 'Machen Sie ihn privat.',
	'status_audit-room_missing': 'Es gibt keinen Raum namens {room}',
	'status_audit-room_missing_remedy':
		'Geben Sie bei „Audit-Raum“ den Namen eines Raums ein, wie er in dessen Adresse steht, oder seine ID, oder lassen Sie das Feld leer.',
	'status_audit-room_archived': 'Der Audit-Raum {room} ist archiviert',
	'status_audit-room_archived_remedy':
		'Heben Sie die Archivierung auf oder geben Sie bei „Audit-Raum“ einen anderen Raum ein.',
	'status_audit-room_read-only': 'Der Audit-Raum {room} ist für die App schreibgeschützt',
	'status_audit-room_read-only_remedy':
		'Schalten Sie den Schreibschutz aus oder geben Sie bei „Audit-Raum“ einen anderen Raum ein.',
	'status_audit-room_encrypted':
		'Der Audit-Raum {room} ist verschlüsselt, die App kann dort nicht schreiben',
	'status_audit-room_encrypted_remedy':
		'Schalten Sie seine Verschlüsselung aus oder geben Sie bei „Audit-Raum“ einen anderen Raum ein.',
	'status_audit-room_muted': 'Der Benutzer der App ist im Audit-Raum {room} stummgeschaltet',
	'status_audit-room_muted_remedy':
		'Heben Sie die Stummschaltung auf oder geben Sie bei „Audit-Raum“ einen anderen Raum ein.',
	'status_audit-room_locked':
		'Der Audit-Raum {room} ist durch seine Attribute (ABAC) gesperrt, die App kann dort nicht schreiben',
	'status_audit-room_locked_remedy':
		'Entfernen Sie die Attribute des Raums oder geben Sie bei „Audit-Raum“ einen anderen Raum ein.',
	'status_not-checked': '{check}: nicht geprüft (siehe oben).',
	'check_settings': 'Einstellungen',
	'check_workspace': 'Arbeitsbereich',
	'check_credentials': 'Anmeldedaten',
	'check_permissions': 'Berechtigung',
	'check_access': 'Zugriff',
	'check_sessions': 'Sitzungen',
	'check_logout': 'Abmelden',
	'check_rate-limit': 'Rate-Limit',
	'check_audit-room': 'Audit-Raum',
};

import type { Texts } from './en';

/**
 * French, in the words of Rocket.Chat's French translation (`packages/i18n`, read at its commit 0113ef6), which says
 * “vous”. “Device ID”, “Device Management”, “Ignore Two Factor Authentication” and “Subscription” are in English there
 * too, so people find them on their screens. The spaces inside « » and before : ; ? ! are narrow no-break spaces
 * (U+202F).
 */
export const fr: Texts = {
	'command_params': '[list | info | manage | logout | help]',
	'command_description':
		'Affiche les sessions de vos appareils, ou celles de tout le monde si vous en avez l’autorisation',

	'section_workspace': 'Espace de travail',
	'section_two_factor': 'Authentification à deux facteurs du compte de service',
	'section_access': 'Accès et limites',

	'setting_workspace_url': 'URL de l’espace de travail',
	'setting_workspace_url_description':
		'Adresse de base de l’API REST, par exemple `https://chat.example.com`. Laissez ce champ vide pour utiliser l’« URL du site » de cet espace de travail.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Compte de service : ID d’utilisateur',
	'setting_service_user_id_description':
		'ID du compte avec lequel l’application demande les sessions à l’espace de travail, tel qu’il a été affiché à la création de son jeton d’accès personnel. Ce compte a besoin de l’autorisation `view-device-management` : cochez-la pour un rôle que lui seul possède, jamais pour `user`.',
	'setting_service_user_id_placeholder': 'Par exemple aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Compte de service : jeton d’accès personnel',
	'setting_service_auth_token_description':
		'Un jeton d’accès personnel de ce compte, créé avec « Ignore Two Factor Authentication ». Il est enregistré en clair ; toute personne ayant l’autorisation `manage-apps` peut le lire.',
	'setting_service_auth_token_placeholder': 'Le jeton, pas son nom',
	'setting_two_factor_method': 'Second facteur du compte de service',
	'setting_two_factor_method_description':
		'Ce que l’application répond lorsque l’espace de travail demande un second facteur. Laissez « Aucun » si le jeton a été créé avec « Ignore Two Factor Authentication » ; seuls les serveurs en version 8.5 ne tiennent pas compte de cette option.',
	'setting_two_factor_secret': 'Second facteur : clé base32 ou mot de passe',
	'setting_two_factor_secret_description':
		'Pour un code : la clé base32 affichée lors de la configuration de TOTP. Pour un mot de passe : le mot de passe du compte de service. Sinon, laissez ce champ vide.',
	'setting_two_factor_secret_placeholder': 'Clé base32 ou mot de passe',
	'setting_self_service': 'Chacun peut voir ses propres sessions',
	'setting_self_service_description':
		'Activé : chacun peut utiliser l’application pour ses propres sessions. Désactivé : seules les personnes ayant l’autorisation `view-device-management` peuvent l’utiliser, même pour leurs propres sessions.',
	'setting_show_own_ip': 'Montrer à chacun les adresses IP de ses propres sessions',
	'setting_show_own_ip_description':
		'Activé : chacun voit les adresses IP de ses propres sessions. Désactivé : les adresses IP sont omises partout où l’on voit ses propres sessions. Les consultations qui exigent l’autorisation `view-device-management` les montrent toujours.',
	'setting_lookups_per_minute': 'Demandes par utilisateur et par minute',
	'setting_lookups_per_minute_description':
		'Commandes slash, boutons et API confondus, déconnexions comprises. 0 : pas de limite.',
	'setting_allow_logout': 'Autoriser la déconnexion de sessions',
	'setting_allow_logout_description':
		'Activé : chacun peut déconnecter ses propres sessions ; avec les autorisations `view-device-management` et `logout-device-management`, celles de tout le monde. Le compte de service a alors besoin, lui aussi, de ces deux autorisations : cochez-les pour un rôle que lui seul possède, jamais pour `user`. Désactivé : les sessions sont seulement affichées.',
	'setting_audit_room': 'Salon d’audit',
	'setting_audit_room_description':
		'Nom d’un salon, tel qu’il figure dans son adresse, ou son ID. Chaque consultation et chaque déconnexion de sessions d’autrui y est d’abord publiée ; en cas d’échec, rien n’est affiché ni déconnecté. Vide : seul le journal de l’application en garde la trace.',
	'setting_audit_room_placeholder': 'session-audit',

	'choice_two_factor_method_none': 'Aucun',
	'choice_two_factor_method_totp': 'Code TOTP issu de la clé',
	'choice_two_factor_method_password': 'Mot de passe',

	'problem_setting': '« {label} » (`{id}`)',
	'problem_workspace_url_bad':
		'{setting} doit être une adresse telle que `https://chat.example.com` : http ou https, sans nom d’utilisateur, requête ni fragment.',
	'problem_workspace_url_site_url':
		'{setting} est vide et l’« URL du site » de l’espace de travail n’est pas une adresse utilisable : entrez l’adresse de l’espace de travail, par exemple `https://chat.example.com`.',
	'problem_service_user_id_missing':
		'{setting} est vide : entrez l’ID d’utilisateur affiché avec le jeton d’accès personnel.',
	'problem_service_user_id_bad':
		'{setting} contient des caractères impossibles dans un ID d’utilisateur : copiez-le à nouveau, sans espaces ni sauts de ligne.',
	'problem_service_auth_token_missing':
		'{setting} est vide : entrez un jeton d’accès personnel du compte de service.',
	'problem_service_auth_token_bad':
		'{setting} contient des caractères impossibles dans un jeton : copiez-le à nouveau, sans espaces ni sauts de ligne.',
	'problem_two_factor_method_bad':
		'{setting} doit être l’un des trois choix proposés : sélectionnez-en un et enregistrez.',
	'problem_two_factor_secret_missing':
		'{setting} est vide : entrez la clé base32 ou le mot de passe, selon le choix fait dans « Second facteur du compte de service ».',
	'problem_two_factor_secret_bad':
		'{setting} n’est pas une clé base32 : entrez les lettres de A à Z et les chiffres de 2 à 7 affichés lors de la configuration de TOTP.',
	'problem_self_service_bad':
		'{setting} doit être activé ou désactivé : changez ce paramètre et enregistrez.',
	'problem_show_own_ip_bad':
		'{setting} doit être activé ou désactivé : changez ce paramètre et enregistrez.',
	'problem_lookups_per_minute_bad':
		'{setting} doit être un nombre entier à partir de 0 ; 0 signifie qu’il n’y a pas de limite.',
	'problem_allow_logout_bad':
		'{setting} doit être activé ou désactivé : changez ce paramètre et enregistrez.',
	'problem_audit_room_bad': '{setting} doit être le nom ou l’ID d’un salon, ou rester vide.',

	'session_title': '{client} sous {os}',
	'session_unknown_device': 'Appareil inconnu',
	'type_browser': 'Navigateur',
	'type_phone': 'Téléphone',
	'type_tablet': 'Tablette',
	'type_desktop': 'Application de bureau',
	'session_text': 'Dernière connexion le {time}, {ago}.',
	'field_user': 'Utilisateur',
	'field_device_id': 'Device ID',
	'field_os': 'OS',
	'field_host': 'Hôte',
	'field_ip': 'Adresse IP',
	'field_last_activity': 'Dernière activité',
	'field_signed_out': 'Déconnexion',

	'list_title_own': 'Vos sessions',
	'list_title_user': 'Sessions de {username}',
	'list_title_all': 'Toutes les sessions',
	'list_title_find': 'Résultats pour {filter}',
	'list_count': { one: '{count} session.', other: '{count} sessions.' },
	'list_range': 'Sessions {from}–{to} sur {count}.',
	'list_range_incomplete': 'Sessions {from}–{to}.',
	'list_nothing_here': 'Aucune session sur cette page.',
	'list_empty_incomplete': 'Aucune session à afficher.',
	'list_hints_title': 'Remarque',
	'list_next': 'Page suivante : {command}',
	'list_empty_own':
		'Aucune session ouverte. Une nouvelle connexion apparaît une fois l’application ou la page rechargée.',
	'list_empty_user': '{username} n’a aucune session ouverte.',
	'list_empty_all': 'Aucune session ouverte.',
	'list_empty_find':
		'Aucune session ouverte ne correspond à {filter}. La recherche porte sur l’appareil, la version, l’OS, l’utilisateur, le Device ID, les adresses IP complètes et les réseaux tels que `198.51.100.0/24`.',
	'list_empty_address': {
		one: 'Aucune session ouverte n’a l’adresse IP {ip} ; {count} session a été examinée.',
		other:
			'Aucune session ouverte n’a l’adresse IP {ip} ; les {count} plus récentes ont été examinées.',
	},
	'list_empty_network': {
		one: 'Aucune session ouverte n’a d’adresse IP dans le réseau {network} ; {count} session a été examinée.',
		other:
			'Aucune session ouverte n’a d’adresse IP dans le réseau {network} ; les {count} plus récentes ont été examinées.',
	},
	'list_beyond': 'La page {page} n’existe pas. Dernière page : {command}',
	'list_beyond_offset': {
		one: '`offset` {offset} est au-delà de la fin ; il y a {count} session.',
		other: '`offset` {offset} est au-delà de la fin ; il y a {count} sessions.',
	},
	'list_five_users':
		'Seuls les cinq premiers utilisateurs dont le nom correspond à {filter} ont été pris en compte ; un nom plus long ou exact permet d’en trouver d’autres.',
	'list_searched_workspace':
		'Résultats de la recherche de l’espace de travail, qui porte sur l’appareil, l’OS, l’utilisateur et le Device ID.',
	'list_searched_words': {
		one: '{count} session a été examinée par client, version et OS.',
		other: 'Les {count} sessions les plus récentes ont été examinées par client, version et OS.',
	},
	'list_searched_address': {
		one: '{count} session a été examinée à la recherche de cette adresse IP.',
		other:
			'Les {count} sessions les plus récentes ont été examinées à la recherche de cette adresse IP.',
	},
	'list_searched_network': {
		one: '{count} session a été examinée à la recherche d’adresses IP de ce réseau.',
		other:
			'Les {count} sessions les plus récentes ont été examinées à la recherche d’adresses IP de ce réseau.',
	},
	'list_unknown_device':
		'Un appareil vous est inconnu ? Saisissez {command}, déconnectez-le dans la fenêtre, puis changez votre mot de passe.',
	'list_incomplete': 'Cette liste est peut-être incomplète.',

	'help_title': 'Session Info',
	'help_unknown_title': 'Non reconnu : « {word} »',
	'help_suggestion_title': 'Vouliez-vous dire ceci ?',
	'help_suggestion': 'Saisissez {command}, ou `/session help` pour toutes les commandes.',
	'help_intro':
		'Montre qui est connecté, et sur quel appareil. Les Device ID figurent dans les listes.',
	'help_nothing':
		'Dans cet espace de travail, il faut l’autorisation `view-device-management` pour voir les sessions ; adressez-vous à l’équipe d’administration.',
	'help_list': '`/session` ou `/session list [page]` affiche vos sessions.',
	'help_info': '`/session info <Device ID>` affiche l’une de vos sessions.',
	'help_list_user': '`/session list @utilisateur [page]` affiche les sessions d’un utilisateur.',
	'help_list_all': '`/session list all [page]` affiche toutes les sessions de l’espace de travail.',
	'help_find':
		'`/session find <texte> [page N]` recherche par appareil, version, OS, utilisateur, Device ID, adresse IP complète ou réseau (`198.51.100.0/24`). Cinq utilisateurs au plus sont trouvés par leur nom.',
	'help_summary':
		'`/session summary` présente les sessions les plus récentes en chiffres : clients, systèmes d’exploitation, types d’appareils et adresses IP.',
	'help_admin': '`/session admin <Device ID>` affiche la session de n’importe qui.',
	'help_manage': '`/session manage` ouvre une fenêtre avec vos sessions.',
	'help_manage_user':
		'`/session manage @utilisateur` ouvre une fenêtre avec les sessions d’un utilisateur.',
	'help_logout': '`/session logout <Device ID>` déconnecte l’une de vos sessions.',
	'help_logout_others':
		'`/session logout others <Device ID>` déconnecte toutes vos sessions sauf celle qui porte ce Device ID.',
	'help_logout_me':
		'`/session logout @nom all` avec votre propre nom d’utilisateur vous déconnecte partout.',
	'help_logout_any': '`/session logout <Device ID>` déconnecte aussi les sessions d’autrui.',
	'help_logout_user':
		'`/session logout @utilisateur` indique comment déconnecter toutes les sessions d’un utilisateur.',
	'help_status': '`/session status` vérifie que l’application est bien configurée.',
	'help_help': '`/session help` affiche cette aide.',

	'logout_done_title': 'Appareil déconnecté',
	'logout_done_text':
		'L’appareil ne peut plus utiliser cette connexion. Le chat peut y rester affiché jusqu’à la reconnexion de l’appareil.',
	'logout_many_title': 'Déconnexion effectuée',
	'logout_many_text': {
		one: '{count} session a été déconnectée. Le chat peut rester affiché sur l’appareil jusqu’à sa reconnexion.',
		other:
			'{count} sessions ont été déconnectées. Le chat peut rester affiché sur les appareils jusqu’à leur reconnexion.',
	},
	'logout_none_title': 'Rien à déconnecter',
	'logout_none_text': 'Vous n’avez pas d’autre session ouverte.',
	'logout_user_none': '{username} n’a aucune session ouverte.',
	'logout_remaining_title': 'Sessions non déconnectées',
	'logout_remaining_intro': {
		one: '{count} session est encore ouverte, ou peut l’être :',
		other: '{count} sessions sont encore ouvertes, ou peuvent l’être :',
	},
	'logout_remaining_line': '{session} : {reason}',
	'logout_user_ask_title': 'Déconnecter {username} ?',
	'logout_user_ask': {
		one: '{username} a {count} session ouverte. Pour la déconnecter, saisissez {command}',
		other:
			'{username} a {count} sessions ouvertes. Pour toutes les déconnecter, saisissez {command}',
	},
	'logout_user_ask_some':
		'Pour déconnecter toutes les sessions de {username} qui peuvent être trouvées, saisissez {command}',
	'logout_self_ask_title': 'Vous déconnecter partout ?',
	'logout_self_ask': {
		one: 'Vous avez {count} session ouverte. Pour la déconnecter, saisissez {command}',
		other:
			'Vous avez {count} sessions ouvertes. Pour toutes les déconnecter, y compris celle-ci, saisissez {command}',
	},
	'logout_self_none': 'Vous n’avez aucune session ouverte.',
	'summary_title': 'Les sessions en chiffres',
	'summary_all': 'Toutes les sessions ouvertes ont été comptées.',
	'summary_newest': {
		one: '{count} session, la plus récente sur {total} ouvertes, a été comptée.',
		other: 'Les {count} sessions les plus récentes, sur {total} ouvertes, ont été comptées.',
	},
	'summary_some': {
		one: '{count} session a été comptée ; il peut en manquer.',
		other: '{count} sessions ont été comptées ; il peut en manquer.',
	},
	'summary_sessions': 'Sessions',
	'summary_people': 'Personnes',
	'summary_clients': 'Clients',
	'summary_systems': 'Systèmes d’exploitation',
	'summary_types': 'Types d’appareils',
	'summary_addresses': 'Adresses IP communes à plusieurs comptes',
	'summary_addresses_text': 'Nombre de comptes qui utilisent la même adresse IP :',
	'summary_addresses_hint': '`/session find <adresse IP>` montre de qui il s’agit.',
	'summary_oldest': 'Connexion la plus ancienne',
	'summary_rest': 'Tous les autres : {count}',

	'window_title_own': 'Vos sessions',
	'window_title_user': 'Sessions : {username}',
	'window_log_out': 'Déconnecter',
	'window_log_out_device': 'Déconnecter {session}',
	'window_log_out_others': 'Déconnecter les autres',
	'window_log_out_all': 'Tout déconnecter',
	'window_confirm': 'Déconnecter l’appareil',
	'window_back': 'Retour',
	'window_refresh': 'Actualiser',
	'window_previous': 'Précédent',
	'window_next': 'Suivant',
	'window_page': { one: '1 session', other: '{from}–{to} sur {count}' },
	'window_field': '{label} : {value}',
	'window_ask_title': 'Déconnecter l’appareil ?',
	'window_ask_own':
		'Vous pourrez vous y reconnecter. Si c’est l’appareil que vous utilisez en ce moment, votre session sera déconnectée ici.',
	'window_ask_other': 'Il sera possible de s’y reconnecter.',
	'window_ask_others_title': 'Déconnecter les autres ?',
	'window_ask_others':
		'Cet appareil reste connecté ; tous vos autres appareils seront déconnectés. Si vous utilisez l’un d’eux en ce moment, votre session sera déconnectée ici.',
	'window_ask_all_title': 'Tout déconnecter ?',
	'window_ask_all':
		'Toutes les sessions de {username} seront déconnectées. Il sera possible de se reconnecter.',
	'window_done': 'Appareil déconnecté : « {session} »',
	'window_done_several': {
		one: '{count} appareil déconnecté',
		other: '{count} appareils déconnectés',
	},
	'window_remaining': {
		one: '{count} non déconnecté : {reason}',
		other: '{count} non déconnectés : {reason}',
	},
	'window_late': 'Cela a pris trop de temps. « Actualiser » affiche la situation actuelle.',
	'window_reply_own':
		'Vos sessions s’affichent dans une fenêtre. Si aucune fenêtre n’est apparue, saisissez {command}',
	'window_reply_user':
		'Les sessions de {username} s’affichent dans une fenêtre. Si aucune fenêtre n’est apparue, saisissez {command}',

	'audit_title': 'Consultation de sessions',
	'audit_session': '{caller} a consulté la session {sessionId} de {owner}.',
	'audit_list_user': '{caller} a consulté la liste des sessions de {owner}.',
	'audit_list_all': '{caller} a consulté la liste de toutes les sessions.',
	'audit_find': '{caller} a recherché {filter} dans toutes les sessions.',
	'audit_count': '{caller} a consulté le nombre de sessions ouvertes de {owner}.',
	'audit_summary': '{caller} a consulté toutes les sessions en chiffres.',
	'audit_title_logout': 'Déconnexion de sessions',
	'audit_logout_session': '{caller} déconnecte la session {sessionId} de {owner}.',
	'audit_logout_user': {
		one: '{caller} déconnecte {count} session de {owner}.',
		other: '{caller} déconnecte {count} sessions de {owner}.',
	},

	'error_invalid-session-id_title': 'Device ID non valide',
	'error_invalid-session-id':
		'Un Device ID se compose de 1 à 64 lettres, chiffres, traits d’union et tirets bas ; `/session list` affiche les vôtres.',
	'error_invalid-session-id_missing_title': 'Device ID manquant',
	'error_invalid-session-id_missing':
		'Saisissez un Device ID après la commande ; `/session list` affiche les vôtres.',
	'error_invalid-session-id_api':
		'`sessionId` doit être un Device ID : de 1 à 64 lettres, chiffres, traits d’union et tirets bas.',
	'error_invalid-params_title': 'Saisie incorrecte',
	'error_invalid-params_length': 'Une commande peut avoir {max} caractères au plus.',
	'error_invalid-params_logout':
		'Indiquez la session à déconnecter : `/session logout <Device ID>`, ou `/session logout others <Device ID>` pour toutes vos sessions sauf celle qui porte ce Device ID.',
	'error_invalid-params_press':
		'Ce bouton ne fonctionne plus ; rouvrez la fenêtre avec `/session manage`.',
	'error_invalid-params_body': 'Le corps de la requête doit être un objet JSON.',
	'error_invalid-params_body-not-json':
		'Le corps de la requête n’est pas du JSON : envoyez un objet JSON avec `Content-Type: application/json`.',
	'error_invalid-params_page': 'La page doit être un nombre entier à partir de 1.',
	'error_invalid-params_offset': '`offset` doit être un nombre entier à partir de 0.',
	'error_invalid-params_count': '`count` doit être un nombre entier de 1 à {max}.',
	'error_invalid-params_username':
		'`username` doit être le nom d’un seul utilisateur, de 256 caractères au plus.',
	'error_invalid-params_username_chat':
		'Saisissez le nom d’un seul utilisateur, de 256 caractères au plus : `/session list @utilisateur`.',
	'error_invalid-params_filter': '`filter` est absent ou trop long : de 1 à 256 caractères.',
	'error_invalid-params_filter_chat':
		'Saisissez ce qu’il faut rechercher, en 256 caractères au plus : `/session find <texte>`.',
	'error_invalid-params_network':
		'Indiquez un réseau par une adresse IP, une barre oblique et le nombre de bits, par exemple `198.51.100.0/24` ou `2001:db8::/32`.',
	'error_invalid-params_username-and-filter': 'Envoyez `username` ou `filter`, pas les deux.',
	'error_invalid-params_sort':
		'`sort` doit être `loginAt`, `device`, `os` ou `username`, précédé de `-` pour l’ordre décroissant.',
	'error_invalid-params_sort-not-here':
		'`sort` ne se combine ni avec `username` ni avec la recherche d’une adresse IP ou d’un réseau.',
	'error_invalid-params_attachments': '`attachments` doit être `true` ou `false`.',
	'error_invalid-params_unknown':
		'{name} n’est pas un paramètre ici ; paramètres connus : {known}.',
	'error_invalid-params_unknown_none':
		'{name} n’est pas un paramètre ici ; cette requête n’en accepte aucun.',
	'error_invalid-params_x-2fa-code':
		'`x-2fa-code` doit contenir de 1 à 128 caractères ASCII visibles.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` doit être `totp`, `email` ou `password`.',
	'error_not-allowed_title': 'Autorisation requise',
	'error_not-allowed_permission':
		'Pour voir les sessions d’autrui, il faut l’autorisation `view-device-management` ; adressez-vous à l’équipe d’administration.',
	'error_not-allowed_self-service':
		'Dans cet espace de travail, il faut l’autorisation `view-device-management` pour voir les sessions ; adressez-vous à l’équipe d’administration.',
	'error_not-allowed_status':
		'Seules les personnes ayant l’autorisation `view-device-management` peuvent voir l’état de l’application.',
	'error_not-allowed_logout-permission':
		'Pour déconnecter les sessions d’autrui, il faut les autorisations `view-device-management` et `logout-device-management` ; adressez-vous à l’équipe d’administration.',
	'error_not-allowed_logout-off_title': 'La déconnexion de sessions est désactivée',
	'error_not-allowed_logout-off':
		'Dans cet espace de travail, les sessions ne peuvent pas être déconnectées, car les paramètres de Session Info l’interdisent ; adressez-vous à l’équipe d’administration.',
	'error_not-allowed_service-account_title': 'Session non déconnectée',
	'error_not-allowed_service-account':
		'L’application ne déconnecte jamais les sessions de son compte de service, car elle pourrait perdre son propre accès.',
	'error_session-not-found_title': 'Session introuvable',
	'error_session-not-found_own': 'Vous n’avez aucune session ouverte avec ce Device ID.',
	'error_session-not-found_own_chat':
		'Vous n’avez aucune session ouverte avec ce Device ID ; `/session list` affiche vos sessions.',
	'error_session-not-found_anybody':
		'Il n’y a aucune session ouverte avec ce Device ID ; elle a peut-être pris fin entre-temps.',
	'error_session-not-found_either_chat':
		'Ce n’est ni une commande ni le Device ID d’une session que vous pouvez voir ; saisissez `/session help`.',
	'error_user-not-found_title': 'Utilisateur introuvable',
	'error_user-not-found':
		'Aucun utilisateur nommé {username} ; vérifiez l’orthographe et les majuscules.',
	'error_too-many-requests_title': 'Trop de demandes',
	'error_too-many-requests': {
		one: 'Vous avez atteint votre limite ({limit} par minute) ; réessayez dans {count} seconde.',
		other: 'Vous avez atteint votre limite ({limit} par minute) ; réessayez dans {count} secondes.',
	},
	'error_workspace-logout-unconfirmed_title': 'Déconnexion non confirmée',
	'error_workspace-logout-unconfirmed':
		'Il n’est pas certain que la session soit déconnectée ; vérifiez dans la liste.',
	'error_not-tried':
		'Pas encore tentée : {max} sessions au plus sont déconnectées à la fois, en un temps limité ; recommencez pour les autres.',
	'error_internal-error_title': 'Une erreur s’est produite',
	'error_internal-error':
		'Une erreur inattendue est survenue ; réessayez et prévenez l’équipe d’administration si cela se reproduit.',

	'error_unavailable_title': 'Indisponible pour le moment',
	'error_unavailable':
		'Les sessions ne peuvent être ni affichées ni déconnectées pour le moment ; merci de prévenir l’équipe d’administration.',
	'error_unavailable_pause': {
		one: 'L’espace de travail est surchargé ; réessayez dans {count} seconde.',
		other: 'L’espace de travail est surchargé ; réessayez dans {count} secondes.',
	},

	'cause_not-configured_title': 'Session Info n’est pas configurée',
	'cause_workspace-rate-limited_title': 'L’espace de travail limite les requêtes',
	'cause_workspace-rate-limited': {
		one: 'Le limiteur de débit de l’espace de travail refuse les requêtes pendant encore {count} seconde ; dans Administration > Autorisations, cochez `api-bypass-rate-limit` pour un rôle que seul le compte de service possède, jamais pour `user`.',
		other:
			'Le limiteur de débit de l’espace de travail refuse les requêtes pendant encore {count} secondes ; dans Administration > Autorisations, cochez `api-bypass-rate-limit` pour un rôle que seul le compte de service possède, jamais pour `user`.',
	},
	'cause_workspace-unlicensed_title': 'La licence n’inclut pas Device Management',
	'cause_workspace-unlicensed':
		'Les sessions ne peuvent être consultées qu’avec Device Management, une fonctionnalité premium : vérifiez dans Administration > Subscription que l’offre de l’espace de travail l’inclut.',
	'cause_workspace-credentials-rejected_title': 'Le jeton enregistré n’est pas accepté',
	'cause_workspace-credentials-rejected':
		'L’espace de travail n’accepte pas l’ID d’utilisateur et le jeton du compte de service : vérifiez que le premier est bien l’ID d’utilisateur et non le nom d’utilisateur, que le second est bien le jeton et non son nom, et que le compte n’est pas désactivé ; sinon, créez un nouveau jeton dans Mon compte > Jeton d’accès personnel de ce compte et enregistrez les deux dans les paramètres de l’application.',
	'cause_workspace-permission-missing_title': 'Il manque une autorisation au compte de service',
	'cause_workspace-permission-missing':
		'Le compte de service ne peut pas voir toutes les sessions : dans Administration > Autorisations, cochez `view-device-management` pour un rôle que lui seul possède, jamais pour `user`.',
	'cause_workspace-permission-missing_logout':
		'Le compte de service ne peut pas déconnecter de sessions : dans Administration > Autorisations, cochez `logout-device-management` pour un rôle que lui seul possède, jamais pour `user`.',
	'cause_workspace-two-factor-required_title': 'L’espace de travail demande un second facteur',
	'cause_workspace-two-factor-required':
		'Le jeton du compte de service n’est pas dispensé de l’authentification à deux facteurs : passez d’un serveur en version 8.5, qui ne tient pas compte de la dispense, à la version 8.6 ou ultérieure ; sinon, créez un jeton avec « Ignore Two Factor Authentication » ou choisissez TOTP ou le mot de passe dans les paramètres de l’application.',
	'cause_workspace-two-factor-rejected_title': 'Le second facteur n’est pas accepté',
	'cause_workspace-two-factor-rejected':
		'L’espace de travail n’accepte pas le second facteur : vérifiez « Second facteur : clé base32 ou mot de passe » dans les paramètres de l’application et, pour un code, que l’horloge du serveur est à l’heure, ou utilisez un jeton créé avec « Ignore Two Factor Authentication ».',
	'cause_workspace-unreachable_title': 'L’espace de travail est injoignable',
	'cause_workspace-unreachable':
		'L’application ne peut pas se connecter à l’API REST de l’espace de travail : vérifiez « URL de l’espace de travail » dans les paramètres de l’application et que le serveur peut se joindre lui-même à cette adresse.',
	'cause_workspace-unreachable_refused':
		'Le serveur indiqué dans « URL de l’espace de travail » refuse la connexion : vérifiez l’adresse et son port dans les paramètres de l’application, et que l’espace de travail est démarré.',
	'cause_workspace-unreachable_unknown-host':
		'Le nom de serveur indiqué dans « URL de l’espace de travail » est introuvable : vérifiez l’adresse dans les paramètres de l’application, et que le serveur de l’espace de travail peut résoudre ce nom.',
	'cause_workspace-unreachable_certificate':
		'Le certificat du serveur indiqué dans « URL de l’espace de travail » n’est pas accepté : vérifiez l’adresse dans les paramètres de l’application, que le certificat est valide pour elle et que le serveur de l’espace de travail fait confiance à son émetteur.',
	'cause_workspace-timeout_title': 'L’espace de travail ne répond pas',
	'cause_workspace-timeout':
		'L’espace de travail n’a pas répondu à {endpoint} à temps : vérifiez sa charge et « URL de l’espace de travail » dans les paramètres de l’application.',
	'cause_workspace-bad-answer_title': 'L’espace de travail a donné une réponse inattendue',
	'cause_workspace-bad-answer':
		'La réponse à la requête {endpoint} ne ressemble pas à celle de l’API REST d’un espace de travail : vérifiez « URL de l’espace de travail » dans les paramètres de l’application et les éventuels proxys ou pare-feu intermédiaires.',
	'cause_workspace-bad-answer_status':
		'La réponse à la requête {endpoint} ne ressemble pas à celle de l’API REST d’un espace de travail (statut HTTP {status}) : vérifiez « URL de l’espace de travail » dans les paramètres de l’application et les éventuels proxys ou pare-feu intermédiaires.',
	'cause_workspace-bad-answer_proxy':
		'Quelque chose entre l’application et l’espace de travail a refusé la requête {endpoint} (statut HTTP {status}), par exemple un proxy avec authentification, une passerelle ou un pare-feu : laissez-y passer les requêtes de l’application, ou entrez dans « URL de l’espace de travail » une adresse qui le contourne.',
	'cause_audit-failed_title': 'Impossible d’écrire dans le salon d’audit',
	'cause_audit-failed':
		'Rien n’a été affiché ni déconnecté, car la publication préalable dans le salon d’audit a échoué : entrez le nom d’un salon où l’application peut publier, ou laissez « Salon d’audit » vide.',

	'status_title_ready': 'Session Info est prête',
	'status_title_not_ready': 'Session Info n’est pas prête',
	'status_versions': 'Session Info {app}, serveur {server}',
	'status_version': 'Session Info {app}',
	'status_settings_ok': 'Les paramètres sont renseignés.',
	'status_settings_problems': 'Un paramètre manque ou n’est pas valide',
	'status_workspace_ok': 'L’espace de travail répond.',
	'status_workspace_insecure': 'L’espace de travail répond, mais le jeton est transmis en clair',
	'status_workspace_insecure_remedy':
		'Entrez dans « URL de l’espace de travail » une adresse qui commence par `https`.',
	'status_credentials_ok': 'Le jeton est accepté ; il appartient à {username}.',
	'status_credentials_administrator':
		'Le jeton est accepté, mais {username} est un compte d’administration et peut faire plus que l’application n’en a besoin',
	'status_credentials_administrator_remedy':
		'Utilisez un compte qui n’a que le rôle `user` et un rôle à lui seul, avec les autorisations dont l’application a besoin.',
	'status_permissions_ok': 'Le compte de service a l’autorisation `view-device-management`.',
	'status_permissions_missing': 'Aucun rôle de {username} n’a `view-device-management`',
	'status_permissions_guest':
		'{username} a le rôle `guest`, et les invités ne peuvent pas voir les sessions d’autrui, quels que soient leurs autres rôles',
	'status_permissions_guest_remedy': 'Retirez le rôle `guest` à {username}.',
	'remedy_role':
		'Dans Administration > Autorisations, cochez {permission} pour un rôle que seul ce compte possède (peut-être {roles}), jamais pour `user`.',
	'remedy_no_role':
		'{username} n’a aucun rôle qui lui soit propre, seulement des rôles que d’autres reçoivent aussi. Dans Administration > Autorisations > Nouveau rôle, créez un rôle pour ce seul compte, par exemple `session-service`, attribuez-le au compte et cochez {permission} pour ce rôle, jamais pour `user`. Si votre offre n’inclut pas de rôles personnalisés, utilisez `bot`, à condition qu’aucun autre compte n’ait ce rôle.',
	'status_access_ok': 'Rôles qui peuvent voir toutes les sessions : {viewers}.',
	'status_access_ok_logout':
		'Rôles qui peuvent voir toutes les sessions : {viewers} ; qui peuvent les déconnecter : {loggers}.',
	'status_access_nobody': 'Aucun rôle ne peut voir toutes les sessions.',
	'status_access_everybody':
		'Tout le monde a un rôle qui peut voir ou déconnecter les sessions d’autrui : {roles}',
	'status_access_everybody_remedy':
		'Dans Administration > Autorisations, décochez `view-device-management` et `logout-device-management` pour : {roles}.',
	'status_sessions_ok':
		'Les sessions peuvent être consultées : la licence et le second facteur sont valides.',
	'status_logout_ok':
		'Les sessions peuvent être déconnectées : le compte de service a `logout-device-management`.',
	'status_logout_unused': 'La déconnexion de sessions est désactivée.',
	'status_logout_missing': 'Aucun rôle de {username} n’a `logout-device-management`',
	'status_logout_missing_or_off': 'Ou désactivez « Autoriser la déconnexion de sessions ».',
	'status_logout_unneeded':
		'La déconnexion de sessions est désactivée, mais {username} a toujours `logout-device-management`',
	'status_logout_unneeded_remedy':
		'Décochez `logout-device-management` dans Administration > Autorisations pour le rôle que seul ce compte possède.',
	'status_rate-limit_ok': 'Le limiteur de débit ne s’applique pas au compte de service.',
	'status_rate-limit_missing':
		'Tous les utilisateurs partagent une même limite, par défaut 10 requêtes par minute et par point de terminaison',
	'status_audit-room_ok': 'Le salon d’audit {room} existe.',
	'status_audit-room_unused': 'Aucun salon d’audit n’est défini.',
	'status_audit-room_public': 'Le salon d’audit {room} existe, mais tout le monde peut le lire',
	'status_audit-room_public_remedy': 'Rendez-le privé.',
	'status_audit-room_missing': 'Il n’y a pas de salon nommé {room}',
	'status_audit-room_missing_remedy':
		'Entrez dans « Salon d’audit » le nom d’un salon, tel qu’il figure dans son adresse, ou son ID, ou laissez ce champ vide.',
	'status_audit-room_archived': 'Le salon d’audit {room} est archivé',
	'status_audit-room_archived_remedy':
		'Désarchivez-le ou entrez un autre salon dans « Salon d’audit ».',
	'status_audit-room_read-only': 'Le salon d’audit {room} est en lecture seule pour l’application',
	'status_audit-room_read-only_remedy':
		'Désactivez la lecture seule ou entrez un autre salon dans « Salon d’audit ».',
	'status_audit-room_encrypted':
		'Le salon d’audit {room} est chiffré, l’application ne peut pas y publier',
	'status_audit-room_encrypted_remedy':
		'Désactivez son chiffrement ou entrez un autre salon dans « Salon d’audit ».',
	'status_audit-room_muted':
		'L’utilisateur de l’application est en sourdine dans le salon d’audit {room}',
	'status_audit-room_muted_remedy':
		'Désactivez sa mise en sourdine ou entrez un autre salon dans « Salon d’audit ».',
	'status_audit-room_locked':
		'Le salon d’audit {room} est verrouillé par ses attributs (ABAC), l’application ne peut pas y publier',
	'status_audit-room_locked_remedy':
		'Supprimez les attributs du salon ou entrez un autre salon dans « Salon d’audit ».',
	'status_not-checked': '{check} : pas de vérification (voir ci-dessus).',
	'check_settings': 'Paramètres',
	'check_workspace': 'Espace de travail',
	'check_credentials': 'Identifiants',
	'check_permissions': 'Autorisation',
	'check_access': 'Accès',
	'check_sessions': 'Sessions',
	'check_logout': 'Déconnexion',
	'check_rate-limit': 'Limite de débit',
	'check_audit-room': 'Salon d’audit',
};

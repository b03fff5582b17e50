import type { Texts } from './en';

/**
 * French, in the words of Rocket.Chat's French translation (`packages/i18n`, read at its commit 0113ef6), which says
 * “vous”. “Device ID”, “Device Management”, “Ignore Two Factor Authentication” and “Subscription” are in English there
 * too, so people find them on their screens. The spaces inside « » and before : ; ? ! are narrow no-break spaces
 * (U+202F).
 */
export const fr: Texts = {
	'command_params': '[list | find | info | manage | logout | status | help]',
	'command_description':
		'Affiche les sessions de vos appareils, ou celles de tout le monde si vous en avez l’autorisation',

	'section_workspace': 'Espace de travail',
	'section_two_factor': 'Authentification à deux facteurs',
	'section_access': 'Accès et limites',

	'setting_workspace_url': 'URL de l’espace de travail',
	'setting_workspace_url_description':
		'Adresse de base de l’API REST, par exemple `https://chat.example.com`. Laissez ce champ vide pour utiliser l’« URL du site » de cet espace de travail.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Compte de service : ID d’utilisateur',
	'setting_service_user_id_description':
		'ID du compte qui consulte les sessions, tel qu’il a été affiché à la création de son jeton d’accès personnel. L’un de ses rôles doit avoir l’autorisation `view-device-management`.',
	'setting_service_user_id_placeholder': 'Par exemple aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Compte de service : jeton d’accès personnel',
	'setting_service_auth_token_description':
		'Un jeton d’accès personnel de ce compte, créé avec « Ignore Two Factor Authentication ». Il est enregistré en clair et lisible par toute personne autorisée à gérer les applications.',
	'setting_service_auth_token_placeholder': 'Le jeton, pas son nom',
	'setting_two_factor_method': 'Second facteur du compte de service',
	'setting_two_factor_method_description':
		'Ce que l’application répond lorsque l’espace de travail demande un second facteur. Inutile avec un jeton créé avec « Ignore Two Factor Authentication », sauf sur les serveurs en version 8.5, qui ne tiennent pas compte de cette option.',
	'setting_two_factor_secret': 'Secret de l’authentification à deux facteurs',
	'setting_two_factor_secret_description':
		'Pour un code : la clé base32 affichée lors de la configuration de TOTP. Pour un mot de passe : le mot de passe du compte de service. Sinon, laissez ce champ vide.',
	'setting_two_factor_secret_placeholder': 'Clé base32 ou mot de passe',
	'setting_self_service': 'Tout le monde peut voir ses propres sessions',
	'setting_self_service_description':
		'Désactivé : seules les personnes ayant l’autorisation `view-device-management` peuvent utiliser l’application.',
	'setting_show_own_ip': 'Montrer à chacun les adresses IP de ses propres sessions',
	'setting_show_own_ip_description':
		'Les personnes ayant l’autorisation `view-device-management` les voient toujours.',
	'setting_lookups_per_minute': 'Consultations par minute et par utilisateur',
	'setting_lookups_per_minute_description':
		'Commandes slash, boutons et API confondus. 0 : pas de limite.',
	'setting_allow_logout': 'Autoriser la fermeture de sessions',
	'setting_allow_logout_description':
		'Les siennes ; avec les autorisations `view-device-management` et `logout-device-management`, celles de tout le monde. Le compte de service doit alors avoir les deux aussi. Désactivé : l’application ne fait qu’afficher les sessions.',
	'setting_audit_room': 'Salon d’audit',
	'setting_audit_room_description':
		'Nom d’un salon. Chaque consultation et chaque fermeture de sessions d’autrui y est d’abord publiée ; si elle ne peut pas l’être, rien n’est affiché ni fermé. Vide : seul le journal de l’application en garde la trace.',
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
	'problem_audit_room_bad': '{setting} doit être le nom d’un salon, ou rester vide.',

	'session_title': '{client} sous {os}',
	'session_unknown_device': 'Appareil inconnu',
	'session_text': 'Connexion le {time}, {ago}.',
	'field_user': 'Utilisateur',
	'field_device_id': 'Device ID',
	'field_host': 'Hôte',
	'field_ip': 'Adresse IP',
	'field_last_activity': 'Dernière activité',
	'field_signed_out': 'Déconnexion',

	'list_title_own': 'Vos sessions',
	'list_title_user': 'Sessions de {username}',
	'list_title_all': 'Sessions de tous les utilisateurs',
	'list_title_find': 'Résultats pour {filter}',
	'list_shown': { one: '1 session.', other: 'Sessions {from}–{to} sur {count}.' },
	'list_hints_title': 'Bon à savoir',
	'list_next': 'Suite : {command}',
	'list_empty_own':
		'Aucune session ouverte à afficher pour le moment ; une session apparaît lorsqu’un client se reconnecte après la connexion.',
	'list_empty_user': 'Aucune session ouverte à afficher pour {username}.',
	'list_empty_all': 'Aucune session ouverte.',
	'list_empty_find':
		'Aucune session ouverte ne correspond à {filter}. La recherche porte sur l’appareil, l’OS, l’utilisateur, le Device ID et les adresses IP entières ; pas sur les versions.',
	'list_empty_find_ip': {
		one: 'Aucune session ouverte n’a exactement l’adresse IP {ip} ; {count} session a été examinée.',
		other:
			'Aucune session ouverte n’a exactement l’adresse IP {ip} ; les {count} plus récentes ont été examinées.',
	},
	'list_beyond': {
		one: 'La page {page} n’existe pas ; la seule est {command}',
		other: 'La page {page} n’existe pas ; la dernière est {command}',
	},
	'list_beyond_offset': {
		one: '`offset` {offset} est au-delà de la fin ; il y a {count} session.',
		other: '`offset` {offset} est au-delà de la fin ; il y a {count} sessions.',
	},
	'list_five_users':
		'Seuls les cinq premiers utilisateurs dont le nom correspond à {filter} ont été pris en compte ; un nom plus long ou exact permet d’en trouver d’autres.',
	'list_looked_through': {
		one: '{count} session a été examinée.',
		other: 'Seules les {count} sessions les plus récentes ont été examinées.',
	},
	'list_incomplete': 'Il peut manquer des sessions dans cette liste.',

	'help_title': 'Session Info',
	'help_unknown_title': 'Commande inconnue : « {word} »',
	'help_intro':
		'Montre qui est connecté, sur quel appareil et depuis quand. Les Device ID figurent dans les listes.',
	'help_nothing':
		'Dans cet espace de travail, il faut l’autorisation `view-device-management` pour voir les sessions ; adressez-vous à un administrateur.',
	'help_list': '`/session` ou `/session list [page]` affiche vos sessions.',
	'help_info': '`/session info <Device ID>` affiche une de vos sessions.',
	'help_list_user': '`/session list @utilisateur [page]` affiche les sessions d’un utilisateur.',
	'help_list_all': '`/session list all [page]` affiche les sessions de tous les utilisateurs.',
	'help_find':
		'`/session find <texte> [page N]` recherche par appareil, OS, utilisateur, Device ID ou adresse IP entière ; pas par version. Cinq utilisateurs au plus sont trouvés par leur nom.',
	'help_admin': '`/session admin <Device ID>` affiche la session de n’importe qui.',
	'help_manage': '`/session manage` affiche vos sessions dans une fenêtre avec des boutons.',
	'help_manage_user':
		'`/session manage @utilisateur` affiche les sessions d’un utilisateur dans une fenêtre.',
	'help_logout': '`/session logout <Device ID>` ferme une de vos sessions.',
	'help_logout_others':
		'`/session logout others <Device ID>` ferme toutes vos sessions sauf celle-ci.',
	'help_logout_me':
		'`/session logout @votrenom all`, avec votre propre nom d’utilisateur, ferme toutes vos sessions, y compris celle-ci.',
	'help_logout_any': '`/session logout <Device ID>` ferme aussi les sessions d’autrui.',
	'help_logout_user':
		'`/session logout @utilisateur` indique comment fermer toutes les sessions d’un utilisateur.',
	'help_status': '`/session status` vérifie que l’application est bien configurée.',
	'help_help': '`/session help` affiche cette aide.',

	'logout_done_title': 'Appareil déconnecté',
	'logout_done_text':
		'Cette session est fermée : l’appareil ne peut plus être utilisé avec cette connexion. Une fenêtre encore ouverte sur l’appareil peut le rester jusqu’à sa reconnexion.',
	'logout_many_title': 'Appareils déconnectés',
	'logout_many_text': {
		one: '{count} session a été fermée. Une fenêtre encore ouverte peut le rester jusqu’à sa reconnexion.',
		other:
			'{count} sessions ont été fermées. Les fenêtres encore ouvertes peuvent le rester jusqu’à leur reconnexion.',
	},
	'logout_none_title': 'Rien à fermer',
	'logout_none_text': 'Vous n’avez pas d’autre session ouverte.',
	'logout_user_none': '{username} n’a aucune session ouverte.',
	'logout_remaining_title': 'Non fermées',
	'logout_remaining_intro': {
		one: '{count} session est encore ouverte, ou peut l’être :',
		other: '{count} sessions sont encore ouvertes, ou peuvent l’être :',
	},
	'logout_remaining_line': '{session} : {reason}',
	'logout_user_ask_title': 'Fermer les sessions de {username} ?',
	'logout_user_ask': {
		one: '{username} a {count} session ouverte. Pour la fermer, saisissez {command}',
		other: '{username} a {count} sessions ouvertes. Pour toutes les fermer, saisissez {command}',
	},

	'window_title_own': 'Vos sessions',
	'window_title_user': 'Sessions : {username}',
	'window_log_out': 'Déconnecter',
	'window_confirm': 'Déconnecter l’appareil',
	'window_back': 'Retour',
	'window_refresh': 'Actualiser',
	'window_previous': 'Précédent',
	'window_next': 'Suivant',
	'window_page': { one: '1 session', other: '{from}–{to} sur {count}' },
	'window_ask_own':
		'Cette session sera fermée et l’appareil ne pourra plus être utilisé avec cette connexion. Vous pourrez vous reconnecter avec le même appareil. Si vous l’utilisez en ce moment, vous serez déconnecté ici.',
	'window_ask_other':
		'Cette session sera fermée et l’appareil ne pourra plus être utilisé avec cette connexion. L’utilisateur pourra se reconnecter avec le même appareil.',
	'window_done': 'Appareil déconnecté : « {session} »',
	'window_late': 'Cela a pris trop de temps. « Actualiser » montre où en sont les choses.',
	'window_reply_own':
		'Vos sessions s’affichent dans une fenêtre. Si aucune n’est apparue, saisissez {command}',
	'window_reply_user':
		'Les sessions de {username} s’affichent dans une fenêtre. Si aucune n’est apparue, saisissez {command}',

	'audit_title': 'Consultation de sessions',
	'audit_session': '{caller} a consulté la session {sessionId} de {owner}.',
	'audit_list_user': '{caller} a consulté la liste des sessions de {owner}.',
	'audit_list_all': '{caller} a consulté la liste des sessions de tous les utilisateurs.',
	'audit_find': '{caller} a recherché {filter} dans toutes les sessions.',
	'audit_title_logout': 'Fermeture de sessions',
	'audit_logout_session': '{caller} ferme la session {sessionId} de {owner}.',
	'audit_logout_user': {
		one: '{caller} ferme {count} session de {owner}.',
		other: '{caller} ferme {count} sessions de {owner}.',
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
		'Indiquez la session à fermer : `/session logout <Device ID>`, ou `/session logout others <Device ID>` pour toutes vos sessions sauf une.',
	'error_invalid-params_press':
		'Ce bouton ne fonctionne plus ; rouvrez la fenêtre avec `/session manage`.',
	'error_invalid-params_body': 'Le corps de la requête doit être un objet JSON.',
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
	'error_invalid-params_username-and-filter': 'Envoyez `username` ou `filter`, pas les deux.',
	'error_invalid-params_x-2fa-code':
		'`x-2fa-code` doit contenir de 1 à 128 caractères ASCII visibles.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` doit être `totp`, `email` ou `password`.',
	'error_not-allowed_title': 'Autorisation requise',
	'error_not-allowed_permission':
		'Pour voir les sessions d’autrui, il faut l’autorisation `view-device-management` ; adressez-vous à un administrateur.',
	'error_not-allowed_self-service':
		'Dans cet espace de travail, il faut l’autorisation `view-device-management` pour voir les sessions ; adressez-vous à un administrateur.',
	'error_not-allowed_status':
		'Seules les personnes ayant l’autorisation `view-device-management` peuvent voir l’état de l’application.',
	'error_not-allowed_logout-permission':
		'Pour fermer les sessions d’autrui, il faut les autorisations `view-device-management` et `logout-device-management` ; adressez-vous à un administrateur.',
	'error_not-allowed_logout-off_title': 'La fermeture de sessions est désactivée',
	'error_not-allowed_logout-off':
		'Dans cet espace de travail, les sessions ne peuvent pas être fermées, car les paramètres de Session Info ne le permettent pas ; adressez-vous à un administrateur.',
	'error_not-allowed_service-account_title': 'Session non fermée',
	'error_not-allowed_service-account':
		'L’application ne ferme jamais les sessions de son compte de service, car elle pourrait perdre son propre accès.',
	'error_session-not-found_title': 'Session introuvable',
	'error_session-not-found_info':
		'Vous n’avez aucune session ouverte avec ce Device ID ; `/session list` affiche vos sessions.',
	'error_session-not-found_admin':
		'Il n’y a aucune session ouverte avec ce Device ID ; elle a peut-être été fermée depuis.',
	'error_session-not-found_any':
		'Ce n’est ni une commande ni le Device ID d’une session que vous pouvez voir ; saisissez `/session help`.',
	'error_user-not-found_title': 'Utilisateur introuvable',
	'error_user-not-found':
		'Aucun utilisateur nommé {username} ; vérifiez l’orthographe et les majuscules.',
	'error_too-many-requests_title': 'Trop de consultations',
	'error_too-many-requests': {
		one: 'Vous avez atteint votre limite par minute ({limit}) ; réessayez dans {count} seconde.',
		other: 'Vous avez atteint votre limite par minute ({limit}) ; réessayez dans {count} secondes.',
	},
	'error_workspace-logout-unconfirmed_title': 'Fermeture non confirmée',
	'error_workspace-logout-unconfirmed':
		'Il n’est pas certain que la session soit fermée ; vérifiez si elle figure encore dans la liste.',
	'error_not-tried':
		'Non tenté, car {max} sessions au plus peuvent être fermées à la fois, en un temps limité ; recommencez pour les autres.',
	'error_internal-error_title': 'Une erreur s’est produite',
	'error_internal-error':
		'Échec inattendu ; réessayez et prévenez un administrateur si cela se reproduit.',

	'error_unavailable_title': 'Session Info n’est pas disponible',
	'error_unavailable':
		'Session Info ne fonctionne pas pour le moment ; merci de prévenir un administrateur.',
	'error_unavailable_pause': {
		one: 'Session Info est en pause pendant {count} seconde car l’espace de travail est surchargé ; réessayez ensuite.',
		other:
			'Session Info est en pause pendant {count} secondes car l’espace de travail est surchargé ; réessayez ensuite.',
	},

	'cause_not-configured_title': 'Session Info n’est pas configurée',
	'cause_workspace-rate-limited_title': 'L’espace de travail limite les requêtes',
	'cause_workspace-rate-limited': {
		one: 'Le limiteur de débit de l’espace de travail refuse toute autre requête pendant {count} seconde ; donnez au rôle du compte de service l’autorisation `api-bypass-rate-limit`.',
		other:
			'Le limiteur de débit de l’espace de travail refuse toute autre requête pendant {count} secondes ; donnez au rôle du compte de service l’autorisation `api-bypass-rate-limit`.',
	},
	'cause_workspace-unlicensed_title': 'La licence n’inclut pas Device Management',
	'cause_workspace-unlicensed':
		'La consultation des sessions nécessite Device Management, une fonctionnalité premium : vérifiez dans Administration > Subscription que l’offre de l’espace de travail l’inclut.',
	'cause_workspace-credentials-rejected_title': 'Le jeton enregistré n’est pas accepté',
	'cause_workspace-credentials-rejected':
		'L’espace de travail n’accepte pas l’ID d’utilisateur et le jeton du compte de service : créez un nouveau jeton dans Mon compte > Jeton d’accès personnel de ce compte et enregistrez les deux dans les paramètres de l’application.',
	'cause_workspace-permission-missing_title': 'Il manque une autorisation au compte de service',
	'cause_workspace-permission-missing':
		'Le compte de service ne peut pas voir toutes les sessions : donnez `view-device-management` à l’un de ses rôles dans Administration > Autorisations.',
	'cause_workspace-permission-missing_logout':
		'Le compte de service ne peut pas fermer de sessions : donnez `logout-device-management` à l’un de ses rôles dans Administration > Autorisations.',
	'cause_workspace-two-factor-required_title': 'L’espace de travail demande un second facteur',
	'cause_workspace-two-factor-required':
		'Le jeton du compte de service n’est pas dispensé de l’authentification à deux facteurs : créez-en un avec « Ignore Two Factor Authentication », ou choisissez TOTP ou le mot de passe dans les paramètres de l’application (les serveurs en version 8.5 ne tiennent pas compte de la dispense : passez à la version 8.6 ou ultérieure).',
	'cause_workspace-two-factor-rejected_title': 'Le second facteur n’est pas accepté',
	'cause_workspace-two-factor-rejected':
		'L’espace de travail n’accepte pas le second facteur : vérifiez « Secret de l’authentification à deux facteurs » dans les paramètres de l’application et que l’horloge du serveur est à l’heure, ou utilisez un jeton créé avec « Ignore Two Factor Authentication ».',
	'cause_workspace-unreachable_title': 'L’espace de travail est injoignable',
	'cause_workspace-unreachable':
		'Il n’y a pas de connexion à l’API REST de l’espace de travail : vérifiez « URL de l’espace de travail » dans les paramètres de l’application et que le serveur peut se joindre lui-même à cette adresse.',
	'cause_workspace-timeout_title': 'L’espace de travail ne répond pas',
	'cause_workspace-timeout':
		'L’espace de travail n’a pas répondu à {endpoint} à temps : vérifiez sa charge et « URL de l’espace de travail » dans les paramètres de l’application.',
	'cause_workspace-bad-answer_title': 'L’espace de travail a donné une réponse inattendue',
	'cause_workspace-bad-answer':
		'La réponse à {endpoint} n’est pas celle que donne l’API REST d’un espace de travail (statut HTTP {status}) : vérifiez « URL de l’espace de travail » dans les paramètres de l’application et les éventuels proxys intermédiaires.',
	'cause_audit-failed_title': 'Impossible d’écrire dans le salon d’audit',
	'cause_audit-failed':
		'Rien n’a été affiché ni fermé, car la publication préalable dans le salon d’audit a échoué : entrez le nom d’un salon où l’application peut publier, ou laissez « Salon d’audit » vide.',

	'status_title_ready': 'Session Info est prête',
	'status_title_not_ready': 'Session Info n’est pas prête',
	'status_settings_ok': 'Les paramètres sont renseignés.',
	'status_settings_problems': 'Un paramètre manque ou n’est pas valide.',
	'status_workspace_ok': 'L’espace de travail répond.',
	'status_credentials_ok': 'Le jeton est accepté ; il appartient à {username}.',
	'status_permissions_ok': 'Le compte de service a `view-device-management`.',
	'status_permissions_missing': 'Aucun rôle de {username} n’a `view-device-management`.',
	'status_permissions_missing_remedy':
		'Donnez `view-device-management` à l’un de ses rôles dans Administration > Autorisations.',
	'status_sessions_ok':
		'Les sessions peuvent être consultées : la licence et le second facteur sont valides.',
	'status_logout_ok':
		'Les sessions peuvent être fermées : le compte de service a `logout-device-management`.',
	'status_logout_unused': 'La fermeture de sessions est désactivée.',
	'status_logout_missing': 'Aucun rôle de {username} n’a `logout-device-management`.',
	'status_logout_missing_remedy':
		'Donnez `logout-device-management` à l’un de ses rôles dans Administration > Autorisations, ou désactivez « Autoriser la fermeture de sessions ».',
	'status_rate-limit_ok': 'Le limiteur de débit ne s’applique pas au compte de service.',
	'status_rate-limit_missing':
		'Les consultations de tous les utilisateurs réunis sont limitées, par défaut à 10 requêtes par minute et par point de terminaison.',
	'status_rate-limit_missing_remedy':
		'Donnez `api-bypass-rate-limit` à l’un des rôles de {username} dans Administration > Autorisations.',
	'status_audit-room_ok': 'Le salon d’audit {room} existe.',
	'status_audit-room_unused': 'Aucun salon d’audit n’est défini.',
	'status_audit-room_missing': 'Il n’y a pas de salon nommé {room}.',
	'status_audit-room_missing_remedy':
		'Entrez le nom d’un salon existant dans « Salon d’audit », ou laissez ce champ vide.',
	'status_audit-room_archived': 'Le salon d’audit {room} est archivé.',
	'status_audit-room_archived_remedy':
		'Désarchivez-le ou entrez un autre salon dans « Salon d’audit ».',
	'status_audit-room_read-only': 'Le salon d’audit {room} est en lecture seule pour l’application.',
	'status_audit-room_read-only_remedy':
		'Permettez à tous d’y publier ou entrez un autre salon dans « Salon d’audit ».',
	'status_audit-room_encrypted':
		'Le salon d’audit {room} est chiffré, l’application ne peut pas y publier.',
	'status_audit-room_encrypted_remedy':
		'Désactivez son chiffrement ou entrez un autre salon dans « Salon d’audit ».',
	'status_audit-room_muted':
		'L’utilisateur de l’application est en sourdine dans le salon d’audit {room}.',
	'status_audit-room_muted_remedy':
		'Désactivez sa mise en sourdine ou entrez un autre salon dans « Salon d’audit ».',
	'status_not-checked': '{check} : non vérifié (voir ci-dessus).',
	'status_not-checked_remedy': 'Corrigez ce qui a échoué, puis vérifiez à nouveau.',
	'check_settings': 'Paramètres',
	'check_workspace': 'Espace de travail',
	'check_credentials': 'Identifiants',
	'check_permissions': 'Autorisation',
	'check_sessions': 'Sessions',
	'check_logout': 'Déconnexion',
	'check_rate-limit': 'Limite de débit',
	'check_audit-room': 'Salon d’audit',
};

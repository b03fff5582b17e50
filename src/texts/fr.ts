import type { Texts } from './en';

/**
 * French, in the words of Rocket.Chat's French translation (`packages/i18n`, read at its commit 0113ef6), which says
 * “vous”. “Device ID”, “Device Management”, “Ignore Two Factor Authentication” and “Subscription” are in English there
 * too, so people find them on their screens. The spaces inside « » and before : ; ? ! are narrow no-break spaces
 * (U+202F).
 */
export const fr: Texts = {
	'command_params': '[list | find | info | admin | status | help]',
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
	'setting_lookups_per_minute_description': 'Commande slash et API confondues. 0 : pas de limite.',
	'setting_audit_room': 'Salon d’audit',
	'setting_audit_room_description':
		'Nom d’un salon. Chaque consultation des sessions d’autrui y est publiée avant d’être affichée ; si elle ne peut pas l’être, rien n’est affiché. Vide : seul le journal de l’application en garde la trace.',
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
	'problem_audit_room_bad': '{setting} doit être le nom d’un salon, ou rester vide.',

	'session_title': '{client} sous {os}',
	'session_unknown_device': 'Appareil inconnu',
	'session_text': 'Connexion le {time}, {ago}.',
	'field_client': 'Client',
	'field_os': 'OS',
	'field_user': 'Utilisateur',
	'field_last_login': 'Dernière connexion',
	'field_device_id': 'Device ID',
	'field_host': 'Hôte',
	'field_ip': 'Adresse IP',
	'field_last_activity': 'Dernière activité',
	'field_signed_out': 'Déconnexion',

	'list_title_own': 'Vos sessions',
	'list_title_user': 'Sessions de {username}',
	'list_title_find': 'Résultats pour {filter}',
	'list_shown': { one: '1 session.', other: 'Sessions {from}–{to} sur {count}.' },
	'list_shown_more': {
		one: '1 session.',
		other: 'Sessions {from}–{to} sur {count}. Suite : {command}',
	},
	'list_empty_own':
		'Aucune session ouverte à afficher pour le moment ; une session apparaît lorsqu’un client se reconnecte après la connexion.',
	'list_empty_user': 'Aucune session ouverte à afficher pour {username}.',
	'list_empty_find':
		'Aucune session ouverte ne correspond à {filter}. La recherche porte sur l’appareil, l’OS, l’utilisateur et le Device ID ; pas sur les versions ni les adresses IP.',
	'list_beyond': {
		one: 'La page {page} n’existe pas ; la seule est {command}',
		other: 'La page {page} n’existe pas ; la dernière est {command}',
	},

	'help_title': 'Session Info',
	'help_unknown_title': 'Commande inconnue : « {word} »',
	'help_intro':
		'Montre qui est connecté, sur quel appareil et depuis quand. Les Device ID figurent dans les listes.',
	'help_nothing':
		'Dans cet espace de travail, il faut l’autorisation `view-device-management` pour voir les sessions ; adressez-vous à un administrateur.',
	'help_list': '`/session` ou `/session list [page]` affiche vos sessions.',
	'help_info': '`/session info <Device ID>` affiche une de vos sessions.',
	'help_list_user': '`/session list @utilisateur [page]` affiche les sessions d’un utilisateur.',
	'help_find':
		'`/session find <texte> [page]` recherche par appareil, OS, utilisateur ou Device ID ; pas par version ni par adresse IP.',
	'help_admin': '`/session admin <Device ID>` affiche la session de n’importe qui.',
	'help_status': '`/session status` vérifie que l’application est bien configurée.',
	'help_help': '`/session help` affiche cette aide.',

	'audit_title': 'Consultation de sessions',
	'audit_session': '{caller} a consulté la session {sessionId} de {owner}.',
	'audit_list_user': '{caller} a consulté la liste des sessions de {owner}.',
	'audit_find': '{caller} a recherché {filter} dans toutes les sessions.',

	'error_invalid-session-id_title': 'Device ID non valide',
	'error_invalid-session-id':
		'Un Device ID se compose de 1 à 64 lettres, chiffres, traits d’union et tirets bas ; `/session list` affiche les vôtres.',
	'error_invalid-params_title': 'Saisie incorrecte',
	'error_invalid-params_page': 'La page doit être un nombre entier à partir de 1.',
	'error_invalid-params_offset': '`offset` doit être un nombre entier à partir de 0.',
	'error_invalid-params_count': '`count` doit être un nombre entier de 1 à {max}.',
	'error_invalid-params_username':
		'`username` doit être le nom d’un seul utilisateur, de 256 caractères au plus.',
	'error_invalid-params_filter': '`filter` est absent ou trop long : de 1 à 256 caractères.',
	'error_invalid-params_username-or-filter': 'Envoyez soit `username`, soit `filter`.',
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
		one: 'Vous avez atteint la limite de {limit} consultations par minute ; réessayez dans {count} seconde.',
		other:
			'Vous avez atteint la limite de {limit} consultations par minute ; réessayez dans {count} secondes.',
	},
	'error_internal-error_title': 'Une erreur s’est produite',
	'error_internal-error':
		'La consultation a échoué de façon inattendue ; réessayez et prévenez un administrateur si cela se reproduit.',

	'error_unavailable_title': 'Les consultations ne sont pas disponibles',
	'error_unavailable':
		'La consultation des sessions ne fonctionne pas pour le moment ; merci de prévenir un administrateur.',
	'error_unavailable_pause': {
		one: 'La consultation des sessions est suspendue pendant {count} seconde car l’espace de travail est surchargé ; réessayez ensuite.',
		other:
			'La consultation des sessions est suspendue pendant {count} secondes car l’espace de travail est surchargé ; réessayez ensuite.',
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
		'Rien n’est affiché car la consultation n’a pas pu être publiée d’abord dans le salon d’audit : entrez le nom d’un salon où l’application peut publier, ou laissez « Salon d’audit » vide.',

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
	'status_rate-limit_ok': 'Le limiteur de débit ne s’applique pas au compte de service.',
	'status_rate-limit_limited':
		'Les consultations de tous les utilisateurs réunis sont limitées, par défaut à 10 requêtes par minute et par point de terminaison.',
	'status_rate-limit_limited_remedy':
		'Donnez `api-bypass-rate-limit` à l’un des rôles de {username} dans Administration > Autorisations.',
	'status_audit-room_ok': 'Le salon d’audit {room} existe.',
	'status_audit-room_unused': 'Aucun salon d’audit n’est défini.',
	'status_audit-room_missing': 'Il n’y a pas de salon nommé {room}.',
	'status_audit-room_missing_remedy':
		'Entrez le nom d’un salon existant dans « Salon d’audit », ou laissez ce champ vide.',
	'status_not-checked': '{check} : non vérifié (voir ci-dessus).',
	'status_not-checked_remedy': 'Corrigez ce qui a échoué, puis vérifiez à nouveau.',
	'check_settings': 'Paramètres',
	'check_workspace': 'Espace de travail',
	'check_credentials': 'Identifiants',
	'check_permissions': 'Autorisation',
	'check_sessions': 'Sessions',
	'check_rate-limit': 'Limite de débit',
	'check_audit-room': 'Salon d’audit',
};

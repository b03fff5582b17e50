import type { Texts } from './en';

/**
 * Spanish, in the words of Rocket.Chat's Spanish translation (`packages/i18n`, read at its commit 0113ef6), which says
 * “tú”. “Device ID”, “Device Management” and “Ignore Two Factor Authentication” are in English there too, so people
 * find them on their screens.
 */
export const es: Texts = {
	'command_params': '[list | find | info | manage | logout | status | help]',
	'command_description':
		'Muestra las sesiones de tus dispositivos o, si tienes permiso, las de todos',

	'section_workspace': 'Espacio de trabajo',
	'section_two_factor': 'Autenticación de dos factores',
	'section_access': 'Acceso y límites',

	'setting_workspace_url': 'URL del espacio de trabajo',
	'setting_workspace_url_description':
		'Dirección base de la API REST, por ejemplo `https://chat.example.com`. Déjala en blanco para usar la «URL de sitio» de este espacio de trabajo.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Cuenta de servicio: ID de usuario',
	'setting_service_user_id_description':
		'ID de la cuenta que consulta las sesiones, tal como se mostró al crear su token de acceso personal. Uno de sus roles necesita el permiso `view-device-management`.',
	'setting_service_user_id_placeholder': 'Por ejemplo, aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Cuenta de servicio: token de acceso personal',
	'setting_service_auth_token_description':
		'Un token de acceso personal de esa cuenta, creado con «Ignore Two Factor Authentication». Se guarda sin cifrar y puede leerlo quien pueda gestionar aplicaciones.',
	'setting_service_auth_token_placeholder': 'El token, no su nombre',
	'setting_two_factor_method': 'Segundo factor de la cuenta de servicio',
	'setting_two_factor_method_description':
		'Qué responde la aplicación cuando el espacio de trabajo pide un segundo factor. No hace falta con un token creado con «Ignore Two Factor Authentication», salvo en servidores de la versión 8.5, que no tienen en cuenta esa opción.',
	'setting_two_factor_secret': 'Secreto de la autenticación de dos factores',
	'setting_two_factor_secret_description':
		'Para un código: la clave base32 que se mostró al configurar TOTP. Para una contraseña: la contraseña de la cuenta de servicio. En los demás casos, déjalo en blanco.',
	'setting_two_factor_secret_placeholder': 'Clave base32 o contraseña',
	'setting_self_service': 'Todos pueden ver sus propias sesiones',
	'setting_self_service_description':
		'Desactivado: solo pueden usar la aplicación las personas con el permiso `view-device-management`.',
	'setting_show_own_ip': 'Mostrar a cada persona las direcciones IP de sus propias sesiones',
	'setting_show_own_ip_description':
		'Las personas con el permiso `view-device-management` siempre las ven.',
	'setting_lookups_per_minute': 'Consultas por minuto y usuario',
	'setting_lookups_per_minute_description':
		'Comandos de barra diagonal, botones y API en conjunto. 0: sin límite.',
	'setting_allow_logout': 'Permitir cerrar sesiones',
	'setting_allow_logout_description':
		'Las propias; con los permisos `view-device-management` y `logout-device-management`, las de todos. La cuenta de servicio también necesita entonces ambos. Desactivado: la aplicación solo muestra sesiones.',
	'setting_audit_room': 'Sala de auditoría',
	'setting_audit_room_description':
		'Nombre de una sala. Cada consulta y cada cierre de sesiones ajenas se publica antes en ella; si no se puede publicar, no se muestra ni se cierra nada. En blanco: solo quedan en el registro de la aplicación.',
	'setting_audit_room_placeholder': 'session-audit',

	'choice_two_factor_method_none': 'Ninguno',
	'choice_two_factor_method_totp': 'Código TOTP a partir de la clave',
	'choice_two_factor_method_password': 'Contraseña',

	'problem_setting': '«{label}» (`{id}`)',
	'problem_workspace_url_bad':
		'{setting} tiene que ser una dirección como `https://chat.example.com`: http o https, sin nombre de usuario, consulta ni fragmento.',
	'problem_workspace_url_site_url':
		'{setting} está en blanco y la «URL de sitio» del espacio de trabajo no es una dirección utilizable: introduce la dirección del espacio de trabajo, por ejemplo `https://chat.example.com`.',
	'problem_service_user_id_missing':
		'{setting} está en blanco: introduce el ID de usuario que se mostró con el token de acceso personal.',
	'problem_service_user_id_bad':
		'{setting} contiene caracteres que un ID de usuario no puede tener: cópialo de nuevo, sin espacios ni saltos de línea.',
	'problem_service_auth_token_missing':
		'{setting} está en blanco: introduce un token de acceso personal de la cuenta de servicio.',
	'problem_service_auth_token_bad':
		'{setting} contiene caracteres que un token no puede tener: cópialo de nuevo, sin espacios ni saltos de línea.',
	'problem_two_factor_method_bad':
		'{setting} tiene que ser una de sus tres opciones: selecciona una y guarda.',
	'problem_two_factor_secret_missing':
		'{setting} está en blanco: introduce la clave base32 o la contraseña, según lo elegido en «Segundo factor de la cuenta de servicio».',
	'problem_two_factor_secret_bad':
		'{setting} no es una clave base32: introduce las letras de la A a la Z y los dígitos del 2 al 7 que se mostraron al configurar TOTP.',
	'problem_self_service_bad':
		'{setting} tiene que estar activado o desactivado: cámbialo y guarda.',
	'problem_show_own_ip_bad': '{setting} tiene que estar activado o desactivado: cámbialo y guarda.',
	'problem_lookups_per_minute_bad':
		'{setting} tiene que ser un número entero, 0 o más; 0 significa sin límite.',
	'problem_allow_logout_bad':
		'{setting} tiene que estar activado o desactivado: cámbialo y guarda.',
	'problem_audit_room_bad': '{setting} tiene que ser el nombre de una sala o estar en blanco.',

	'session_title': '{client} en {os}',
	'session_unknown_device': 'Dispositivo desconocido',
	'session_text': 'Sesión iniciada el {time}, {ago}.',
	'field_user': 'Usuario',
	'field_device_id': 'Device ID',
	'field_host': 'Host',
	'field_ip': 'Dirección IP',
	'field_last_activity': 'Última actividad',
	'field_signed_out': 'Sesión cerrada',

	'list_title_own': 'Tus sesiones',
	'list_title_user': 'Sesiones de {username}',
	'list_title_all': 'Sesiones de todos',
	'list_title_find': 'Resultados para {filter}',
	'list_shown': { one: '1 sesión.', other: 'Sesiones {from}–{to} de {count}.' },
	'list_hints_title': 'Conviene saber',
	'list_next': 'Más: {command}',
	'list_empty_own':
		'Aún no hay sesiones abiertas que mostrar; un inicio de sesión aparece cuando el cliente se ha vuelto a conectar.',
	'list_empty_user': 'No hay sesiones abiertas de {username} que mostrar.',
	'list_empty_all': 'No hay sesiones abiertas.',
	'list_empty_find':
		'Ninguna sesión abierta coincide con {filter}. Se busca por dispositivo, SO, usuario, Device ID y direcciones IP completas; no por versión.',
	'list_empty_find_ip': {
		one: 'Ninguna sesión abierta tiene exactamente la dirección IP {ip}; se ha revisado {count} sesión.',
		other:
			'Ninguna sesión abierta tiene exactamente la dirección IP {ip}; se han revisado las {count} más recientes.',
	},
	'list_beyond': {
		one: 'No existe la página {page}; la única es {command}',
		other: 'No existe la página {page}; la última es {command}',
	},
	'list_beyond_offset': {
		one: '`offset` {offset} está más allá del final; hay {count} sesión.',
		other: '`offset` {offset} está más allá del final; hay {count} sesiones.',
	},
	'list_five_users':
		'Solo se ha buscado en los cinco primeros usuarios cuyo nombre coincide con {filter}; con un nombre más largo o exacto encontrarás otros.',
	'list_looked_through': {
		one: 'Se ha revisado {count} sesión.',
		other: 'Solo se han revisado las {count} sesiones más recientes.',
	},
	'list_incomplete': 'Puede que falten sesiones en esta lista.',

	'help_title': 'Session Info',
	'help_unknown_title': 'Comando desconocido: «{word}»',
	'help_intro':
		'Muestra quién ha iniciado sesión, en qué dispositivo y desde cuándo. Los Device ID aparecen en las listas.',
	'help_nothing':
		'En este espacio de trabajo necesitas el permiso `view-device-management` para ver sesiones; pídeselo a un administrador.',
	'help_list': '`/session` o `/session list [página]` muestra tus sesiones.',
	'help_info': '`/session info <Device ID>` muestra una de tus sesiones.',
	'help_list_user': '`/session list @usuario [página]` muestra las sesiones de un usuario.',
	'help_list_all': '`/session list all [página]` muestra las sesiones de todos.',
	'help_find':
		'`/session find <texto> [page N]` busca por dispositivo, SO, usuario, Device ID o una dirección IP completa; no por versión. Por nombre se encuentran hasta cinco usuarios.',
	'help_admin': '`/session admin <Device ID>` muestra la sesión de cualquier persona.',
	'help_manage': '`/session manage` muestra tus sesiones en una ventana con botones.',
	'help_manage_user':
		'`/session manage @usuario` muestra las sesiones de un usuario en una ventana.',
	'help_logout': '`/session logout <Device ID>` cierra una de tus sesiones.',
	'help_logout_others':
		'`/session logout others <Device ID>` cierra todas tus sesiones menos esta.',
	'help_logout_me':
		'`/session logout @tunombre all`, con tu propio nombre de usuario, cierra todas tus sesiones, también esta.',
	'help_logout_any': '`/session logout <Device ID>` también cierra sesiones de otras personas.',
	'help_logout_user':
		'`/session logout @usuario` muestra cómo cerrar todas las sesiones de un usuario.',
	'help_status': '`/session status` comprueba que la aplicación está bien configurada.',
	'help_help': '`/session help` muestra esta ayuda.',

	'logout_done_title': 'Sesión cerrada',
	'logout_done_text':
		'Esta sesión ha terminado: el dispositivo ya no se puede usar con este inicio de sesión. Una ventana aún abierta en él puede seguir abierta hasta que se vuelva a conectar.',
	'logout_many_title': 'Sesiones cerradas',
	'logout_many_text': {
		one: 'Se ha cerrado {count} sesión. Una ventana aún abierta puede seguir así hasta que se vuelva a conectar.',
		other:
			'Se han cerrado {count} sesiones. Las ventanas aún abiertas pueden seguir así hasta que se vuelvan a conectar.',
	},
	'logout_none_title': 'Nada que cerrar',
	'logout_none_text': 'No tienes otras sesiones abiertas.',
	'logout_user_none': '{username} no tiene sesiones abiertas.',
	'logout_remaining_title': 'No cerradas',
	'logout_remaining_intro': {
		one: '{count} sesión sigue abierta o podría estarlo:',
		other: '{count} sesiones siguen abiertas o podrían estarlo:',
	},
	'logout_remaining_line': '{session}: {reason}',
	'logout_user_ask_title': '¿Cerrar las sesiones de {username}?',
	'logout_user_ask': {
		one: '{username} tiene {count} sesión abierta. Para cerrarla, escribe {command}',
		other: '{username} tiene {count} sesiones abiertas. Para cerrarlas todas, escribe {command}',
	},

	'window_title_own': 'Tus sesiones',
	'window_title_user': 'Sesiones: {username}',
	'window_log_out': 'Cerrar sesión',
	'window_confirm': 'Cerrar la sesión',
	'window_back': 'Volver',
	'window_refresh': 'Actualizar',
	'window_previous': 'Anterior',
	'window_next': 'Siguiente',
	'window_page': { one: '1 sesión', other: '{from}–{to} de {count}' },
	'window_ask_own':
		'Esta sesión se cerrará y el dispositivo ya no se podrá usar con este inicio de sesión. Podrás volver a iniciar sesión con el mismo dispositivo. Si lo estás usando ahora, se cerrará la sesión aquí.',
	'window_ask_other':
		'Esta sesión se cerrará y el dispositivo ya no se podrá usar con este inicio de sesión. El usuario podrá volver a iniciar sesión con el mismo dispositivo.',
	'window_done': 'Sesión cerrada: «{session}»',
	'window_late': 'Ha tardado demasiado. Usa «Actualizar» para ver cómo está todo.',
	'window_reply_own':
		'Tus sesiones se muestran en una ventana. Si no ha aparecido ninguna, escribe {command}',
	'window_reply_user':
		'Las sesiones de {username} se muestran en una ventana. Si no ha aparecido ninguna, escribe {command}',

	'audit_title': 'Consulta de sesiones',
	'audit_session': '{caller} ha consultado la sesión {sessionId} de {owner}.',
	'audit_list_user': '{caller} ha consultado la lista de sesiones de {owner}.',
	'audit_list_all': '{caller} ha consultado la lista de sesiones de todos.',
	'audit_find': '{caller} ha buscado {filter} en todas las sesiones.',
	'audit_title_logout': 'Cierre de sesiones',
	'audit_logout_session': '{caller} está cerrando la sesión {sessionId} de {owner}.',
	'audit_logout_user': {
		one: '{caller} está cerrando {count} sesión de {owner}.',
		other: '{caller} está cerrando {count} sesiones de {owner}.',
	},

	'error_invalid-session-id_title': 'Device ID no válido',
	'error_invalid-session-id':
		'Un Device ID tiene de 1 a 64 letras, dígitos, guiones y guiones bajos; `/session list` muestra los tuyos.',
	'error_invalid-session-id_missing_title': 'Falta el Device ID',
	'error_invalid-session-id_missing':
		'Escribe un Device ID después del comando; `/session list` muestra los tuyos.',
	'error_invalid-session-id_api':
		'`sessionId` tiene que ser un Device ID: de 1 a 64 letras, dígitos, guiones y guiones bajos.',
	'error_invalid-params_title': 'Datos no válidos',
	'error_invalid-params_length': 'Un comando puede tener hasta {max} caracteres.',
	'error_invalid-params_logout':
		'Indica qué sesión cerrar: `/session logout <Device ID>`, o `/session logout others <Device ID>` para todas tus sesiones menos una.',
	'error_invalid-params_press':
		'Este botón ya no funciona; vuelve a abrir la ventana con `/session manage`.',
	'error_invalid-params_body': 'El cuerpo tiene que ser un objeto JSON.',
	'error_invalid-params_page': 'La página tiene que ser un número entero, 1 o más.',
	'error_invalid-params_offset': '`offset` tiene que ser un número entero, 0 o más.',
	'error_invalid-params_count': '`count` tiene que ser un número entero del 1 al {max}.',
	'error_invalid-params_username':
		'`username` tiene que ser el nombre de un solo usuario, de hasta 256 caracteres.',
	'error_invalid-params_username_chat':
		'Escribe el nombre de un solo usuario, de hasta 256 caracteres: `/session list @usuario`.',
	'error_invalid-params_filter': '`filter` falta o es demasiado largo: de 1 a 256 caracteres.',
	'error_invalid-params_filter_chat':
		'Escribe qué buscar, con hasta 256 caracteres: `/session find <texto>`.',
	'error_invalid-params_username-and-filter': 'Envía `username` o `filter`, no ambos.',
	'error_invalid-params_x-2fa-code':
		'`x-2fa-code` tiene que contener de 1 a 128 caracteres ASCII visibles.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` tiene que ser `totp`, `email` o `password`.',
	'error_not-allowed_title': 'Se necesita permiso',
	'error_not-allowed_permission':
		'Para ver las sesiones de otras personas necesitas el permiso `view-device-management`; pídeselo a un administrador.',
	'error_not-allowed_self-service':
		'En este espacio de trabajo necesitas el permiso `view-device-management` para ver sesiones; pídeselo a un administrador.',
	'error_not-allowed_status':
		'Solo las personas con el permiso `view-device-management` pueden ver el estado de la aplicación.',
	'error_not-allowed_logout-permission':
		'Para cerrar sesiones de otras personas necesitas los permisos `view-device-management` y `logout-device-management`; pídeselos a un administrador.',
	'error_not-allowed_logout-off_title': 'El cierre de sesiones está desactivado',
	'error_not-allowed_logout-off':
		'En este espacio de trabajo no se pueden cerrar sesiones porque la configuración de Session Info no lo permite; pregunta a un administrador.',
	'error_not-allowed_service-account_title': 'No se ha cerrado',
	'error_not-allowed_service-account':
		'La aplicación nunca cierra sesiones de su cuenta de servicio, porque podría perder su propio acceso.',
	'error_session-not-found_title': 'Sesión no encontrada',
	'error_session-not-found_info':
		'No tienes ninguna sesión abierta con este Device ID; `/session list` muestra tus sesiones.',
	'error_session-not-found_admin':
		'No hay ninguna sesión abierta con este Device ID; puede que se haya cerrado entretanto.',
	'error_session-not-found_any':
		'No es ni un comando ni el Device ID de una sesión que puedas ver; escribe `/session help`.',
	'error_user-not-found_title': 'Usuario no encontrado',
	'error_user-not-found': 'No existe el usuario {username}; revisa la ortografía y las mayúsculas.',
	'error_too-many-requests_title': 'Demasiadas consultas',
	'error_too-many-requests': {
		one: 'Has alcanzado tu límite por minuto ({limit}); inténtalo de nuevo en {count} segundo.',
		other: 'Has alcanzado tu límite por minuto ({limit}); inténtalo de nuevo en {count} segundos.',
	},
	'error_workspace-logout-unconfirmed_title': 'Cierre no confirmado',
	'error_workspace-logout-unconfirmed':
		'No se sabe con certeza si la sesión se ha cerrado; comprueba si sigue en la lista.',
	'error_not-tried':
		'No se ha intentado, porque solo se pueden cerrar {max} sesiones a la vez, en un tiempo limitado; repítelo para las demás.',
	'error_internal-error_title': 'Algo ha salido mal',
	'error_internal-error':
		'Se ha producido un fallo inesperado; inténtalo de nuevo y avisa a un administrador si vuelve a ocurrir.',

	'error_unavailable_title': 'Session Info no está disponible',
	'error_unavailable':
		'Session Info no funciona en este momento; avisa a un administrador, por favor.',
	'error_unavailable_pause': {
		one: 'Session Info está en pausa durante {count} segundo porque el espacio de trabajo está sobrecargado; inténtalo de nuevo después.',
		other:
			'Session Info está en pausa durante {count} segundos porque el espacio de trabajo está sobrecargado; inténtalo de nuevo después.',
	},

	'cause_not-configured_title': 'Session Info no está configurada',
	'cause_workspace-rate-limited_title': 'El espacio de trabajo limita las solicitudes',
	'cause_workspace-rate-limited': {
		one: 'El limitador de frecuencia del espacio de trabajo rechaza más solicitudes durante {count} segundo; da el permiso `api-bypass-rate-limit` al rol de la cuenta de servicio.',
		other:
			'El limitador de frecuencia del espacio de trabajo rechaza más solicitudes durante {count} segundos; da el permiso `api-bypass-rate-limit` al rol de la cuenta de servicio.',
	},
	'cause_workspace-unlicensed_title': 'La licencia no incluye Device Management',
	'cause_workspace-unlicensed':
		'Las consultas de sesiones necesitan Device Management, una función premium: comprueba en Administración > Suscripción que el plan del espacio de trabajo la incluye.',
	'cause_workspace-credentials-rejected_title': 'El token guardado no se acepta',
	'cause_workspace-credentials-rejected':
		'El espacio de trabajo no acepta el ID de usuario y el token de la cuenta de servicio: crea un token nuevo en Mi cuenta > Tokens de acceso personal de esa cuenta y guarda ambos en la configuración de la aplicación.',
	'cause_workspace-permission-missing_title': 'A la cuenta de servicio le falta un permiso',
	'cause_workspace-permission-missing':
		'La cuenta de servicio no puede ver todas las sesiones: da `view-device-management` a uno de sus roles en Administración > Permisos.',
	'cause_workspace-permission-missing_logout':
		'La cuenta de servicio no puede cerrar sesiones: da `logout-device-management` a uno de sus roles en Administración > Permisos.',
	'cause_workspace-two-factor-required_title': 'El espacio de trabajo pide un segundo factor',
	'cause_workspace-two-factor-required':
		'El token de la cuenta de servicio no está exento de la autenticación de dos factores: crea uno con «Ignore Two Factor Authentication» o elige TOTP o contraseña en la configuración de la aplicación (los servidores de la versión 8.5 no tienen en cuenta la exención: actualiza a la 8.6 o posterior).',
	'cause_workspace-two-factor-rejected_title': 'El segundo factor no se acepta',
	'cause_workspace-two-factor-rejected':
		'El espacio de trabajo no acepta el segundo factor: comprueba «Secreto de la autenticación de dos factores» en la configuración de la aplicación y que el reloj del servidor esté en hora, o usa un token creado con «Ignore Two Factor Authentication».',
	'cause_workspace-unreachable_title': 'No se puede acceder al espacio de trabajo',
	'cause_workspace-unreachable':
		'No hay conexión con la API REST del espacio de trabajo: comprueba «URL del espacio de trabajo» en la configuración de la aplicación y que el servidor pueda acceder a sí mismo en esa dirección.',
	'cause_workspace-timeout_title': 'El espacio de trabajo no responde',
	'cause_workspace-timeout':
		'El espacio de trabajo no respondió a {endpoint} a tiempo: comprueba su carga y «URL del espacio de trabajo» en la configuración de la aplicación.',
	'cause_workspace-bad-answer_title': 'El espacio de trabajo dio una respuesta inesperada',
	'cause_workspace-bad-answer':
		'La respuesta a {endpoint} no es la que da la API REST de un espacio de trabajo (estado HTTP {status}): comprueba «URL del espacio de trabajo» en la configuración de la aplicación y los proxies que haya en medio.',
	'cause_audit-failed_title': 'No se puede escribir en la sala de auditoría',
	'cause_audit-failed':
		'No se ha mostrado ni cerrado nada, porque no se pudo publicar antes en la sala de auditoría: introduce el nombre de una sala en la que la aplicación pueda publicar o deja «Sala de auditoría» en blanco.',

	'status_title_ready': 'Session Info está lista',
	'status_title_not_ready': 'Session Info no está lista',
	'status_settings_ok': 'La configuración está completa.',
	'status_settings_problems': 'Falta un ajuste o no es válido.',
	'status_workspace_ok': 'El espacio de trabajo responde.',
	'status_credentials_ok': 'El token se acepta; pertenece a {username}.',
	'status_permissions_ok': 'La cuenta de servicio tiene `view-device-management`.',
	'status_permissions_missing': 'Ningún rol de {username} tiene `view-device-management`.',
	'status_permissions_missing_remedy':
		'Da `view-device-management` a uno de sus roles en Administración > Permisos.',
	'status_sessions_ok':
		'Se pueden consultar sesiones: la licencia y el segundo factor son válidos.',
	'status_logout_ok':
		'Se pueden cerrar sesiones: la cuenta de servicio tiene `logout-device-management`.',
	'status_logout_unused': 'El cierre de sesiones está desactivado.',
	'status_logout_missing': 'Ningún rol de {username} tiene `logout-device-management`.',
	'status_logout_missing_remedy':
		'Da `logout-device-management` a uno de sus roles en Administración > Permisos o desactiva «Permitir cerrar sesiones».',
	'status_rate-limit_ok': 'El limitador de frecuencia no afecta a la cuenta de servicio.',
	'status_rate-limit_missing':
		'Las consultas de todos los usuarios en conjunto están limitadas, por defecto a 10 solicitudes por minuto y punto final.',
	'status_rate-limit_missing_remedy':
		'Da `api-bypass-rate-limit` a uno de los roles de {username} en Administración > Permisos.',
	'status_audit-room_ok': 'La sala de auditoría {room} existe.',
	'status_audit-room_unused': 'No hay ninguna sala de auditoría configurada.',
	'status_audit-room_missing': 'No hay ninguna sala llamada {room}.',
	'status_audit-room_missing_remedy':
		'Introduce el nombre de una sala existente en «Sala de auditoría» o deja el campo en blanco.',
	'status_audit-room_archived': 'La sala de auditoría {room} está archivada.',
	'status_audit-room_archived_remedy': 'Desarchívala o introduce otra sala en «Sala de auditoría».',
	'status_audit-room_read-only':
		'La sala de auditoría {room} es de solo lectura para la aplicación.',
	'status_audit-room_read-only_remedy':
		'Permite que todos publiquen en ella o introduce otra sala en «Sala de auditoría».',
	'status_audit-room_encrypted':
		'La sala de auditoría {room} está cifrada, así que la aplicación no puede publicar en ella.',
	'status_audit-room_encrypted_remedy':
		'Desactiva su cifrado o introduce otra sala en «Sala de auditoría».',
	'status_audit-room_muted':
		'El usuario de la aplicación está silenciado en la sala de auditoría {room}.',
	'status_audit-room_muted_remedy':
		'Deja de silenciarlo o introduce otra sala en «Sala de auditoría».',
	'status_not-checked': '{check}: no comprobado (ver arriba).',
	'status_not-checked_remedy': 'Corrige lo que ha fallado y vuelve a comprobarlo.',
	'check_settings': 'Configuración',
	'check_workspace': 'Espacio de trabajo',
	'check_credentials': 'Credenciales',
	'check_permissions': 'Permiso',
	'check_sessions': 'Sesiones',
	'check_logout': 'Cierre de sesiones',
	'check_rate-limit': 'Límite de frecuencia',
	'check_audit-room': 'Sala de auditoría',
};

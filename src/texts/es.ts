import type { Texts } from './en';

/**
 * Spanish, in the words of Rocket.Chat's Spanish translation (`packages/i18n`, read at its commit 0113ef6), which says
 * “tú”. “Device ID”, “Device Management” and “Ignore Two Factor Authentication” are in English there too, so people
 * find them on their screens.
 */
export const es: Texts = {
	'command_params': '[list | info | manage | logout | help]',
	'command_description':
		'Muestra las sesiones de tus dispositivos o, si tienes permiso, las de todos',

	'section_workspace': 'Espacio de trabajo',
	'section_two_factor': 'Autenticación de dos factores de la cuenta de servicio',
	'section_access': 'Acceso y límites',

	'setting_workspace_url': 'URL del espacio de trabajo',
	'setting_workspace_url_description':
		'Dirección base de la API REST, por ejemplo `https://chat.example.com`. Déjala en blanco para usar la «URL de sitio» de este espacio de trabajo.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Cuenta de servicio: ID de usuario',
	'setting_service_user_id_description':
		'ID de la cuenta con la que la aplicación pide las sesiones al espacio de trabajo, tal como se mostró al crear su token de acceso personal. Necesita el permiso `view-device-management`: márcalo para un rol que solo tenga esta cuenta, nunca para `user`.',
	'setting_service_user_id_placeholder': 'Por ejemplo, aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Cuenta de servicio: token de acceso personal',
	'setting_service_auth_token_description':
		'Un token de acceso personal de esa cuenta, creado con «Ignore Two Factor Authentication». Se guarda sin cifrar; puede leerlo cualquier persona con el permiso `manage-apps`.',
	'setting_service_auth_token_placeholder': 'El token, no su nombre',
	'setting_two_factor_method': 'Segundo factor de la cuenta de servicio',
	'setting_two_factor_method_description':
		'Qué responde la aplicación cuando el espacio de trabajo pide un segundo factor. Deja «Ninguno» si el token se creó con «Ignore Two Factor Authentication»; solo los servidores de la versión 8.5 no tienen en cuenta esa opción.',
	'setting_two_factor_secret': 'Segundo factor: clave base32 o contraseña',
	'setting_two_factor_secret_description':
		'Para un código: la clave base32 que se mostró al configurar TOTP. Para una contraseña: la contraseña de la cuenta de servicio. En los demás casos, déjalo en blanco.',
	'setting_two_factor_secret_placeholder': 'Clave base32 o contraseña',
	'setting_self_service': 'Cualquiera puede ver sus propias sesiones',
	'setting_self_service_description':
		'Activado: cualquiera puede usar la aplicación para sus propias sesiones. Desactivado: solo pueden usarla, incluso para sus propias sesiones, las personas con el permiso `view-device-management`.',
	'setting_show_own_ip': 'Mostrar a cada persona las direcciones IP de sus propias sesiones',
	'setting_show_own_ip_description':
		'Activado: cada persona ve las direcciones IP de sus propias sesiones. Desactivado: las direcciones IP se omiten siempre que alguien ve sus propias sesiones. Las consultas que requieren el permiso `view-device-management` siempre las muestran.',
	'setting_lookups_per_minute': 'Solicitudes por usuario y minuto',
	'setting_lookups_per_minute_description':
		'Comandos de barra diagonal, botones y API en conjunto, también al cerrar sesiones. 0: sin límite.',
	'setting_allow_logout': 'Permitir cerrar sesiones',
	'setting_allow_logout_description':
		'Activado: cualquiera puede cerrar sus propias sesiones; con los permisos `view-device-management` y `logout-device-management`, las de cualquier persona. La cuenta de servicio también necesita entonces ambos permisos: márcalos para un rol que solo tenga esta cuenta, nunca para `user`. Desactivado: las sesiones solo se muestran.',
	'setting_audit_room': 'Sala de auditoría',
	'setting_audit_room_description':
		'Nombre de una sala, tal como figura en su dirección, o su ID. Cada consulta y cada cierre de sesiones de otras personas se publica antes en ella; si eso falla, no se muestra ni se cierra nada. En blanco: solo quedan en el registro de la aplicación.',
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
	'problem_audit_room_bad':
		'{setting} tiene que ser el nombre o el ID de una sala o estar en blanco.',

	'session_title': '{client} en {os}',
	'session_unknown_device': 'Dispositivo desconocido',
	'type_browser': 'Navegador',
	'type_phone': 'Teléfono',
	'type_tablet': 'Tableta',
	'type_desktop': 'Aplicación de escritorio',
	'session_text': 'Última conexión el {time}, {ago}.',
	'field_user': 'Usuario',
	'field_device_id': 'Device ID',
	'field_os': 'SO',
	'field_host': 'Host',
	'field_ip': 'Dirección IP',
	'field_last_activity': 'Última actividad',
	'field_signed_out': 'Sesión cerrada',

	'list_title_own': 'Tus sesiones',
	'list_title_user': 'Sesiones de {username}',
	'list_title_all': 'Todas las sesiones',
	'list_title_find': 'Resultados para {filter}',
	'list_count': { one: '{count} sesión.', other: '{count} sesiones.' },
	'list_range': 'Sesiones {from}–{to} de {count}.',
	'list_range_incomplete': 'Sesiones {from}–{to}.',
	'list_nothing_here': 'No hay sesiones en esta página.',
	'list_empty_incomplete': 'No hay sesiones que mostrar.',
	'list_hints_title': 'Nota',
	'list_next': 'Página siguiente: {command}',
	'list_empty_own':
		'No hay sesiones abiertas. Un nuevo inicio de sesión aparece después de recargar la aplicación o la página.',
	'list_empty_user': '{username} no tiene sesiones abiertas.',
	'list_empty_all': 'No hay sesiones abiertas.',
	'list_empty_find':
		'Ninguna sesión abierta coincide con {filter}. Se busca por dispositivo, versión, SO, usuario, Device ID, direcciones IP completas y redes como `198.51.100.0/24`.',
	'list_empty_address': {
		one: 'Ninguna sesión abierta tiene la dirección IP {ip}; se ha revisado {count} sesión.',
		other:
			'Ninguna sesión abierta tiene la dirección IP {ip}; se han revisado las {count} más recientes.',
	},
	'list_empty_network': {
		one: 'Ninguna sesión abierta tiene una dirección IP de la red {network}; se ha revisado {count} sesión.',
		other:
			'Ninguna sesión abierta tiene una dirección IP de la red {network}; se han revisado las {count} más recientes.',
	},
	'list_beyond': 'No existe la página {page}. Última página: {command}',
	'list_beyond_offset': {
		one: '`offset` {offset} está más allá del final; hay {count} sesión.',
		other: '`offset` {offset} está más allá del final; hay {count} sesiones.',
	},
	'list_five_users':
		'Solo se ha buscado en los cinco primeros usuarios cuyo nombre coincide con {filter}; con un nombre más largo o exacto encontrarás otros.',
	'list_searched_workspace':
		'Encontradas por la búsqueda del propio espacio de trabajo, que abarca dispositivo, SO, usuario y Device ID.',
	'list_searched_words': {
		one: 'Se ha revisado {count} sesión por cliente, versión y SO.',
		other: 'Se han revisado las {count} sesiones más recientes por cliente, versión y SO.',
	},
	'list_searched_address': {
		one: 'Se ha revisado {count} sesión en busca de esta dirección IP.',
		other: 'Se han revisado las {count} sesiones más recientes en busca de esta dirección IP.',
	},
	'list_searched_network': {
		one: 'Se ha revisado {count} sesión en busca de direcciones IP de esta red.',
		other:
			'Se han revisado las {count} sesiones más recientes en busca de direcciones IP de esta red.',
	},
	'list_unknown_device':
		'¿No reconoces un dispositivo? Escribe {command}, cierra allí su sesión y luego cambia tu contraseña.',
	'list_incomplete': 'Puede que esta lista esté incompleta.',

	'help_title': 'Session Info',
	'help_unknown_title': 'No reconocido: «{word}»',
	'help_suggestion_title': '¿Querías decir esto?',
	'help_suggestion': 'Escribe {command}, o `/session help` para ver todos los comandos.',
	'help_intro':
		'Muestra quién ha iniciado sesión y en qué dispositivo. Los Device ID aparecen en las listas.',
	'help_nothing':
		'En este espacio de trabajo necesitas el permiso `view-device-management` para ver sesiones; pídelo a la administración.',
	'help_list': '`/session` o `/session list [página]` muestra tus sesiones.',
	'help_info': '`/session info <Device ID>` muestra una de tus sesiones.',
	'help_list_user': '`/session list @usuario [página]` muestra las sesiones de un usuario.',
	'help_list_all':
		'`/session list all [página]` muestra todas las sesiones del espacio de trabajo.',
	'help_find':
		'`/session find <texto> [page N]` busca por dispositivo, versión, SO, usuario, Device ID, dirección IP completa o red (`198.51.100.0/24`). Por nombre se encuentran cinco usuarios como máximo.',
	'help_summary':
		'`/session summary` muestra las sesiones más recientes en cifras: clientes, sistemas operativos, tipos de dispositivo y direcciones IP.',
	'help_admin': '`/session admin <Device ID>` muestra la sesión de cualquier persona.',
	'help_manage': '`/session manage` abre una ventana con tus sesiones.',
	'help_manage_user': '`/session manage @usuario` abre una ventana con las sesiones de un usuario.',
	'help_logout': '`/session logout <Device ID>` cierra una de tus sesiones.',
	'help_logout_others':
		'`/session logout others <Device ID>` cierra todas tus sesiones menos la que tiene este Device ID.',
	'help_logout_me':
		'`/session logout @nombre all` con tu propio nombre de usuario cierra todas tus sesiones.',
	'help_logout_any': '`/session logout <Device ID>` también cierra sesiones de otras personas.',
	'help_logout_user':
		'`/session logout @usuario` muestra cómo cerrar todas las sesiones de un usuario.',
	'help_status': '`/session status` comprueba que la aplicación está bien configurada.',
	'help_help': '`/session help` muestra esta ayuda.',

	'logout_done_title': 'Sesión cerrada',
	'logout_done_text':
		'El dispositivo ya no puede usar este inicio de sesión. El chat puede seguir visible en él hasta que se vuelva a conectar.',
	'logout_many_title': 'Cierre de sesión realizado',
	'logout_many_text': {
		one: 'Se ha cerrado {count} sesión. El chat puede seguir visible en el dispositivo hasta que se vuelva a conectar.',
		other:
			'Se han cerrado {count} sesiones. El chat puede seguir visible en los dispositivos hasta que se vuelvan a conectar.',
	},
	'logout_none_title': 'Nada que cerrar',
	'logout_none_text': 'No tienes otras sesiones abiertas.',
	'logout_user_none': '{username} no tiene sesiones abiertas.',
	'logout_remaining_title': 'Sesiones no cerradas',
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
	'logout_user_ask_some':
		'Para cerrar todas las sesiones de {username} que se puedan encontrar, escribe {command}',
	'logout_self_ask_title': '¿Cerrar todas tus sesiones?',
	'logout_self_ask': {
		one: 'Tienes {count} sesión abierta. Para cerrarla, escribe {command}',
		other:
			'Tienes {count} sesiones abiertas. Para cerrarlas todas, incluida esta, escribe {command}',
	},
	'logout_self_none': 'No tienes sesiones abiertas.',
	'summary_title': 'Sesiones en cifras',
	'summary_all': 'Se han contado todas las sesiones abiertas.',
	'summary_newest': {
		one: 'Se ha contado {count} sesión, la más reciente de {total} abiertas.',
		other: 'Se han contado las {count} sesiones más recientes de {total} abiertas.',
	},
	'summary_some': {
		one: 'Se ha contado {count} sesión; puede que falten otras.',
		other: 'Se han contado {count} sesiones; puede que falten otras.',
	},
	'summary_sessions': 'Sesiones',
	'summary_people': 'Personas',
	'summary_clients': 'Clientes',
	'summary_systems': 'Sistemas operativos',
	'summary_types': 'Tipos de dispositivo',
	'summary_addresses': 'Direcciones IP compartidas por varias cuentas',
	'summary_addresses_text': 'Cuántas cuentas usan la misma dirección IP:',
	'summary_addresses_hint': '`/session find <dirección IP>` muestra de quiénes se trata.',
	'summary_oldest': 'Conexión más antigua',
	'summary_rest': 'Todos los demás: {count}',

	'window_title_own': 'Tus sesiones',
	'window_title_user': 'Sesiones: {username}',
	'window_log_out': 'Cerrar sesión',
	'window_log_out_device': 'Cerrar sesión: {session}',
	'window_log_out_others': 'Cerrar las demás sesiones',
	'window_log_out_all': 'Cerrar todas las sesiones',
	'window_confirm': 'Sí, cerrar sesión',
	'window_back': 'Volver',
	'window_refresh': 'Actualizar',
	'window_previous': 'Anterior',
	'window_next': 'Siguiente',
	'window_page': { one: '1 sesión', other: '{from}–{to} de {count}' },
	'window_field': '{label}: {value}',
	'window_ask_title': '¿Cerrar esta sesión?',
	'window_ask_own':
		'Podrás volver a iniciar sesión en ese dispositivo. Si es el que estás usando ahora, la sesión se cerrará aquí.',
	'window_ask_other': 'Se podrá volver a iniciar sesión en ese dispositivo.',
	'window_ask_others_title': '¿Cerrar las demás?',
	'window_ask_others':
		'La sesión de este dispositivo sigue abierta; se cerrarán todas las demás. Si ahora estás usando una de ellas, se cerrará aquí.',
	'window_ask_all_title': '¿Cerrar todas?',
	'window_ask_all':
		'Se cerrarán todas las sesiones de {username}. Se podrá volver a iniciar sesión.',
	'window_done': 'Sesión cerrada: «{session}»',
	'window_done_several': { one: '{count} sesión cerrada', other: '{count} sesiones cerradas' },
	'window_remaining': {
		one: '{count} no cerrada: {reason}',
		other: '{count} no cerradas: {reason}',
	},
	'window_late': 'Ha tardado demasiado. «Actualizar» muestra el estado actual.',
	'window_reply_own':
		'Tus sesiones se muestran en una ventana. Si no ha aparecido ninguna ventana, escribe {command}',
	'window_reply_user':
		'Las sesiones de {username} se muestran en una ventana. Si no ha aparecido ninguna ventana, escribe {command}',

	'audit_title': 'Consulta de sesiones',
	'audit_session': '{caller} ha consultado la sesión {sessionId} de {owner}.',
	'audit_list_user': '{caller} ha consultado la lista de sesiones de {owner}.',
	'audit_list_all': '{caller} ha consultado la lista de todas las sesiones.',
	'audit_find': '{caller} ha buscado {filter} en todas las sesiones.',
	'audit_count': '{caller} ha consultado cuántas sesiones abiertas tiene {owner}.',
	'audit_summary': '{caller} ha consultado todas las sesiones en cifras.',
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
		'Indica qué sesión cerrar: `/session logout <Device ID>`, o `/session logout others <Device ID>` para todas tus sesiones menos la que tiene este Device ID.',
	'error_invalid-params_press':
		'Este botón ya no funciona; vuelve a abrir la ventana con `/session manage`.',
	'error_invalid-params_body': 'El cuerpo tiene que ser un objeto JSON.',
	'error_invalid-params_body-not-json':
		'El cuerpo no es JSON: envía un objeto JSON con `Content-Type: application/json`.',
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
	'error_invalid-params_network':
		'Escribe una red como dirección IP, barra y número de bits, por ejemplo `198.51.100.0/24` o `2001:db8::/32`.',
	'error_invalid-params_username-and-filter': 'Envía `username` o `filter`, no ambos.',
	'error_invalid-params_sort':
		'`sort` tiene que ser `loginAt`, `device`, `os` o `username`, con `-` delante para el orden descendente.',
	'error_invalid-params_sort-not-here':
		'`sort` no se puede combinar con `username` ni con la búsqueda de una dirección IP o una red.',
	'error_invalid-params_attachments': '`attachments` tiene que ser `true` o `false`.',
	'error_invalid-params_unknown': '{name} no es un parámetro aquí; parámetros conocidos: {known}.',
	'error_invalid-params_unknown_none':
		'{name} no es un parámetro aquí; esta solicitud no admite ninguno.',
	'error_invalid-params_x-2fa-code':
		'`x-2fa-code` tiene que contener de 1 a 128 caracteres ASCII visibles.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` tiene que ser `totp`, `email` o `password`.',
	'error_not-allowed_title': 'Se necesita permiso',
	'error_not-allowed_permission':
		'Para ver las sesiones de otras personas necesitas el permiso `view-device-management`; pídelo a la administración.',
	'error_not-allowed_self-service':
		'En este espacio de trabajo necesitas el permiso `view-device-management` para ver sesiones; pídelo a la administración.',
	'error_not-allowed_status':
		'Solo las personas con el permiso `view-device-management` pueden ver el estado de la aplicación.',
	'error_not-allowed_logout-permission':
		'Para cerrar sesiones de otras personas necesitas los permisos `view-device-management` y `logout-device-management`; pídelos a la administración.',
	'error_not-allowed_logout-off_title': 'El cierre de sesiones está desactivado',
	'error_not-allowed_logout-off':
		'En este espacio de trabajo no se pueden cerrar sesiones porque la configuración de Session Info no lo permite; pregunta a la administración.',
	'error_not-allowed_service-account_title': 'No se ha cerrado',
	'error_not-allowed_service-account':
		'La aplicación nunca cierra sesiones de su cuenta de servicio, porque podría perder su propio acceso.',
	'error_session-not-found_title': 'Sesión no encontrada',
	'error_session-not-found_own': 'No tienes ninguna sesión abierta con este Device ID.',
	'error_session-not-found_own_chat':
		'No tienes ninguna sesión abierta con este Device ID; `/session list` muestra tus sesiones.',
	'error_session-not-found_anybody':
		'No hay ninguna sesión abierta con este Device ID; puede que haya terminado entretanto.',
	'error_session-not-found_either_chat':
		'No es ni un comando ni el Device ID de una sesión que puedas ver; escribe `/session help`.',
	'error_user-not-found_title': 'Usuario no encontrado',
	'error_user-not-found': 'No existe el usuario {username}; revisa la ortografía y las mayúsculas.',
	'error_too-many-requests_title': 'Demasiadas solicitudes',
	'error_too-many-requests': {
		one: 'Has alcanzado tu límite ({limit} por minuto); inténtalo de nuevo dentro de {count} segundo.',
		other:
			'Has alcanzado tu límite ({limit} por minuto); inténtalo de nuevo dentro de {count} segundos.',
	},
	'error_workspace-logout-unconfirmed_title': 'Cierre no confirmado',
	'error_workspace-logout-unconfirmed':
		'No se sabe con certeza si la sesión se ha cerrado; vuelve a mirar la lista.',
	'error_not-tried':
		'Aún no se ha intentado: se cierran como máximo {max} sesiones a la vez, en un tiempo limitado; repítelo para las demás.',
	'error_internal-error_title': 'Algo ha salido mal',
	'error_internal-error':
		'Se ha producido un error inesperado; inténtalo de nuevo y avisa a la administración si vuelve a ocurrir.',

	'error_unavailable_title': 'No disponible en este momento',
	'error_unavailable':
		'En este momento no se pueden mostrar ni cerrar sesiones; avisa a la administración, por favor.',
	'error_unavailable_pause': {
		one: 'El espacio de trabajo está sobrecargado; inténtalo de nuevo dentro de {count} segundo.',
		other:
			'El espacio de trabajo está sobrecargado; inténtalo de nuevo dentro de {count} segundos.',
	},

	'cause_not-configured_title': 'Session Info no está configurada',
	'cause_workspace-rate-limited_title': 'El espacio de trabajo limita las solicitudes',
	'cause_workspace-rate-limited': {
		one: 'El limitador de frecuencia del espacio de trabajo rechaza solicitudes durante {count} segundo más; en Administración > Permisos, marca `api-bypass-rate-limit` para un rol que solo tenga la cuenta de servicio, nunca para `user`.',
		other:
			'El limitador de frecuencia del espacio de trabajo rechaza solicitudes durante {count} segundos más; en Administración > Permisos, marca `api-bypass-rate-limit` para un rol que solo tenga la cuenta de servicio, nunca para `user`.',
	},
	'cause_workspace-unlicensed_title': 'La licencia no incluye Device Management',
	'cause_workspace-unlicensed':
		'Las sesiones solo se pueden consultar con Device Management, una función premium: comprueba en Administración > Suscripción que el plan del espacio de trabajo la incluye.',
	'cause_workspace-credentials-rejected_title': 'El token guardado no es válido',
	'cause_workspace-credentials-rejected':
		'El espacio de trabajo no acepta el ID de usuario y el token de la cuenta de servicio: comprueba que lo primero sea el ID de usuario y no el nombre de usuario, que lo segundo sea el token y no su nombre, y que la cuenta no esté desactivada; si no, crea un token nuevo en Mi cuenta > Tokens de acceso personal de esa cuenta y guarda ambos en la configuración de la aplicación.',
	'cause_workspace-permission-missing_title': 'A la cuenta de servicio le falta un permiso',
	'cause_workspace-permission-missing':
		'La cuenta de servicio no puede ver todas las sesiones: en Administración > Permisos, marca `view-device-management` para un rol que solo tenga esta cuenta, nunca para `user`.',
	'cause_workspace-permission-missing_logout':
		'La cuenta de servicio no puede cerrar sesiones: en Administración > Permisos, marca `logout-device-management` para un rol que solo tenga esta cuenta, nunca para `user`.',
	'cause_workspace-two-factor-required_title': 'El espacio de trabajo pide un segundo factor',
	'cause_workspace-two-factor-required':
		'El token de la cuenta de servicio no está exento de la autenticación de dos factores: actualiza a la 8.6 o posterior un servidor de la versión 8.5, que no tiene en cuenta la exención; en los demás, crea un token con «Ignore Two Factor Authentication» o elige TOTP o contraseña en la configuración de la aplicación.',
	'cause_workspace-two-factor-rejected_title': 'El segundo factor no es válido',
	'cause_workspace-two-factor-rejected':
		'El espacio de trabajo no acepta el segundo factor: comprueba «Segundo factor: clave base32 o contraseña» en la configuración de la aplicación y, si es un código, que el reloj del servidor esté en hora, o usa un token creado con «Ignore Two Factor Authentication».',
	'cause_workspace-unreachable_title': 'No se puede acceder al espacio de trabajo',
	'cause_workspace-unreachable':
		'La aplicación no puede conectarse a la API REST del espacio de trabajo: comprueba «URL del espacio de trabajo» en la configuración de la aplicación y que el servidor pueda acceder a sí mismo en esa dirección.',
	'cause_workspace-unreachable_refused':
		'El servidor indicado en «URL del espacio de trabajo» rechaza la conexión: comprueba la dirección y su puerto en la configuración de la aplicación, y que el espacio de trabajo esté en marcha.',
	'cause_workspace-unreachable_unknown-host':
		'No se encuentra el nombre de servidor indicado en «URL del espacio de trabajo»: comprueba la dirección en la configuración de la aplicación, y que el servidor del espacio de trabajo pueda resolver ese nombre.',
	'cause_workspace-unreachable_certificate':
		'No se acepta el certificado del servidor indicado en «URL del espacio de trabajo»: comprueba la dirección en la configuración de la aplicación, que el certificado sea válido para ella y que el servidor del espacio de trabajo confíe en su emisor.',
	'cause_workspace-timeout_title': 'El espacio de trabajo no responde',
	'cause_workspace-timeout':
		'El espacio de trabajo no respondió a {endpoint} a tiempo: comprueba su carga y «URL del espacio de trabajo» en la configuración de la aplicación.',
	'cause_workspace-bad-answer_title': 'El espacio de trabajo dio una respuesta inesperada',
	'cause_workspace-bad-answer':
		'La respuesta a la solicitud {endpoint} no parece la de la API REST de un espacio de trabajo: comprueba «URL del espacio de trabajo» en la configuración de la aplicación y los proxies o cortafuegos que haya en medio.',
	'cause_workspace-bad-answer_status':
		'La respuesta a la solicitud {endpoint} no parece la de la API REST de un espacio de trabajo (estado HTTP {status}): comprueba «URL del espacio de trabajo» en la configuración de la aplicación y los proxies o cortafuegos que haya en medio.',
	'cause_workspace-bad-answer_proxy':
		'Algo entre la aplicación y el espacio de trabajo ha rechazado la solicitud {endpoint} (estado HTTP {status}), por ejemplo un proxy con autenticación, una pasarela o un cortafuegos: deja pasar allí las solicitudes de la aplicación o introduce en «URL del espacio de trabajo» una dirección que lo evite.',
	'cause_audit-failed_title': 'No se puede escribir en la sala de auditoría',
	'cause_audit-failed':
		'No se ha mostrado ni cerrado nada, porque falló la publicación previa en la sala de auditoría: introduce el nombre de una sala en la que la aplicación pueda publicar o deja «Sala de auditoría» en blanco.',

	'status_title_ready': 'Session Info está lista',
	'status_title_not_ready': 'Session Info no está lista',
	'status_versions': 'Session Info {app}, servidor {server}',
	'status_version': 'Session Info {app}',
	'status_settings_ok': 'La configuración está completa.',
	'status_settings_problems': 'Falta un ajuste o no es válido',
	'status_workspace_ok': 'El espacio de trabajo responde.',
	'status_workspace_insecure': 'El espacio de trabajo responde, pero el token se envía sin cifrar',
	'status_workspace_insecure_remedy':
		'Introduce en «URL del espacio de trabajo» una dirección que empiece por `https`.',
	'status_credentials_ok': 'El token es válido; pertenece a {username}.',
	'status_credentials_administrator':
		'El token es válido, pero {username} es una cuenta de administración y puede hacer más de lo que la aplicación necesita',
	'status_credentials_administrator_remedy':
		'Usa una cuenta que solo tenga el rol `user` y un rol propio con los permisos que la aplicación necesita.',
	'status_permissions_ok': 'La cuenta de servicio tiene el permiso `view-device-management`.',
	'status_permissions_missing': 'Ningún rol de {username} tiene `view-device-management`',
	'status_permissions_guest':
		'{username} tiene el rol `guest`, y los invitados no pueden ver sesiones de otras personas, sean cuales sean sus otros roles',
	'status_permissions_guest_remedy': 'Quita el rol `guest` a {username}.',
	'remedy_role':
		'En Administración > Permisos, marca {permission} para un rol que solo tenga esta cuenta (quizá {roles}), nunca para `user`.',
	'remedy_no_role':
		'{username} no tiene ningún rol propio, solo roles que también reciben otras personas. En Administración > Permisos > Nuevo rol, crea un rol solo para esta cuenta, por ejemplo `session-service`, asígnaselo y marca {permission} para él, nunca para `user`. Si tu plan no incluye roles personalizados, usa `bot`, siempre que ninguna otra cuenta tenga ese rol.',
	'status_access_ok': 'Roles que pueden ver todas las sesiones: {viewers}.',
	'status_access_ok_logout':
		'Roles que pueden ver todas las sesiones: {viewers}; que pueden cerrarlas: {loggers}.',
	'status_access_nobody': 'Ningún rol puede ver todas las sesiones.',
	'status_access_everybody':
		'Todo el mundo tiene un rol que puede ver o cerrar sesiones de otras personas: {roles}',
	'status_access_everybody_remedy':
		'En Administración > Permisos, desmarca `view-device-management` y `logout-device-management` para: {roles}.',
	'status_sessions_ok':
		'Se pueden consultar sesiones: la licencia y el segundo factor son válidos.',
	'status_logout_ok':
		'Se pueden cerrar sesiones: la cuenta de servicio tiene `logout-device-management`.',
	'status_logout_unused': 'El cierre de sesiones está desactivado.',
	'status_logout_missing': 'Ningún rol de {username} tiene `logout-device-management`',
	'status_logout_missing_or_off': 'O desactiva «Permitir cerrar sesiones».',
	'status_logout_unneeded':
		'El cierre de sesiones está desactivado, pero {username} sigue teniendo `logout-device-management`',
	'status_logout_unneeded_remedy':
		'Desmarca `logout-device-management` en Administración > Permisos para el rol que solo tiene esta cuenta.',
	'status_rate-limit_ok': 'El limitador de frecuencia no afecta a la cuenta de servicio.',
	'status_rate-limit_missing':
		'Todos los usuarios comparten un mismo límite, por defecto 10 solicitudes por minuto y endpoint',
	'status_audit-room_ok': 'La sala de auditoría {room} existe.',
	'status_audit-room_unused': 'No hay ninguna sala de auditoría configurada.',
	'status_audit-room_public': 'La sala de auditoría {room} existe, pero cualquiera puede leerla',
	'status_audit-room_public_remedy': 'Hazla privada.',
	'status_audit-room_missing': 'No hay ninguna sala llamada {room}',
	'status_audit-room_missing_remedy':
		'Introduce en «Sala de auditoría» el nombre de una sala, tal como figura en su dirección, o su ID, o deja el campo en blanco.',
	'status_audit-room_archived': 'La sala de auditoría {room} está archivada',
	'status_audit-room_archived_remedy': 'Desarchívala o introduce otra sala en «Sala de auditoría».',
	'status_audit-room_read-only':
		'La sala de auditoría {room} es de solo lectura para la aplicación',
	'status_audit-room_read-only_remedy':
		'Desactiva el modo de solo lectura o introduce otra sala en «Sala de auditoría».',
	'status_audit-room_encrypted':
		'La sala de auditoría {room} está cifrada, así que la aplicación no puede publicar en ella',
	'status_audit-room_encrypted_remedy':
		'Desactiva su cifrado o introduce otra sala en «Sala de auditoría».',
	'status_audit-room_muted':
		'El usuario de la aplicación está silenciado en la sala de auditoría {room}',
	'status_audit-room_muted_remedy':
		'Deja de silenciarlo o introduce otra sala en «Sala de auditoría».',
	'status_audit-room_locked':
		'La sala de auditoría {room} está bloqueada por sus atributos (ABAC), así que la aplicación no puede publicar en ella',
	'status_audit-room_locked_remedy':
		'Quita los atributos de la sala o introduce otra sala en «Sala de auditoría».',
	'status_not-checked': '{check}: sin comprobar (ver arriba).',
	'check_settings': 'Configuración',
	'check_workspace': 'Espacio de trabajo',
	'check_credentials': 'Credenciales',
	'check_permissions': 'Permiso',
	'check_access': 'Acceso',
	'check_sessions': 'Sesiones',
	'check_logout': 'Cierre de sesiones',
	'check_rate-limit': 'Límite de frecuencia',
	'check_audit-room': 'Sala de auditoría',
};

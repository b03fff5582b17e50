import type { Texts } from './en';

/**
 * Brazilian Portuguese, in the words of Rocket.Chat's own translation, which says “você”. “Device ID”, “Device
 * Management”, “Ignore Two Factor Authentication” and “Subscription” are in English there too, so people find them on
 * their screens.
 */
export const ptBR: Texts = {
	'command_params': '[list | find | info | admin | status | help]',
	'command_description':
		'Mostra as sessões dos seus dispositivos ou, se você tiver permissão, as de todos',

	'section_workspace': 'Espaço de trabalho',
	'section_two_factor': 'Autenticação de dois fatores',
	'section_access': 'Acesso e limites',

	'setting_workspace_url': 'URL do espaço de trabalho',
	'setting_workspace_url_description':
		'Endereço base da API REST, por exemplo `https://chat.example.com`. Deixe em branco para usar a “URL do site” deste espaço de trabalho.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Conta de serviço: ID do usuário',
	'setting_service_user_id_description':
		'ID da conta que consulta as sessões, como foi exibido quando o token de acesso pessoal dela foi criado. A função da conta precisa da permissão `view-device-management`.',
	'setting_service_user_id_placeholder': 'Por exemplo, aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Conta de serviço: token de acesso pessoal',
	'setting_service_auth_token_description':
		'Um token de acesso pessoal dessa conta, criado com “Ignore Two Factor Authentication”. Ele é armazenado sem criptografia e pode ser lido por quem pode gerenciar aplicativos.',
	'setting_service_auth_token_placeholder': 'O token, não o nome dele',
	'setting_two_factor_method': 'Resposta à autenticação de dois fatores',
	'setting_two_factor_method_description':
		'O que fazer quando o espaço de trabalho exige um segundo fator da conta de serviço. Não é necessário com um token criado com “Ignore Two Factor Authentication”, exceto em servidores da versão 8.5, que ignoram essa opção.',
	'setting_two_factor_secret': 'Segredo da autenticação de dois fatores',
	'setting_two_factor_secret_description':
		'Para um código: a chave base32 exibida quando o TOTP foi configurado. Para uma senha: a senha da conta de serviço. Nos demais casos, deixe em branco.',
	'setting_two_factor_secret_placeholder': 'Chave base32 ou senha',
	'setting_self_service': 'Todos podem ver as próprias sessões',
	'setting_self_service_description':
		'Desativado: só pessoas com a permissão `view-device-management` podem usar o aplicativo.',
	'setting_show_own_ip': 'Mostrar às pessoas os endereços IP das próprias sessões',
	'setting_show_own_ip_description':
		'As consultas de pessoas com a permissão `view-device-management` sempre os mostram.',
	'setting_lookups_per_minute': 'Consultas por minuto e usuário',
	'setting_lookups_per_minute_description': 'Comando de barra e API somados. 0: sem limite.',
	'setting_audit_room': 'Sala de auditoria',
	'setting_audit_room_description':
		'Nome de uma sala. Cada consulta a sessões de outra pessoa é publicada nela antes de ser exibida; se não puder ser publicada, nada é exibido. Em branco: só o registro do aplicativo as guarda.',
	'setting_audit_room_placeholder': 'session-audit',

	'choice_two_factor_method_none': 'Não responder',
	'choice_two_factor_method_totp': 'Código TOTP, gerado a partir da chave',
	'choice_two_factor_method_password': 'Senha',

	'problem_setting': '“{label}” (`{id}`)',
	'problem_workspace_url_bad':
		'{setting} precisa ser um endereço como `https://chat.example.com`: http ou https, sem nome de usuário, consulta ou fragmento.',
	'problem_workspace_url_site_url':
		'{setting} está em branco e a “URL do site” do espaço de trabalho não é um endereço utilizável: insira o endereço do espaço de trabalho, por exemplo `https://chat.example.com`.',
	'problem_service_user_id_missing':
		'{setting} está em branco: insira o ID do usuário que foi exibido com o token de acesso pessoal.',
	'problem_service_user_id_bad':
		'{setting} contém caracteres que nenhum ID de usuário tem: copie de novo, sem espaços nem quebras de linha.',
	'problem_service_auth_token_missing':
		'{setting} está em branco: insira um token de acesso pessoal da conta de serviço.',
	'problem_service_auth_token_bad':
		'{setting} contém caracteres que nenhum token tem: copie de novo, sem espaços nem quebras de linha.',
	'problem_two_factor_method_bad':
		'{setting} precisa ser uma das três opções: selecione uma e salve.',
	'problem_two_factor_secret_missing':
		'{setting} está em branco: insira a chave base32 ou a senha, conforme a opção em “Resposta à autenticação de dois fatores”.',
	'problem_two_factor_secret_bad':
		'{setting} não é uma chave base32: insira as letras de A a Z e os dígitos de 2 a 7 que foram exibidos quando o TOTP foi configurado.',
	'problem_self_service_bad': '{setting} precisa estar ativado ou desativado: altere e salve.',
	'problem_show_own_ip_bad': '{setting} precisa estar ativado ou desativado: altere e salve.',
	'problem_lookups_per_minute_bad':
		'{setting} precisa ser um número inteiro, 0 ou mais; 0 significa sem limite.',
	'problem_audit_room_bad': '{setting} precisa ser o nome de uma sala ou ficar em branco.',

	'session_title': '{client} no {os}',
	'session_unknown_device': 'Dispositivo desconhecido',
	'session_text': 'Login em {time}, {ago}.',
	'field_client': 'Cliente',
	'field_os': 'SO',
	'field_user': 'Usuário',
	'field_last_login': 'Último login',
	'field_device_id': 'Device ID',
	'field_host': 'Host',
	'field_ip': 'Endereço IP',
	'field_last_activity': 'Última atividade',
	'field_signed_out': 'Logout',

	'list_title_own': 'Suas sessões',
	'list_title_user': 'Sessões de {username}',
	'list_title_find': 'Sessões que correspondem a {filter}',
	'list_shown': { one: 'A única sessão.', other: 'Sessões {from} a {to} de {count}.' },
	'list_shown_more': {
		one: 'A única sessão.',
		other: 'Sessões {from} a {to} de {count}. Mais: {command}',
	},
	'list_empty_own':
		'Você não tem nenhuma sessão aberta que o espaço de trabalho possa mostrar; uma aparece quando um cliente se reconecta depois do login.',
	'list_empty_user':
		'{username} não tem nenhuma sessão aberta que o espaço de trabalho possa mostrar.',
	'list_empty_find': 'Nenhuma sessão aberta corresponde a {filter}.',
	'list_beyond': {
		one: 'A página {page} não existe: a única sessão está em {command}',
		other: 'A página {page} não existe: as {count} sessões terminam em {command}',
	},

	'help_title': 'Session Info',
	'help_unknown_title': 'Não foi possível entender “{word}”',
	'help_intro':
		'Sessões de dispositivos: quem está conectado, em qual dispositivo e desde quando. O Device ID de cada sessão aparece em todas as listas.',
	'help_nothing':
		'Neste espaço de trabalho, só pessoas com a permissão `view-device-management` podem ver sessões; fale com um administrador.',
	'help_list': '`/session` ou `/session list [page]` mostra as suas sessões.',
	'help_info': '`/session info <Device ID>` mostra uma das suas sessões.',
	'help_list_user': '`/session list @user [page]` mostra as sessões de um usuário.',
	'help_find':
		'`/session find <text> [page]` pesquisa por dispositivo, sistema operacional, usuário ou Device ID.',
	'help_admin': '`/session admin <Device ID>` mostra a sessão de qualquer pessoa.',
	'help_status': '`/session status` verifica se o aplicativo está configurado corretamente.',
	'help_help': '`/session help` mostra esta ajuda.',

	'audit_title': 'Consulta de sessões',
	'audit_session': '{caller} consultou a sessão {sessionId} de {owner}.',
	'audit_list_user': '{caller} listou as sessões de {owner}.',
	'audit_find': '{caller} pesquisou {filter} em todas as sessões.',

	'error_invalid-session-id_title': 'Não é um Device ID',
	'error_invalid-session-id':
		'Um Device ID tem de 1 a 64 letras, dígitos, hifens e sublinhados; `/session list` mostra os seus.',
	'error_invalid-params_title': 'Há algo errado no que foi pedido',
	'error_invalid-params_page': 'A página precisa ser um número inteiro, 1 ou mais.',
	'error_invalid-params_offset': '`offset` precisa ser um número inteiro, 0 ou mais.',
	'error_invalid-params_count': '`count` precisa ser um número inteiro de 1 a {max}.',
	'error_invalid-params_username':
		'`username` precisa ser o nome de um único usuário, com até 256 caracteres.',
	'error_invalid-params_filter': 'Informe o que pesquisar, com 1 a 256 caracteres.',
	'error_invalid-params_username-or-filter': 'Envie `username` ou `filter`, mas não os dois.',
	'error_invalid-params_x-2fa-code':
		'`x-2fa-code` precisa ter de 1 a 128 caracteres ASCII visíveis.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` precisa ser `totp`, `email` ou `password`.',
	'error_not-allowed_title': 'Você não pode fazer isso',
	'error_not-allowed_permission':
		'As sessões de outras pessoas são para quem tem a permissão `view-device-management`; fale com um administrador se você precisar dela.',
	'error_not-allowed_self-service':
		'Neste espaço de trabalho, só pessoas com a permissão `view-device-management` podem ver sessões; fale com um administrador.',
	'error_not-allowed_status':
		'O estado do aplicativo é mostrado a pessoas com a permissão `view-device-management`.',
	'error_session-not-found_title': 'Sessão não encontrada',
	'error_session-not-found_info':
		'Você não tem nenhuma sessão aberta com este Device ID; `/session list` mostra as que você tem.',
	'error_session-not-found_admin':
		'Não há nenhuma sessão aberta com este Device ID; ela pode ter sido encerrada depois que você o copiou.',
	'error_session-not-found_any':
		'Nenhuma sessão aberta que você possa ver tem este Device ID; `/session help` mostra o que mais você pode digitar.',
	'error_user-not-found_title': 'Usuário não encontrado',
	'error_user-not-found':
		'Ninguém tem exatamente o nome de usuário {username}; verifique a grafia, inclusive as letras maiúsculas.',
	'error_too-many-requests_title': 'Consultas demais',
	'error_too-many-requests': {
		one: 'Você já usou as suas consultas deste minuto ({limit}); tente novamente em {count} segundo.',
		other:
			'Você já usou as suas consultas deste minuto ({limit}); tente novamente em {count} segundos.',
	},
	'error_internal-error_title': 'Algo deu errado',
	'error_internal-error':
		'A consulta terminou com um erro inesperado; tente novamente e avise um administrador se acontecer de novo.',

	'error_unavailable_title': 'As consultas não estão disponíveis',
	'error_unavailable':
		'No momento não é possível consultar sessões; avise um administrador deste espaço de trabalho.',
	'error_unavailable_pause': {
		one: 'As consultas de sessões estão pausadas por {count} segundo porque o espaço de trabalho está ocupado; tente novamente depois.',
		other:
			'As consultas de sessões estão pausadas por {count} segundos porque o espaço de trabalho está ocupado; tente novamente depois.',
	},

	'cause_not-configured_title': 'O Session Info não está configurado',
	'cause_workspace-rate-limited_title': 'O espaço de trabalho limita as solicitações',
	'cause_workspace-rate-limited': {
		one: 'O limitador de taxa do espaço de trabalho recusa novas solicitações por {count} segundo; dê a permissão `api-bypass-rate-limit` à função da conta de serviço.',
		other:
			'O limitador de taxa do espaço de trabalho recusa novas solicitações por {count} segundos; dê a permissão `api-bypass-rate-limit` à função da conta de serviço.',
	},
	'cause_workspace-unlicensed_title': 'A licença não inclui o Device Management',
	'cause_workspace-unlicensed':
		'As consultas de sessões precisam do Device Management, um recurso premium: verifique em Administração > Subscription se o plano do espaço de trabalho o inclui.',
	'cause_workspace-credentials-rejected_title': 'O token armazenado não é aceito',
	'cause_workspace-credentials-rejected':
		'O espaço de trabalho não aceita o ID do usuário e o token da conta de serviço: crie um novo token em Minha conta > Tokens de acesso pessoal dessa conta e salve os dois nas configurações do aplicativo.',
	'cause_workspace-permission-missing_title': 'Falta uma permissão à conta de serviço',
	'cause_workspace-permission-missing':
		'A conta de serviço não pode ver todas as sessões: dê `view-device-management` a uma das funções dela em Administração > Permissões.',
	'cause_workspace-two-factor-required_title': 'O espaço de trabalho exige um segundo fator',
	'cause_workspace-two-factor-required':
		'O token da conta de serviço não está isento da autenticação de dois fatores: crie um com “Ignore Two Factor Authentication” ou escolha TOTP ou senha nas configurações do aplicativo (servidores da versão 8.5 ignoram a isenção: atualize para a 8.6 ou mais recente).',
	'cause_workspace-two-factor-rejected_title': 'O segundo fator não é aceito',
	'cause_workspace-two-factor-rejected':
		'O espaço de trabalho não aceita o segundo fator: verifique “Segredo da autenticação de dois fatores” nas configurações do aplicativo e se o relógio do servidor está certo, ou use um token criado com “Ignore Two Factor Authentication”.',
	'cause_workspace-unreachable_title': 'Não é possível acessar o espaço de trabalho',
	'cause_workspace-unreachable':
		'Não há conexão com a API REST do espaço de trabalho: verifique “URL do espaço de trabalho” nas configurações do aplicativo e se o servidor consegue acessar a si mesmo nesse endereço.',
	'cause_workspace-timeout_title': 'O espaço de trabalho não responde',
	'cause_workspace-timeout':
		'O espaço de trabalho não respondeu a {endpoint} a tempo: verifique a carga dele e “URL do espaço de trabalho” nas configurações do aplicativo.',
	'cause_workspace-bad-answer_title': 'O espaço de trabalho deu uma resposta inesperada',
	'cause_workspace-bad-answer':
		'A resposta a {endpoint} não é a que a API REST de um espaço de trabalho dá (status HTTP {status}): verifique “URL do espaço de trabalho” nas configurações do aplicativo e os proxies que houver no caminho.',
	'cause_audit-failed_title': 'Não é possível escrever na sala de auditoria',
	'cause_audit-failed':
		'Nada é exibido porque a consulta não pôde ser publicada na sala de auditoria: insira o nome de uma sala existente que não esteja arquivada ou deixe “Sala de auditoria” em branco.',

	'status_title_ready': 'O Session Info está pronto',
	'status_title_not_ready': 'O Session Info não está pronto',
	'status_settings_ok': 'As configurações estão preenchidas.',
	'status_settings_problems': 'Uma configuração está faltando ou tem um valor incorreto.',
	'status_workspace_ok': 'O espaço de trabalho responde.',
	'status_credentials_ok': 'O token é aceito; ele pertence a {username}.',
	'status_permissions_ok': 'A conta de serviço tem `view-device-management`.',
	'status_permissions_missing': 'Nenhuma função de {username} tem `view-device-management`.',
	'status_permissions_missing_remedy':
		'Dê `view-device-management` a uma das funções da conta em Administração > Permissões.',
	'status_sessions_ok': 'É possível consultar sessões: a licença e o segundo fator estão em ordem.',
	'status_rate-limit_ok': 'O limitador de taxa não se aplica à conta de serviço.',
	'status_rate-limit_limited':
		'As consultas de todos os usuários juntos são limitadas, por padrão a 10 solicitações por minuto e endpoint.',
	'status_rate-limit_limited_remedy':
		'Dê `api-bypass-rate-limit` a uma das funções de {username} em Administração > Permissões.',
	'status_audit-room_ok': 'A sala de auditoria {room} existe.',
	'status_audit-room_unused': 'Nenhuma sala de auditoria está definida.',
	'status_audit-room_missing': 'Não há nenhuma sala chamada {room}.',
	'status_audit-room_missing_remedy':
		'Insira o nome de uma sala existente em “Sala de auditoria” ou deixe o campo em branco.',
	'status_not-checked': '{check}: não verificado, porque algo anterior falhou.',
	'status_not-checked_remedy': 'Corrija o que falhou e verifique novamente.',
	'check_settings': 'Configurações',
	'check_workspace': 'Espaço de trabalho',
	'check_credentials': 'Credenciais',
	'check_permissions': 'Permissão',
	'check_sessions': 'Sessões',
	'check_rate-limit': 'Limite de taxa',
	'check_audit-room': 'Sala de auditoria',
};

import type { Texts } from './en';

/**
 * Brazilian Portuguese, in the words of Rocket.Chat's own translation (`packages/i18n`, read at its commit 0113ef6),
 * which says “você”.
 */
export const ptBR: Texts = {
	'command_params': '[list | find | info | manage | logout | status | help]',
	'command_description':
		'Mostra as sessões dos seus dispositivos ou, se você tiver permissão, as de todos',

	'section_workspace': 'Workspace',
	'section_two_factor': 'Autenticação de dois fatores',
	'section_access': 'Acesso e limites',

	'setting_workspace_url': 'URL do workspace',
	'setting_workspace_url_description':
		'Endereço base da API REST, por exemplo `https://chat.example.com`. Deixe em branco para usar a “URL do site” deste workspace.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Conta de serviço: ID do usuário',
	'setting_service_user_id_description':
		'ID da conta que consulta as sessões, como foi exibido quando o token de acesso pessoal dela foi criado. Uma das funções da conta precisa da permissão `view-device-management`.',
	'setting_service_user_id_placeholder': 'Por exemplo, aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Conta de serviço: token de acesso pessoal',
	'setting_service_auth_token_description':
		'Um token de acesso pessoal dessa conta, criado com “Ignorar a autenticação de dois fatores”. Ele é armazenado sem criptografia e pode ser lido por quem pode gerenciar aplicativos.',
	'setting_service_auth_token_placeholder': 'O token, não o nome dele',
	'setting_two_factor_method': 'Segundo fator da conta de serviço',
	'setting_two_factor_method_description':
		'O que o aplicativo responde quando o workspace pede um segundo fator. Não é necessário com um token criado com “Ignorar a autenticação de dois fatores”, exceto em servidores da versão 8.5, que ignoram essa opção.',
	'setting_two_factor_secret': 'Segredo da autenticação de dois fatores',
	'setting_two_factor_secret_description':
		'Para um código: a chave base32 exibida quando o TOTP foi configurado. Para uma senha: a senha da conta de serviço. Nos demais casos, deixe em branco.',
	'setting_two_factor_secret_placeholder': 'Chave base32 ou senha',
	'setting_self_service': 'Todos podem ver as próprias sessões',
	'setting_self_service_description':
		'Desativado: só pessoas com a permissão `view-device-management` podem usar o aplicativo.',
	'setting_show_own_ip': 'Mostrar às pessoas os endereços IP das próprias sessões',
	'setting_show_own_ip_description':
		'Pessoas com a permissão `view-device-management` sempre os veem.',
	'setting_lookups_per_minute': 'Consultas por minuto e usuário',
	'setting_lookups_per_minute_description': 'Comandos slash, botões e API somados. 0: sem limite.',
	'setting_allow_logout': 'Permitir desconectar dispositivos',
	'setting_allow_logout_description':
		'Os próprios; com as permissões `view-device-management` e `logout-device-management`, os de todos. A conta de serviço também precisa então das duas. Desativado: o aplicativo só mostra sessões.',
	'setting_audit_room': 'Sala de auditoria',
	'setting_audit_room_description':
		'Nome de uma sala. Cada consulta e cada encerramento de sessões de outra pessoa é publicado nela antes; se não puder ser publicado, nada é exibido nem encerrado. Em branco: só ficam no registro do aplicativo.',
	'setting_audit_room_placeholder': 'session-audit',

	'choice_two_factor_method_none': 'Nenhum',
	'choice_two_factor_method_totp': 'Código TOTP a partir da chave',
	'choice_two_factor_method_password': 'Senha',

	'problem_setting': '“{label}” (`{id}`)',
	'problem_workspace_url_bad':
		'{setting} precisa ser um endereço como `https://chat.example.com`: http ou https, sem nome de usuário, consulta ou fragmento.',
	'problem_workspace_url_site_url':
		'{setting} está em branco e a “URL do site” do workspace não é um endereço utilizável: insira o endereço do workspace, por exemplo `https://chat.example.com`.',
	'problem_service_user_id_missing':
		'{setting} está em branco: insira o ID do usuário que foi exibido com o token de acesso pessoal.',
	'problem_service_user_id_bad':
		'{setting} contém caracteres que um ID de usuário não pode ter: copie de novo, sem espaços nem quebras de linha.',
	'problem_service_auth_token_missing':
		'{setting} está em branco: insira um token de acesso pessoal da conta de serviço.',
	'problem_service_auth_token_bad':
		'{setting} contém caracteres que um token não pode ter: copie de novo, sem espaços nem quebras de linha.',
	'problem_two_factor_method_bad':
		'{setting} precisa ser uma das três opções: selecione uma e salve.',
	'problem_two_factor_secret_missing':
		'{setting} está em branco: insira a chave base32 ou a senha, conforme a opção em “Segundo fator da conta de serviço”.',
	'problem_two_factor_secret_bad':
		'{setting} não é uma chave base32: insira as letras de A a Z e os dígitos de 2 a 7 que foram exibidos quando o TOTP foi configurado.',
	'problem_self_service_bad': '{setting} precisa estar ativado ou desativado: altere e salve.',
	'problem_show_own_ip_bad': '{setting} precisa estar ativado ou desativado: altere e salve.',
	'problem_lookups_per_minute_bad':
		'{setting} precisa ser um número inteiro, 0 ou mais; 0 significa sem limite.',
	'problem_allow_logout_bad': '{setting} precisa estar ativado ou desativado: altere e salve.',
	'problem_audit_room_bad': '{setting} precisa ser o nome de uma sala ou ficar em branco.',

	'session_title': '{client} no {os}',
	'session_unknown_device': 'Dispositivo desconhecido',
	'session_text': 'Login em {time}, {ago}.',
	'field_user': 'Usuário',
	'field_device_id': 'ID do dispositivo',
	'field_host': 'Host',
	'field_ip': 'Endereço IP',
	'field_last_activity': 'Última atividade',
	'field_signed_out': 'Desconectado',

	'list_title_own': 'Suas sessões',
	'list_title_user': 'Sessões de {username}',
	'list_title_all': 'Sessões de todos',
	'list_title_find': 'Resultados para {filter}',
	'list_shown': { one: '1 sessão.', other: 'Sessões {from}–{to} de {count}.' },
	'list_hints_title': 'Bom saber',
	'list_next': 'Mais: {command}',
	'list_empty_own':
		'Ainda não há sessões abertas para mostrar; um novo login aparece quando o cliente se reconecta.',
	'list_empty_user': 'Não há sessões abertas de {username} para mostrar.',
	'list_empty_all': 'Não há sessões abertas.',
	'list_empty_find':
		'Nenhuma sessão aberta corresponde a {filter}. A pesquisa abrange dispositivo, SO, usuário, ID do dispositivo e endereços IP completos; não versões.',
	'list_empty_find_ip': {
		one: 'Nenhuma sessão aberta tem exatamente o endereço IP {ip}; {count} sessão foi examinada.',
		other:
			'Nenhuma sessão aberta tem exatamente o endereço IP {ip}; as {count} mais recentes foram examinadas.',
	},
	'list_beyond': {
		one: 'A página {page} não existe; a única é {command}',
		other: 'A página {page} não existe; a última é {command}',
	},
	'list_beyond_offset': {
		one: '`offset` {offset} está além do fim; há {count} sessão.',
		other: '`offset` {offset} está além do fim; há {count} sessões.',
	},
	'list_five_users':
		'Só os cinco primeiros usuários cujo nome corresponde a {filter} foram pesquisados; um nome mais longo ou exato encontra outros.',
	'list_looked_through': {
		one: '{count} sessão foi examinada.',
		other: 'Só as {count} sessões mais recentes foram examinadas.',
	},
	'list_incomplete': 'Podem faltar sessões nesta lista.',

	'help_title': 'Session Info',
	'help_unknown_title': 'Comando desconhecido: “{word}”',
	'help_intro':
		'Mostra quem está conectado, em qual dispositivo e desde quando. O ID do dispositivo aparece nas listas.',
	'help_nothing':
		'Neste workspace é preciso ter a permissão `view-device-management` para ver sessões; fale com um administrador.',
	'help_list': '`/session` ou `/session list [página]` mostra as suas sessões.',
	'help_info': '`/session info <ID do dispositivo>` mostra uma das suas sessões.',
	'help_list_user': '`/session list @usuario [página]` mostra as sessões de um usuário.',
	'help_list_all': '`/session list all [página]` mostra as sessões de todos.',
	'help_find':
		'`/session find <texto> [page N]` pesquisa por dispositivo, SO, usuário, ID do dispositivo ou um endereço IP completo; não por versão. Pelo nome são encontrados até cinco usuários.',
	'help_admin': '`/session admin <ID do dispositivo>` mostra a sessão de qualquer pessoa.',
	'help_manage': '`/session manage` mostra as suas sessões em uma janela com botões.',
	'help_manage_user': '`/session manage @usuario` mostra as sessões de um usuário em uma janela.',
	'help_logout': '`/session logout <ID do dispositivo>` desconecta um dos seus dispositivos.',
	'help_logout_others':
		'`/session logout others <ID do dispositivo>` desconecta todos os seus dispositivos, menos este.',
	'help_logout_me':
		'`/session logout @seunome all`, com o seu próprio nome de usuário, desconecta você de todos os dispositivos, inclusive deste.',
	'help_logout_any':
		'`/session logout <ID do dispositivo>` também desconecta dispositivos de outras pessoas.',
	'help_logout_user':
		'`/session logout @usuario` mostra como desconectar todos os dispositivos de um usuário.',
	'help_status': '`/session status` verifica se o aplicativo está configurado corretamente.',
	'help_help': '`/session help` mostra esta ajuda.',

	'logout_done_title': 'Dispositivo desconectado',
	'logout_done_text':
		'Esta sessão foi encerrada: o dispositivo não pode mais ser usado com este login. Uma janela ainda aberta nele pode continuar assim até se reconectar.',
	'logout_many_title': 'Dispositivos desconectados',
	'logout_many_text': {
		one: '{count} sessão foi encerrada. Uma janela ainda aberta pode continuar assim até se reconectar.',
		other:
			'{count} sessões foram encerradas. Janelas ainda abertas podem continuar assim até se reconectarem.',
	},
	'logout_none_title': 'Nada a desconectar',
	'logout_none_text': 'Você não tem outras sessões abertas.',
	'logout_user_none': '{username} não tem sessões abertas.',
	'logout_remaining_title': 'Não desconectados',
	'logout_remaining_intro': {
		one: '{count} sessão continua aberta ou pode estar:',
		other: '{count} sessões continuam abertas ou podem estar:',
	},
	'logout_remaining_line': '{session}: {reason}',
	'logout_user_ask_title': 'Desconectar {username}?',
	'logout_user_ask': {
		one: '{username} tem {count} sessão aberta. Para desconectá-la, digite {command}',
		other: '{username} tem {count} sessões abertas. Para desconectar todas, digite {command}',
	},

	'window_title_own': 'Suas sessões',
	'window_title_user': 'Sessões: {username}',
	'window_log_out': 'Desconectar',
	'window_confirm': 'Desconectar dispositivo',
	'window_back': 'Voltar',
	'window_refresh': 'Atualizar',
	'window_previous': 'Anterior',
	'window_next': 'Próximo',
	'window_page': { one: '1 sessão', other: '{from}–{to} de {count}' },
	'window_ask_own':
		'Esta sessão será encerrada e o dispositivo não poderá mais ser usado com este login. Você poderá fazer login novamente com o mesmo dispositivo. Se estiver usando esse dispositivo agora, você será desconectado aqui.',
	'window_ask_other':
		'Esta sessão será encerrada e o dispositivo não poderá mais ser usado com este login. O usuário poderá fazer login novamente com o mesmo dispositivo.',
	'window_done': 'Dispositivo desconectado: “{session}”',
	'window_late': 'Isso demorou demais. Use “Atualizar” para ver como está agora.',
	'window_reply_own':
		'As suas sessões são mostradas em uma janela. Se nenhuma apareceu, digite {command}',
	'window_reply_user':
		'As sessões de {username} são mostradas em uma janela. Se nenhuma apareceu, digite {command}',

	'audit_title': 'Consulta de sessões',
	'audit_session': '{caller} consultou a sessão {sessionId} de {owner}.',
	'audit_list_user': '{caller} listou as sessões de {owner}.',
	'audit_list_all': '{caller} listou as sessões de todos.',
	'audit_find': '{caller} pesquisou {filter} em todas as sessões.',
	'audit_title_logout': 'Encerramento de sessões',
	'audit_logout_session': '{caller} está encerrando a sessão {sessionId} de {owner}.',
	'audit_logout_user': {
		one: '{caller} está encerrando {count} sessão de {owner}.',
		other: '{caller} está encerrando {count} sessões de {owner}.',
	},

	'error_invalid-session-id_title': 'ID do dispositivo inválido',
	'error_invalid-session-id':
		'Um ID do dispositivo tem de 1 a 64 letras, dígitos, hifens e sublinhados; `/session list` mostra os seus.',
	'error_invalid-session-id_missing_title': 'Falta o ID do dispositivo',
	'error_invalid-session-id_missing':
		'Digite um ID do dispositivo depois do comando; `/session list` mostra os seus.',
	'error_invalid-session-id_api':
		'`sessionId` precisa ser um ID do dispositivo: de 1 a 64 letras, dígitos, hifens e sublinhados.',
	'error_invalid-params_title': 'Entrada inválida',
	'error_invalid-params_length': 'Um comando pode ter até {max} caracteres.',
	'error_invalid-params_logout':
		'Informe qual dispositivo desconectar: `/session logout <ID do dispositivo>`, ou `/session logout others <ID do dispositivo>` para todos os seus dispositivos, menos um.',
	'error_invalid-params_press':
		'Este botão não funciona mais; abra a janela de novo com `/session manage`.',
	'error_invalid-params_body': 'O corpo precisa ser um objeto JSON.',
	'error_invalid-params_page': 'A página precisa ser um número inteiro, 1 ou mais.',
	'error_invalid-params_offset': '`offset` precisa ser um número inteiro, 0 ou mais.',
	'error_invalid-params_count': '`count` precisa ser um número inteiro de 1 a {max}.',
	'error_invalid-params_username':
		'`username` precisa ser o nome de um único usuário, com até 256 caracteres.',
	'error_invalid-params_username_chat':
		'Digite o nome de um único usuário, com até 256 caracteres: `/session list @usuario`.',
	'error_invalid-params_filter': '`filter` está faltando ou é longo demais: de 1 a 256 caracteres.',
	'error_invalid-params_filter_chat':
		'Digite o que pesquisar, com até 256 caracteres: `/session find <texto>`.',
	'error_invalid-params_username-and-filter': 'Envie `username` ou `filter`, não os dois.',
	'error_invalid-params_x-2fa-code':
		'`x-2fa-code` precisa ter de 1 a 128 caracteres ASCII visíveis.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` precisa ser `totp`, `email` ou `password`.',
	'error_not-allowed_title': 'Sem permissão',
	'error_not-allowed_permission':
		'Para ver sessões de outras pessoas é preciso ter a permissão `view-device-management`; fale com um administrador.',
	'error_not-allowed_self-service':
		'Neste workspace é preciso ter a permissão `view-device-management` para ver sessões; fale com um administrador.',
	'error_not-allowed_status':
		'Só pessoas com a permissão `view-device-management` podem ver o status do aplicativo.',
	'error_not-allowed_logout-permission':
		'Para desconectar dispositivos de outras pessoas é preciso ter as permissões `view-device-management` e `logout-device-management`; fale com um administrador.',
	'error_not-allowed_logout-off_title': 'A desconexão de dispositivos está desativada',
	'error_not-allowed_logout-off':
		'Neste workspace não é possível desconectar dispositivos, porque as configurações do Session Info não permitem; fale com um administrador.',
	'error_not-allowed_service-account_title': 'Não desconectado',
	'error_not-allowed_service-account':
		'O aplicativo nunca desconecta os dispositivos da conta de serviço dele, porque poderia perder o próprio acesso.',
	'error_session-not-found_title': 'Sessão não encontrada',
	'error_session-not-found_info':
		'Você não tem nenhuma sessão aberta com este ID do dispositivo; `/session list` mostra as suas sessões.',
	'error_session-not-found_admin':
		'Não há nenhuma sessão aberta com este ID do dispositivo; ela pode ter sido encerrada nesse meio-tempo.',
	'error_session-not-found_any':
		'Isto não é um comando nem o ID do dispositivo de uma sessão que você possa ver; digite `/session help`.',
	'error_user-not-found_title': 'Usuário não encontrado',
	'error_user-not-found':
		'Não existe o usuário {username}; verifique a grafia e as letras maiúsculas.',
	'error_too-many-requests_title': 'Consultas demais',
	'error_too-many-requests': {
		one: 'Você atingiu o seu limite por minuto ({limit}); tente novamente em {count} segundo.',
		other: 'Você atingiu o seu limite por minuto ({limit}); tente novamente em {count} segundos.',
	},
	'error_workspace-logout-unconfirmed_title': 'Desconexão não confirmada',
	'error_workspace-logout-unconfirmed':
		'Não há certeza de que a sessão tenha sido encerrada; verifique se ela ainda está na lista.',
	'error_not-tried':
		'Não foi tentado, porque só {max} dispositivos podem ser desconectados de uma vez, em tempo limitado; repita para os demais.',
	'error_internal-error_title': 'Algo deu errado',
	'error_internal-error':
		'Houve uma falha inesperada; tente novamente e avise um administrador se acontecer de novo.',

	'error_unavailable_title': 'O Session Info não está disponível',
	'error_unavailable':
		'No momento o Session Info não está funcionando; avise um administrador, por favor.',
	'error_unavailable_pause': {
		one: 'O Session Info está pausado por {count} segundo porque o workspace está sobrecarregado; tente novamente depois.',
		other:
			'O Session Info está pausado por {count} segundos porque o workspace está sobrecarregado; tente novamente depois.',
	},

	'cause_not-configured_title': 'O Session Info não está configurado',
	'cause_workspace-rate-limited_title': 'O workspace limita as solicitações',
	'cause_workspace-rate-limited': {
		one: 'O limitador de taxa do workspace recusa novas solicitações por {count} segundo; dê a permissão `api-bypass-rate-limit` à função da conta de serviço.',
		other:
			'O limitador de taxa do workspace recusa novas solicitações por {count} segundos; dê a permissão `api-bypass-rate-limit` à função da conta de serviço.',
	},
	'cause_workspace-unlicensed_title': 'A licença não inclui o Gerenciamento de dispositivos',
	'cause_workspace-unlicensed':
		'As consultas de sessões precisam do Gerenciamento de dispositivos, um recurso premium: verifique em Administração > Assinatura se o plano do workspace o inclui.',
	'cause_workspace-credentials-rejected_title': 'O token armazenado não é aceito',
	'cause_workspace-credentials-rejected':
		'O workspace não aceita o ID do usuário e o token da conta de serviço: crie um novo token em Minha conta > Tokens de acesso pessoal dessa conta e salve os dois nas configurações do aplicativo.',
	'cause_workspace-permission-missing_title': 'Falta uma permissão à conta de serviço',
	'cause_workspace-permission-missing':
		'A conta de serviço não pode ver todas as sessões: dê `view-device-management` a uma das funções dela em Administração > Permissões.',
	'cause_workspace-permission-missing_logout':
		'A conta de serviço não pode encerrar sessões: dê `logout-device-management` a uma das funções dela em Administração > Permissões.',
	'cause_workspace-two-factor-required_title': 'O workspace pede um segundo fator',
	'cause_workspace-two-factor-required':
		'O token da conta de serviço não está isento da autenticação de dois fatores: crie um com “Ignorar a autenticação de dois fatores” ou escolha TOTP ou senha nas configurações do aplicativo (servidores da versão 8.5 ignoram a isenção: atualize para a 8.6 ou mais recente).',
	'cause_workspace-two-factor-rejected_title': 'O segundo fator não é aceito',
	'cause_workspace-two-factor-rejected':
		'O workspace não aceita o segundo fator: verifique “Segredo da autenticação de dois fatores” nas configurações do aplicativo e se o relógio do servidor está certo, ou use um token criado com “Ignorar a autenticação de dois fatores”.',
	'cause_workspace-unreachable_title': 'Não é possível acessar o workspace',
	'cause_workspace-unreachable':
		'Não há conexão com a API REST do workspace: verifique “URL do workspace” nas configurações do aplicativo e se o servidor consegue acessar a si mesmo nesse endereço.',
	'cause_workspace-timeout_title': 'O workspace não responde',
	'cause_workspace-timeout':
		'O workspace não respondeu a {endpoint} a tempo: verifique a carga dele e “URL do workspace” nas configurações do aplicativo.',
	'cause_workspace-bad-answer_title': 'O workspace deu uma resposta inesperada',
	'cause_workspace-bad-answer':
		'A resposta a {endpoint} não é a que a API REST de um workspace dá (status HTTP {status}): verifique “URL do workspace” nas configurações do aplicativo e os proxies que houver no caminho.',
	'cause_audit-failed_title': 'Não é possível escrever na sala de auditoria',
	'cause_audit-failed':
		'Nada foi exibido nem encerrado, porque não foi possível publicar antes na sala de auditoria: insira o nome de uma sala em que o aplicativo possa publicar ou deixe “Sala de auditoria” em branco.',

	'status_title_ready': 'O Session Info está pronto',
	'status_title_not_ready': 'O Session Info não está pronto',
	'status_settings_ok': 'As configurações estão preenchidas.',
	'status_settings_problems': 'Uma configuração está faltando ou é inválida.',
	'status_workspace_ok': 'O workspace responde.',
	'status_credentials_ok': 'O token é aceito; ele pertence a {username}.',
	'status_permissions_ok': 'A conta de serviço tem `view-device-management`.',
	'status_permissions_missing': 'Nenhuma função de {username} tem `view-device-management`.',
	'status_permissions_missing_remedy':
		'Dê `view-device-management` a uma das funções da conta em Administração > Permissões.',
	'status_sessions_ok': 'É possível consultar sessões: a licença e o segundo fator são válidos.',
	'status_logout_ok':
		'É possível desconectar dispositivos: a conta de serviço tem `logout-device-management`.',
	'status_logout_unused': 'A desconexão de dispositivos está desativada.',
	'status_logout_missing': 'Nenhuma função de {username} tem `logout-device-management`.',
	'status_logout_missing_remedy':
		'Dê `logout-device-management` a uma das funções da conta em Administração > Permissões ou desative “Permitir desconectar dispositivos”.',
	'status_rate-limit_ok': 'O limitador de taxa não se aplica à conta de serviço.',
	'status_rate-limit_missing':
		'As consultas de todos os usuários juntos são limitadas, por padrão a 10 solicitações por minuto e endpoint.',
	'status_rate-limit_missing_remedy':
		'Dê `api-bypass-rate-limit` a uma das funções de {username} em Administração > Permissões.',
	'status_audit-room_ok': 'A sala de auditoria {room} existe.',
	'status_audit-room_unused': 'Nenhuma sala de auditoria está definida.',
	'status_audit-room_missing': 'Não há nenhuma sala chamada {room}.',
	'status_audit-room_missing_remedy':
		'Insira o nome de uma sala existente em “Sala de auditoria” ou deixe o campo em branco.',
	'status_audit-room_archived': 'A sala de auditoria {room} está arquivada.',
	'status_audit-room_archived_remedy': 'Desarquive-a ou insira outra sala em “Sala de auditoria”.',
	'status_audit-room_read-only': 'A sala de auditoria {room} é somente leitura para o aplicativo.',
	'status_audit-room_read-only_remedy':
		'Permita que todos publiquem nela ou insira outra sala em “Sala de auditoria”.',
	'status_audit-room_encrypted':
		'A sala de auditoria {room} é criptografada, por isso o aplicativo não pode publicar nela.',
	'status_audit-room_encrypted_remedy':
		'Desative a criptografia dela ou insira outra sala em “Sala de auditoria”.',
	'status_audit-room_muted': 'O usuário do aplicativo está silenciado na sala de auditoria {room}.',
	'status_audit-room_muted_remedy':
		'Remova o silenciamento dele ou insira outra sala em “Sala de auditoria”.',
	'status_not-checked': '{check}: não verificado (veja acima).',
	'status_not-checked_remedy': 'Corrija o que falhou e verifique novamente.',
	'check_settings': 'Configurações',
	'check_workspace': 'Workspace',
	'check_credentials': 'Credenciais',
	'check_permissions': 'Permissão',
	'check_sessions': 'Sessões',
	'check_logout': 'Desconexão de dispositivos',
	'check_rate-limit': 'Limite de taxa',
	'check_audit-room': 'Sala de auditoria',
};

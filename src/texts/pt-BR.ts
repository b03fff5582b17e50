import type { Texts } from './en';

/**
 * Brazilian Portuguese, in the words of Rocket.Chat's own translation (`packages/i18n`, read at its commit 0113ef6),
 * which says “você”.
 */
export const ptBR: Texts = {
	'command_params': '[list | info | manage | logout | help]',
	'command_description':
		'Mostra as sessões dos seus dispositivos ou, se você tiver permissão, as de todos',

	'section_workspace': 'Workspace',
	'section_two_factor': 'Autenticação de dois fatores da conta de serviço',
	'section_access': 'Acesso e limites',

	'setting_workspace_url': 'URL do workspace',
	'setting_workspace_url_description':
		'Endereço base da API REST, por exemplo `https://chat.example.com`. Deixe em branco para usar a “URL do site” deste workspace.',
	'setting_workspace_url_placeholder': 'https://chat.example.com',
	'setting_service_user_id': 'Conta de serviço: ID do usuário',
	'setting_service_user_id_description':
		'ID da conta com a qual o aplicativo pede as sessões ao workspace, como foi exibido quando o token de acesso pessoal dela foi criado. Ela precisa da permissão `view-device-management`: marque-a para uma função que só essa conta tenha, nunca para `user`.',
	'setting_service_user_id_placeholder': 'Por exemplo, aobEdbYhXfu5hkeqG',
	'setting_service_auth_token': 'Conta de serviço: token de acesso pessoal',
	'setting_service_auth_token_description':
		'Um token de acesso pessoal dessa conta, criado com “Ignorar a autenticação de dois fatores”. Ele é armazenado sem criptografia; qualquer pessoa com a permissão `manage-apps` pode lê-lo.',
	'setting_service_auth_token_placeholder': 'O token, não o nome dele',
	'setting_two_factor_method': 'Segundo fator da conta de serviço',
	'setting_two_factor_method_description':
		'O que o aplicativo responde quando o workspace pede um segundo fator. Deixe “Nenhum” se o token foi criado com “Ignorar a autenticação de dois fatores”; só os servidores da versão 8.5 ignoram essa opção.',
	'setting_two_factor_secret': 'Segundo fator: chave base32 ou senha',
	'setting_two_factor_secret_description':
		'Para um código: a chave base32 exibida quando o TOTP foi configurado. Para uma senha: a senha da conta de serviço. Nos demais casos, deixe em branco.',
	'setting_two_factor_secret_placeholder': 'Chave base32 ou senha',
	'setting_self_service': 'Qualquer pessoa pode ver as próprias sessões',
	'setting_self_service_description':
		'Ativado: qualquer pessoa pode usar o aplicativo para as próprias sessões. Desativado: só pessoas com a permissão `view-device-management` podem usá-lo, mesmo para as próprias sessões.',
	'setting_show_own_ip': 'Mostrar às pessoas os endereços IP das próprias sessões',
	'setting_show_own_ip_description':
		'Ativado: cada pessoa vê os endereços IP das próprias sessões. Desativado: os endereços IP são omitidos sempre que alguém vê as próprias sessões. As consultas que exigem a permissão `view-device-management` sempre os mostram.',
	'setting_lookups_per_minute': 'Solicitações por usuário e minuto',
	'setting_lookups_per_minute_description':
		'Comandos slash, botões e API somados, inclusive ao desconectar sessões. 0: sem limite.',
	'setting_allow_logout': 'Permitir desconectar sessões',
	'setting_allow_logout_description':
		'Ativado: cada pessoa pode desconectar as próprias sessões; com as permissões `view-device-management` e `logout-device-management`, as de qualquer pessoa. A conta de serviço também precisa das duas permissões: marque-as para uma função que só essa conta tenha, nunca para `user`. Desativado: as sessões são apenas mostradas.',
	'setting_audit_room': 'Sala de auditoria',
	'setting_audit_room_description':
		'Nome de uma sala, como aparece no endereço dela, ou o ID. Cada consulta e cada desconexão de sessões de outras pessoas são publicadas nela antes; se isso falhar, nada é exibido nem desconectado. Em branco: ficam só no registro do aplicativo.',
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
	'problem_audit_room_bad': '{setting} precisa ser o nome ou o ID de uma sala ou ficar em branco.',

	'session_title': '{client} no {os}',
	'session_unknown_device': 'Dispositivo desconhecido',
	'type_browser': 'Navegador',
	'type_phone': 'Celular',
	'type_tablet': 'Tablet',
	'type_desktop': 'Aplicativo para desktop',
	'session_text': 'Última conexão em {time}, {ago}.',
	'field_user': 'Usuário',
	'field_device_id': 'ID do dispositivo',
	'field_os': 'SO',
	'field_host': 'Host',
	'field_ip': 'Endereço IP',
	'field_last_activity': 'Última atividade',
	'field_signed_out': 'Desconectado',

	'list_title_own': 'Suas sessões',
	'list_title_user': 'Sessões de {username}',
	'list_title_all': 'Todas as sessões',
	'list_title_find': 'Resultados para {filter}',
	'list_count': { one: '{count} sessão.', other: '{count} sessões.' },
	'list_range': 'Sessões {from}–{to} de {count}.',
	'list_range_incomplete': 'Sessões {from}–{to}.',
	'list_nothing_here': 'Não há sessões nesta página.',
	'list_empty_incomplete': 'Não há sessões para mostrar.',
	'list_hints_title': 'Observação',
	'list_next': 'Próxima página: {command}',
	'list_empty_own':
		'Não há sessões abertas. Um novo login aparece depois que o aplicativo ou a página é recarregado.',
	'list_empty_user': '{username} não tem sessões abertas.',
	'list_empty_all': 'Não há sessões abertas.',
	'list_empty_find':
		'Nenhuma sessão aberta corresponde a {filter}. A pesquisa abrange dispositivo, versão, SO, usuário, ID do dispositivo, endereços IP completos e redes como `198.51.100.0/24`.',
	'list_empty_address': {
		one: 'Nenhuma sessão aberta tem o endereço IP {ip}; {count} sessão foi examinada.',
		other:
			'Nenhuma sessão aberta tem o endereço IP {ip}; as {count} mais recentes foram examinadas.',
	},
	'list_empty_network': {
		one: 'Nenhuma sessão aberta tem um endereço IP da rede {network}; {count} sessão foi examinada.',
		other:
			'Nenhuma sessão aberta tem um endereço IP da rede {network}; as {count} mais recentes foram examinadas.',
	},
	'list_beyond': 'A página {page} não existe. Última página: {command}',
	'list_beyond_offset': {
		one: '`offset` {offset} está além do fim; há {count} sessão.',
		other: '`offset` {offset} está além do fim; há {count} sessões.',
	},
	'list_five_users':
		'Só os cinco primeiros usuários cujo nome corresponde a {filter} foram pesquisados; um nome mais longo ou exato encontra outros.',
	'list_searched_workspace':
		'Encontradas pela pesquisa do próprio workspace, que abrange dispositivo, SO, usuário e ID do dispositivo.',
	'list_searched_words': {
		one: '{count} sessão foi examinada por cliente, versão e SO.',
		other: 'As {count} sessões mais recentes foram examinadas por cliente, versão e SO.',
	},
	'list_searched_address': {
		one: '{count} sessão foi examinada em busca deste endereço IP.',
		other: 'As {count} sessões mais recentes foram examinadas em busca deste endereço IP.',
	},
	'list_searched_network': {
		one: '{count} sessão foi examinada em busca de endereços IP desta rede.',
		other: 'As {count} sessões mais recentes foram examinadas em busca de endereços IP desta rede.',
	},
	'list_unknown_device':
		'Não reconhece um dispositivo? Digite {command}, desconecte-o na janela e depois mude a sua senha.',
	'list_incomplete': 'Esta lista pode estar incompleta.',

	'help_title': 'Session Info',
	'help_unknown_title': 'Não reconhecido: “{word}”',
	'help_suggestion_title': 'Você quis dizer isto?',
	'help_suggestion': 'Digite {command}, ou `/session help` para ver todos os comandos.',
	'help_intro':
		'Mostra quem está conectado e em qual dispositivo. O ID do dispositivo aparece nas listas.',
	'help_nothing':
		'Neste workspace é preciso ter a permissão `view-device-management` para ver sessões; fale com a administração.',
	'help_list': '`/session` ou `/session list [página]` mostra as suas sessões.',
	'help_info': '`/session info <ID do dispositivo>` mostra uma das suas sessões.',
	'help_list_user': '`/session list @usuario [página]` mostra as sessões de um usuário.',
	'help_list_all': '`/session list all [página]` mostra todas as sessões do workspace.',
	'help_find':
		'`/session find <texto> [page N]` pesquisa por dispositivo, versão, SO, usuário, ID do dispositivo, endereço IP completo ou rede (`198.51.100.0/24`). Pelo nome são encontrados no máximo cinco usuários.',
	'help_summary':
		'`/session summary` mostra as sessões mais recentes em números: clientes, sistemas operacionais, tipos de dispositivo e endereços IP.',
	'help_admin': '`/session admin <ID do dispositivo>` mostra a sessão de qualquer pessoa.',
	'help_manage': '`/session manage` abre uma janela com as suas sessões.',
	'help_manage_user': '`/session manage @usuario` abre uma janela com as sessões de um usuário.',
	'help_logout': '`/session logout <ID do dispositivo>` desconecta uma das suas sessões.',
	'help_logout_others':
		'`/session logout others <ID do dispositivo>` desconecta todas as suas sessões, menos a que tem este ID.',
	'help_logout_me':
		'`/session logout @nome all` com o seu próprio nome de usuário desconecta você de todos os lugares.',
	'help_logout_any':
		'`/session logout <ID do dispositivo>` também desconecta sessões de outras pessoas.',
	'help_logout_user':
		'`/session logout @usuario` mostra como desconectar todas as sessões de um usuário.',
	'help_status': '`/session status` verifica se o aplicativo está configurado corretamente.',
	'help_help': '`/session help` mostra esta ajuda.',

	'logout_done_title': 'Dispositivo desconectado',
	'logout_done_text':
		'O dispositivo não pode mais usar este login. O chat pode continuar visível nele até que o dispositivo se reconecte.',
	'logout_many_title': 'Desconexão concluída',
	'logout_many_text': {
		one: '{count} sessão foi desconectada. O chat pode continuar visível no dispositivo até que ele se reconecte.',
		other:
			'{count} sessões foram desconectadas. O chat pode continuar visível nos dispositivos até que eles se reconectem.',
	},
	'logout_none_title': 'Nada a desconectar',
	'logout_none_text': 'Você não tem outras sessões abertas.',
	'logout_user_none': '{username} não tem sessões abertas.',
	'logout_remaining_title': 'Sessões não desconectadas',
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
	'logout_user_ask_some':
		'Para desconectar todas as sessões de {username} que puderem ser encontradas, digite {command}',
	'logout_self_ask_title': 'Desconectar você de todos os lugares?',
	'logout_self_ask': {
		one: 'Você tem {count} sessão aberta. Para desconectá-la, digite {command}',
		other:
			'Você tem {count} sessões abertas. Para desconectar todas, inclusive esta, digite {command}',
	},
	'logout_self_none': 'Você não tem sessões abertas.',
	'summary_title': 'Sessões em números',
	'summary_all': 'Todas as sessões abertas foram contadas.',
	'summary_newest': {
		one: 'Foi contada {count} sessão, a mais recente de {total} abertas.',
		other: 'Foram contadas as {count} sessões mais recentes de {total} abertas.',
	},
	'summary_some': {
		one: '{count} sessão foi contada; podem faltar outras.',
		other: '{count} sessões foram contadas; podem faltar outras.',
	},
	'summary_sessions': 'Sessões',
	'summary_people': 'Pessoas',
	'summary_clients': 'Clientes',
	'summary_systems': 'Sistemas operacionais',
	'summary_types': 'Tipos de dispositivo',
	'summary_addresses': 'Endereços IP compartilhados por várias contas',
	'summary_addresses_text': 'Quantas contas usam o mesmo endereço IP:',
	'summary_addresses_hint': '`/session find <endereço IP>` mostra de quem se trata.',
	'summary_oldest': 'Conexão mais antiga',
	'summary_rest': 'Todos os demais: {count}',

	'window_title_own': 'Suas sessões',
	'window_title_user': 'Sessões: {username}',
	'window_log_out': 'Desconectar',
	'window_log_out_device': 'Desconectar {session}',
	'window_log_out_others': 'Desconectar os outros',
	'window_log_out_all': 'Desconectar todos',
	'window_confirm': 'Desconectar dispositivo',
	'window_back': 'Voltar',
	'window_refresh': 'Atualizar',
	'window_previous': 'Anterior',
	'window_next': 'Próximo',
	'window_page': { one: '1 sessão', other: '{from}–{to} de {count}' },
	'window_field': '{label}: {value}',
	'window_ask_title': 'Desconectar dispositivo?',
	'window_ask_own':
		'Você poderá fazer login nele novamente. Se for o que está usando agora, a sessão será desconectada aqui.',
	'window_ask_other': 'Será possível fazer login nele novamente.',
	'window_ask_others_title': 'Desconectar os outros?',
	'window_ask_others':
		'Este dispositivo continua conectado; todos os seus outros serão desconectados. Se você estiver usando um deles agora, a sessão será desconectada aqui.',
	'window_ask_all_title': 'Desconectar todos?',
	'window_ask_all':
		'Todas as sessões de {username} serão desconectadas. Será possível fazer login novamente.',
	'window_done': 'Dispositivo desconectado: “{session}”',
	'window_done_several': {
		one: '{count} dispositivo desconectado',
		other: '{count} dispositivos desconectados',
	},
	'window_remaining': {
		one: '{count} não desconectado: {reason}',
		other: '{count} não desconectados: {reason}',
	},
	'window_late': 'Isso demorou demais. “Atualizar” mostra a situação atual.',
	'window_reply_own':
		'As suas sessões são mostradas em uma janela. Se nenhuma janela apareceu, digite {command}',
	'window_reply_user':
		'As sessões de {username} são mostradas em uma janela. Se nenhuma janela apareceu, digite {command}',

	'audit_title': 'Consulta de sessões',
	'audit_session': '{caller} consultou a sessão {sessionId} de {owner}.',
	'audit_list_user': '{caller} listou as sessões de {owner}.',
	'audit_list_all': '{caller} listou todas as sessões.',
	'audit_find': '{caller} pesquisou {filter} em todas as sessões.',
	'audit_count': '{caller} consultou quantas sessões abertas {owner} tem.',
	'audit_summary': '{caller} consultou todas as sessões em números.',
	'audit_title_logout': 'Desconexão de sessões',
	'audit_logout_session': '{caller} está desconectando a sessão {sessionId} de {owner}.',
	'audit_logout_user': {
		one: '{caller} está desconectando {count} sessão de {owner}.',
		other: '{caller} está desconectando {count} sessões de {owner}.',
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
		'Informe qual sessão desconectar: `/session logout <ID do dispositivo>`, ou `/session logout others <ID do dispositivo>` para todas as suas sessões, menos a que tem este ID.',
	'error_invalid-params_press':
		'Este botão não funciona mais; abra a janela de novo com `/session manage`.',
	'error_invalid-params_body': 'O corpo precisa ser um objeto JSON.',
	'error_invalid-params_body-not-json':
		'O corpo não é JSON: envie um objeto JSON com `Content-Type: application/json`.',
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
	'error_invalid-params_network':
		'Escreva uma rede como endereço IP, barra e número de bits, por exemplo `198.51.100.0/24` ou `2001:db8::/32`.',
	'error_invalid-params_username-and-filter': 'Envie `username` ou `filter`, não os dois.',
	'error_invalid-params_sort':
		'`sort` precisa ser `loginAt`, `device`, `os` ou `username`, com `-` na frente para a ordem decrescente.',
	'error_invalid-params_sort-not-here':
		'`sort` não pode ser combinado com `username` nem com a pesquisa de um endereço IP ou de uma rede.',
	'error_invalid-params_attachments': '`attachments` precisa ser `true` ou `false`.',
	'error_invalid-params_unknown': '{name} não é um parâmetro aqui; parâmetros conhecidos: {known}.',
	'error_invalid-params_unknown_none':
		'{name} não é um parâmetro aqui; esta solicitação não aceita nenhum.',
	'error_invalid-params_x-2fa-code':
		'`x-2fa-code` precisa ter de 1 a 128 caracteres ASCII visíveis.',
	'error_invalid-params_x-2fa-method': '`x-2fa-method` precisa ser `totp`, `email` ou `password`.',
	'error_not-allowed_title': 'Permissão necessária',
	'error_not-allowed_permission':
		'Para ver sessões de outras pessoas é preciso ter a permissão `view-device-management`; fale com a administração.',
	'error_not-allowed_self-service':
		'Neste workspace é preciso ter a permissão `view-device-management` para ver sessões; fale com a administração.',
	'error_not-allowed_status':
		'Só pessoas com a permissão `view-device-management` podem ver o status do aplicativo.',
	'error_not-allowed_logout-permission':
		'Para desconectar sessões de outras pessoas é preciso ter as permissões `view-device-management` e `logout-device-management`; fale com a administração.',
	'error_not-allowed_logout-off_title': 'A desconexão de sessões está desativada',
	'error_not-allowed_logout-off':
		'Neste workspace não é possível desconectar sessões, porque as configurações do Session Info não permitem; fale com a administração.',
	'error_not-allowed_service-account_title': 'Sessão não desconectada',
	'error_not-allowed_service-account':
		'O aplicativo nunca desconecta sessões da conta de serviço dele, porque poderia perder o próprio acesso.',
	'error_session-not-found_title': 'Sessão não encontrada',
	'error_session-not-found_own': 'Você não tem nenhuma sessão aberta com este ID do dispositivo.',
	'error_session-not-found_own_chat':
		'Você não tem nenhuma sessão aberta com este ID do dispositivo; `/session list` mostra as suas sessões.',
	'error_session-not-found_anybody':
		'Não há nenhuma sessão aberta com este ID do dispositivo; ela pode ter terminado nesse meio-tempo.',
	'error_session-not-found_either_chat':
		'Isto não é um comando nem o ID do dispositivo de uma sessão que você possa ver; digite `/session help`.',
	'error_user-not-found_title': 'Usuário não encontrado',
	'error_user-not-found':
		'Não existe o usuário {username}; verifique a grafia e as letras maiúsculas.',
	'error_too-many-requests_title': 'Muitas solicitações',
	'error_too-many-requests': {
		one: 'Você atingiu o seu limite ({limit} por minuto); tente novamente em {count} segundo.',
		other: 'Você atingiu o seu limite ({limit} por minuto); tente novamente em {count} segundos.',
	},
	'error_workspace-logout-unconfirmed_title': 'Desconexão não confirmada',
	'error_workspace-logout-unconfirmed':
		'Não há certeza de que a sessão tenha sido desconectada; verifique a lista de novo.',
	'error_not-tried':
		'Ainda não tentado: no máximo {max} sessões são desconectadas de uma vez, em tempo limitado; repita para as demais.',
	'error_internal-error_title': 'Algo deu errado',
	'error_internal-error':
		'Ocorreu um erro inesperado; tente novamente e avise a administração se acontecer de novo.',

	'error_unavailable_title': 'Indisponível no momento',
	'error_unavailable':
		'No momento não é possível mostrar nem desconectar sessões; avise a administração, por favor.',
	'error_unavailable_pause': {
		one: 'O workspace está sobrecarregado; tente novamente em {count} segundo.',
		other: 'O workspace está sobrecarregado; tente novamente em {count} segundos.',
	},

	'cause_not-configured_title': 'O Session Info não está configurado',
	'cause_workspace-rate-limited_title': 'O workspace limita as solicitações',
	'cause_workspace-rate-limited': {
		one: 'O limitador de taxa do workspace recusa solicitações por mais {count} segundo; em Administração > Permissões, marque `api-bypass-rate-limit` para uma função que só a conta de serviço tenha, nunca para `user`.',
		other:
			'O limitador de taxa do workspace recusa solicitações por mais {count} segundos; em Administração > Permissões, marque `api-bypass-rate-limit` para uma função que só a conta de serviço tenha, nunca para `user`.',
	},
	'cause_workspace-unlicensed_title': 'A licença não inclui o Gerenciamento de dispositivos',
	'cause_workspace-unlicensed':
		'As sessões só podem ser consultadas com o Gerenciamento de dispositivos, um recurso premium: verifique em Administração > Assinatura se o plano do workspace o inclui.',
	'cause_workspace-credentials-rejected_title': 'O token armazenado não é aceito',
	'cause_workspace-credentials-rejected':
		'O workspace não aceita o ID do usuário e o token da conta de serviço: verifique se o primeiro é o ID do usuário e não o nome de usuário, se o segundo é o token e não o nome dele, e se a conta não está desativada; caso contrário, crie um novo token em Minha conta > Tokens de acesso pessoal dessa conta e salve os dois nas configurações do aplicativo.',
	'cause_workspace-permission-missing_title': 'Falta uma permissão à conta de serviço',
	'cause_workspace-permission-missing':
		'A conta de serviço não pode ver todas as sessões: em Administração > Permissões, marque `view-device-management` para uma função que só essa conta tenha, nunca para `user`.',
	'cause_workspace-permission-missing_logout':
		'A conta de serviço não pode desconectar sessões: em Administração > Permissões, marque `logout-device-management` para uma função que só essa conta tenha, nunca para `user`.',
	'cause_workspace-two-factor-required_title': 'O workspace pede um segundo fator',
	'cause_workspace-two-factor-required':
		'O token da conta de serviço não está isento da autenticação de dois fatores: atualize para a 8.6 ou mais recente um servidor da versão 8.5, que ignora a isenção; nos demais, crie um token com “Ignorar a autenticação de dois fatores” ou escolha TOTP ou senha nas configurações do aplicativo.',
	'cause_workspace-two-factor-rejected_title': 'O segundo fator não é aceito',
	'cause_workspace-two-factor-rejected':
		'O workspace não aceita o segundo fator: verifique “Segundo fator: chave base32 ou senha” nas configurações do aplicativo e, no caso de um código, se o relógio do servidor está certo, ou use um token criado com “Ignorar a autenticação de dois fatores”.',
	'cause_workspace-unreachable_title': 'Não é possível acessar o workspace',
	'cause_workspace-unreachable':
		'O aplicativo não consegue se conectar à API REST do workspace: verifique “URL do workspace” nas configurações do aplicativo e se o servidor consegue acessar a si mesmo nesse endereço.',
	'cause_workspace-unreachable_refused':
		'O servidor indicado em “URL do workspace” recusa a conexão: verifique o endereço e a porta nas configurações do aplicativo e se o workspace está em execução.',
	'cause_workspace-unreachable_unknown-host':
		'O nome do servidor indicado em “URL do workspace” não foi encontrado: verifique o endereço nas configurações do aplicativo e se o servidor do workspace consegue resolver esse nome.',
	'cause_workspace-unreachable_certificate':
		'O certificado do servidor indicado em “URL do workspace” não é aceito: verifique o endereço nas configurações do aplicativo, se o certificado é válido para ele e se o servidor do workspace confia no emissor.',
	'cause_workspace-timeout_title': 'O workspace não responde',
	'cause_workspace-timeout':
		'O workspace não respondeu a {endpoint} a tempo: verifique a carga dele e “URL do workspace” nas configurações do aplicativo.',
	'cause_workspace-bad-answer_title': 'O workspace deu uma resposta inesperada',
	'cause_workspace-bad-answer':
		'A resposta à solicitação {endpoint} não parece ser a da API REST de um workspace: verifique “URL do workspace” nas configurações do aplicativo e os proxies ou firewalls que houver no caminho.',
	'cause_workspace-bad-answer_status':
		'A resposta à solicitação {endpoint} não parece ser a da API REST de um workspace (status HTTP {status}): verifique “URL do workspace” nas configurações do aplicativo e os proxies ou firewalls que houver no caminho.',
	'cause_workspace-bad-answer_proxy':
		'Algo entre o aplicativo e o workspace recusou a solicitação {endpoint} (status HTTP {status}), por exemplo um proxy com autenticação, um gateway ou um firewall: deixe as solicitações do aplicativo passarem ali ou insira em “URL do workspace” um endereço que o evite.',
	'cause_audit-failed_title': 'Não é possível escrever na sala de auditoria',
	'cause_audit-failed':
		'Nada foi exibido nem desconectado, porque falhou a publicação prévia na sala de auditoria: insira o nome de uma sala em que o aplicativo possa publicar ou deixe “Sala de auditoria” em branco.',

	'status_title_ready': 'O Session Info está pronto',
	'status_title_not_ready': 'O Session Info não está pronto',
	'status_versions': 'Session Info {app}, servidor {server}',
	'status_version': 'Session Info {app}',
	'status_settings_ok': 'As configurações estão preenchidas.',
	'status_settings_problems': 'Uma configuração está faltando ou é inválida',
	'status_workspace_ok': 'O workspace responde.',
	'status_workspace_insecure': 'O workspace responde, mas o token é enviado sem criptografia',
	'status_workspace_insecure_remedy':
		'Insira em “URL do workspace” um endereço que comece com `https`.',
	'status_credentials_ok': 'O token é aceito; ele pertence a {username}.',
	'status_credentials_administrator':
		'O token é aceito, mas {username} é uma conta de administração e pode fazer mais do que o aplicativo precisa',
	'status_credentials_administrator_remedy':
		'Use uma conta que tenha só a função `user` e uma função própria com as permissões de que o aplicativo precisa.',
	'status_permissions_ok': 'A conta de serviço tem a permissão `view-device-management`.',
	'status_permissions_missing': 'Nenhuma função de {username} tem `view-device-management`',
	'status_permissions_guest':
		'{username} tem a função `guest`, e convidados não podem ver sessões de outras pessoas, quaisquer que sejam as outras funções',
	'status_permissions_guest_remedy': 'Remova a função `guest` de {username}.',
	'remedy_role':
		'Em Administração > Permissões, marque {permission} para uma função que só essa conta tenha (talvez {roles}), nunca para `user`.',
	'remedy_no_role':
		'{username} não tem nenhuma função própria, só funções que outras pessoas também recebem. Em Administração > Permissões > Nova função, crie uma função só para essa conta, por exemplo `session-service`, atribua-a à conta e marque {permission} para ela, nunca para `user`. Se o seu plano não inclui funções personalizadas, use `bot`, desde que nenhuma outra conta tenha essa função.',
	'status_access_ok': 'Funções que podem ver todas as sessões: {viewers}.',
	'status_access_ok_logout':
		'Funções que podem ver todas as sessões: {viewers}; que podem desconectá-las: {loggers}.',
	'status_access_nobody': 'Nenhuma função pode ver todas as sessões.',
	'status_access_everybody':
		'Todos têm uma função que pode ver ou desconectar sessões de outras pessoas: {roles}',
	'status_access_everybody_remedy':
		'Em Administração > Permissões, desmarque `view-device-management` e `logout-device-management` para: {roles}.',
	'status_sessions_ok': 'É possível consultar sessões: a licença e o segundo fator são válidos.',
	'status_logout_ok':
		'É possível desconectar sessões: a conta de serviço tem `logout-device-management`.',
	'status_logout_unused': 'A desconexão de sessões está desativada.',
	'status_logout_missing': 'Nenhuma função de {username} tem `logout-device-management`',
	'status_logout_missing_or_off': 'Ou desative “Permitir desconectar sessões”.',
	'status_logout_unneeded':
		'A desconexão de sessões está desativada, mas {username} ainda tem `logout-device-management`',
	'status_logout_unneeded_remedy':
		'Desmarque `logout-device-management` em Administração > Permissões para a função que só essa conta tem.',
	'status_rate-limit_ok': 'O limitador de taxa não se aplica à conta de serviço.',
	'status_rate-limit_missing':
		'Todos os usuários compartilham um mesmo limite, por padrão 10 solicitações por minuto e endpoint',
	'status_audit-room_ok': 'A sala de auditoria {room} existe.',
	'status_audit-room_unused': 'Nenhuma sala de auditoria está definida.',
	'status_audit-room_public': 'A sala de auditoria {room} existe, mas qualquer pessoa pode lê-la',
	'status_audit-room_public_remedy': 'Torne-a privada.',
	'status_audit-room_missing': 'Não há nenhuma sala chamada {room}',
	'status_audit-room_missing_remedy':
		'Insira em “Sala de auditoria” o nome de uma sala, como aparece no endereço dela, ou o ID, ou deixe o campo em branco.',
	'status_audit-room_archived': 'A sala de auditoria {room} está arquivada',
	'status_audit-room_archived_remedy': 'Desarquive-a ou insira outra sala em “Sala de auditoria”.',
	'status_audit-room_read-only': 'A sala de auditoria {room} é somente leitura para o aplicativo',
	'status_audit-room_read-only_remedy':
		'Desative o modo somente leitura ou insira outra sala em “Sala de auditoria”.',
	'status_audit-room_encrypted':
		'A sala de auditoria {room} é criptografada, por isso o aplicativo não pode publicar nela',
	'status_audit-room_encrypted_remedy':
		'Desative a criptografia dela ou insira outra sala em “Sala de auditoria”.',
	'status_audit-room_muted': 'O usuário do aplicativo está silenciado na sala de auditoria {room}',
	'status_audit-room_muted_remedy':
		'Remova o silenciamento dele ou insira outra sala em “Sala de auditoria”.',
	'status_audit-room_locked':
		'A sala de auditoria {room} está bloqueada pelos atributos dela (ABAC), por isso o aplicativo não pode publicar nela',
	'status_audit-room_locked_remedy':
		'Remova os atributos da sala ou insira outra sala em “Sala de auditoria”.',
	'status_not-checked': '{check}: sem verificação (veja acima).',
	'check_settings': 'Configurações',
	'check_workspace': 'Workspace',
	'check_credentials': 'Credenciais',
	'check_permissions': 'Permissão',
	'check_access': 'Acesso',
	'check_sessions': 'Sessões',
	'check_logout': 'Desconexão de sessões',
	'check_rate-limit': 'Limite de taxa',
	'check_audit-room': 'Sala de auditoria',
};

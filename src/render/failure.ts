import { type Attachment, bullets, colors, type Door } from './Attachment';
import { inlineCode } from './safe';
import { type Endpoint, rulesOf } from '../common/endpoints';
import { LOGOUT_DEVICE_MANAGEMENT } from '../common/permissions';
import type {
	ConnectionFault,
	Failure,
	InvalidParameter,
	RefusalReason,
} from '../errors/SessionInfoError';
import { type ErrorCode, type HiddenCause, hasHiddenCause } from '../errors/codes';
import type { Remaining } from '../requests/Answer';
import { MAX_COMMAND_LENGTH, MAX_COUNT, MAX_ENDED } from '../requests/limits';
import type { Whose } from '../sessions/Owner';
import type { SettingId, SettingProblem } from '../settings/ids';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

/** Who reads the texts of a failure, and where. */
export type Reader = {
	readonly t: Translator;
	/** Whether this reader sees what is wrong with the workspace or the settings. */
	readonly mayReadCause: boolean;
	/** The texts name slash commands in chat alone. */
	readonly door: Door;
};

/** What happened, in a few words, and what the reader can do about it, in a sentence. */
export type FailureTexts = { readonly title: string; readonly sentence: string };

type Of<Code extends ErrorCode> = Extract<Failure, { readonly code: Code }>;

const isHidden = (failure: Failure): failure is Of<HiddenCause> => hasHiddenCause(failure.code);

/** Names from the workspace or a caller as code, with commas between them. */
export const codeList = (names: readonly string[]): string =>
	names.map((name) => inlineCode(name)).join(', ');

const settingKeys = {
	workspace_url: ['setting_workspace_url', 'problem_workspace_url_bad'],
	service_user_id: ['setting_service_user_id', 'problem_service_user_id_bad'],
	service_auth_token: ['setting_service_auth_token', 'problem_service_auth_token_bad'],
	two_factor_method: ['setting_two_factor_method', 'problem_two_factor_method_bad'],
	two_factor_secret: ['setting_two_factor_secret', 'problem_two_factor_secret_bad'],
	self_service: ['setting_self_service', 'problem_self_service_bad'],
	show_own_ip: ['setting_show_own_ip', 'problem_show_own_ip_bad'],
	lookups_per_minute: ['setting_lookups_per_minute', 'problem_lookups_per_minute_bad'],
	allow_logout: ['setting_allow_logout', 'problem_allow_logout_bad'],
	audit_room: ['setting_audit_room', 'problem_audit_room_bad'],
} as const satisfies Record<SettingId, readonly [label: TextKey, bad: TextKey]>;

const missingKeys = {
	service_user_id: 'problem_service_user_id_missing',
	service_auth_token: 'problem_service_auth_token_missing',
	two_factor_secret: 'problem_two_factor_secret_missing',
} as const satisfies Partial<Record<SettingId, TextKey>>;

/** A problem of the settings in one sentence: which setting, and what to enter. */
export const problemText = ({ setting: id, problem }: SettingProblem, t: Translator): string => {
	const [labelKey, badKey] = settingKeys[id];
	const setting = t.text('problem_setting', { label: t.text(labelKey), id });
	switch (problem) {
		case 'bad':
			return t.text(badKey, { setting });
		case 'missing':
			return t.text(missingKeys[id], { setting });
		case 'site-url':
			return t.text('problem_workspace_url_site_url', { setting });
	}
};

const parameterKeys = {
	'logout': 'error_invalid-params_logout',
	'press': 'error_invalid-params_press',
	'body': 'error_invalid-params_body',
	'body-not-json': 'error_invalid-params_body-not-json',
	'page': 'error_invalid-params_page',
	'offset': 'error_invalid-params_offset',
	'username': 'error_invalid-params_username',
	'filter': 'error_invalid-params_filter',
	'network': 'error_invalid-params_network',
	'username-and-filter': 'error_invalid-params_username-and-filter',
	'sort': 'error_invalid-params_sort',
	'sort-not-here': 'error_invalid-params_sort-not-here',
	'attachments': 'error_invalid-params_attachments',
	'x-2fa-code': 'error_invalid-params_x-2fa-code',
	'x-2fa-method': 'error_invalid-params_x-2fa-method',
} as const satisfies Record<Exclude<InvalidParameter, 'length' | 'count'>, TextKey>;

/** Those that are typed in chat and sent to the API. */
const typedKeys = {
	username: 'error_invalid-params_username_chat',
	filter: 'error_invalid-params_filter_chat',
} as const;

const parameterSentence = (failure: Of<'invalid-params'>, { t, door }: Reader): string => {
	if (failure.parameter === 'unknown') {
		const name = inlineCode(failure.name);
		return failure.known.length === 0
			? t.text('error_invalid-params_unknown_none', { name })
			: t.text('error_invalid-params_unknown', { name, known: codeList(failure.known) });
	}
	const { parameter } = failure;
	if (parameter === 'length') {
		return t.text('error_invalid-params_length', { max: MAX_COMMAND_LENGTH });
	}
	if (parameter === 'count') {
		return t.text('error_invalid-params_count', { max: MAX_COUNT });
	}
	const isTyped = door === 'chat' && (parameter === 'username' || parameter === 'filter');
	return t.text(isTyped ? typedKeys[parameter] : parameterKeys[parameter]);
};

const refusalKeys = {
	'permission': ['error_not-allowed_title', 'error_not-allowed_permission'],
	'self-service': ['error_not-allowed_title', 'error_not-allowed_self-service'],
	'status': ['error_not-allowed_title', 'error_not-allowed_status'],
	'logout-permission': ['error_not-allowed_title', 'error_not-allowed_logout-permission'],
	'logout-off': ['error_not-allowed_logout-off_title', 'error_not-allowed_logout-off'],
	'service-account': [
		'error_not-allowed_service-account_title',
		'error_not-allowed_service-account',
	],
} as const satisfies Record<RefusalReason, readonly [title: TextKey, sentence: TextKey]>;

/** In chat, a word that is no command may have been meant as one. */
const notFoundKeys = {
	inChat: {
		own: 'error_session-not-found_own_chat',
		anybody: 'error_session-not-found_anybody',
		either: 'error_session-not-found_either_chat',
	},
	elsewhere: {
		own: 'error_session-not-found_own',
		anybody: 'error_session-not-found_anybody',
		either: 'error_session-not-found_anybody',
	},
} as const satisfies Record<string, Record<Whose, TextKey>>;

const titleKeys = {
	'invalid-session-id': 'error_invalid-session-id_title',
	'invalid-params': 'error_invalid-params_title',
	'not-allowed': 'error_not-allowed_title',
	'session-not-found': 'error_session-not-found_title',
	'user-not-found': 'error_user-not-found_title',
	'too-many-requests': 'error_too-many-requests_title',
	'internal-error': 'error_internal-error_title',
	'workspace-logout-unconfirmed': 'error_workspace-logout-unconfirmed_title',
	'workspace-unlicensed': 'cause_workspace-unlicensed_title',
	'workspace-credentials-rejected': 'cause_workspace-credentials-rejected_title',
	'workspace-permission-missing': 'cause_workspace-permission-missing_title',
	'workspace-two-factor-required': 'cause_workspace-two-factor-required_title',
	'workspace-two-factor-rejected': 'cause_workspace-two-factor-rejected_title',
	'workspace-unreachable': 'cause_workspace-unreachable_title',
	'workspace-bad-answer': 'cause_workspace-bad-answer_title',
	'audit-failed': 'cause_audit-failed_title',
	'not-configured': 'cause_not-configured_title',
	'workspace-rate-limited': 'cause_workspace-rate-limited_title',
	'workspace-timeout': 'cause_workspace-timeout_title',
} as const satisfies Record<ErrorCode, TextKey>;

const titleOf = (failure: Failure, { t, door }: Reader): string => {
	if (failure.code === 'not-allowed') {
		return t.text(refusalKeys[failure.reason][0]);
	}
	return failure.code === 'invalid-session-id' && failure.isMissing && door === 'chat'
		? t.text('error_invalid-session-id_missing_title')
		: t.text(titleKeys[failure.code]);
};

const idSentence = ({ isMissing }: Of<'invalid-session-id'>, { t, door }: Reader): string => {
	switch (door) {
		case 'api':
			return t.text('error_invalid-session-id_api');
		case 'window':
			return t.text('error_invalid-params_press');
		case 'chat':
			return t.text(isMissing ? 'error_invalid-session-id_missing' : 'error_invalid-session-id');
	}
};

const openSentence = (failure: Exclude<Failure, Of<HiddenCause>>, reader: Reader): string => {
	const { t, door } = reader;
	switch (failure.code) {
		case 'invalid-session-id':
			return idSentence(failure, reader);
		case 'invalid-params':
			return parameterSentence(failure, reader);
		case 'not-allowed':
			return t.text(refusalKeys[failure.reason][1]);
		case 'session-not-found':
			return t.text(notFoundKeys[door === 'chat' ? 'inChat' : 'elsewhere'][failure.whose]);
		case 'user-not-found':
			return t.text('error_user-not-found', { username: inlineCode(failure.username) });
		case 'too-many-requests': {
			const { retryAfter: count, limit } = failure;
			return t.text('error_too-many-requests', { count, limit });
		}
		case 'workspace-logout-unconfirmed':
			return t.text('error_workspace-logout-unconfirmed');
		case 'internal-error':
			return t.text('error_internal-error');
	}
};

const faultKeys = {
	'refused': 'cause_workspace-unreachable_refused',
	'unknown-host': 'cause_workspace-unreachable_unknown-host',
	'certificate': 'cause_workspace-unreachable_certificate',
} as const satisfies Record<ConnectionFault, TextKey>;

/** An endpoint as administrators find it in the log of a proxy. */
const pathOf = (endpoint: Endpoint): string => inlineCode(rulesOf(endpoint).path);

/** A 401 or 403 that is not Rocket.Chat's comes from a proxy, a gateway or a firewall. */
const badAnswerSentence = (failure: Of<'workspace-bad-answer'>, t: Translator): string => {
	const endpoint = pathOf(failure.endpoint);
	if (failure.status === undefined) {
		return t.text('cause_workspace-bad-answer', { endpoint });
	}
	const status = String(failure.status);
	return status === '401' || status === '403'
		? t.text('cause_workspace-bad-answer_proxy', { endpoint, status })
		: t.text('cause_workspace-bad-answer_status', { endpoint, status });
};

const causeSentence = (failure: Of<HiddenCause>, t: Translator): string => {
	switch (failure.code) {
		case 'not-configured':
			return problemText(failure.problems[0], t);
		case 'workspace-rate-limited':
			return t.text('cause_workspace-rate-limited', { count: failure.retryAfter });
		case 'workspace-unlicensed':
			return t.text('cause_workspace-unlicensed');
		case 'workspace-credentials-rejected':
			return t.text('cause_workspace-credentials-rejected');
		case 'workspace-permission-missing':
			return t.text(
				rulesOf(failure.endpoint).permission === LOGOUT_DEVICE_MANAGEMENT
					? 'cause_workspace-permission-missing_logout'
					: 'cause_workspace-permission-missing',
			);
		case 'workspace-two-factor-required':
			return t.text('cause_workspace-two-factor-required');
		case 'workspace-two-factor-rejected':
			return t.text('cause_workspace-two-factor-rejected');
		case 'workspace-unreachable':
			return t.text(
				failure.fault === undefined ? 'cause_workspace-unreachable' : faultKeys[failure.fault],
			);
		case 'workspace-timeout':
			return t.text('cause_workspace-timeout', { endpoint: pathOf(failure.endpoint) });
		case 'workspace-bad-answer':
			return badAnswerSentence(failure, t);
		case 'audit-failed':
			return t.text('cause_audit-failed');
	}
};

/** The texts of a failure for a reader: with cause and remedy for those who may read them. */
export const failureTexts = (failure: Failure, reader: Reader): FailureTexts => {
	const { t, mayReadCause } = reader;
	if (!isHidden(failure)) {
		return { title: titleOf(failure, reader), sentence: openSentence(failure, reader) };
	}
	if (mayReadCause) {
		return { title: titleOf(failure, reader), sentence: causeSentence(failure, t) };
	}
	return {
		title: t.text('error_unavailable_title'),
		sentence:
			failure.code === 'workspace-rate-limited'
				? t.text('error_unavailable_pause', { count: failure.retryAfter })
				: t.text('error_unavailable'),
	};
};

/** Why a session was not ended, in a sentence. */
export const reasonSentence = (reason: Remaining['reason'], reader: Reader): string =>
	reason === 'not-tried'
		? reader.t.text('error_not-tried', { max: MAX_ENDED })
		: failureTexts(reason, reader).sentence;

export const failureAttachment = (failure: Failure, reader: Reader): Attachment => {
	const { title, sentence } = failureTexts(failure, reader);
	return {
		title,
		text:
			failure.code === 'not-configured' && reader.mayReadCause
				? bullets(failure.problems.map((problem) => problemText(problem, reader.t)))
				: sentence,
		color: isHidden(failure) || failure.code === 'internal-error' ? colors.danger : colors.warning,
	};
};

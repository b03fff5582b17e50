import { demo } from '../../seed';
import { hashPassword } from '../../server/userDocument';
import type { RunningWorkspace } from '../../start';
import type { PageToken } from '../protocol';

/** My Account > Personal Access Tokens of the service account, with the tick "Ignore Two Factor Authentication". */
export const createToken = async ({ url, workspace }: RunningWorkspace): Promise<PageToken> => {
	const { id: userId, password, token: login } = demo.users.service;
	const names = workspace.data.users.find(({ _id }) => _id === userId)?.tokens ?? [];
	const response = await fetch(`${url}/api/v1/users.generatePersonalAccessToken`, {
		method: 'POST',
		headers: {
			'X-User-Id': userId,
			'X-Auth-Token': login,
			'X-2fa-code': hashPassword(password),
			'X-2fa-method': 'password',
			'content-type': 'application/json',
		},
		body: JSON.stringify({
			// A name can be used once.
			tokenName: `session-info-${names.length}`,
			bypassTwoFactor: true,
		}),
	});
	const { token, error } = (await response.json()) as { token?: string; error?: string };
	if (token === undefined) {
		throw new Error(error ?? response.statusText);
	}
	return { userId, token };
};

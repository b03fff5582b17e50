import { randomBytes } from 'node:crypto';

import { codedFailure, success } from '../answers';
import type { Route } from '../route';
import { compileObject } from '../validation';

const named = compileObject({
	properties: {
		tokenName: { type: 'string', minLength: 1 },
		bypassTwoFactor: { type: 'boolean' },
	},
	required: ['tokenName'],
});

/** What My Account > Personal Access Tokens does; the token is shown this once. */
export const tokenRoutes: readonly Route[] = [
	{
		method: 'post',
		path: 'users.generatePersonalAccessToken',
		permission: 'create-personal-access-tokens',
		twoFactor: true,
		body: named,
		action({ user, body }) {
			const {
				tokenName,
				bypassTwoFactor = false,
			}: { tokenName?: string; bypassTwoFactor?: boolean } = Object(body);
			if (user.tokens.some(({ name }) => name === tokenName)) {
				return codedFailure({
					code: 'error-token-already-exists',
					message: 'A token with this name already exists',
				});
			}
			const token = randomBytes(32).toString('base64url');
			user.tokens.push({
				token,
				type: 'personalAccessToken',
				bypassTwoFactor,
				...(tokenName !== undefined && { name: tokenName }),
			});
			return success({ token });
		},
	},
];

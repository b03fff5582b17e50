import type { Connection, RequestContext } from './RequestContext';
import { SessionInfoError } from '../errors/SessionInfoError';

/** Everybody's sessions are for holders of `view-device-management`. @throws SessionInfoError */
export const requireHolder = async (context: RequestContext): Promise<void> => {
	if (!(await context.isHolder())) {
		throw new SessionInfoError({ code: 'not-allowed', reason: 'permission' });
	}
};

/** Own sessions are for everybody, unless the workspace keeps the app to holders. @throws SessionInfoError */
export const requireOwnRight = async (context: RequestContext): Promise<void> => {
	const { configuration } = await context.connect();
	if (!configuration.selfService && !(await context.isHolder())) {
		throw new SessionInfoError({ code: 'not-allowed', reason: 'self-service' });
	}
};

/** Nothing is ended unless the workspace has switched it on. @throws SessionInfoError */
export const requireLogoutAllowed = async (context: RequestContext): Promise<void> => {
	const { configuration } = await context.connect();
	if (!configuration.allowLogout) {
		throw new SessionInfoError({ code: 'not-allowed', reason: 'logout-off' });
	}
};

/** Others' sessions are ended by those who hold both permissions. @throws SessionInfoError */
export const requireLogoutRight = async (context: RequestContext): Promise<void> => {
	if (!(await context.mayLogOutAnybody())) {
		throw new SessionInfoError({ code: 'not-allowed', reason: 'logout-permission' });
	}
};

/** A session that resumed with the stored token would take the token along. @throws SessionInfoError */
export const requireNotServiceAccount = (userId: string, { configuration }: Connection): void => {
	if (userId === configuration.account.userId) {
		throw new SessionInfoError({ code: 'not-allowed', reason: 'service-account' });
	}
};

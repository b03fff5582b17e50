import type { App } from '@rocket.chat/apps-engine/definition/App';

import type { SessionService } from './service/SessionService';
import type { SessionWindow } from './window/SessionWindow';

/** The app as its doors know it. */
export type SessionInfo = App & {
	readonly service: SessionService;
	readonly window: SessionWindow;
};

import type { App } from '@rocket.chat/apps-engine/definition/App';

import type { SessionWindow } from './SessionWindow';
import type { SessionService } from '../service/SessionService';

/** The app as slash command and API know it. */
export type SessionApp = App & {
	readonly service: SessionService;
	readonly window: SessionWindow;
};

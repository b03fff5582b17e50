import type { App } from '@rocket.chat/apps-engine/definition/App';

import type { SessionService } from './SessionService';

/** The app as slash command and API know it. The slash command needs the window too (`CommandDoor`). */
export type Door = App & { readonly service: SessionService };

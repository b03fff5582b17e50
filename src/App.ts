import type { App } from '@rocket.chat/apps-engine/definition/App';

import type { Lookups } from './lookups/Lookups';

/** The app as its doors know it. */
export type SessionInfo = App & { readonly lookups: Lookups };

import type { IHttp, ILogger, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';

/** What the engine lends the app for one call. */
export type Accessors = {
	readonly http: IHttp;
	readonly read: IRead;
	readonly modify: IModify;
	readonly logger: ILogger;
};

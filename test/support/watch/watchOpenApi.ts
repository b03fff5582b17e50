import { findDeviation } from './openApi';
import manifest from '../../../app.json';
import { type Watched, watchers } from '../../workspace/watch';

/** For every workspace that a test starts: when it stops, every answer of the app's API was one that docs/openapi.json describes. */
const watchOpenApi = ({ workspace, engine }: Watched): (() => void) => {
	const deviations = new Set<string>();
	const host = workspace.apps ?? engine.host;
	workspace.apps = {
		...host,
		callApi: async (call) => {
			const response = await host.callApi(call);
			// Tests of the engine bring apps of their own.
			const deviation =
				call.appId === manifest.id ? findDeviation({ ...call, ...response }) : undefined;
			if (deviation !== undefined) {
				deviations.add(deviation);
			}
			return response;
		},
	};
	return () => {
		if (deviations.size > 0) {
			throw new Error(
				`Answers that docs/openapi.json does not describe:\n${[...deviations].join('\n')}`,
			);
		}
	};
};
watchers.push(watchOpenApi);

import type { Fault, FaultRequest } from '../../workspace/server/faults';

/** A fault for the requests to one endpoint, from the first to the last of a range; counted from 1. */
export const onRequests = (
	endpoint: string,
	fault: Fault,
	{ from = 1, to = Infinity }: { readonly from?: number; readonly to?: number } = {},
): ((request: FaultRequest) => Fault | undefined) => {
	let count = 0;
	return ({ path }) => {
		if (path !== `/api/v1/${endpoint}`) {
			return undefined;
		}
		count += 1;
		return count >= from && count <= to ? fault : undefined;
	};
};

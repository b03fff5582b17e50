import { installation } from './installation';
import { latency } from './latency';
import { logout } from './logout';
import { memory } from './memory';
import { messages } from './messages';
import { minute } from './minute';
import { pages } from './pages';
import { requests } from './requests';
import { size } from './size';
import { throughput } from './throughput';
import { windows } from './windows';
import type { Part } from '../part';

/** All that is measured, in this order. */
export const parts: Readonly<Record<string, Part>> = {
	latency,
	throughput,
	minute,
	windows,
	messages,
	requests,
	pages,
	logout,
	installation,
	size,
	memory,
};

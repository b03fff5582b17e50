import type { SessionDocument } from '../../workspace/model';
import { demo } from '../../workspace/seed';
import { createSessionDocument } from '../../workspace/server/sessionDocument';

/** Sessions of mallory, who chose what her devices and their systems are called. They are newer than all others, unless said. */
export const devicesCalled = (
	name: string,
	{
		count,
		at = Date.now(),
		osName = 'Linux',
	}: { readonly count: number; readonly at?: number; readonly osName?: string },
): SessionDocument[] =>
	Array.from({ length: count }, (_, index) =>
		createSessionDocument({
			_id: `called ${name} ${osName} ${index}`,
			user: { _id: demo.users.mallory.id, roles: ['user'] },
			sessionId: `Called${name.replace(/\W/g, '').slice(0, 30)}${index}`,
			token: `called ${name} ${osName} ${index}`,
			device: { type: 'browser', name, version: '1', os: { name: osName } },
			ip: '10.66.6.6',
			loginAt: new Date(at + index),
		}),
	);

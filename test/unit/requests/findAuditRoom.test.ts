import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';

import { findAuditRoom } from '../../../src/requests/findAuditRoom';
import { room, TestHost } from '../support/host';

const ID = 'Qo3r8vXw2nBzKc9Ld';

describe('findAuditRoom', () => {
	const fail = (): Promise<IRoom | undefined> => Promise.reject(new Error('no room'));
	const none = (): Promise<IRoom | undefined> => Promise.resolve(undefined);
	const audit = room('audit', { id: ID });
	/** A channel that anybody has named like the id of the audit room. */
	const mimic = room(ID);
	const byId = (id: string) => Promise.resolve(id === ID ? audit : undefined);
	const byName = (name: string) =>
		Promise.resolve([audit, mimic].find(({ slugifiedName }) => slugifiedName === name));

	it.each<
		readonly [string, string, typeof fail | typeof byId, typeof fail | typeof byName, unknown]
	>([
		['the room with the id', ID, byId, none, audit],
		['no room that is named like the id of another', ID, byId, byName, audit],
		['the room with the name', 'audit', none, byName, audit],
		['the room with the name if the host fails on ids', 'audit', fail, byName, audit],
		['nothing if there is none', 'audit', none, none, undefined],
		['nothing if the host fails on names', 'audit', none, fail, undefined],
	])('findAuditRoom finds %s', async (_name, idOrName, findRoomById, findRoom, want) => {
		const { accessors } = new TestHost({ findRoomById, findRoom });
		expect(await findAuditRoom(idOrName, accessors.read)).toBe(want);
	});
});

import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';

import { findAuditRoom } from '../../../src/requests/findAuditRoom';
import { room, TestHost } from '../support/host';

const ID = 'Qo3r8vXw2nBzKc9Ld';
const audit = room('audit', { id: ID });
/** A channel that anybody has named like the id of the audit room. */
const mimic = room(ID);

type Find = (idOrName: string) => Promise<IRoom | undefined>;
const fail: Find = () => Promise.reject(new Error('no room'));
const none: Find = () => Promise.resolve(undefined);
const byId: Find = (id) => Promise.resolve(id === ID ? audit : undefined);
const byName: Find = (name) =>
	Promise.resolve([audit, mimic].find(({ slugifiedName }) => slugifiedName === name));

it.each<readonly [string, string, Find, Find, IRoom | undefined]>([
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

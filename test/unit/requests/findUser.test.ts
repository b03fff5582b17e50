import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { findUser } from '../../../src/requests/findUser';
import { alice, Bench } from '../support/bench';
import { rejected } from '../support/failures';
import { type HostData, user } from '../support/host';
import { part } from '../support/stub';

const ask = (username: string, findUserOfHost?: HostData['findUser']): Promise<string> => {
	const bench = new Bench(findUserOfHost && { findUser: findUserOfHost });
	return findUser(bench.begin(alice), username);
};

describe('findUser', () => {
	it('gives the id of the user with exactly this name', async () => {
		await expect(ask('bob')).resolves.toBe('bobUserId00000000');
	});

	it.each<readonly [string, HostData['findUser']]>([
		['nobody has it', () => Promise.resolve(undefined)],
		[
			'the host answers with a similar one',
			() => Promise.resolve(user('bobUserId00000000', 'Bob')),
		],
		['the user has no id', () => Promise.resolve(user('', 'bob'))],
		['the user has no name', () => Promise.resolve(part<IUser>({ id: 'bobUserId00000000' }))],
	])('finds nobody if %s', async (_name, find) => {
		expect(await rejected(ask('bob', find))).toEqual({ code: 'user-not-found', username: 'bob' });
	});

	it('asks the host for the name as it is', async () => {
		const find = jest.fn(() => Promise.resolve(undefined));
		await rejected(ask('.*', find));
		expect(find).toHaveBeenCalledWith('.*');
	});
});

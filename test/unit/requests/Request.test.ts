import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { SECOND } from '../../../src/common/clock';
import type { RequestOptions } from '../../../src/requests/Request';
import { admin, alice, AppFixture, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import { loginRequired, permissions, type Reply, unlicensed } from '../support/fakeWorkspace';
import { type HostData, user } from '../support/host';
import { part } from '../support/stub';

it.each<readonly [Partial<RequestOptions>, number, number]>([
	[{}, 25, 18.75],
	[{ timeLimit: 4 * SECOND }, 4, 3],
	[{ timeLimit: 4 * SECOND, timeForChecks: 2.5 * SECOND }, 4, 1.5],
])('Request with %j has %d s, and %d s for logouts', (options, all, forLogouts) => {
	const app = new AppFixture();
	const begun = app.clock.time;
	const request = app.begin(alice, options);
	app.clock.advance(SECOND);
	expect(request.now()).toBe(begun + SECOND);
	expect(request.deadline - begun).toBe(all * SECOND);
	expect(request.logoutDeadline - begun).toBe(forLogouts * SECOND);
});

it('Request gets no more time by a clock that is set back', () => {
	const app = new AppFixture();
	const request = app.begin(alice);
	const left = [10, -3600, 10].map((seconds) => {
		app.clock.advance(seconds * SECOND);
		return request.deadline - request.now();
	});
	expect(left).toEqual([15 * SECOND, 15 * SECOND, 5 * SECOND]);
	expect(request.wallClock()).toBe(app.clock.time);
});

it('Request keeps its settings and its connection, whatever is saved meanwhile', async () => {
	const app = new AppFixture({ settings: { allow_logout: true } });
	const request = app.begin(alice);
	const connected = await request.connect();
	app.save({});
	expect(await request.connect()).toBe(connected);
	expect(await request.readConfiguration()).toMatchObject({ allowLogout: true });
	expect(await request.readCurrentConfiguration()).toMatchObject({ allowLogout: false });
	app.save({ audit_room: 7 });
	expect(await rejected(request.readCurrentConfiguration())).toEqual({
		code: 'not-configured',
		problems: [{ setting: 'audit_room', problem: 'bad' }],
	});
});

const forHolders = permissions({ 'view-device-management': ['holders'] });

it.each<readonly [string, Reply, readonly string[], boolean]>([
	['a holder', forHolders, sam.roles, true],
	['an administrator who is no holder', forHolders, admin.roles, false],
	['an administrator without a license', unlicensed, admin.roles, true],
	['an administrator who is a guest meanwhile', loginRequired, ['admin', 'guest'], false],
	['a holder while the workspace fails', loginRequired, sam.roles, false],
])('Request.mayReadCauses answers for %s', async (_name, reply, roles, want) => {
	const app = new AppFixture();
	app.workspace.answers['permissions.listAll'] = () => reply;
	expect(await app.begin({ ...alice, roles }).mayReadCauses()).toBe(want);
});

it.each([
	['administrators', admin, true],
	['nobody else', sam, false],
])('Request.mayReadCauses is for %s where the app is not set up', async (_name, caller, want) => {
	const app = new AppFixture({ settings: { service_user_id: '' } });
	expect(await app.begin(caller).mayReadCauses()).toBe(want);
	expect(app.workspace.requests).toEqual([]);
});

it('Request.mayReadCauses does not ask again what has just failed', async () => {
	const app = new AppFixture();
	app.workspace.answers['permissions.listAll'] = () => loginRequired;
	const request = app.begin(sam);
	await rejected((await request.connect()).rights.permissions());
	expect(await request.mayReadCauses()).toBe(false);
	expect(app.workspace.asked).toEqual(['permissions.listAll']);
});

const find = (typed: string, data: Partial<Pick<HostData, 'findUser'>> = {}) =>
	new AppFixture(data).begin(alice).findUser(typed);

it.each(['bob', '`bob`.', 'bo\u200bb'])(
	'Request.findUser finds the user who was typed as %j',
	async (typed) => {
		expect(await find(typed)).toEqual({ id: 'bobUserId00000000', username: 'bob' });
	},
);

it('Request.findUser prefers the name as it was typed, and asks for no pattern', async () => {
	const findUser = jest.fn((name: string) => Promise.resolve(user(`id of ${name}`, name)));
	expect(await find('.*.', { findUser })).toEqual({ id: 'id of .*.', username: '.*.' });
	expect(findUser.mock.calls).toEqual([['.*.']]);
});

it.each<readonly [string, IUser | undefined]>([
	['without a user', undefined],
	['with a similar user', user('bobUserId00000000', 'Bob')],
	['with a user who has no id', user('', 'bob')],
	['with a user who has no name', part<IUser>({ id: 'bobUserId' })],
])('Request.findUser finds nobody if the host answers %s', async (_name, found) => {
	const failure = { code: 'user-not-found', username: '`bob`' };
	expect(await rejected(find('`bob`', { findUser: () => Promise.resolve(found) }))).toEqual(
		failure,
	);
});

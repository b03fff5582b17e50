import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { SECOND } from '../../../src/common/clock';
import { Request, type RequestOptions } from '../../../src/requests/Request';
import { RequestCache } from '../../../src/requests/RequestCache';
import { AppFixture, alice } from '../support/appFixture';
import { buildCaller } from '../support/caller';
import { rejected } from '../support/failures';
import { loginRequired, permissions, type Reply } from '../support/fakeWorkspace';
import { type HostData, user } from '../support/host';
import { buildSettings } from '../support/settings';
import { part } from '../support/stub';

/** Begins requests whose cache a test replaces, as saving a setting does. */
const setUp = (data: ConstructorParameters<typeof AppFixture>[0] = {}) => {
	const app = new AppFixture(data);
	const saved = { cache: new RequestCache(app.clock.now) };
	const begin = (options: Partial<RequestOptions> = {}): Request =>
		new Request({
			caller: alice,
			accessors: app.testHost.accessors,
			...options,
			currentCache: () => saved.cache,
			now: app.clock.now,
		});
	return { app, saved, begin };
};

describe('Request', () => {
	it.each<readonly [Partial<RequestOptions>, number, number]>([
		[{}, 25, 18.75],
		[{ timeLimit: 4 * SECOND }, 4, 3],
		[{ timeLimit: 4 * SECOND, timeForChecks: 2.5 * SECOND }, 4, 1.5],
	])('Request with %j has %d s, and %d s for logouts', (options, all, forLogouts) => {
		const { app, begin } = setUp();
		const begun = app.clock.time;
		const request = begin(options);
		app.clock.advance(SECOND);
		expect(request.now()).toBe(begun + SECOND);
		expect(request.deadline - begun).toBe(all * SECOND);
		expect(request.logoutDeadline - begun).toBe(forLogouts * SECOND);
	});

	it('Request gets no more time by a clock that is set back', () => {
		const { app, begin } = setUp();
		const request = begin();
		const left = [10, -3600, 10].map((seconds) => {
			app.clock.advance(seconds * SECOND);
			return request.deadline - request.now();
		});
		expect(left).toEqual([15 * SECOND, 15 * SECOND, 5 * SECOND]);
		expect(request.wallClock()).toBe(app.clock.time);
	});

	it('Request keeps its settings and its connection, whatever is saved meanwhile', async () => {
		const { app, saved, begin } = setUp({ settings: { allow_logout: true } });
		const request = begin();
		const connected = await request.connect();
		app.testHost.data.settings = buildSettings();
		saved.cache = new RequestCache(app.clock.now);
		await expect(request.connect()).resolves.toBe(connected);
		expect(await request.readConfiguration()).toMatchObject({ allowLogout: true });
		expect(await request.readCurrentConfiguration()).toMatchObject({ allowLogout: false });
		app.testHost.data.settings = buildSettings({ audit_room: 7 });
		saved.cache = new RequestCache(app.clock.now);
		expect(await rejected(request.readCurrentConfiguration())).toEqual({
			code: 'not-configured',
			problems: [{ setting: 'audit_room', problem: 'bad' }],
		});
	});
});

describe('Request.mayReadCauses', () => {
	const unlicensed: Reply = { body: { update: [{ _id: 'create-c', roles: ['user'] }] } };
	const holders = permissions({ 'view-device-management': ['holders'] });

	it.each<readonly [string, Reply, readonly string[], boolean]>([
		['a holder', holders, ['user', 'holders'], true],
		['an administrator who is no holder', holders, ['admin'], false],
		['anybody else', holders, ['user'], false],
		['a holder who is a guest', holders, ['holders', 'guest'], false],
		['an administrator while the workspace fails', loginRequired, ['user', 'admin'], true],
		['an administrator without a license', unlicensed, ['admin'], true],
		['a guest who is an administrator meanwhile', loginRequired, ['admin', 'guest'], false],
		['anybody else meanwhile', loginRequired, ['holders'], false],
	])('Request.mayReadCauses of %s', async (_name, reply, roles, want) => {
		const { app, begin } = setUp();
		app.workspace.answers['permissions.listAll'] = () => reply;
		await expect(begin({ caller: buildCaller({ roles }) }).mayReadCauses()).resolves.toBe(want);
	});

	it.each<readonly [readonly string[], boolean]>([
		[['admin'], true],
		[['admin', 'guest'], false],
		[['holders'], false],
	])('Request.mayReadCauses of the roles %j without settings is %p', async (roles, want) => {
		const { app, begin } = setUp({ settings: { service_user_id: '' } });
		await expect(begin({ caller: buildCaller({ roles }) }).mayReadCauses()).resolves.toBe(want);
		expect(app.workspace.requests).toEqual([]);
	});

	it('Request.mayReadCauses does not ask again what has just failed', async () => {
		const { app, begin } = setUp();
		app.workspace.answers['permissions.listAll'] = () => loginRequired;
		const request = begin();
		const { rights } = await request.connect();
		await rejected(rights.may('see-anybody'));
		await expect(request.mayReadCauses()).resolves.toBe(false);
		expect(app.workspace.asked).toEqual(['permissions.listAll']);
	});
});

describe('Request.findUser', () => {
	const find = (typed: string, findUser?: HostData['findUser']) =>
		setUp(findUser && { findUser })
			.begin()
			.findUser(typed);

	it.each([
		['bob', 'bob'],
		['`bob`.', 'bob'],
		['“bob”', 'bob'],
		['bo\u200bb', 'bob'],
	])('Request.findUser finds the user who was typed as %j', async (typed, username) => {
		expect(await find(typed)).toEqual({ id: 'bobUserId00000000', username });
	});

	it('Request.findUser prefers the name as it was typed', async () => {
		const both = (username: string) => Promise.resolve(user(`id of ${username}`, username));
		expect(await find('bob.', both)).toEqual({ id: 'id of bob.', username: 'bob.' });
	});

	it.each<readonly [string, HostData['findUser']]>([
		['without a user', () => Promise.resolve(undefined)],
		['with a similar user', () => Promise.resolve(user('bobUserId00000000', 'Bob'))],
		['with a user who has no id', () => Promise.resolve(user('', 'bob'))],
		['with a user who has no name', () => Promise.resolve(part<IUser>({ id: 'bobUserId' }))],
	])('Request.findUser finds nobody if the host answers %s', async (_name, findUser) => {
		expect(await rejected(find('`bob`', findUser))).toEqual({
			code: 'user-not-found',
			username: '`bob`',
		});
	});

	it('Request.findUser asks the host for no pattern', async () => {
		const asked = jest.fn(() => Promise.resolve(undefined));
		await rejected(find('.*', asked));
		expect(asked.mock.calls).toEqual([['.*']]);
	});
});

import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { SECOND } from '../../../src/clock';
import { Run } from '../../../src/lookups/Run';
import { Memory } from '../../../src/workspace/Memory';
import { buildCaller } from '../support/caller';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { FakeWorkspace } from '../support/fakeWorkspace';
import { TestHost } from '../support/host';
import { sessionId } from '../support/sessions';
import { buildSettings } from '../support/settings';
import { stub } from '../support/stub';

const setUp = () => {
	const workspace = new FakeWorkspace();
	const timeouts: (number | undefined)[] = [];
	const http = stub<IHttp>('IHttp', {
		get: (url, options) => {
			timeouts.push(options?.timeout);
			return workspace.http.get(url, options);
		},
	});
	const testHost = new TestHost({ http });
	const clock = new TestClock();
	const memory = new Memory();
	const start = (override: Partial<ConstructorParameters<typeof Run>[0]> = {}): Run =>
		new Run({ caller: buildCaller(), host: testHost.host, memory, now: clock.now, ...override });

	return { workspace, timeouts, testHost, clock, memory, start };
};

describe('a run', () => {
	it('has 25 s for all its requests together', async () => {
		const { timeouts, clock, start } = setUp();
		const run = start();
		const workspace = await run.workspace();

		for (const elapsed of [0, 12 * SECOND, 8 * SECOND]) {
			clock.advance(elapsed);
			await workspace.anySession(sessionId);
		}

		expect(timeouts).toEqual([10 * SECOND, 10 * SECOND, 5 * SECOND]);
		clock.advance(5 * SECOND);
		expect(await rejected(workspace.anySession(sessionId))).toMatchObject({
			code: 'workspace-timeout',
		});
		expect(timeouts).toHaveLength(3);
	});

	it('goes to the Site URL without its slash, read once a minute', async () => {
		const { workspace, testHost, clock, start } = setUp();
		testHost.data.settings = buildSettings({ workspace_url: '' });
		testHost.data.serverSettings = { Site_Url: 'https://site.example/' };
		await (await start().workspace()).anySession(sessionId);
		await (await start().workspace()).anySession(sessionId);
		expect(testHost.reads.filter((id) => id === 'Site_Url')).toHaveLength(1);
		clock.advance(60 * SECOND);
		await start().workspace();

		expect(testHost.reads.filter((id) => id === 'Site_Url')).toHaveLength(2);
		expect(workspace.asked).toEqual(['sessions/info.admin', 'sessions/info.admin']);
	});

	it('asks again for permissions only if it has to, and only once', async () => {
		const { workspace, start } = setUp();
		await start().permissions();
		const fresh = start();
		await fresh.permissions();
		expect(workspace.requests).toHaveLength(1);
		await fresh.permissions({ fresh: true });
		await fresh.permissions({ fresh: true });

		expect(workspace.requests).toHaveLength(2);
	});

	it('keeps the memory it started with, when a setting is saved meanwhile', async () => {
		const { workspace, start } = setUp();
		const run = start();
		await run.permissions();
		start({ memory: new Memory() });
		await run.isHolder();

		expect(workspace.requests).toHaveLength(1);
	});

	it.each([
		[['holders'], true],
		[['user', 'holders'], true],
		[['admin'], true],
		[['user'], false],
		[['Holders'], false],
		[['view-device-management'], false],
		[[], false],
	])('of a caller with the roles %j: a holder is %p', async (roles, want) => {
		const { start } = setUp();
		const run = start({ caller: buildCaller({ roles }) });

		await expect(run.isHolder()).resolves.toBe(want);
		await expect(run.mayReadCauses()).resolves.toBe(want);
	});
});

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { projectRoot } from '../../tools/projectRoot';
import { demo } from '../workspace/seed';

type Result = { code: number; output: string; errors: string };

const start = ({
	args,
	env = {},
}: {
	args: readonly string[];
	env?: Record<string, string>;
}): Promise<Result> =>
	new Promise((resolve) => {
		execFile(
			process.execPath,
			['--import', 'tsx', join('test', 'workspace', 'main.ts'), ...args],
			{ cwd: projectRoot, env: { ...process.env, PORT: '0', ...env } },
			(error, output, errors) =>
				resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors }),
		);
	});

describe('npm start', () => {
	it('takes a tour that shows who sees what, and ends', async () => {
		const { code, output } = await start({ args: ['--once'] });
		expect(code).toBe(0);
		for (const { username } of [
			demo.users.admin,
			demo.users.alice,
			demo.users.bob,
			demo.users.sam,
		]) {
			expect(output).toContain(`demo-token-of-${username}`);
		}
		expect(output).toContain(`alice> /session info ${demo.sessions.alice.laptop}`);
		expect(output).toContain('┃ Chrome 113.0.0 on Windows 10');
		expect(output).toContain('Session not found');
		expect(output).toContain('view-device-management');
		expect(output).not.toContain('\u001b');
		expect(output.match(/Only you can see this message/g)).toHaveLength(
			output.match(/^\w+> /gm)?.length ?? 0,
		);
	});

	it('runs one command, on another port if that one is taken', async () => {
		const other = createServer().listen(0);
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;

		const { code, output } = await start({
			args: ['--as', 'alice', `/session info ${demo.sessions.alice.laptop}`],
			env: { PORT: String(port) },
		});
		const refused = await start({ args: [], env: { PORT: String(port) } });
		other.close();
		expect(code).toBe(0);
		expect(output).toMatch(
			/^session-info\.bot · Only you can see this message\n┃ Chrome 113\.0\.0 on Windows 10\n/,
		);

		expect(refused).toMatchObject({
			code: 1,
			errors: expect.stringContaining(`Port ${port} is in use`),
		});
	});

	it.each<[args: string[], env: Record<string, string>, error: string]>([
		[
			['--as', 'nobody', '/session'],
			{},
			'Nobody named "nobody" can sign in here; there are admin, alice,',
		],
		[['--as', 'alice', 'session list'], {}, 'A command starts with a slash'],
		[['--as', 'alice', '/unknown'], {}, 'does not exist'],
		[['--as', 'alice'], {}, 'What does alice type?'],
		[['/session'], {}, 'Add --as and a username'],
		[['--once'], { PORT: 'http' }, 'PORT has to be a number'],
		[['--server', '1.0'], {}, 'No server generation "1.0"'],
		[['--unknown'], {}, "Unknown option '--unknown'"],
	])('%j %j fails with a sentence', async (args, env, error) => {
		expect(await start({ args, env })).toMatchObject({
			code: 1,
			output: '',
			errors: expect.stringContaining(error),
		});
	});
});

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { projectRoot } from '../../tools/projectRoot';
import { readOptions } from '../workspace/options';
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
	it('npm start takes a tour that shows who sees what, and ends', async () => {
		const { code, output } = await start({ args: ['--once'] });
		expect(code).toBe(0);
		for (const username of ['admin', 'alice', 'bob', 'sam']) {
			expect(output).toContain(`demo-token-of-${username}`);
		}
		expect(output).toContain(
			'Unlike after a new installation, people may log out sessions (as installed: off), and everybody may make 60 requests a minute (as installed: 10).',
		);
		expect(output).toContain(`alice> /session info ${demo.sessions.alice.laptop}`);
		expect(output).toContain('┃ Chrome 113.0.0 on Windows\n');
		expect(output).toContain('╭ Your sessions\n');
		expect(output).toContain('Sessions in numbers');
		expect(output).toMatch(/┃ [█░]{8} 49 · Chrome/);
		expect(output).toContain('Session not found');
		expect(output).toContain('view-device-management');
		expect(output).not.toContain('\u001b');
		expect(output.match(/Only you can see this message/g)).toHaveLength(
			output.match(/^\w+> /gm)?.length ?? 0,
		);
	});

	it('npm start runs commands of one user in one workspace, on another port if that one is taken', async () => {
		const other = createServer().listen(0);
		await once(other, 'listening');
		const env = { PORT: String((other.address() as AddressInfo).port) };
		const { phone, laptop } = demo.sessions.alice;
		const { code, output, errors } = await start({
			args: ['--as', '@ALICE', `/session logout ${phone}`, '/session'],
			env,
		});
		const refused = await start({ args: [], env });
		other.close();
		expect({ code, errors }).toEqual({ code: 0, errors: '' });
		const [, first = '', second = ''] = output.split(/^alice> /m);
		expect(first).toContain(`/session logout ${phone}`);
		expect(first).toMatch(
			/^session-info\.bot · Only you can see this message\n┃ Device logged out\n/m,
		);
		expect(second).toContain(laptop);
		expect(second).not.toContain(phone);
		expect(refused).toMatchObject({
			code: 1,
			errors: expect.stringContaining(`Port ${env.PORT} is in use`),
		});
	});

	it('npm start --fresh leads to the settings, which are as installed', async () => {
		const { code, output } = await start({ args: ['--fresh', '--once'] });
		expect(code).toBe(0);
		expect(output).toContain('sign in as Ada Admin and open "App settings"');
		expect(output).not.toContain('Unlike after a new installation');
	});

	it('npm start --help says what there is, and that each call has a workspace of its own', async () => {
		const { code, output } = await start({ args: ['--help'] });
		expect(code).toBe(0);
		expect(output).toContain('npm start -- --fresh');
		expect(output).toContain('Each call starts a fresh workspace');
	});

	it('npm start fails with a sentence', async () => {
		expect(await start({ args: ['--server', '1.0'] })).toMatchObject({
			code: 1,
			output: '',
			errors: expect.stringContaining('No server generation "1.0"'),
		});
	});
});

it.each<[args: string[], port: string | undefined, error: string]>([
	[['--as', 'alice', 'session list'], undefined, 'A command starts with a slash'],
	[['--as', 'alice'], undefined, 'What does alice type?'],
	[['/session'], undefined, 'Add --as and a username'],
	[['--once'], 'http', 'PORT has to be a number'],
	[['-x'], undefined, 'There is no option -x; npm start -- --help'],
	[['--once=yes'], undefined, '--once takes no value'],
	[['--as', '--once'], undefined, '--as needs a value'],
	[['--server'], undefined, '--server needs a value'],
])('readOptions refuses %j with port %s in a sentence', (args, port, error) => {
	expect(() => readOptions(args, { PORT: port })).toThrow(error);
});

import { demo } from '../seed';
import { foreignAnswers } from './faults';
import { freshWorkspace } from './testWorkspace';

const server = freshWorkspace();

type Name = keyof typeof foreignAnswers;
describe('foreignAnswers', () => {
	it.each<[Name, status: number, type: string | null, body: RegExp]>([
		['a proxy that wants a login', 401, 'text/html', /^<html>/],
		['a gateway that wants a login', 401, 'application/json', /^{"message":"Unauthorized"}$/],
		['a gateway that forbids', 403, 'application/json', /^{"message":"Forbidden"}$/],
		['a firewall that forbids', 403, 'text/html', /^<html>/],
		['a firewall that forbids without a word', 403, null, /^$/],
		['a proxy that sends people to its login page', 302, null, /^$/],
	])('has %s', async (name, status, type, body) => {
		server().workspace.faults = () => foreignAnswers[name];
		const reply = await server().ask('/api/v1/me', {
			as: demo.users.alice,
			redirect: 'manual',
		});
		expect([reply.status, reply.headers.get('content-type')]).toEqual([status, type]);
		expect(reply.text).toMatch(body);
	});

	it('has all that is tested here', () => {
		expect(Object.keys(foreignAnswers)).toHaveLength(6);
	});

	it('names the scheme of the login that a proxy wants', async () => {
		server().workspace.faults = () => foreignAnswers['a proxy that wants a login'];
		const { headers } = await server().ask('/api/v1/me');
		expect(headers.get('www-authenticate')).toBe('Basic realm="Restricted"');
	});
});

it('the request log keeps Cache-Control, where a request has it', async () => {
	const seen: (string | undefined)[] = [];
	server().workspace.events.on('request', ({ cacheControl }) => seen.push(cacheControl));
	await server().ask('/api/v1/me', { headers: { 'cache-control': 'no-cache' } });
	await server().ask('/api/v1/me');
	expect(seen).toEqual(['no-cache', undefined]);
});

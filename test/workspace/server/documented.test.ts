import Ajv from 'ajv';

import documented from '../../seeds/documented-answers.json';
import infoAdminApi from '../../seeds/sessions.info.admin.openapi.json';
import infoApi from '../../seeds/sessions.info.openapi.json';
import { demo } from '../seed';
import { documentedNotFound } from './faults';
import { freshWorkspace, type Reply, type User } from './testWorkspace';

/**
 * What this workspace answers, held against the answers that Rocket.Chat documents: the examples of its OpenAPI files.
 * Documented is what the servers of 2023 answered, so most of it is compared with a generation of that time.
 */
const { users, sessions } = demo;
const { alice, service } = users;
const server = freshWorkspace();
const byId = `?sessionId=${sessions.alice.offline}`;
const byAlice = `?filter=${alice.id}`;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

const keysOf = (value: unknown): string[] => Object.keys(Object(value)).sort();

/** What an example has and an answer lacks, or has of another type; of lists, the first entries are compared. */
const lacking = (example: unknown, answer: unknown, path = ''): string[] => {
	if (typeOf(example) !== typeOf(answer)) {
		return [`${path} is ${typeOf(answer)} instead of ${typeOf(example)}`];
	}
	if (Array.isArray(example) && Array.isArray(answer)) {
		return example.length === 0 ? [] : lacking(example[0], answer[0], `${path}[0]`);
	}
	if (isObject(example) && isObject(answer)) {
		return Object.entries(example).flatMap(([name, value]) =>
			lacking(value, answer[name], path ? `${path}.${name}` : name),
		);
	}
	return [];
};

const get = async (generation: string, path: string, as: User = service): Promise<Reply> => {
	server().data.generation = generation;
	return server().ask(`/api/v1/${path}`, { as });
};

/** A request with the ID of no session, to 6.5. */
const ask = async (path: string, as?: User): Promise<Reply> => {
	server().data.generation = '6.5';
	return /logout|commands/.test(path)
		? server().post(`/api/v1/${path}`, { sessionId: 'nope' }, { as: as ?? { id: '', token: '' } })
		: server().ask(`/api/v1/${path}?sessionId=nope`, as && { as });
};

const examples: Record<string, Record<string, Record<string, unknown>>> = documented;

/** The example of this name, or the first. */
const exampleOf = (path: string, status: number, name?: string): unknown => {
	const named = examples[`/api/v1/${path}`]?.[status] ?? {};
	return name === undefined ? Object.values(named)[0] : named[name];
};

it.each<[generation: string, path: string, query: string, as: User]>([
	['8.9', 'sessions/list', '', alice],
	['8.9', 'sessions/list.all', byAlice, service],
	['6.5', 'sessions/list.all', byAlice, service],
	['6.5', 'sessions/info', byId, alice],
	['8.4', 'sessions/info', byId, alice],
	['6.5', 'sessions/info.admin', byId, service],
	['9.0', 'sessions/info.admin', byId, service],
	['6.5', 'permissions.listAll', '', alice],
	['9.0', 'permissions.listAll', '', alice],
])('%s %s answers all that is documented', async (generation, path, query, as) => {
	const { status, body } = await get(generation, path + query, as);
	expect(status).toBe(200);
	expect(lacking(exampleOf(path, 200), body)).toEqual([]);
});

it('me answers all that is documented, but for what depends on settings and is not read', async () => {
	const { body } = await get('6.5', 'me', alice);
	const lines = lacking(exampleOf('me', 200), body);
	expect(lines.filter((line) => !/^(settings\.preferences\.|customFields )/.test(line))).toEqual(
		[],
	);
});

it.each([
	['sessions/logout', service],
	['sessions/logout.me', alice],
])('%s answers what is documented, and nothing else', async (path, as) => {
	const { body } = await server().post(
		`/api/v1/${path}`,
		{ sessionId: sessions.alice.phone },
		{ as },
	);
	expect(lacking(exampleOf(path, 200), body)).toEqual([]);
	expect(keysOf(body)).toEqual(keysOf(exampleOf(path, 200)));
});

it.each<[path: string, query: string, as: User]>([
	['sessions/info.admin', byId, service],
	['sessions/list.all', '', service],
	['sessions/list', '', alice],
])('%s and its rows have nothing that is not documented', async (path, query, as) => {
	const firstRow = (value: unknown): unknown =>
		isObject(value) && Array.isArray(value.sessions) ? value.sessions[0] : undefined;
	const { body } = await get('9.0', path + query, as);
	const example = exampleOf(path, 200);
	expect(keysOf(body)).toEqual(keysOf(example));
	expect(keysOf(firstRow(body))).toEqual(keysOf(firstRow(example)));
});

it.each(
	Object.entries(examples)
		.filter(([, answers]) => '401' in answers)
		.map(([path]) => path.replace('/api/v1/', '')),
)('%s is refused without a login as documented', async (path) => {
	const reply = await ask(path);
	expect([reply.status, reply.body]).toEqual([401, exampleOf(path, 401)]);
});

it.each(['sessions/info.admin', 'sessions/logout'])(
	'%s is refused without permission and without a second factor as documented',
	async (path) => {
		const unpermitted = await ask(path, alice);
		const withoutCode = await ask(path, users.admin);
		expect([unpermitted.status, unpermitted.body]).toEqual([403, exampleOf(path, 403)]);
		expect([withoutCode.status, withoutCode.body]).toEqual([
			400,
			exampleOf(path, 400, 'TOTP Error'),
		]);
	},
);

it('commands.run is refused without a command as documented', async () => {
	const { status, body } = await ask('commands.run', alice);
	expect([status, body]).toEqual([400, exampleOf('commands.run', 400)]);
});

it.each<[path: string, as: User]>([
	['sessions/info', alice],
	['sessions/info.admin', service],
	['sessions/logout.me', alice],
])(
	'%s of no session is as documented, but for the status: 404 in the sources',
	async (path, as) => {
		const reply = await ask(path, as);
		expect([reply.status, reply.body]).toEqual([404, exampleOf(path, 400, 'Session not found')]);
	},
);

it('documentedNotFound has the status that is documented', async () => {
	server().workspace.faults = () => documentedNotFound;
	const { status, body } = await ask('sessions/info', alice);
	expect([status, body]).toEqual([400, exampleOf('sessions/info', 400)]);
});

/** Nothing is required in what is documented, which would make every answer a good one. */
const allRequired = (schema: unknown): object => {
	if (!isObject(schema) || !isObject(schema.properties)) {
		return Object(schema);
	}
	const properties = Object.entries(schema.properties);
	return {
		...schema,
		required: properties.map(([name]) => name),
		properties: Object.fromEntries(properties.map(([name, inner]) => [name, allRequired(inner)])),
	};
};

const ajv = new Ajv({ strict: false });
const json = 'application/json';
const schemas: Readonly<Record<string, object>> = {
	'sessions/info': infoApi.paths['/api/v1/sessions/info'].get.responses[200].content[json].schema,
	'sessions/info.admin':
		infoAdminApi.paths['/api/v1/sessions/info.admin'].get.responses[200].content[json].schema,
};

it.each<[generation: string, path: string, as: User]>([
	['6.5', 'sessions/info', alice],
	['8.4', 'sessions/info', alice],
	['6.5', 'sessions/info.admin', service],
	['8.4', 'sessions/info.admin', service],
	['9.0', 'sessions/info.admin', service],
])('%s %s has the documented schema', async (generation, path, as) => {
	const { body } = await get(generation, path + byId, as);
	const validate = ajv.compile(allRequired(schemas[path]));
	validate(body);
	expect(validate.errors).toBeNull();
});

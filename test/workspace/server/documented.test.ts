import Ajv from 'ajv';

import documented from '../../seeds/documented-answers.json';
import infoAdminApi from '../../seeds/sessions.info.admin.openapi.json';
import infoApi from '../../seeds/sessions.info.openapi.json';
import { demo } from '../seed';
import { documentedNotFound } from './faults';
import { freshWorkspace, type Reply } from './testWorkspace';

/**
 * What this workspace answers, held against the answers that Rocket.Chat documents: the examples of its OpenAPI files.
 * Documented is what the servers of 2023 answered, so most of it is compared with a generation of that time.
 */
const { users, sessions } = demo;
const server = freshWorkspace();

type Json = unknown;

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: Json): string => (Array.isArray(value) ? 'array' : typeof value);

/** What an example has and an answer lacks, or has of another type; of lists, the first entries are compared. */
const lacking = (example: Json, answer: Json, path = ''): string[] => {
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

const get = async (
	generation: string,
	path: string,
	as: { id: string; token: string } = users.service,
): Promise<Reply> => {
	server().data.generation = generation;
	return server().ask(`/api/v1/${path}`, { as });
};

const examples: Record<string, Record<string, Record<string, Json>>> = documented;

const exampleOf = (path: string, status: number): Json =>
	Object.values(examples[`/api/v1/${path}`]?.[status] ?? {})[0];

describe('a success has all that is documented', () => {
	test.each<[generation: string, path: string, query: string, as: { id: string; token: string }]>([
		['8.9', 'sessions/list', '', users.alice],
		['8.9', 'sessions/list.all', `?filter=${users.alice.id}`, users.service],
		['6.5', 'sessions/list.all', `?filter=${users.alice.id}`, users.service],
		['6.5', 'sessions/info', `?sessionId=${sessions.alice.offline}`, users.alice],
		['8.4', 'sessions/info', `?sessionId=${sessions.alice.offline}`, users.alice],
		['6.5', 'sessions/info.admin', `?sessionId=${sessions.alice.offline}`, users.service],
		['9.0', 'sessions/info.admin', `?sessionId=${sessions.alice.offline}`, users.service],
		['6.5', 'permissions.listAll', '', users.alice],
		['9.0', 'permissions.listAll', '', users.alice],
	])('%s %s', async (generation, path, query, as) => {
		const { status, body } = await get(generation, path + query, as);
		expect(status).toBe(200);
		expect(lacking(exampleOf(path, 200), body)).toEqual([]);
	});

	test('me, but for what depends on settings and is not read', async () => {
		const { body } = await get('6.5', 'me', users.alice);

		expect(
			lacking(exampleOf('me', 200), body).filter(
				(line) => !/^(settings\.preferences\.|customFields )/.test(line),
			),
		).toEqual([]);
	});

	test.each(['sessions/logout', 'sessions/logout.me'])('%s', async (path) => {
		const as = path === 'sessions/logout' ? users.service : users.alice;
		const { body } = await server().post(
			`/api/v1/${path}`,
			{ sessionId: sessions.alice.phone },
			as,
		);
		expect(lacking(exampleOf(path, 200), body)).toEqual([]);
		expect(Object.keys(body ?? {}).sort()).toEqual(
			Object.keys(Object(exampleOf(path, 200))).sort(),
		);
	});

	test('info.admin and the rows of lists have nothing else', async () => {
		const keysOf = (value: Json): string[] => Object.keys(Object(value)).sort();
		const { body: one } = await get('9.0', `sessions/info.admin?sessionId=${sessions.alice.phone}`);
		const { body: list } = await get('9.0', 'sessions/list.all');
		const { body: own } = await get('9.0', 'sessions/list', users.alice);
		const firstRow = (value: Json): Json =>
			isObject(value) && Array.isArray(value.sessions) ? value.sessions[0] : undefined;
		expect(keysOf(one)).toEqual(keysOf(exampleOf('sessions/info.admin', 200)));
		expect(keysOf(list)).toEqual(keysOf(exampleOf('sessions/list.all', 200)));
		expect(keysOf(firstRow(list))).toEqual(keysOf(firstRow(exampleOf('sessions/list.all', 200))));
		expect(keysOf(firstRow(own))).toEqual(keysOf(firstRow(exampleOf('sessions/list', 200))));
	});
});

describe('a refusal is as documented', () => {
	const getOrPost = async (path: string, as?: { id: string; token: string }): Promise<Reply> => {
		server().data.generation = '6.5';
		const isPost = /logout|commands/.test(path);
		return server().ask(`/api/v1/${path}${isPost ? '' : '?sessionId=nope'}`, {
			...(as && { as }),
			...(isPost && {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ sessionId: 'nope' }),
			}),
		});
	};

	test.each(
		Object.entries(examples)
			.filter(([, answers]) => '401' in answers)
			.map(([path]) => path.replace('/api/v1/', '')),
	)('%s without a login', async (path) => {
		const reply = await getOrPost(path);
		expect([reply.status, reply.body]).toEqual([401, exampleOf(path, 401)]);
	});

	test.each(['sessions/info.admin', 'sessions/logout'])('%s without permission', async (path) => {
		const reply = await getOrPost(path, users.alice);
		expect([reply.status, reply.body]).toEqual([403, exampleOf(path, 403)]);
	});

	test.each(['sessions/info.admin', 'sessions/logout'])(
		'%s without a second factor',
		async (path) => {
			const reply = await getOrPost(path, users.admin);

			expect([reply.status, reply.body]).toEqual([
				400,
				examples[`/api/v1/${path}`]?.['400']?.['TOTP Error'],
			]);
		},
	);

	test('commands.run without a command', async () => {
		const reply = await getOrPost('commands.run', users.alice);
		expect([reply.status, reply.body]).toEqual([400, exampleOf('commands.run', 400)]);
	});

	test.each<[path: string, as: { id: string; token: string }]>([
		['sessions/info', users.alice],
		['sessions/info.admin', users.service],
		['sessions/logout.me', users.alice],
	])(
		'%s of no session, but for the status: documented is 400, sources say 404',
		async (path, as) => {
			const reply = await getOrPost(path, as);

			expect([reply.status, reply.body]).toEqual([
				404,
				examples[`/api/v1/${path}`]?.['400']?.['Session not found'],
			]);
		},
	);

	test('a fault answers it with the status that is documented', async () => {
		server().workspace.faults = () => documentedNotFound;
		const reply = await getOrPost('sessions/info', users.alice);
		expect([reply.status, reply.body]).toEqual([400, exampleOf('sessions/info', 400)]);
	});
});

describe('the schemas', () => {
	const ajv = new Ajv({ strict: false });

	/** Nothing is required in what is documented, which would make every answer a good one. */
	const allRequired = (schema: Json): object => {
		if (!isObject(schema)) {
			return {};
		}
		const { properties } = schema;
		return isObject(properties)
			? {
					...schema,
					required: Object.keys(properties),
					properties: Object.fromEntries(
						Object.entries(properties).map(([name, inner]) => [name, allRequired(inner)]),
					),
				}
			: schema;
	};

	const successOf = (operation: { responses: { 200: { content: object } } }): Json =>
		Object.values(operation.responses[200].content)[0];

	const holds = (operation: { responses: { 200: { content: object } } }, body: Json): Json => {
		const content = successOf(operation);
		const validate = ajv.compile(allRequired(isObject(content) ? content.schema : undefined));
		return validate(body) ? [] : validate.errors;
	};

	test.each(['6.5', '8.4'])('sessions/info of %s', async (generation) => {
		const { body } = await get(
			generation,
			`sessions/info?sessionId=${sessions.alice.offline}`,
			users.alice,
		);
		expect(holds(infoApi.paths['/api/v1/sessions/info'].get, body)).toEqual([]);
	});

	test.each(['6.5', '8.4', '9.0'])('sessions/info.admin of %s', async (generation) => {
		const { body } = await get(
			generation,
			`sessions/info.admin?sessionId=${sessions.alice.offline}`,
		);
		expect(holds(infoAdminApi.paths['/api/v1/sessions/info.admin'].get, body)).toEqual([]);
	});
});

import { createConfig, lint } from '@redocly/openapi-core';

import manifest from '../../app.json';
import { paths } from '../../src/api/parse';
import { httpStatus } from '../../src/errors/codes';
import { checkIds } from '../../src/requests/StatusCheck';
import {
	findDeviation,
	openApi,
	openApiPath,
	type Operation,
	resolveReference,
} from '../support/watch/openApi';

const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]) => ({
		path: path.replace(/^\//, ''),
		method,
		operation,
	})),
);

/** The names of an operation's parameters, of its query or its body. */
const parametersOf = ({ parameters, requestBody }: Operation): readonly string[] => {
	const resolved = parameters.map((each) =>
		each.$ref ? (resolveReference(each.$ref) as typeof each) : each,
	);
	return [
		...resolved.flatMap((each) => (each.in === 'query' ? [each.name ?? ''] : [])),
		...Object.keys(requestBody?.content['application/json']?.schema.properties ?? {}),
	];
};

it('docs/openapi.json has no problem that the linter of Redocly finds', async () => {
	const config = await createConfig({ extends: ['recommended'] });
	const problems = await lint({ ref: openApiPath, config });
	expect(
		problems
			// The demo workspace is what the examples of docs/api.md ask.
			.filter(({ ruleId }) => ruleId !== 'no-server-example.com')
			.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`),
	).toEqual([]);
});

it('docs/openapi.json describes every path of the app with its method and its parameters', () => {
	const described = operations.map(({ path, method, operation }) => [
		path,
		method,
		[...parametersOf(operation)].sort(),
	]);
	expect(described.sort()).toEqual(
		Object.entries(paths)
			.map(([path, { method, names }]) => [path, method, [...names, 'attachments'].sort()])
			.sort(),
	);
});

it('docs/openapi.json has the id and the version of the app', () => {
	expect(openApi.servers.map(({ url }) => url)).toEqual([
		`{workspace}/api/apps/public/${manifest.id}`,
	]);
	expect(openApi.info.version).toBe(manifest.version);
});

it('docs/openapi.json knows every errorType', () => {
	const { enum: known } = resolveReference('#/components/schemas/Failure/properties/errorType') as {
		readonly enum: readonly string[];
	};
	expect([...known].sort()).toEqual(Object.keys(httpStatus).sort());
});

it('docs/openapi.json knows every check of the status', () => {
	const { enum: known } = resolveReference(
		'#/components/schemas/StatusAnswer/properties/checks/items/properties/id',
	) as { readonly enum: readonly string[] };
	expect(known).toEqual([...checkIds]);
});

describe('findDeviation', () => {
	const session = { sessionId: 'x', userId: 'y', loginAt: '2026-11-28T10:00:00.000Z' };
	const answered = { path: 'sessions/info', method: 'get', status: 200 };

	it('findDeviation finds nothing in an answer that is described', () => {
		expect(findDeviation({ ...answered, content: { success: true, session } })).toBeUndefined();
	});

	it.each<[what: string, answer: Partial<Parameters<typeof findDeviation>[0]>]>([
		['a field too many', { content: { success: true, session: { ...session, loginToken: 'z' } } }],
		['a field too few', { content: { success: true, session: { sessionId: 'x' } } }],
		['a status that is not described', { status: 418, content: {} }],
		[
			'an errorType of another status',
			{ status: 404, content: { success: false, errorType: 'not-allowed', error: 'No.' } },
		],
		[
			'a header that is not described',
			{ headers: { 'Retry-After': '7' }, content: { success: true, session } },
		],
	])('findDeviation finds %s', (_what, answer) => {
		expect(findDeviation({ ...answered, ...answer })).toEqual(expect.any(String));
	});
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv, { type ValidateFunction } from 'ajv/dist/2020';

import { projectRoot } from '../../../tools/projectRoot';

export const openApiPath = join(projectRoot, 'docs', 'openapi.json');

type Schema = Readonly<Record<string, unknown>>;

type Response = {
	readonly $ref?: string;
	readonly headers?: Readonly<Record<string, unknown>>;
	readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
};

export type Operation = {
	readonly parameters: readonly {
		readonly $ref?: string;
		readonly name?: string;
		readonly in?: string;
	}[];
	readonly requestBody?: {
		readonly content: Readonly<
			Record<
				string,
				{ readonly schema: { readonly properties: Readonly<Record<string, unknown>> } }
			>
		>;
	};
	readonly responses: Readonly<Record<string, Response>>;
};

type OpenApi = {
	readonly info: { readonly version: string };
	readonly servers: readonly { readonly url: string }[];
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

export const openApi = JSON.parse(readFileSync(openApiPath, 'utf8')) as OpenApi;

/** What a reference within the file leads to. */
export const resolveReference = (reference: string): unknown =>
	reference
		.replace(/^#\//, '')
		.split('/')
		.reduce<unknown>(
			(found, key) => (found as Schema)[key.replace(/~1/g, '/').replace(/~0/g, '~')],
			openApi,
		);

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
ajv.addSchema(openApi, 'openapi.json');

const compiled = new Map<Schema, ValidateFunction>();

/** References of a schema of the file, made to lead into the file. */
const within = (schema: Schema): Schema =>
	JSON.parse(JSON.stringify(schema).replace(/"#\//g, '"openapi.json#/')) as Schema;

const validatorOf = (schema: Schema): ValidateFunction => {
	const validate = compiled.get(schema) ?? ajv.compile(within(schema));
	compiled.set(schema, validate);
	return validate;
};

type Answered = {
	/** As the app registered it: `sessions/info`. */
	readonly path: string;
	/** In small letters. */
	readonly method: string;
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>> | undefined;
	readonly content?: unknown;
};

/** How an answer of the app deviates from `docs/openapi.json`; `undefined` if it does not. */
export const findDeviation = ({
	path,
	method,
	status,
	headers = {},
	content,
}: Answered): string | undefined => {
	const where = `${method.toUpperCase()} ${path} ${status}`;
	const described = openApi.paths[`/${path}`]?.[method]?.responses[status];
	if (!described) {
		return `${where} is not described`;
	}

	const response = described.$ref ? (resolveReference(described.$ref) as Response) : described;
	const schema = response.content?.['application/json']?.schema;
	if (!schema) {
		return `${where} is not described as JSON`;
	}

	const validate = validatorOf(schema);
	if (!validate(content)) {
		return `${where}: ${ajv.errorsText(validate.errors, { dataVar: 'answer' })}`;
	}
	const unknown = Object.keys(headers).filter(
		(name) => name === 'Retry-After' && !(name in (response.headers ?? {})),
	);
	return unknown.length > 0 ? `${where} has the header ${unknown.join()}` : undefined;
};

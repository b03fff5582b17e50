import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv from 'ajv/dist/2020';

import { projectRoot } from '../../../tools/projectRoot';

export const openApiPath = join(projectRoot, 'docs', 'openapi.json');

type Response = {
	readonly $ref?: string;
	readonly headers?: Readonly<Record<string, unknown>>;
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
			(found, key) =>
				(found as Readonly<Record<string, unknown>>)[key.replace(/~1/g, '/').replace(/~0/g, '~')],
			openApi,
		);

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
ajv.addSchema(openApi, 'openapi.json');

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

	const pointer =
		described.$ref ?? `#/paths/${`/${path}`.replaceAll('/', '~1')}/${method}/responses/${status}`;
	const validate = ajv.getSchema(`openapi.json${pointer}/content/application~1json/schema`);
	if (!validate) {
		return `${where} is not described as JSON`;
	}
	if (!validate(content)) {
		return `${where}: ${ajv.errorsText(validate.errors, { dataVar: 'answer' })}`;
	}
	const { headers: known = {} } = resolveReference(pointer) as Response;
	return 'Retry-After' in headers && !('Retry-After' in known)
		? `${where} has the header Retry-After`
		: undefined;
};

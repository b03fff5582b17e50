import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkSync } from 'recheck';
import ts from 'typescript';

import { projectRoot } from '../../tools/projectRoot';

type Expression = { readonly where: string; readonly source: string; readonly flags: string };

const files = [
	'SessionInfoApp.ts',
	...readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join('src', name)),
];

const parse = (file: string): ts.SourceFile =>
	ts.createSourceFile(
		file,
		readFileSync(join(projectRoot, file), 'utf8'),
		ts.ScriptTarget.Latest,
		true,
	);

const nodesOf = (node: ts.Node): ts.Node[] => [node, ...node.getChildren().flatMap(nodesOf)];

const nodes = files.flatMap((file) => nodesOf(parse(file)));

const where = (node: ts.Node): string => {
	const file = node.getSourceFile();
	return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

const expressions: readonly Expression[] = nodes
	.filter(ts.isRegularExpressionLiteral)
	.map((node) => ({
		where: where(node),
		source: node.text.slice(1, node.text.lastIndexOf('/')),
		flags: node.text.slice(node.text.lastIndexOf('/') + 1),
	}));

/** Whatever text an expression reads, the work grows in proportion to it at most. */
describe('every regular expression of the app', () => {
	it('is found', () => {
		expect(expressions.length).toBeGreaterThan(20);
	});

	it.each(expressions)('$where /$source/$flags is linear', ({ source, flags }) => {
		expect(checkSync(source, flags)).toMatchObject({ status: 'safe' });
	});

	it('is a literal, so that none is made of what somebody typed', () => {
		const made = nodes.filter(
			(node) =>
				(ts.isNewExpression(node) || ts.isCallExpression(node)) &&
				node.expression.getText() === 'RegExp',
		);
		expect(made.map(where)).toEqual([]);
	});

	it('would be found out', () => {
		expect(checkSync('^ *([!-~]*) *$', '')).toMatchObject({ status: 'vulnerable' });
	});
});

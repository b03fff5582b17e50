import { join } from 'node:path';

import ts from 'typescript';

import { allKeys } from './samples';
import { projectRoot } from '../../../tools/projectRoot';

/** On Rocket.Chat's own screens; `i18n.test.ts` holds them against the settings and the command. */
const ON_SCREENS = /^(?:command|section|setting|choice)_/;

/** The first arguments of all calls of `Translator.text` outside of the catalogues, with their types. */
const saidIn = (program: ts.Program): readonly (readonly [place: string, type: ts.Type])[] => {
	const checker = program.getTypeChecker();
	const found: (readonly [string, ts.Type])[] = [];
	const visit = (node: ts.Node): void => {
		if (
			ts.isCallExpression(node) &&
			ts.isPropertyAccessExpression(node.expression) &&
			node.expression.name.text === 'text' &&
			checker.getTypeAtLocation(node.expression.expression).symbol?.name === 'Translator' &&
			node.arguments[0]
		) {
			const source = node.getSourceFile();
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			const place = `${source.fileName}:${line + 1}`;
			found.push([place, checker.getTypeAtLocation(node.arguments[0])]);
		}
		ts.forEachChild(node, visit);
	};
	program
		.getSourceFiles()
		.filter(({ fileName }) => fileName.startsWith(join(projectRoot, 'src')))
		.forEach(visit);
	return found;
};

/** The values of a type, each a string; `undefined` stands for what is no literal. */
const literalsOf = (type: ts.Type): readonly (string | undefined)[] =>
	(type.isUnion() ? type.types : [type]).map((one) =>
		one.isStringLiteral() ? one.value : undefined,
	);

describe('the keys of the texts', () => {
	const { config } = ts.readConfigFile(join(projectRoot, 'tsconfig.json'), ts.sys.readFile);
	const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, projectRoot);
	const said = saidIn(ts.createProgram(fileNames, options));

	it('`Translator.text` is given keys that the compiler knows one by one', () => {
		const wide = said.filter(([, type]) => {
			const literals = literalsOf(type);
			return literals.includes(undefined) || literals.length > allKeys.length / 2;
		});
		expect(wide.map(([place]) => place)).toEqual([]);
	});

	it('every key of a reply is one that `Translator.text` is given somewhere', () => {
		const used = new Set(said.flatMap(([, type]) => literalsOf(type)));
		const unused = allKeys.filter((key) => !ON_SCREENS.test(key) && !used.has(key));
		expect(unused).toEqual([]);
	});
});

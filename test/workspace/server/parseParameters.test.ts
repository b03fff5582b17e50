import { parseParameters } from './parseParameters';

it.each([
	['', []],
	['  \t\n ', []],
	['list', ['list']],
	['  admin   QoY \t x\ny\r\nz ', ['admin', 'QoY', 'x', 'y', 'z']],
	['find "Windows 10" 2', ['find', 'Windows 10', '2']],
	["find 'Windows 10' 2", ['find', 'Windows 10', '2']],
	['"tab\tand\nline"', ['tab\tand\nline']],
	['"a""b"', ['a', 'b']],
	['x"a b"y', ['xa by']],
	['""', ['']],
	['"say \\"hi\\" now"', ['say "hi" now']],
	['"it\'s"', ["it's"]],
	['it\'s a "pair', ["it's", 'a', '"pair']],
	['a \\" b', ['a', '\\"', 'b']],
	['"a" \\"', ['a', '"']],
])('parseParameters splits %j into %j', (text, items) => {
	expect(parseParameters(text)).toEqual(items);
});

import test from 'ava';
import {matches, parseSelector} from '../../../topology/calico/selector.js';

type Case = readonly [selector: string, labels: Readonly<Record<string, string>>, isSelected: boolean];

const web = {role: 'web', 'kubernetes.io/hostname': 'node-1', 'x_y.z/a-b': '1'};

const cases: readonly Case[] = [
	['', web, true],
	['  \t ', {}, true],
	['all()', {}, true],
	['all( )', {}, true],
	['!all()', web, false],
	['global()', {}, true],
	['has(role)', web, true],
	['has( role )', web, true],
	['has(rack)', web, false],
	['!has(rack)', web, true],
	['!!has(rack)', web, false],
	["role == 'web'", web, true],
	['role == "web"', web, true],
	["role=='db'", web, false],
	["rack == ''", {}, false],
	["rack == ''", {rack: ''}, true],
	["role != 'db'", web, true],
	["role != 'web'", web, false],
	["rack != 'a'", web, true],
	['role in {\'db\', "web"}', web, true],
	["role in {'db','web',}", web, true],
	['role in {}', web, false],
	["rack in {'a'}", web, false],
	["role not in {'db'}", web, true],
	["role not in {'web'}", web, false],
	["role notin {'web'}", web, false],
	["rack not in {'a'}", web, true],
	['rack not in {}', web, true],
	["role contains 'e'", web, true],
	["role contains 'x'", web, false],
	["rack contains ''", web, false],
	["role starts with 'we'", web, true],
	["role starts  with 'eb'", web, false],
	["role ends with 'eb'", web, true],
	["role ends\twith 'we'", web, false],
	["kubernetes.io/hostname == 'node-1'", web, true],
	['has(x_y.z/a-b)', web, true],
	["all == 'x'", {all: 'x'}, true],
	["has == 'x'", {has: 'x'}, true],
	["in in {'in'}", {in: 'in'}, true],
	["contains contains 'a'", {contains: 'cat'}, true],
	[`a == "it's"`, {a: "it's"}, true],
	["a == '\\'", {a: '\\'}, true],
	["role == 'db' || has(role) && has(rack)", web, false],
	["has(role) && has(rack) || role == 'web'", web, true],
	["has(rack) && (has(role) || role == 'web')", web, false],
	["!(role == 'db' || has(rack))", web, true],
	["!role == 'db'", web, true],
	["((((role == 'web'))))", web, true],
];

for (const [selector, labels, isSelected] of cases) {
	test(`'${selector}' ${isSelected ? 'selects' : 'leaves out'} ${JSON.stringify(labels)}`, t => {
		const read = parseSelector(selector);
		if ('error' in read) return t.fail(`${read.column}: ${read.error}`);
		t.is(matches(read.selector, labels), isSelected);
	});
}

const broken: readonly (readonly [selector: string, column: number])[] = [
	['role', 5],
	["role = 'web'", 6],
	['role == web', 9],
	["role == 'web", 9],
	['role is web', 6],
	["role not 'web'", 6],
	["role starts 'web'", 6],
	["role in ('web')", 9],
	["role in {'web'", 15],
	['role in {web}', 10],
	["role in {'a' 'b'}", 14],
	["'web' == role", 1],
	['has()', 5],
	['has(role', 9],
	['has(role, rack)', 9],
	['all(x)', 5],
	['(has(a)', 8],
	['has(a))', 7],
	['has(a) &&', 10],
	['has(a) & has(b)', 8],
	['has(a) | has(b)', 8],
	['has(a) has(b)', 8],
	['&& has(a)', 1],
	['!', 2],
	['has(a) &&\nhas(b)', 10],
	["rôle == 'a'", 2],
	['@', 1],
	["a == 'b' == 'c'", 10],
];

for (const [selector, column] of broken) {
	test(`${JSON.stringify(selector)} is refused at column ${column}`, t => {
		const read = parseSelector(selector);
		if (!('error' in read)) return t.fail(JSON.stringify(read.selector));
		t.is(read.column, column, read.error);
	});
}

test('parentheses that are far too deep are refused, and do not end the program', t => {
	const read = parseSelector(`${'('.repeat(50_000)}all()${')'.repeat(50_000)}`);
	t.is('error' in read && read.column, 101);
});

test('a long chain is read', t => {
	const read = parseSelector(Array.from({length: 5000}, (_, index) => `k == '${index}'`).join(' || '));
	t.true('selector' in read && matches(read.selector, {k: '4999'}));
	t.false('selector' in read && matches(read.selector, {k: '5000'}));
});

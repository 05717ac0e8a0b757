import test from 'ava';
import {parseDocuments, type SourceDocument, subDocument} from '../../topology/documents.js';
import type {Path, Problem} from '../../topology/problems.js';

function parse(text: string): {documents: SourceDocument[]; problems: Problem[]} {
	const problems: Problem[] = [];
	return {documents: parseDocuments('a.yaml', text, problem => problems.push(problem)), problems};
}

function valuesOf(text: string): unknown[] {
	const {documents, problems} = parse(text);
	if (problems.length > 0) throw new Error(JSON.stringify(problems));
	return documents.map(({value}) => value);
}

for (const [what, text, values] of [
	['one document', 'a: 1\nb: [x]\n', [{a: 1, b: ['x']}]],
	['no final newline', 'a: 1', [{a: 1}]],
	['a byte-order mark', '\uFEFFa: 1\n', [{a: 1}]],
	['CRLF', 'a: 1\r\nb:\r\n  - x\r\n---\r\nc: 2\r\n', [{a: 1, b: ['x']}, {c: 2}]],
	[
		'---, ... and comments between documents',
		'---\na: 1\n...\n# only\n---\n---\nb: 2\n...\n',
		[{a: 1}, {b: 2}],
	],
	['nothing', '', []],
	['only comments', '# a\n\t# b\n', []],
	['tabs in and before comments', 'a: 1\t# one\n\t# two\n#\tthree\nb: 2\n', [{a: 1, b: 2}]],
	['non-Latin comments and text', '# Привет, 世界 🙂\na: ključ # ħ\n', [{a: 'ključ'}]],
	['flow style over lines', 'a: {b: [1,\n  2], c: "x"}\n', [{a: {b: [1, 2], c: 'x'}}]],
	[
		'JSON indented with tabs',
		'{\n\t"a": {"b": [1, true, null]},\n\t"c": "\\ud83d\\ude00"\n}',
		[{a: {b: [1, true, null]}, c: '😀'}],
	],
	['a key with nothing after it', 'matchLabels:\nb: ~\n', [{matchLabels: null, b: null}]],
	['block text', 'a: |\n  x\n  y\nb: >-\n  x\n  y\n', [{a: 'x\ny\n', b: 'x y'}]],
	['anchors and aliases', 'a: &x {k: 1}\nb: *x\n', [{a: {k: 1}, b: {k: 1}}]],
	[
		'a merge key, own keys winning wherever they stand',
		'a: &x {k: 1, l: 1}\nb:\n  k: 2\n  <<: *x\n',
		[{a: {k: 1, l: 1}, b: {k: 2, l: 1}}],
	],
	[
		'a list of merges, the first winning',
		'a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc:\n  <<: [*x, *y]\n',
		[{a: {k: 1}, b: {k: 2, l: 2}, c: {k: 1, l: 2}}],
	],
	['a quoted << as an ordinary key', '"<<": 1\n', [{'<<': 1}]],
	['a key named __proto__', '__proto__: {a: 1}\n', [JSON.parse('{"__proto__": {"a": 1}}')]],
	['keys that are numbers', '80: x\n', [{80: 'x'}]],
] as const) {
	test(`reads ${what}`, t => {
		t.deepEqual(valuesOf(text), values as unknown as unknown[]);
	});
}

for (const [word, value] of [
	['yes', true],
	['No', false],
	['on', true],
	['OFF', false],
	['y', true],
	['"yes"', 'yes'],
	['yEs', 'yEs'],
	['0644', 420],
	['0o17', 15],
	['0x1F', 31],
	['-0b11', -3],
	['1_000', 1000],
	['08', 8],
	['0', 0],
	['+5', 5],
	['1.5', 1.5],
	['.5', 0.5],
	['1e3', 1000],
	['1.2.3', '1.2.3'],
	['10m', '10m'],
	['12:30', '12:30'],
	['2020-01-01', '2020-01-01'],
	['!!str 5', '5'],
	['~', null],
	['NULL', null],
	['_1', '_1'],
	['192.168.0.1', '192.168.0.1'],
] as const) {
	test(`reads the word ${word} as kubectl does`, t => {
		t.deepEqual(valuesOf(`a: ${word}\n`), [{a: value}]);
	});
}

test('a key that kubectl reads as a boolean becomes its JSON text', t => {
	t.deepEqual(valuesOf('on: 1\n'), [{true: 1}]);
});

const sample = `# first
metadata: &m
  name: web
  labels:   {app: web}
spec:
  <<: *m
  ports:
    - port: 80
      name:
    - {port: 81}
copy: *m
`;

for (const [path, part, place] of [
	[['metadata', 'name'], 'value', '3:9+3'],
	[['metadata', 'name'], 'key', '3:3+4'],
	[['metadata', 'labels', 'app'], 'value', '4:19+3'],
	[['metadata', 'labels'], 'value', '4:13+10'],
	[['spec', 'ports', 0, 'port'], 'value', '8:13+2'],
	[['spec', 'ports', 1], 'value', '10:7+10'],
	// A block is shown by its key, and so is a value that is not there.
	[['spec', 'ports'], 'value', '7:3+5'],
	[['spec', 'ports', 0, 'name'], 'value', '9:7+4'],
	// Through a merge and through an alias: where the thing is written.
	[['spec', 'name'], 'value', '3:9+3'],
	[['copy', 'name'], 'key', '3:3+4'],
	[['copy'], 'value', '11:7+2'],
	// Paths that do not exist: the nearest parent.
	[['spec', 'ports', 7, 'port'], 'value', '7:3+5'],
	[['nothing', 'here'], 'value', '2:1+1'],
	[['metadata', 'name', 'x'], 'value', '3:3+4'],
	[[], 'value', '2:1+1'],
] as [Path, 'key' | 'value', string][]) {
	test(`finds the ${part} of /${path.join('/')} at ${place}`, t => {
		const at = parse(sample).documents[0]?.locate(path, part);
		t.is(`${at?.line}:${at?.column}+${at?.length}`, place);
		t.is(at?.file, 'a.yaml');
		t.is(at?.text, sample.split('\n')[(at?.line ?? 0) - 1]);
	});
}

test('places are counted from the file, not from the document, also with a BOM and CRLF', t => {
	const {documents} = parse('\uFEFFa: 1\r\n---\r\nb:\r\n  c: xyz\r\n');
	t.like(documents[1]?.locate(['b', 'c']), {line: 4, column: 6, length: 3, text: '  c: xyz'});
	t.like(documents[0]?.locate(['a']), {line: 1, column: 4, text: 'a: 1'});
});

test('a line too long for a screen is not shown, its place is', t => {
	const {documents} = parse(`{"a": "${'x'.repeat(1000)}", "b": 1}`);
	t.deepEqual(documents[0]?.locate(['b']), {file: 'a.yaml', line: 1, column: 1016});
});

test('a part of a document locates from there', t => {
	const [document] = parse(sample).documents;
	const part = subDocument(document as SourceDocument, ['spec', 'ports', 1]);
	t.deepEqual(part.value, {port: 81});
	t.like(part.locate(['port']), {line: 10, column: 14});
});

for (const [what, text, expected] of [
	['an open bracket', 'a: [1, 2\nb: 3\n', ['yaml-syntax 2:1']],
	['a tab as indentation', 'a:\n\tb: 1\n', ['yaml-syntax 2:1']],
	['a colon too many', 'a: b: c\n', ['yaml-syntax 1:4']],
	[
		'one mistake in each of two documents',
		'a: b: c\n---\na: [\n---\nd: 1\n',
		['yaml-syntax 1:4', 'yaml-syntax 4:1'],
	],
	['a duplicate key', 'a: 1\nb: 2\na: 3\n', ['duplicate 3:1']],
	['a duplicate key in JSON, of another type', '{"1": 1, 1: 2}', ['duplicate 1:10']],
	['an alias without an anchor', 'aa: &one 1\nb: *on\n', ['yaml-syntax 2:4']],
	['a merge of something else', 'a: &x 1\nb:\n  <<: *x\n', ['yaml-syntax 3:3']],
	['a mapping as a key', '? {a: 1}\n: 2\n', ['yaml-syntax 1:3']],
	['an empty key', 'a: 1\n: 2\n', ['yaml-syntax 2:1']],
	['an anchor that contains itself', 'a: &x [1, *x]\n', ['yaml-too-many-aliases 1:11']],
	['a Helm value', 'kind: Pod\nname: {{ .Values.name }}\n', ['helm-template 2:7']],
	['a Helm value after other text', 'image: web:{{ .Values.tag }}\nb: 1\n', ['helm-template 1:8']],
	['a Helm condition at the margin', '# x\n{{- if .Values.x }}\na: 1\n{{- end }}\n', ['helm-template 2:1']],
	['a Helm condition', 'kind: Pod\n  {{- if .Values.x }}\na: 1\n  {{- end }}\n', ['helm-template 1:7']],
] as const) {
	test(`refuses ${what}`, t => {
		const {problems} = parse(text);
		t.deepEqual(
			problems.map(({code, at}) => `${code} ${at?.line}:${at?.column}`),
			[...expected],
		);
	});
}

test('a mistake in one document leaves the others', t => {
	t.deepEqual(
		parse('a: b: c\n---\nd: 1\n').documents.map(({value}) => value),
		[{d: 1}],
	);
});

test('two pairs of braces inside quotes are no Helm template', t => {
	t.deepEqual(valuesOf('a: "{{ .x }}"\n'), [{a: '{{ .x }}'}]);
});

test('a billion laughs are refused before they are laughed', t => {
	const lines = Array.from(
		{length: 10},
		(_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`,
	);
	const start = performance.now();
	const {documents, problems} = parse(`l0: &l0 lol\n${lines.join('\n')}\n`);
	t.true(performance.now() - start < 1000);
	t.deepEqual(documents, []);
	t.deepEqual(
		problems.map(({code}) => code),
		['yaml-too-many-aliases'],
	);
});

test('an anchor may be used a thousand times, and takes no more memory for it', t => {
	const [value] = valuesOf(`a: &a {k: v}\nb: [${Array(1000).fill('*a').join(', ')}]\n`) as [
		{a: object; b: object[]},
	];
	t.is(value.b.length, 1000);
	t.true(value.b.every(item => item === value.a));
});

for (const depth of [600, 100_000]) {
	test(`${depth} brackets in one another are refused, not a crash`, t => {
		const {problems} = parse('['.repeat(depth) + ']'.repeat(depth));
		t.deepEqual(
			problems.map(({code}) => code),
			['yaml-syntax'],
		);
	});
}

test('ten thousand keys in one mapping are read in a moment', t => {
	const start = performance.now();
	valuesOf(Array.from({length: 10_000}, (_, index) => `k${index}: 1`).join('\n'));
	t.true(performance.now() - start < 5000);
});

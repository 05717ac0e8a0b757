import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Ajv} from 'ajv';
import test from 'ava';
import {loadAdHoc, loadLab, shapeNames} from '../../topology/load.js';
import {labJsonSchema, labSchema, shapeJsonSchema, shapeSchema} from '../../topology/schema.js';
import {folderWith} from '../helpers/folder.js';
import {collecting} from '../helpers/problems.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

for (const [file, schema] of [
	['lab', labJsonSchema()],
	['shape', shapeJsonSchema()],
] as const) {
	test(`topology/${file}.schema.json is what npm run schemas writes`, t => {
		t.deepEqual(JSON.parse(read(`topology/${file}.schema.json`)), schema);
	});
}

test("for an editor a lab may leave to its base what it doesn't say", t => {
	const validate = new Ajv().compile(labJsonSchema());
	t.true(validate({extends: '../other', mode: 'bridge'}));
	t.true(validate({summary: 's', cluster: {nodes: {'node-1': null}}, mode: 'bridge'}));
	t.false(validate({summary: 's', mode: 'bridge'}));
	t.false(validate({extends: '../other', modes: 'bridge'}));
});

const page = read('docs/topology.md');

for (const [index, [, kind, text]] of [...page.matchAll(/```yaml (lab|shape)\n([\s\S]*?)```/g)].entries()) {
	test(`example ${index + 1} of docs/topology.md, a ${kind}, is right`, t => {
		const folder = folderWith(t, {'lab.yaml': text ?? '', 'solution/policies.yaml': ''});
		const {result, problems} = collecting(report =>
			kind === 'lab'
				? loadLab(folder, report)
				: loadAdHoc({cluster: join(folder, 'lab.yaml'), mode: 'bridge', manifests: []}, report),
		);
		t.deepEqual(problems, []);
		t.truthy(result);
	});
}

test('docs/topology.md has every field and every shape', t => {
	t.true([...page.matchAll(/```yaml (lab|shape)\n/g)].length >= 6);
	const fields = [...Object.keys(labSchema.properties), ...Object.keys(shapeSchema.properties)];
	t.deepEqual(
		fields.filter(field => !page.includes(`| \`${field}\` |`)),
		[],
	);
	t.deepEqual(
		shapeNames().filter(name => !page.includes(`\`${name}\``)),
		[],
	);
});

import test from 'ava';
import {kindOfResource} from '../../../lib/api/kinds.js';
import {pathOfDecoding, pathOfField, siblingsOf} from '../../../lib/cli/objects/field-paths.js';

const paths: ReadonlyArray<readonly [field: string, path: readonly (string | number)[]]> = [
	['spec', ['spec']],
	['spec.containers[0].name', ['spec', 'containers', 0, 'name']],
	[
		'spec.template.spec.initContainers[12].ports[3]',
		['spec', 'template', 'spec', 'initContainers', 12, 'ports', 3],
	],
	['metadata.labels[app.kubernetes.io/name]', ['metadata', 'labels', 'app.kubernetes.io/name']],
	['data["a.b"]', ['data', 'a.b']],
	['', []],
];

for (const [field, path] of paths) {
	test(`the field '${field}' is a path`, t => t.deepEqual(pathOfField(field), path));
}

const pod = {
	spec: {containers: [{image: 'a'}, {image: ['b'], ports: [{containerPort: 80}, {containerPort: 'x'}]}]},
};

test('a value that could not be decoded is found in the lists on its way', t => {
	t.deepEqual(pathOfDecoding(pod, 'spec.containers.image', 'array'), ['spec', 'containers', 1, 'image']);
	t.deepEqual(pathOfDecoding(pod, 'spec.containers.image', 'string'), ['spec', 'containers', 0, 'image']);
	t.deepEqual(pathOfDecoding(pod, 'spec.containers.ports.containerPort', 'string'), [
		'spec',
		'containers',
		1,
		'ports',
		1,
		'containerPort',
	]);
	t.deepEqual(pathOfDecoding(pod, 'spec.containers.ports', 'number'), ['spec', 'containers', 'ports']);
	t.deepEqual(pathOfDecoding({spec: [1]}, 'spec', 'array'), ['spec']);
});

test('the fields beside one are known through structs, lists and maps', t => {
	const kind = kindOfResource('pods');
	if (!kind) return t.fail();
	t.true(siblingsOf(kind, ['spek']).includes('spec'));
	t.true(siblingsOf(kind, ['spec', 'containers', 0, 'imgae']).includes('image'));
	t.deepEqual(siblingsOf(kind, ['metadata', 'labels', 'x']), []);
	t.deepEqual(siblingsOf(kind, ['spec', 'nodeName', 'x']), []);
});

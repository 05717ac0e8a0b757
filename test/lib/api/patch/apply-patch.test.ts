import test from 'ava';
import type {ApiKind} from '../../../../lib/api/kinds.js';
import type {ApiObject} from '../../../../lib/api/object.js';
import {applyPatch, type Patch} from '../../../../lib/api/patch/apply-patch.js';
import {kindOf, refusal, storedObject} from '../../../helpers/api-objects.js';

const configMap = storedObject('v1', 'ConfigMap', {data: {a: '1', b: '2'}});

test('a JSON patch adds, replaces, removes, moves, copies and tests', t => {
	const patched = patch(configMap, 'json', [
		{op: 'test', path: '/data/a', value: '1'},
		{op: 'add', path: '/data/c~1d', value: '3'},
		{op: 'replace', path: '/data/a', value: 'one'},
		{op: 'move', from: '/data/b', path: '/data/e'},
		{op: 'copy', from: '/data/a', path: '/data/f'},
		{op: 'add', path: '/metadata/labels', value: {}},
	]);
	t.deepEqual((patched as ApiObject).data, {a: 'one', 'c/d': '3', e: '2', f: 'one'});
	t.deepEqual(configMap.data, {a: '1', b: '2'}, 'the stored object is as it was');
});

for (const [what, value, code] of [
	['a test that fails', [{op: 'test', path: '/data/a', value: '2'}], 422],
	['a field to remove that is not there', [{op: 'remove', path: '/data/z'}], 422],
	['a field to replace that is not there', [{op: 'replace', path: '/data/z', value: ''}], 422],
	['a parent that is not there', [{op: 'add', path: '/spec/replicas', value: 1}], 422],
	['an operation that there is not', [{op: 'frob', path: '/data/a'}], 422],
	['a path without a slash', [{op: 'add', path: 'data', value: 1}], 422],
	['no list', {op: 'add'}, 400],
	['a list of something else', ['add'], 400],
	['10,001 operations', Array(10_001).fill({op: 'test', path: '/data/a', value: '1'}), 413],
] as const) {
	test(`a JSON patch with ${what} is refused with ${code}`, t => {
		t.is(refusal(() => patch(configMap, 'json', value)).code, code);
	});
}

test('a merge patch merges maps, replaces lists and removes what is null', t => {
	const patched = patch(
		storedObject('v1', 'Pod', {spec: {containers: [{name: 'a'}], nodeName: 'n1'}}),
		'merge',
		{
			metadata: {labels: {x: '1', y: null}},
			spec: {containers: [{name: 'b'}], nodeName: null},
		},
	) as ApiObject;
	t.deepEqual(patched.metadata.labels, {x: '1'});
	t.deepEqual(patched.spec, {containers: [{name: 'b'}]});
});

for (const type of ['merge', 'strategic-merge'] as const) {
	test(`a ${type} patch that is no map is a bad request`, t => {
		const {code, message} = refusal(() => patch(configMap, type, [1]));
		t.is(code, 400);
		t.regex(message, /json: cannot unmarshal array into Go value of type map\[string\]interface \{\}$/);
	});
}

test('a kind whose lists nobody has described takes no strategic merge patch', t => {
	const foreign: ApiKind = {...kindOf(configMap), group: 'example.org', schema: 'org.example.v1.Thing'};
	const error = refusal(() =>
		applyPatch(foreign, configMap, {type: 'application/strategic-merge-patch+json', value: {}}),
	);
	t.deepEqual([error.code, error.reason], [415, 'UnsupportedMediaType']);
	t.is(
		error.message,
		'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
	);
});

function patch(object: ApiObject, type: 'json' | 'merge' | 'strategic-merge', value: unknown): unknown {
	return applyPatch(kindOf(object), object, {type: `application/${type}-patch+json`, value} as Patch);
}

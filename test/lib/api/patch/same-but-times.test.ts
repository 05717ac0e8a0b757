import test from 'ava';
import {sameButTimes} from '../../../../lib/api/patch/same-but-times.js';
import {storedObject} from '../../../helpers/api-objects.js';

const entry = (manager: string, time: string, field = 'f:data') => ({
	manager,
	operation: 'Apply',
	time,
	fieldsV1: {[field]: {}},
});

const before = storedObject('v1', 'ConfigMap', {
	metadata: {managedFields: [entry('a', '1'), entry('b', '2')]},
	data: {x: '1'},
});

for (const [what, change, same] of [
	[
		'other times, and so another order',
		{metadata: {managedFields: [entry('b', '2'), entry('a', '3')]}},
		true,
	],
	['another version', {metadata: {managedFields: before.metadata.managedFields, resourceVersion: '9'}}, true],
	['another owner', {metadata: {managedFields: [entry('a', '1'), entry('c', '2')]}}, false],
	['another field', {metadata: {managedFields: [entry('a', '1'), entry('b', '2', 'f:spec')]}}, false],
	['another value', {metadata: {managedFields: before.metadata.managedFields}, data: {x: '2'}}, false],
	['a label', {metadata: {managedFields: before.metadata.managedFields, labels: {x: '1'}}}, false],
] as const) {
	test(`an object with ${what} says ${same ? 'nothing' : 'something'} new`, t => {
		t.is(sameButTimes(before, storedObject('v1', 'ConfigMap', {data: {x: '1'}, ...change})), same);
	});
}

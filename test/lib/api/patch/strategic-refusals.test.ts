import test from 'ava';
import {factsOf} from '../../../../lib/api/patch/facts.js';
import type {JsonMap} from '../../../../lib/api/patch/json.js';
import {strategicallyMerged} from '../../../../lib/api/patch/strategic.js';
import {ApiError} from '../../../../lib/api/status.js';

const refused: readonly (readonly [what: string, patch: JsonMap, code: number, message: RegExp])[] = [
	[
		'an item without its key',
		{containers: [{image: 'x'}]},
		500,
		/^map: map\[image:x\] does not contain declared merge key: name$/,
	],
	[
		'a directive that there is not',
		{containers: [{name: 'a', $patch: 'move'}]},
		500,
		/^unknown patch type: move in map: /,
	],
	[
		'$patch: merge on an item',
		{containers: [{name: 'a', $patch: 'merge'}]},
		500,
		/^merging lists cannot yet be specified in the patch$/,
	],
	[
		'$patch: merge on a map',
		{securityContext: {$patch: 'merge'}},
		500,
		/^unknown patch type: merge in map: map\[\$patch:merge\]$/,
	],
	[
		'a field that $retainKeys does not name',
		{securityContext: {$retainKeys: ['a'], runAsUser: 1}},
		400,
		/^invalid patch format of retainKeys$/,
	],
	[
		'an order that is no list',
		{'$setElementOrder/containers': 'a'},
		400,
		/^invalid patch format of setElementOrder list$/,
	],
	[
		'items in another order than the one asked for',
		{'$setElementOrder/containers': [{name: 'a'}, {name: 'b'}], containers: [{name: 'b'}, {name: 'a'}]},
		500,
		/^The order in patch list:/,
	],
	[
		'an item that its order leaves out',
		{'$setElementOrder/containers': [{name: 'a'}], containers: [{name: 'b'}]},
		500,
		/^The order in patch list:/,
	],
	[
		'a list of lists',
		{containers: [[1]]},
		422,
		/^the server rejected our request due to an error in our request$/,
	],
];

for (const [what, patch, code, message] of refused) {
	test(`a strategic merge patch with ${what} is refused`, t => {
		const original = {containers: [{name: 'a'}, {name: 'b'}], securityContext: {runAsUser: 1}};
		const error = t.throws(
			() => strategicallyMerged(original, patch, factsOf('io.k8s.api.core.v1.PodSpec')),
			{
				instanceOf: ApiError,
				message,
			},
		);
		t.is(error?.code, code);
	});
}

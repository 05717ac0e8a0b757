/** The words of STATUS: what a real API server says of such a pod. */
import test from 'ava';
import {kindOfResource} from '../../../../lib/api/kinds.js';
import type {ApiObject} from '../../../../lib/api/object.js';
import {tableOf} from '../../../../lib/api/tables/table.js';
import {cases} from './pod-cases.js';

const now = Date.parse('2026-01-02T00:00:00Z');
const kind = kindOfResource('pods');

for (const [what, {says, ready, restarts = '0', metadata, spec, status}] of Object.entries(cases)) {
	test(`a pod, ${what}, is ${says}`, t => {
		const pod = {
			apiVersion: 'v1',
			kind: 'Pod',
			metadata: {
				name: 'web',
				uid: 'u',
				resourceVersion: '1',
				creationTimestamp: '2026-01-01T18:00:00Z',
				...metadata,
			},
			spec: {containers: [{name: 'a'}, {name: 'b'}], ...spec},
			status,
		} satisfies ApiObject;
		const [row] = kind ? tableOf(kind, [pod], {now, include: 'None'}).rows : [];
		const [name, readyCell, statusCell, restartsCell, age] = row?.cells ?? [];
		t.deepEqual([name, statusCell, restartsCell, age], ['web', says, restarts, '6h']);
		if (ready !== undefined) t.is(readyCell, ready);
	});
}

test('a wide row has address, node, nominated node and readiness gates', t => {
	const pod = {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {name: 'web', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T18:00:00Z'},
		spec: {
			nodeName: 'node-1',
			containers: [{name: 'a'}],
			readinessGates: [{conditionType: 'one'}, {conditionType: 'two'}],
		},
		status: {
			phase: 'Succeeded',
			podIPs: [{ip: '10.244.1.2'}, {ip: 'fd00::2'}],
			conditions: [{type: 'two', status: 'True'}],
		},
	};
	const [row] = kind ? tableOf(kind, [pod], {now, include: 'Metadata'}).rows : [];
	t.deepEqual(row?.cells.slice(5), ['10.244.1.2', 'node-1', '<none>', '1/2']);
	t.is(row?.conditions?.[0]?.reason, 'Succeeded');
	t.deepEqual(row?.object, {
		kind: 'PartialObjectMetadata',
		apiVersion: 'meta.k8s.io/v1',
		metadata: pod.metadata,
	});
});

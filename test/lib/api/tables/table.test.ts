/** The columns of every kind, as kubectl prints them. */
import test from 'ava';
import {apiKinds, apiVersionOf, kindOfResource, resourceOf} from '../../../../lib/api/kinds.js';
import type {ApiObject} from '../../../../lib/api/object.js';
import {tableOf} from '../../../../lib/api/tables/table.js';
import {metadata, now, rows} from './rows.js';

for (const kind of apiKinds) {
	const resource = resourceOf(kind);
	test(`${resource} have the columns of a real API server`, t => {
		const [header = '', more, cells] = rows[resource] ?? [];
		const object = {apiVersion: apiVersionOf(kind), kind: kind.kind, metadata, ...more} as ApiObject;
		const {
			columnDefinitions,
			rows: [row],
		} = tableOf(kind, [object], {now, include: 'Object'});
		const [narrow, wide = ''] = header.split(' | ');
		const names = (priority: number) =>
			columnDefinitions
				.filter(each => each.priority === priority)
				.map(({name}) => name.replaceAll(' ', '_'))
				.join(' ');
		t.is(names(0), narrow ?? '');
		t.is(names(1), wide);
		t.deepEqual(row?.cells, cells);
		t.is(row?.object, object);
		t.is(columnDefinitions.filter(({format}) => format === 'name').length, 1);
	});
}

const services: ReadonlyArray<readonly [spec: object, external: string, status?: object]> = [
	[{type: 'ClusterIP', externalIPs: ['1.2.3.4', '1.2.3.5']}, '1.2.3.4,1.2.3.5'],
	[{type: 'ExternalName', externalName: 'example.com'}, 'example.com'],
	[{type: 'LoadBalancer'}, '<pending>'],
	[
		{type: 'LoadBalancer', externalIPs: ['1.2.3.4']},
		'9.9.9.9,1.2.3.4',
		{loadBalancer: {ingress: [{ip: '9.9.9.9'}]}},
	],
];

for (const [spec, external, status] of services) {
	test(`EXTERNAL-IP is ${external} for ${JSON.stringify(spec)}`, t =>
		t.is(cell('services', {spec, status}, 3), external));
}

const jobs: ReadonlyArray<readonly [status: object, word: string, more?: object]> = [
	[{}, 'Running'],
	[{conditions: [{type: 'Suspended', status: 'True'}]}, 'Suspended'],
	[{conditions: [{type: 'Suspended', status: 'False'}]}, 'Running'],
	[
		{
			conditions: [
				{type: 'FailureTarget', status: 'True'},
				{type: 'Failed', status: 'True'},
			],
		},
		'Failed',
	],
	[{}, 'Terminating', {metadata: {...metadata, deletionTimestamp: '2026-01-02T00:00:00Z'}}],
];

for (const [status, word, more] of jobs) {
	test(`a job is ${word} with ${JSON.stringify({...status, ...more})}`, t =>
		t.is(cell('jobs.batch', {status, ...more}, 1), word));
}

test('a list has its version and where it goes on, and a kind without columns of its own name and age', t => {
	const kind = {...kindOf('pods'), group: 'example.com', plural: 'things'};
	const table = tableOf(kind, [{apiVersion: 'example.com/v1', kind: 'Thing', metadata}], {
		now,
		include: 'None',
		resourceVersion: '9',
		continue: 'abc',
	});
	t.deepEqual(table.metadata, {resourceVersion: '9', continue: 'abc'});
	t.deepEqual(table.rows, [{cells: ['web', '5m'], object: null}]);
});

function cell(resource: string, object: object, index: number): unknown {
	const full = {apiVersion: 'v1', kind: 'X', metadata, ...object} as ApiObject;
	return tableOf(kindOf(resource), [full], {now, include: 'None'}).rows[0]?.cells[index];
}

function kindOf(resource: string) {
	const kind = kindOfResource(resource);
	if (!kind) throw new Error(resource);
	return kind;
}

import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {sliceResource, withServices} from '../../../../lib/control/live/policy-services.js';
import type {PolicyModel} from '../../../../topology/policy/types.js';
import {modelOf, policyOf, ruleOf, tierOf} from '../../../helpers/policy-cluster.js';

const slice = (service: string, address: string, more: object = {}) =>
	({
		metadata: {name: `${service}-1`, namespace: 'shop', labels: {'kubernetes.io/service-name': service}},
		addressType: 'IPv4',
		endpoints: [{addresses: [address], conditions: {ready: false}}],
		ports: [{port: 80}, {port: 53, protocol: 'UDP'}],
		...more,
	}) as unknown as ApiObject;

const world = {
	list: (resource: string, namespace?: string) =>
		resource === sliceResource && namespace === 'shop'
			? [slice('web', '10.244.0.9'), slice('web', '10.244.0.2'), slice('db', '10.244.0.3')]
			: [],
};

function naming(name: string): PolicyModel {
	const rule = ruleOf('Allow', {destination: {service: {namespace: 'shop', name}}});
	return modelOf({tiers: [tierOf([policyOf({name: 'p', egress: [rule]})])]});
}

test('a rule that names a Service means who is in its EndpointSlices, ready or not, with the ports there', t => {
	const ports = [
		{port: 80, protocol: 'TCP'},
		{port: 53, protocol: 'UDP'},
	] as const;
	t.deepEqual(withServices(naming('web'), world).services, [
		{
			namespace: 'shop',
			name: 'web',
			endpoints: [
				{address: '10.244.0.2', ports},
				{address: '10.244.0.9', ports},
			],
		},
	]);
	t.deepEqual(withServices(naming('nobody'), world).services, [
		{namespace: 'shop', name: 'nobody', endpoints: []},
	]);
});

test('a model whose rules name no Service stays as it is', t => {
	const model = modelOf({tiers: [tierOf([policyOf({name: 'p', egress: [ruleOf('Allow')]})])]});
	t.is(withServices(model, world), model);
});

/**
 * Whom a rule means that names a Service: who is in its EndpointSlices, with the ports there, ready or not. Facts: projectcalico/calico
 * felix/serviceindex/serviceindex.go, read at 87c15906.
 */
import type {Policy, PolicyModel, ServiceEndpoints} from '../../../topology/policy/types.js';
import {remembered} from '../../plan/remember.js';
import type {World} from './controller.js';
import type {LiveSlice} from './live-objects.js';

export const sliceResource = 'endpointslices.discovery.k8s.io';

/** Of those alone that rules name; nothing for a model whose rules name none. */
export function withServices(model: PolicyModel, world: Pick<World, 'list'>): PolicyModel {
	const names = [...namedServices(model)].sort();
	if (names.length === 0) return model;
	return {...model, services: names.map(name => servedBy(name, world))};
}

/** `namespace/name` of each. */
function namedServices({tiers}: PolicyModel): ReadonlySet<string> {
	const names = new Set<string>();
	for (const {policies} of tiers)
		for (const policy of policies) for (const name of servicesOf(policy)) names.add(name);
	return names;
}

/** Whatever policy changes, all are asked. */
const servicesOf = remembered(({ingress, egress}: Policy): readonly string[] =>
	[...ingress, ...egress]
		.flatMap(({source, destination}) => [source.service, destination.service])
		.flatMap(service => (service ? [`${service.namespace}/${service.name}`] : [])),
);

function servedBy(fullName: string, world: Pick<World, 'list'>): ServiceEndpoints {
	const [namespace = '', name = ''] = fullName.split('/');
	const slices = (world.list(sliceResource, namespace) as readonly LiveSlice[]).filter(
		({metadata}) => metadata.labels?.['kubernetes.io/service-name'] === name,
	);
	const endpoints = slices.flatMap(({endpoints: all, ports}) => {
		const known = (ports ?? []).flatMap(({port, protocol = 'TCP'}) =>
			port !== undefined && isProtocol(protocol) ? [{port, protocol}] : [],
		);
		return all.flatMap(({addresses}) => addresses.map(address => ({address, ports: known})));
	});
	return {namespace, name, endpoints: endpoints.toSorted((a, b) => (a.address < b.address ? -1 : 1))};
}

function isProtocol(text: string): text is 'TCP' | 'UDP' | 'SCTP' {
	return text === 'TCP' || text === 'UDP' || text === 'SCTP';
}

/** Pods → the endpoints of a slice, those with the same ports together. */
import type {Endpoint, EndpointPort} from 'kubernetes-types/discovery/v1.js';
import type {Family} from '../../../topology/model.js';
import type {World} from './controller.js';
import type {LivePod, LiveService} from './live-objects.js';
import {isLeaving, isReady} from './pod-state.js';
import {addressIn, hostnameAt, isHeadless, portsAt, targetOf} from './service-pods.js';

export type Group = {readonly ports: readonly EndpointPort[]; readonly endpoints: Endpoint[]};

/** Pods that end are in, too: kube-proxy sends to them when there is nobody else. */
export function groupsOf(
	service: LiveService,
	pods: readonly LivePod[],
	{family, world}: {readonly family: Family; readonly world: World},
): Group[] {
	const groups = new Map<string, Group>();
	for (const pod of pods) {
		const address = addressIn(pod, family);
		const ports = portsAt(service, pod);
		if (address === undefined || (ports.length === 0 && !isHeadless(service))) continue;
		const key = ports.map(({name, port, protocol}) => `${name} ${port} ${protocol}`).join();
		const group = groups.get(key) ?? {ports, endpoints: []};
		groups.set(key, group);
		group.endpoints.push(endpointOf(service, pod, {address, world}));
	}
	return [...groups.values()];
}

function endpointOf(
	service: LiveService,
	pod: LivePod,
	{address, world}: {readonly address: string; readonly world: World},
): Endpoint {
	const serving = isReady(pod);
	const terminating = isLeaving(pod);
	const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating);
	const {nodeName} = pod.spec;
	const zone =
		nodeName && world.get('nodes', undefined, nodeName)?.metadata.labels?.['topology.kubernetes.io/zone'];
	const hostname = hostnameAt(service, pod);
	return {
		addresses: [address],
		conditions: {ready, serving, terminating},
		...(hostname !== undefined && {hostname}),
		...(nodeName !== undefined && {nodeName}),
		targetRef: targetOf(pod),
		...(zone && {zone}),
	};
}

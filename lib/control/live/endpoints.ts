/** Endpoints: the addresses behind a Service in one object, of its first address family only. EndpointSlices have them all. */
import type {EndpointAddress, EndpointSubset} from 'kubernetes-types/core/v1.js';
import type {EndpointPort} from 'kubernetes-types/discovery/v1.js';
import {compareText} from '../../../topology/kubernetes/objects.js';
import {sameValue} from '../../../topology/same-value.js';
import {timeText} from '../../api/times.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveEndpoints, LivePod, LiveService} from './live-objects.js';
import {isLeaving, isReady} from './pod-state.js';
import {
	addressIn,
	changeNote,
	familiesOf,
	headlessLabel,
	hostnameAt,
	isHeadless,
	podsBehind,
	portsAt,
	servicesOf,
	targetOf,
} from './service-pods.js';

/** The object can't grow beyond this; the annotation says so. */
const limit = 1000;
const truncatedNote = 'endpoints.kubernetes.io/over-capacity';

export const endpointsController: Controller = {
	name: 'endpoint-controller',
	resource: 'services',
	related: {pods: servicesOf, endpoints: ({metadata}) => [`${metadata.namespace}/${metadata.name}`]},
	sync: (object, world) => syncEndpoints(object as LiveService, world),
	gone({metadata}, world) {
		const left = world.get('endpoints', metadata.namespace, metadata.name);
		return left ? [{do: 'delete', object: left}] : [];
	},
};

function syncEndpoints(service: LiveService, world: World): readonly Change[] {
	const pods = podsBehind(service, world);
	const {name, namespace, deletionTimestamp} = service.metadata;
	if (!pods || deletionTimestamp !== undefined) return [];
	const present = world.get('endpoints', namespace, name) as LiveEndpoints | undefined;
	const all = subsetsOf(service, pods);
	const {subsets, isCut} = limited(all);
	const labels = {...service.metadata.labels, ...(isHeadless(service) && {[headlessLabel]: ''})};
	const isSame =
		present && sameValue(present.subsets ?? [], subsets) && sameValue(present.metadata.labels ?? {}, labels);
	if (isSame) return [];
	const annotations = {
		...withoutNotes(present?.metadata.annotations),
		[changeNote]: timeText(world.now),
		...(isCut && {[truncatedNote]: 'truncated'}),
	};
	const content = subsets.length > 0 ? {subsets} : {};
	if (present) {
		const {subsets: _, ...rest} = present;
		const metadata = {...present.metadata, labels, annotations};
		return [{do: 'update', object: {...rest, metadata, ...content} as LiveEndpoints}];
	}
	const metadata = {name, ...(namespace !== undefined && {namespace}), labels, annotations};
	return [{do: 'create', object: {apiVersion: 'v1', kind: 'Endpoints', metadata, ...content}}];
}

function withoutNotes(annotations: Readonly<Record<string, string>> = {}) {
	const {[changeNote]: _, [truncatedNote]: __, ...others} = annotations;
	return others;
}

type Group = {
	readonly ports: readonly EndpointPort[];
	readonly ready: EndpointAddress[];
	readonly notReady: EndpointAddress[];
};

/** Pods with the same ports are one subset. */
function subsetsOf(service: LiveService, pods: readonly LivePod[]): EndpointSubset[] {
	const {publishNotReadyAddresses = false} = service.spec;
	const [family = 'ipv4'] = familiesOf(service, pods);
	const groups = new Map<string, Group>();
	for (const pod of pods) {
		const ip = addressIn(pod, family);
		if (ip === undefined || (isLeaving(pod) && !publishNotReadyAddresses)) continue;
		const ports = portsAt(service, pod);
		if (ports.length === 0 && !isHeadless(service)) continue;
		const key = ports.map(({name, port, protocol}) => `${name} ${port} ${protocol}`).join();
		const group = groups.get(key) ?? {ports, ready: [], notReady: []};
		groups.set(key, group);
		const list = publishNotReadyAddresses || isReady(pod) ? group.ready : group.notReady;
		list.push(addressOf(service, pod, ip));
	}
	return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => subsetOf(group));
}

function addressOf(service: LiveService, pod: LivePod, ip: string): EndpointAddress {
	const hostname = hostnameAt(service, pod);
	const {nodeName} = pod.spec;
	return {
		ip,
		...(hostname !== undefined && {hostname}),
		...(nodeName !== undefined && {nodeName}),
		targetRef: targetOf(pod),
	};
}

function subsetOf({ports, ready, notReady}: Group): EndpointSubset {
	const sorted = (list: EndpointAddress[]) => list.sort((a, b) => compareText(a.ip, b.ip));
	return {
		...(ready.length > 0 && {addresses: sorted(ready)}),
		...(notReady.length > 0 && {notReadyAddresses: sorted(notReady)}),
		...(ports.length > 0 && {ports: ports.map(portOf)}),
	};
}

/** Ports of one number need no name here. */
function portOf({name, port = 0, protocol, appProtocol}: EndpointPort) {
	return {
		...(name && {name}),
		port,
		...(protocol !== undefined && {protocol}),
		...(appProtocol !== undefined && {appProtocol}),
	};
}

function limited(subsets: readonly EndpointSubset[]): {
	readonly subsets: readonly EndpointSubset[];
	readonly isCut: boolean;
} {
	let room = limit;
	let isCut = false;
	const cut = (list: EndpointAddress[] = []) => {
		const kept = list.slice(0, room);
		isCut ||= kept.length < list.length;
		room -= kept.length;
		return kept;
	};
	const kept = subsets.map(subset => {
		const addresses = cut(subset.addresses);
		const notReadyAddresses = cut(subset.notReadyAddresses);
		return {
			...(addresses.length > 0 && {addresses}),
			...(notReadyAddresses.length > 0 && {notReadyAddresses}),
			...(subset.ports && {ports: subset.ports}),
		};
	});
	return {subsets: kept, isCut};
}

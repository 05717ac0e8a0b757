/**
 * EndpointSlices: the pods behind a Service in pieces, so that a change of one pod changes one piece. A pod stays in the
 * slice that it is in; free places are filled before a new slice is made.
 */
import type {Endpoint} from 'kubernetes-types/discovery/v1.js';
import {freeNames} from '../../../topology/kubernetes/generated-names.js';
import type {KubernetesObject} from '../../../topology/kubernetes/objects.js';
import type {Family} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject, Draft} from '../../api/object.js';
import {timeText} from '../../api/times.js';
import {ownerReference} from '../owned.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveService, LiveSlice} from './live-objects.js';
import {changeNote, familiesOf, headlessLabel, isHeadless, podsBehind, servicesOf} from './service-pods.js';
import {type Group, groupsOf} from './slice-endpoints.js';

const resource = 'endpointslices.discovery.k8s.io';
const serviceLabel = 'kubernetes.io/service-name';
const managerLabel = 'endpointslice.kubernetes.io/managed-by';
const manager = 'endpointslice-controller.k8s.io';

/** Endpoints a slice. */
const limit = 100;

export const endpointSliceController: Controller = {
	name: 'endpoint-slice-controller',
	resource: 'services',
	related: {pods: servicesOf, [resource]: serviceOf, nodes: allServices},
	sync: (object, world) => syncSlices(object as LiveService, world),
};

function serviceOf({metadata: {namespace, labels}}: ApiObject): readonly string[] {
	const name = labels?.[serviceLabel];
	return name !== undefined && labels?.[managerLabel] === manager ? [`${namespace}/${name}`] : [];
}

/** Only the zone of a node is of interest, and it seldom changes. */
function allServices({metadata}: ApiObject, world: World): readonly string[] {
	if (metadata.labels?.['topology.kubernetes.io/zone'] === undefined) return [];
	return world.list('services').map(service => `${service.metadata.namespace}/${service.metadata.name}`);
}

function syncSlices(service: LiveService, world: World): readonly Change[] {
	const pods = podsBehind(service, world);
	if (!pods || service.metadata.deletionTimestamp !== undefined) return [];
	const own = slicesOf(service, world);
	const taken = new Set<string>();
	const changes = familiesOf(service, pods).flatMap(family => {
		const type = addressType(family);
		const slices = own.filter(({addressType}) => addressType === type);
		const wanted = groupsOf(service, pods, {family, world}).flatMap(group => arranged(group, slices));
		const pieces = wanted.length > 0 ? wanted : [placeholder(slices)];
		for (const {slice} of pieces) if (slice) taken.add(slice.metadata.uid);
		return pieces.map(piece => ({...piece, type}));
	});
	const isTaken = (name: string) => world.get(resource, service.metadata.namespace, name) !== undefined;
	const names = freshNames(service, changes.filter(({slice}) => !slice).length, isTaken);
	return [
		...changes.flatMap(piece =>
			written(service, piece, {name: piece.slice ? undefined : names.shift(), now: world.now}),
		),
		...own.filter(({metadata}) => !taken.has(metadata.uid)).map(object => ({do: 'delete', object}) as const),
	];
}

function addressType(family: Family): string {
	return family === 'ipv6' ? 'IPv6' : 'IPv4';
}

function slicesOf({metadata: {uid}}: LiveService, world: World): LiveSlice[] {
	return (world.ownedBy(uid) as readonly LiveSlice[]).filter(
		({kind, metadata}) => kind === 'EndpointSlice' && metadata.labels?.[managerLabel] === manager,
	);
}

/** What a slice shall be; without `slice` it is a new one. */
type Piece = {
	readonly slice: LiveSlice | undefined;
	readonly ports: Group['ports'] | undefined;
	readonly endpoints: readonly Endpoint[];
};

/** Shares the endpoints of a group out: to the slices that have them, then to those with room, then to new ones. */
function arranged({ports, endpoints}: Group, slices: readonly LiveSlice[]): Piece[] {
	const rest = new Map(endpoints.map(endpoint => [endpoint.targetRef?.uid, endpoint]));
	const kept = slices
		.filter(slice => sameValue(slice.ports ?? [], ports))
		.map(slice => ({slice, ports, endpoints: stillThere(slice, rest)}));
	const newcomers = [...rest.values()];
	// The fullest first: so that as few slices as possible change.
	const roomy = [...kept].sort((a, b) => b.endpoints.length - a.endpoints.length);
	for (const piece of roomy) piece.endpoints.push(...newcomers.splice(0, limit - piece.endpoints.length));
	const pieces: Piece[] = kept.filter(({endpoints: here}) => here.length > 0);
	while (newcomers.length > 0) pieces.push({slice: undefined, ports, endpoints: newcomers.splice(0, limit)});
	return pieces;
}

/** Takes them out of `rest`. */
function stillThere({endpoints}: LiveSlice, rest: Map<string | undefined, Endpoint>): Endpoint[] {
	return endpoints.flatMap(({targetRef}) => {
		const wanted = rest.get(targetRef?.uid);
		rest.delete(targetRef?.uid);
		return wanted ? [wanted] : [];
	});
}

/** A Service without pods has one slice with nothing in it, for each family. */
function placeholder([slice]: readonly LiveSlice[]): Piece {
	return {slice, ports: undefined, endpoints: []};
}

function freshNames({metadata}: LiveService, count: number, isTaken: (name: string) => boolean): string[] {
	const base = `${metadata.name}-`;
	return freeNames(base, {count, seed: `${metadata.namespace}/${base}slice`, isTaken});
}

type Writing = {readonly name: string | undefined; readonly now: number};

function written(
	service: LiveService,
	{slice, ports, endpoints, type}: Piece & {readonly type: string},
	{name, now}: Writing,
): Change[] {
	const {namespace} = service.metadata;
	const labels = {
		...service.metadata.labels,
		...(isHeadless(service) && {[headlessLabel]: ''}),
		[serviceLabel]: service.metadata.name,
		[managerLabel]: manager,
	};
	const content = {addressType: type, endpoints: [...endpoints], ports: ports ? [...ports] : null};
	const note = {[changeNote]: timeText(now)};
	if (!slice) {
		const metadata = {
			...(name !== undefined && {name}),
			generateName: `${service.metadata.name}-`,
			...(namespace !== undefined && {namespace}),
			labels,
			annotations: note,
			ownerReferences: [ownerReference(service as unknown as KubernetesObject)],
		};
		return [
			{
				do: 'create',
				object: {apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata, ...content} as Draft,
			},
		];
	}
	const isSame =
		sameValue(slice.endpoints, content.endpoints) &&
		sameValue(slice.ports ?? null, content.ports) &&
		sameValue(slice.metadata.labels ?? {}, labels);
	if (isSame) return [];
	const annotations = {...slice.metadata.annotations, ...note};
	return [{do: 'update', object: {...slice, ...content, metadata: {...slice.metadata, labels, annotations}}}];
}

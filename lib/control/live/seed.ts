/** What `up` compiled → what a lab's store begins with: the API's defaults and metadata are filled in. */

import {builtInNamespaces} from '../../../topology/kubernetes/check-set.js';
import {canonicalJson} from '../../../topology/kubernetes/generated-names.js';
import type {KubernetesObject} from '../../../topology/kubernetes/objects.js';
import type {Family} from '../../../topology/model.js';
import type {Timers} from '../../../topology/timers.js';
import {admitTrusted} from '../../api/admit.js';
import {type ApiKind, kindOfObject, resourceOf} from '../../api/kinds.js';
import type {ApiObject, Draft} from '../../api/object.js';
import {serviceAllocator, serviceCidrs} from '../../api/service-addresses.js';
import {uidFor} from '../owned.js';

export type Seed = {readonly resource: string; readonly object: ApiObject};

type Given = {
	/** RFC 3339, whole seconds. */
	readonly now: string;
	readonly families: readonly Family[];
	/** Kubernetes' own if nobody says. */
	readonly timers?: Timers;
};

/** The objects keep the UIDs that the compiler gave them, and their status. */
export function seedsOf(objects: readonly KubernetesObject[], given: Given): Seed[] {
	const {families} = given;
	const allocate = serviceAllocator({cidrs: families.map(family => serviceCidrs[family])});
	const services: ApiObject[] = [];
	return objects.flatMap(object => {
		const kind = kindOfObject(object);
		if (!kind) return [];
		const seeded = filled(object, kind, given);
		if (kind.kind !== 'Service') return [{resource: resourceOf(kind), object: seeded}];
		const service = allocate(seeded, services, undefined);
		services.push(service);
		return [{resource: resourceOf(kind), object: service}];
	});
}

function filled(object: KubernetesObject, kind: ApiKind, {now, timers}: Given): ApiObject {
	const wanted = isWritten(object) ? applied(object) : (object as unknown as Draft);
	const {namespace, uid = uidFor(object)} = object.metadata;
	return admitTrusted(kind, wanted, {
		uid,
		now,
		...(namespace !== undefined && {namespace}),
		...(timers && {unreachableToleration: timers.unreachableToleration}),
	});
}

/** By the user; not by a controller, nor by the cluster itself. */
function isWritten({kind, metadata}: KubernetesObject): boolean {
	if (kind === 'Node' || (kind === 'Namespace' && builtInNamespaces.includes(metadata.name))) return false;
	return !metadata.ownerReferences?.some(({controller}) => controller);
}

/** As `kubectl apply` leaves it: applying the same file again finds nothing to do, and a field that is taken out of it goes. */
function applied(object: KubernetesObject): Draft {
	const {uid: _uid, ...metadata} = object.metadata;
	const {annotations = {}} = metadata;
	const {status: _status, ...written} = object as unknown as Draft;
	const text = `${canonicalJson({...written, metadata: {...metadata, annotations}})}\n`;
	return {
		...(object as unknown as Draft),
		metadata: {...object.metadata, annotations: {...annotations, [lastApplied]: text}},
	};
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** What `up` compiled → what a lab's store begins with: the API's defaults and metadata are filled in. */

import {calicoAnnotations} from '../../../topology/calico/node-annotations.js';
import {builtInNamespaces} from '../../../topology/kubernetes/check-set.js';
import {canonicalJson} from '../../../topology/kubernetes/generated-names.js';
import type {KubernetesObject} from '../../../topology/kubernetes/objects.js';
import type {Family} from '../../../topology/model.js';
import type {Timers} from '../../../topology/timers.js';
import {admitTrusted} from '../../api/admit.js';
import {type ApiKind, kindOfObject, resourceOf} from '../../api/kinds.js';
import type {ApiMetadata, ApiObject, Draft} from '../../api/object.js';
import {fieldsOf} from '../../api/patch/fields-of.js';
import {entriesOf} from '../../api/patch/owners.js';
import {withoutServerFields} from '../../api/patch/track-update.js';
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
	const isOurs = isWritten(object);
	const wanted = isOurs ? applied(object) : (object as unknown as Draft);
	const {namespace, uid = uidFor(object)} = object.metadata;
	const seeded = admitTrusted(kind, wanted, {
		uid,
		now,
		...(namespace !== undefined && {namespace}),
		...(timers && {unreachableToleration: timers.unreachableToleration}),
	});
	const said = isOurs ? written(object) : calicoPart(object);
	return said ? {...seeded, metadata: {...seeded.metadata, ...ownership(said, kind, now)}} : seeded;
}

/** What Calico's Node has said of Kubernetes': a user's words, though the Node is the lab's. */
function calicoPart({kind, metadata: {name, annotations}}: KubernetesObject): Draft | undefined {
	if (kind !== 'Node') return undefined;
	const said = calicoAnnotations(annotations);
	const isSilent = Object.keys(said).length === 0;
	return isSilent ? undefined : {apiVersion: 'v1', kind, metadata: {name, annotations: said}};
}

/** As `cnilab apply` leaves it. */
function ownership(said: Draft, kind: ApiKind, time: string): Pick<ApiMetadata, 'managedFields'> {
	const fields = withoutServerFields(kind, fieldsOf(said, kind.schema), undefined);
	const managedFields = entriesOf(kind, [{manager: 'cnilab', operation: 'Apply', time, fields}]);
	return managedFields ? {managedFields} : {};
}

/** By the user; not by a controller, nor by the cluster itself. */
function isWritten({kind, metadata}: KubernetesObject): boolean {
	if (kind === 'Node' || (kind === 'Namespace' && builtInNamespaces.includes(metadata.name))) return false;
	return !metadata.ownerReferences?.some(({controller}) => controller);
}

/** As `kubectl apply` leaves it: applying the same file again finds nothing to do, and a field that is taken out of it goes. */
function applied(object: KubernetesObject): Draft {
	const {metadata, ...content} = written(object);
	const {annotations = {}} = metadata;
	const text = `${canonicalJson({...content, metadata: {...metadata, annotations}})}\n`;
	return {
		...(object as unknown as Draft),
		metadata: {...object.metadata, annotations: {...annotations, [lastApplied]: text}},
	};
}

/** What stands in the file. */
function written(object: KubernetesObject): Draft {
	const {uid: _uid, ...metadata} = object.metadata;
	const {status: _status, ...content} = asWritten(object) as unknown as Draft;
	return {...content, metadata} as Draft;
}

/** The node of a pod is the scheduler's word, if that has said so. */
function asWritten(object: KubernetesObject): KubernetesObject {
	if (object.kind !== 'Pod') return object;
	const {conditions = []} = object.status ?? {};
	if (!conditions.some(({type, status}) => type === 'PodScheduled' && status === 'True')) return object;
	const {nodeName: _, ...spec} = object.spec;
	return {...object, spec};
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

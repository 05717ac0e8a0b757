/** Which half of an object a write may change: the client writes the spec, the status belongs to its subresource. */
import type {ApiKind} from '../kinds.js';
import type {ApiObject, Draft} from '../object.js';

/** What the status of a new object is; a kubelet that registers its Node tells the status with it. */
const firstStatus: Readonly<Record<string, object>> = {
	Namespace: {phase: 'Active'},
	Pod: {phase: 'Pending'},
	Service: {loadBalancer: {}},
	Deployment: {},
	ReplicaSet: {replicas: 0},
	StatefulSet: {availableReplicas: 0, replicas: 0},
	DaemonSet: {currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0},
	Job: {},
	Ingress: {loadBalancer: {}},
};

/** A new object with the status that the server gives it. */
export function withStatusOfServer({kind}: ApiKind, object: Draft): Draft {
	const status = firstStatus[kind];
	return status === undefined ? object : {...object, status};
}

type Write = {
	readonly object: Draft;
	readonly previous: ApiObject;
	readonly subresource: 'status' | undefined;
};

/** What the write may not change is as it was. */
export function withSpecOfServer(kind: ApiKind, {object, previous, subresource}: Write): Draft {
	if (subresource === 'status') return ofStatusWrite(kind, object, previous);
	if (!kind.subresources.includes('status')) return object;
	const {status: _status, ...wanted} = object;
	return {...wanted, ...(previous.status !== undefined && {status: previous.status})} as Draft;
}

/** Owners are not for a status write to change, nor the labels of the kinds outside of the core group. */
function ofStatusWrite({group}: ApiKind, {status, metadata}: Draft, previous: ApiObject): Draft {
	const {labels, ownerReferences} = previous.metadata;
	const {labels: given, ownerReferences: _owners, ...rest} = metadata;
	const kept = group === '' ? given : labels;
	return {
		...previous,
		metadata: {...rest, ...(kept && {labels: kept}), ...(ownerReferences && {ownerReferences})},
		...(status !== undefined && {status}),
	};
}

/** Stored objects by their kind: what the API server fills in is there, and the fields of the kind are typed. */
import type {ControllerRevision} from 'kubernetes-types/apps/v1.js';
import type {Endpoints} from 'kubernetes-types/core/v1.js';
import type {EndpointSlice} from 'kubernetes-types/discovery/v1.js';
import type {
	DaemonSetObject,
	DeploymentObject,
	JobObject,
	NamespaceObject,
	NodeObject,
	PodObject,
	ReplicaSetObject,
	ServiceObject,
	StatefulSetObject,
} from '../../../topology/kubernetes/objects.js';
import type {ApiObject} from '../../api/object.js';

export type LivePod = ApiObject & PodObject;
export type LiveDeployment = ApiObject & DeploymentObject;
export type LiveReplicaSet = ApiObject & ReplicaSetObject;
export type LiveStatefulSet = ApiObject & StatefulSetObject;
export type LiveDaemonSet = ApiObject & DaemonSetObject;
export type LiveJob = ApiObject & JobObject;
export type LiveService = ApiObject & ServiceObject;
export type LiveNode = ApiObject & NodeObject;
export type LiveNamespace = ApiObject & NamespaceObject;
export type LiveRevision = ApiObject & Omit<ControllerRevision, 'metadata' | 'kind' | 'apiVersion'>;
export type LiveEndpoints = ApiObject & Omit<Endpoints, 'metadata' | 'kind' | 'apiVersion'>;
export type LiveSlice = ApiObject & Omit<EndpointSlice, 'metadata' | 'kind' | 'apiVersion'>;

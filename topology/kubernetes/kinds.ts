/** Which kinds there are: those that are read, and those that have nothing to do with the network. */

export type ReadKind =
	| 'Namespace'
	| 'ServiceAccount'
	| 'Pod'
	| 'Deployment'
	| 'ReplicaSet'
	| 'StatefulSet'
	| 'DaemonSet'
	| 'Job'
	| 'Service'
	| 'NetworkPolicy'
	| 'Ingress';

/** The one apiVersion that the API server takes for the kind. */
export const apiVersions: Readonly<Record<ReadKind, string>> = {
	Namespace: 'v1',
	ServiceAccount: 'v1',
	Pod: 'v1',
	Deployment: 'apps/v1',
	ReplicaSet: 'apps/v1',
	StatefulSet: 'apps/v1',
	DaemonSet: 'apps/v1',
	Job: 'batch/v1',
	Service: 'v1',
	NetworkPolicy: 'networking.k8s.io/v1',
	Ingress: 'networking.k8s.io/v1',
};

export function isReadKind(kind: string): kind is ReadKind {
	return Object.hasOwn(apiVersions, kind);
}

/** Kinds that no packet ever notices, with the API group that they belong to ('' is the core group). */
export const skippedKinds: Readonly<Record<string, string>> = {
	ConfigMap: '',
	Secret: '',
	PersistentVolumeClaim: '',
	PersistentVolume: '',
	LimitRange: '',
	ResourceQuota: '',
	Event: '',
	PodTemplate: '',
	ControllerRevision: 'apps',
	CronJob: 'batch',
	HorizontalPodAutoscaler: 'autoscaling',
	PodDisruptionBudget: 'policy',
	PodSecurityPolicy: 'policy',
	Role: 'rbac.authorization.k8s.io',
	RoleBinding: 'rbac.authorization.k8s.io',
	ClusterRole: 'rbac.authorization.k8s.io',
	ClusterRoleBinding: 'rbac.authorization.k8s.io',
	StorageClass: 'storage.k8s.io',
	VolumeAttachment: 'storage.k8s.io',
	CSIDriver: 'storage.k8s.io',
	CSINode: 'storage.k8s.io',
	PriorityClass: 'scheduling.k8s.io',
	RuntimeClass: 'node.k8s.io',
	IngressClass: 'networking.k8s.io',
	Lease: 'coordination.k8s.io',
	CustomResourceDefinition: 'apiextensions.k8s.io',
	APIService: 'apiregistration.k8s.io',
	MutatingWebhookConfiguration: 'admissionregistration.k8s.io',
	ValidatingWebhookConfiguration: 'admissionregistration.k8s.io',
	ValidatingAdmissionPolicy: 'admissionregistration.k8s.io',
	ValidatingAdmissionPolicyBinding: 'admissionregistration.k8s.io',
	CertificateSigningRequest: 'certificates.k8s.io',
	FlowSchema: 'flowcontrol.apiserver.k8s.io',
	PriorityLevelConfiguration: 'flowcontrol.apiserver.k8s.io',
	ComponentStatus: '',
};

/** Kinds that do concern the network or make pods, and what to write instead of them. */
export const refusedKinds: Readonly<Record<string, string>> = {
	Node: 'nodes are written in the lab file, under `nodes`',
	ReplicationController: 'write a ReplicaSet (apps/v1), its successor',
	Endpoints: 'this version makes no Services; remove it',
	EndpointSlice: 'this version makes no Services; remove it',
	Kustomization: 'run `kubectl kustomize` and give its output to cnilab',
};

const unenforced =
	'is ignored: the mode enforces no policies, and the lab file adds no engine, so that all traffic is allowed';

/** Kinds that are read and checked, and that nothing acts on yet: what is said about an object after its name. */
export const ignoredKinds: Readonly<Record<string, string>> = {
	Service: 'is ignored: this version makes no Services, so that its name and its cluster IP lead nowhere',
	NetworkPolicy: unenforced,
	ClusterNetworkPolicy: unenforced,
	AdminNetworkPolicy: unenforced,
	BaselineAdminNetworkPolicy: unenforced,
	Ingress: 'is ignored: this version has no ingress controller',
};

/** Kinds of cnilab itself are no manifests; everything else that a manifest may say. */
export const knownKinds: readonly string[] = [
	...Object.keys(apiVersions),
	'List',
	...Object.keys(skippedKinds),
];

/** `apps/v1` → `apps`, `v1` → ''. */
export function groupOf(apiVersion: string): string {
	const slash = apiVersion.indexOf('/');
	return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** One thing that Kubernetes says of policies, with connections that show it. */
export type Point = {
	/** The title in docs/policy.md. */
	readonly title: string;
	/** Nodes on whose network the namespace has a pod `role=host`. */
	readonly hosts?: readonly string[];
	/** Policies of the whole cluster about the pods of the point's namespace. */
	readonly cluster?: readonly ClusterPolicy[];
	/** Not set: all of them have it. */
	readonly engine?: string;
	/** Specs of NetworkPolicies in the point's namespace. */
	readonly policies: readonly object[];
	/** `red/one s`, `c s:81`, `s c:53/UDP`, `node-2 s`, `s client-1`, `red/one s:ping`; the port is 80. With commas between them. */
	readonly yes: string;
	readonly no: string;
};

export type ClusterPolicy = {
	/** Of v1alpha1; not set: a ClusterNetworkPolicy. */
	readonly kind?: 'AdminNetworkPolicy' | 'BaselineAdminNetworkPolicy';
	readonly tier?: 'Admin' | 'Baseline';
	readonly priority?: number;
	/** Of egress those that have `to`. */
	readonly rules: readonly object[];
};

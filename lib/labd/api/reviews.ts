/** What a client may ask about itself: who it is, and what it may do. Who has the lab's token may do everything. */

export type Review = {
	readonly group: string;
	readonly version: string;
	readonly plural: string;
	readonly kind: string;
	readonly status: (value: Readonly<Record<string, unknown>>) => object;
};

/** Who the lab's token stands for. */
export const user = {
	username: 'kubernetes-admin',
	groups: ['kubeadm:cluster-admins', 'system:authenticated'],
};

const everything = ['*'];

export const reviews: readonly Review[] = [
	{
		group: 'authorization.k8s.io',
		version: 'v1',
		plural: 'selfsubjectaccessreviews',
		kind: 'SelfSubjectAccessReview',
		status: () => ({allowed: true}),
	},
	{
		group: 'authorization.k8s.io',
		version: 'v1',
		plural: 'selfsubjectrulesreviews',
		kind: 'SelfSubjectRulesReview',
		status: () => ({
			resourceRules: [{verbs: everything, apiGroups: everything, resources: everything}],
			nonResourceRules: [{verbs: everything, nonResourceURLs: everything}],
			incomplete: false,
		}),
	},
	{
		group: 'authentication.k8s.io',
		version: 'v1',
		plural: 'selfsubjectreviews',
		kind: 'SelfSubjectReview',
		status: () => ({userInfo: user}),
	},
];

/** The review as it was sent, answered. */
export function answerReview({group, version, kind, status}: Review, value: unknown): object {
	const sent = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
		Record<string, unknown>
	>;
	const {spec} = sent;
	return {
		kind,
		apiVersion: `${group}/${version}`,
		metadata: {creationTimestamp: null},
		...(spec !== undefined && {spec}),
		status: status(sent),
	};
}

/**
 * The kinds of network-policy-api as they are written: ClusterNetworkPolicy of v1alpha2, and the two of v1alpha1 that it came of. With
 * the fields of the experimental channel. Facts: kubernetes-sigs/network-policy-api apis/{v1alpha2,v1alpha1}, read at 0eec1b0 and
 * v0.1.8.
 */
import {type TSchema, Type} from '@sinclair/typebox';
import {closed, oneOf, optional} from '../calico/schema-parts.js';

const labelSelector = (description: string) =>
	Type.Object(
		optional({
			matchLabels: Type.Record(Type.String(), Type.String()),
			matchExpressions: Type.Array(
				closed({
					key: Type.String(),
					operator: Type.String({description: 'In, NotIn, Exists or DoesNotExist'}),
					values: Type.Optional(Type.Array(Type.String())),
				}),
			),
		}),
		{additionalProperties: false, description},
	);

const ofNamespaces = labelSelector('The namespaces with these labels; {} are all');
const ofPods = labelSelector('Their pods with these labels; {} are all');

/** Without a namespaceSelector: of all namespaces. Whether it may be left out is for who checks. */
const namespacedPod = (description: string) =>
	Type.Object(
		{podSelector: ofPods, namespaceSelector: Type.Optional(ofNamespaces)},
		{additionalProperties: false, description},
	);

const pods = {
	namespaces: labelSelector('All pods of the namespaces with these labels; {} are all'),
	pods: namespacedPod('Some pods of some namespaces'),
};

const subject = Type.Object(optional(pods), {
	additionalProperties: false,
	description: 'Whom it is about: `namespaces`, or `pods`',
});

const networks = Type.Array(Type.String(), {description: 'Any of these ranges; pods in them too'});
const nodes = labelSelector('The nodes with these labels, by their addresses; {} are all');
const domainNames = Type.Array(Type.String(), {description: 'Who is found by these names'});

const from = Type.Array(closed(optional(pods)), {description: 'Who sends; any of these'});
const to = Type.Array(closed(optional({...pods, nodes, networks, domainNames})), {
	description: 'Who receives; any of these',
});
const baselineTo = Type.Array(closed(optional({...pods, nodes, networks})), {
	description: 'Who receives; any of these',
});

const port = (description: string) => Type.Integer({description: `${description}: 1–65535`});
const name = Type.String({description: 'How the rule is called; at most 100 characters'});
const priority = Type.Integer({description: '0–1000; the lower one is asked first'});

const destinationPort = Type.Object(
	optional({number: port('One port'), range: closed({start: port('The first'), end: port('The last')})}),
	{additionalProperties: false, description: '`number`, or `range`; all ports if it is left out'},
);
const ofProtocol = (word: string) =>
	Type.Object(optional({destinationPort}), {additionalProperties: false, description: `Of ${word}`});

const protocols = Type.Array(
	closed(
		optional({
			tcp: ofProtocol('TCP'),
			udp: ofProtocol('UDP'),
			sctp: ofProtocol('SCTP'),
			destinationNamedPort: Type.String({description: 'What the receiving pod calls so'}),
		}),
	),
	{description: 'Any of these; all protocols if it is left out'},
);

const protocol = oneOf(['TCP', 'UDP', 'SCTP'], 'TCP if it is left out');
const ports = Type.Array(
	closed(
		optional({
			portNumber: closed({port: port('One port'), protocol: Type.Optional(protocol)}),
			namedPort: Type.String({description: 'What the receiving pod calls so'}),
			portRange: closed({
				start: port('The first'),
				end: port('The last'),
				protocol: Type.Optional(protocol),
			}),
		}),
	),
	{description: 'Any of these; all ports if it is left out'},
);

const ingressRules = <R extends TSchema>(rule: R) =>
	Type.Array(rule, {description: 'What its pods receive; the first rule that matches decides'});
const egressRules = <R extends TSchema>(rule: R) =>
	Type.Array(rule, {description: 'What its pods send; the first rule that matches decides'});

const action = oneOf(['Accept', 'Deny', 'Pass'], 'Pass leaves the tier');
const adminAction = oneOf(['Allow', 'Deny', 'Pass'], 'Pass leaves the tier');
const baselineAction = oneOf(['Allow', 'Deny'], 'What becomes of a packet that matches');

/** By kind. */
export const clusterPolicySpecs = {
	ClusterNetworkPolicy: closed({
		tier: oneOf(['Admin', 'Baseline'], 'Asked before NetworkPolicies, or after'),
		priority,
		subject,
		ingress: Type.Optional(ingressRules(closed({action, from, ...optional({name, protocols})}))),
		egress: Type.Optional(egressRules(closed({action, to, ...optional({name, protocols})}))),
	}),
	AdminNetworkPolicy: closed({
		priority,
		subject,
		ingress: Type.Optional(ingressRules(closed({action: adminAction, from, ...optional({name, ports})}))),
		egress: Type.Optional(egressRules(closed({action: adminAction, to, ...optional({name, ports})}))),
	}),
	BaselineAdminNetworkPolicy: closed({
		subject,
		ingress: Type.Optional(ingressRules(closed({action: baselineAction, from, ...optional({name, ports})}))),
		egress: Type.Optional(
			egressRules(closed({action: baselineAction, to: baselineTo, ...optional({name, ports})})),
		),
	}),
} as const;

export type ClusterPolicyKind = keyof typeof clusterPolicySpecs;

export const clusterPolicyKinds = Object.keys(clusterPolicySpecs) as readonly ClusterPolicyKind[];

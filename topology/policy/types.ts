/**
 * All policies of a lab in one form, whatever they were written as: Kubernetes' NetworkPolicy, Calico's NetworkPolicy and
 * GlobalNetworkPolicy, ClusterNetworkPolicy and its elder siblings. Calico reads them likewise (libcalico-go converts
 * them): tiers in their order, in them policies in theirs, in them rules, of which the first that decides counts.
 * Names are not resolved: which pods a selector means is asked of the pods that there are.
 */
import type {Selector} from '../calico/selector.js';
import type {Family, Labels, Protocol} from '../model.js';
import type {Place} from '../problems.js';

export type Direction = 'ingress' | 'egress';

/** All that decides what may pass, beside the pods themselves. */
export type PolicyModel = {
	/** In their order; one without policies is not here. */
	readonly tiers: readonly Tier[];
	/** Every namespace of the lab, with `kubernetes.io/metadata.name`. */
	readonly namespaces: Readonly<Record<string, Labels>>;
	/** `namespace/name` → labels. One that is not here has none. */
	readonly serviceAccounts: Readonly<Record<string, Labels>>;
	readonly networkSets: readonly NetworkSet[];
	readonly hostEndpoints: readonly HostEndpoint[];
	/** Those that a rule names by `service`. */
	readonly services?: readonly ServiceEndpoints[];
};

export type Tier = {
	readonly name: string;
	/** The lower one first; `kube-admin` 1,000, `default` 1,000,000, `kube-baseline` 10,000,000. */
	readonly order: number;
	/** What becomes of a packet of an endpoint that has policies here of which none decided. */
	readonly defaultAction: 'Deny' | 'Pass';
	/** In the order in which they are asked. */
	readonly policies: readonly Policy[];
};

export type Policy = {
	/** `NetworkPolicy`; with `calico`, where both have a kind of that name: see `apiVersion`. */
	readonly kind: string;
	readonly apiVersion: string;
	/** Not set: it belongs to the cluster. */
	readonly namespace?: string;
	readonly name: string;
	readonly tier: string;
	/** The lower one first; not set: last. Those of the same order by name. */
	readonly order?: number;
	/** Whom it is about. */
	readonly subject: EndpointSelector;
	/** The directions in which it is asked, and in which who is selected is isolated. */
	readonly directions: readonly Direction[];
	readonly ingress: readonly PolicyRule[];
	readonly egress: readonly PolicyRule[];
	/** Of host endpoints alone: before connection tracking, before NAT, for what is forwarded too. */
	readonly doNotTrack?: true;
	readonly preDNAT?: true;
	readonly applyOnForward?: true;
	readonly place?: Place;
	/** In a running lab, of one that is in no file that is known: who wrote it last, and when (RFC 3339). */
	readonly applied?: {readonly by: string; readonly at: string};
};

export type PolicyRule = {
	/** `Log` decides nothing; `Pass` leaves the tier. */
	readonly action: 'Allow' | 'Deny' | 'Log' | 'Pass';
	/** Where it is in its object, as the user counts: `ingress[0]`; several rules may come of one. */
	readonly path: string;
	/** As the user calls it, where the kind lets him. */
	readonly name?: string;
	/** Of the rule in the file, or the next thing around it that has one. */
	readonly place?: Place;
	/** Not set: both. */
	readonly family?: Family;
	/** Not set: all. */
	readonly protocol?: RuleProtocol;
	readonly notProtocol?: RuleProtocol;
	readonly icmp?: IcmpMatch;
	readonly notIcmp?: IcmpMatch;
	/** Each part that is set must match. */
	readonly source: Entity;
	readonly destination: Entity;
};

/** An IP protocol's number is meant by a number. */
export type RuleProtocol = 'TCP' | 'UDP' | 'SCTP' | 'UDPLite' | 'ICMP' | 'ICMPv6' | number;

export type IcmpMatch = {readonly type?: number; readonly code?: number};

/** One end of a packet. Of lists any item may match; an empty object is anybody. */
export type Entity = {
	/** Endpoints by labels: their addresses, and the nets of network sets that match. */
	readonly endpoints?: EndpointSelector;
	/** None that matches. */
	readonly notEndpoints?: Selector;
	/** Prefixes in canonical form; an empty list matches nobody. */
	readonly nets?: readonly string[];
	readonly notNets?: readonly string[];
	readonly ports?: readonly PortMatch[];
	readonly notPorts?: readonly PortMatch[];
	/** The endpoints of a Service, with its target ports. */
	readonly service?: {readonly namespace: string; readonly name: string};
};

export type PortMatch =
	| {readonly from: number; readonly to: number}
	/** What each destination endpoint calls so, for the rule's protocol: pods may call different numbers so. */
	| {readonly name: string};

/** Each part that is set must match; all pods (and more, see `namespaces`) if none is. */
export type EndpointSelector = {
	/** Of the endpoint: a pod, a network set, a host endpoint. */
	readonly labels?: Selector;
	/**
	 * Of the endpoint. `all`: any, but it must have one. `none`: it must not have one (Calico's `global()`): host endpoints and
	 * GlobalNetworkSets. Not set: both.
	 */
	readonly namespaces?: 'all' | 'none' | {readonly name: string} | {readonly labels: Selector};
	/** Pods alone have one. */
	readonly serviceAccounts?: {readonly names?: readonly string[]; readonly labels?: Selector};
	/** Nodes themselves (ClusterNetworkPolicy's `nodes` peer): by their labels. No pod is meant then. */
	readonly nodes?: Selector;
	/** Kubernetes' own selectors: no network set and no host endpoint is meant, whatever labels it has. */
	readonly isPodsOnly?: true;
};

export type NetworkSet = {
	/** Not set: a GlobalNetworkSet. */
	readonly namespace?: string;
	readonly name: string;
	readonly labels: Labels;
	readonly nets: readonly string[];
	readonly place?: Place;
};

export type HostEndpoint = {
	readonly name: string;
	readonly node: string;
	/** `*`: all interfaces of the node; not set: the one with one of `addresses`. */
	readonly interface?: string;
	/** `expectedIPs`. */
	readonly addresses: readonly string[];
	readonly labels: Labels;
	readonly ports: readonly {readonly name: string; readonly port: number; readonly protocol: RuleProtocol}[];
	/** `projectcalico-default-allow` is the one that allows all; another one allows nothing. */
	readonly profiles: readonly string[];
	readonly place?: Place;
};

/** Of a Service: the addresses behind it (without a length), with the ports that they listen on. */
export type ServiceEndpoints = {
	readonly namespace: string;
	readonly name: string;
	readonly endpoints: readonly {
		readonly address: string;
		readonly ports: readonly {readonly port: number; readonly protocol: Protocol}[];
	}[];
};

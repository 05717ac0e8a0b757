/**
 * Calico's Node where the cluster's own API is its store: annotations of Kubernetes' Node, which `kubectl annotate` sets as well.
 * Facts: projectcalico/calico libcalico-go/lib/backend/k8s/resources/node.go.
 */
import {type CalicoNodeObject, calicoApiVersion} from './objects.js';

const annotations = {
	asNumber: 'projectcalico.org/ASNumber',
	ipv4Address: 'projectcalico.org/IPv4Address',
	ipv6Address: 'projectcalico.org/IPv6Address',
	routeReflectorClusterID: 'projectcalico.org/RouteReflectorClusterID',
} as const;

type Bgp = NonNullable<CalicoNodeObject['spec']['bgp']>;
type Texts = Readonly<Record<string, string>>;

export function annotationsOf({spec: {bgp = {}}}: Pick<CalicoNodeObject, 'spec'>): Texts {
	const entries = Object.entries(annotations) as [keyof typeof annotations, string][];
	return Object.fromEntries(
		entries.flatMap(([field, key]) => {
			const value = bgp[field];
			return value === undefined ? [] : [[key, String(value)]];
		}),
	);
}

/** Those of them that are Calico's. */
export function calicoAnnotations(all: Texts = {}): Texts {
	const keys: readonly string[] = Object.values(annotations);
	return Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
}

type Annotated = {
	readonly metadata: {readonly name: string; readonly labels?: Texts; readonly annotations?: Texts};
};

/** With all labels of the node; to be checked like one that is written. */
export function calicoNodeIn({metadata}: Annotated): CalicoNodeObject {
	const said = Object.entries(annotations).flatMap(([field, key]) => {
		const text = metadata.annotations?.[key];
		return text === undefined ? [] : [[field, text]];
	});
	const bgp: Bgp = Object.fromEntries(said);
	return {
		apiVersion: calicoApiVersion,
		kind: 'Node',
		metadata: {name: metadata.name, labels: {...metadata.labels}},
		spec: said.length > 0 ? {bgp} : {},
	};
}

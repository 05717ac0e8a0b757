/**
 * Calico's resources that are read, as schemas: the one source of their types, of the check of manifests, and of what the
 * lab's API decodes and describes. Facts: projectcalico/calico api/pkg/apis/projectcalico/v3 (ippool.go, ipamconfig.go) and
 * libcalico-go/lib/apis/internalapi/node.go. A field that the network does not follow is known too: `unusedFields`.
 */
import {type Static, type TSchema, Type} from '@sinclair/typebox';
import {customResourceSchema} from '../kubernetes/custom-resource.js';
import {bgpConfigurationSpec, bgpPeerSpec} from './schema-bgp.js';
import {asNumber, closed, oneOf, optional} from './schema-parts.js';
import {policySpecs} from './schema-policy.js';

const tunnelMode = (tunnel: string) =>
	oneOf(
		['Always', 'CrossSubnet', 'Never'],
		`When pods of two nodes talk through ${tunnel}; Never if nothing is said`,
	);

const ipPoolSpec = closed({
	cidr: Type.String({description: "The pool's range; it never changes"}),
	...optional({
		blockSize: Type.Integer({description: 'The prefix length of a block: 20–32 (26), 116–128 (122)'}),
		ipipMode: tunnelMode('IP-in-IP'),
		vxlanMode: tunnelMode('VXLAN'),
		natOutgoing: Type.Boolean({description: 'Whether what leaves all pools is masqueraded; false'}),
		disabled: Type.Boolean({description: 'Whether no more addresses are given from it; false'}),
		disableBGPExport: Type.Boolean({description: 'Whether its routes stay out of BGP; false'}),
		nodeSelector: Type.String({description: 'Which nodes get blocks of it; all()'}),
		namespaceSelector: Type.String({description: 'Pods of which namespaces get its addresses; all'}),
		allowedUses: Type.Array(oneOf(['Workload', 'Tunnel', 'LoadBalancer']), {
			description: 'What its addresses are for; Workload and Tunnel',
		}),
		assignmentMode: oneOf(
			['Automatic', 'Manual'],
			'Whether pods get its addresses without asking for the pool; Automatic',
		),
	}),
});

const ipamConfigurationSpec = closed(
	optional({
		strictAffinity: Type.Boolean({description: "Whether a node never borrows of other nodes' blocks; false"}),
		maxBlocksPerHost: Type.Integer({description: 'How many blocks a node may have; 20'}),
		autoAllocateBlocks: Type.Boolean({description: 'Whether nodes claim blocks by themselves; true'}),
		kubeVirtVMAddressPersistence: oneOf(['Enabled', 'Disabled']),
		ipCooldownSeconds: Type.Integer(),
	}),
);

const anything = Type.Unknown();

const nodeSpec = closed(
	optional({
		bgp: closed(
			optional({
				asNumber: asNumber("The node's AS number; that of the BGPConfiguration"),
				ipv4Address: Type.String({description: 'Its address with the prefix length of its subnet'}),
				ipv6Address: Type.String({description: 'Its address with the prefix length of its subnet'}),
				ipv4IPIPTunnelAddr: Type.String(),
				routeReflectorClusterID: Type.String({description: 'It is a route reflector, of this cluster'}),
			}),
		),
		ipv4VXLANTunnelAddr: Type.String(),
		ipv6VXLANTunnelAddr: Type.String(),
		vxlanTunnelMACAddr: Type.String(),
		vxlanTunnelMACAddrV6: Type.String(),
		orchRefs: anything,
		wireguard: anything,
		addresses: anything,
		interfaces: anything,
	}),
);

/** By kind; those of `namespacedKinds` live in a namespace, the others in none. */
export const specSchemas = {
	IPPool: ipPoolSpec,
	BGPConfiguration: bgpConfigurationSpec,
	BGPPeer: bgpPeerSpec,
	IPAMConfiguration: ipamConfigurationSpec,
	Node: nodeSpec,
	...policySpecs,
} as const;

export type CalicoKind = keyof typeof specSchemas;

export type CalicoSpec<K extends CalicoKind> = Static<(typeof specSchemas)[K]>;

const needsSpec: readonly CalicoKind[] = [
	'IPPool',
	'BGPPeer',
	'NetworkPolicy',
	'GlobalNetworkPolicy',
	'HostEndpoint',
];

/** A whole object. The kinds that need no spec have defaults for all of it. */
export function objectSchema(kind: CalicoKind): TSchema {
	return customResourceSchema(specSchemas[kind], needsSpec.includes(kind));
}

/** Fields that are read and checked, and that nothing in a lab follows. */
export const unusedFields: Readonly<Record<CalicoKind, readonly string[]>> = {
	IPPool: [],
	BGPConfiguration: [
		'bindMode',
		'localWorkloadPeeringIPV4',
		'localWorkloadPeeringIPV6',
		'programClusterRoutes',
	],
	BGPPeer: ['filters', 'localWorkloadSelector'],
	IPAMConfiguration: ['autoAllocateBlocks', 'ipCooldownSeconds', 'kubeVirtVMAddressPersistence'],
	Node: ['wireguard'],
	NetworkPolicy: [],
	GlobalNetworkPolicy: [],
	Tier: [],
	NetworkSet: [],
	GlobalNetworkSet: [],
	HostEndpoint: [],
	Profile: ['ingress', 'egress', 'labelsToApply'],
};

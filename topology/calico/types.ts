/**
 * Calico's resources (projectcalico.org/v3) as far as they concern the network, after reading: defaults are filled in.
 * Field names and defaults: projectcalico/calico api/pkg/apis/projectcalico/v3/{ippool,bgpconfig,bgppeer,node}.go.
 */
import type {Family} from '../model.js';
import type {Place} from '../problems.js';

type Common = {readonly name: string; readonly place?: Place};

/** When pods of two nodes talk through a tunnel: always, only if the nodes are in different subnets, never. */
export type TunnelMode = 'Always' | 'CrossSubnet' | 'Never';

export type IpPool = Common & {
	/** `192.168.0.0/16` */
	readonly cidr: string;
	readonly family: Family;
	/** The prefix length of a block: 20–32, 116–128. */
	readonly blockSize: number;
	readonly ipipMode: TunnelMode;
	readonly vxlanMode: TunnelMode;
	readonly natOutgoing: boolean;
	readonly disabled: boolean;
	readonly disableBGPExport: boolean;
	/** Calico's selector language; `all()`. */
	readonly nodeSelector: string;
	/** Of the pod's namespace; `all()`. */
	readonly namespaceSelector: string;
	readonly allowedUses: readonly ('Workload' | 'Tunnel' | 'LoadBalancer')[];
};

/** The one named `default`, and those named `node.NODE`. */
export type BgpConfiguration = Common & {
	readonly nodeToNodeMeshEnabled?: boolean;
	readonly asNumber?: number;
	/** Seconds; the mesh's sessions. */
	readonly nodeMeshMaxRestartTime?: number;
	readonly nodeMeshPassword?: SecretKey;
	readonly serviceClusterIPs: readonly string[];
	readonly serviceExternalIPs: readonly string[];
	readonly serviceLoadBalancerIPs: readonly string[];
	readonly listenPort?: number;
	readonly prefixAdvertisements: readonly {readonly cidr: string; readonly communities: readonly string[]}[];
	readonly communities: readonly {readonly name: string; readonly value: string}[];
	readonly ignoredInterfaces: readonly string[];
};

export type SecretKey = {readonly name: string; readonly key: string};

export type BgpPeer = Common & {
	/** The node that has it; not set: what `nodeSelector` says, or all. */
	readonly node?: string;
	readonly nodeSelector?: string;
	/** `192.168.50.1`, perhaps with `:port`; or `peerSelector`, which selects nodes. */
	readonly peerIP?: string;
	readonly peerSelector?: string;
	/** Required with `peerIP`. */
	readonly asNumber?: number;
	readonly localASNumber?: number;
	/** `nextHopMode` of newer releases and `keepOriginalNextHop` of older ones. */
	readonly nextHopMode: 'Auto' | 'Self' | 'Keep';
	readonly password?: SecretKey;
	readonly sourceAddress: 'UseNodeIP' | 'None';
	/** Seconds. */
	readonly maxRestartTime?: number;
	/** Seconds. */
	readonly keepAliveTime?: number;
	readonly numAllowedLocalASNumbers?: number;
	readonly ttlSecurity?: number;
	readonly reachableBy?: string;
	readonly reversePeering: 'Auto' | 'Manual';
};

/** `spec.bgp` of a Node of Calico's. */
export type CalicoNode = Common & {
	readonly asNumber?: number;
	readonly routeReflectorClusterID?: string;
	/** With its prefix length, by which “same subnet” is judged: a /32 is nobody's neighbour. */
	readonly ipv4Address?: string;
	readonly ipv6Address?: string;
	/** Calico's own labels of the node, added to those that Kubernetes has. */
	readonly labels: Readonly<Record<string, string>>;
};

/** `IPAMConfiguration`, the one named `default`. */
export type IpamConfiguration = {
	/** Nobody takes addresses from another node's block. */
	readonly strictAffinity: boolean;
	/** 20 */
	readonly maxBlocksPerHost: number;
};

/** All that a lab's manifests say of it. */
export type CalicoObjects = {
	/** Not set: the defaults. */
	readonly ipam?: IpamConfiguration;
	readonly pools: readonly IpPool[];
	readonly bgpConfigurations: readonly BgpConfiguration[];
	readonly bgpPeers: readonly BgpPeer[];
	readonly nodes: readonly CalicoNode[];
	/** Values of the Secrets that passwords refer to: `name/key` → text. */
	readonly passwords: ReadonlyMap<string, string>;
};

export const noCalicoObjects: CalicoObjects = {
	pools: [],
	bgpConfigurations: [],
	bgpPeers: [],
	nodes: [],
	passwords: new Map(),
};

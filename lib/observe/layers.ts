/** What a frame is made of, from the outside in. MACs and addresses as text; lengths in bytes. */

export type EthernetLayer = {
	readonly layer: 'ethernet';
	readonly from: string;
	readonly to: string;
	readonly type: number;
};

/** An 802.1Q tag. */
export type VlanLayer = {readonly layer: 'vlan'; readonly id: number; readonly type: number};

export type ArpLayer = {
	readonly layer: 'arp';
	readonly operation: 'request' | 'reply' | number;
	readonly sender: {readonly mac: string; readonly address: string};
	readonly target: {readonly mac: string; readonly address: string};
};

/** `offset` in bytes. A packet is a fragment if more follow or its offset is not 0. */
export type Fragment = {readonly more: boolean; readonly offset: number; readonly id: number};

export type IpLayer = {
	readonly layer: 'ipv4' | 'ipv6';
	readonly from: string;
	readonly to: string;
	/** The hop limit, in IPv6. */
	readonly ttl: number;
	readonly protocol: number;
	/** The whole packet with its header. */
	readonly length: number;
	/** IPv4's flag; never set in IPv6, where no router may fragment. */
	readonly dontFragment: boolean;
	readonly fragment?: Fragment;
};

export type UdpLayer = {
	readonly layer: 'udp';
	readonly from: number;
	readonly to: number;
	/** Of the data, without the UDP header. */
	readonly length: number;
};

export type TcpLayer = {
	readonly layer: 'tcp';
	readonly from: number;
	readonly to: number;
	readonly sequence: number;
	readonly acknowledgment: number;
	/** As tcpdump writes them: `S`, `S.`, `P.`, `F.`, `R`. */
	readonly flags: string;
	readonly window: number;
};

export type IcmpLayer = {readonly layer: 'icmp' | 'icmpv6'; readonly type: number; readonly code: number};

export type VxlanLayer = {readonly layer: 'vxlan'; readonly vni: number};

/** What is left: data of a known protocol, or all of an unknown one. */
export type PayloadLayer = {readonly layer: 'payload'; readonly data: Uint8Array};

/** The frame ends inside this header. */
export type TruncatedLayer = {readonly layer: 'truncated'; readonly header: string};

export type Layer =
	| EthernetLayer
	| VlanLayer
	| ArpLayer
	| IpLayer
	| UdpLayer
	| TcpLayer
	| IcmpLayer
	| VxlanLayer
	| PayloadLayer
	| TruncatedLayer;

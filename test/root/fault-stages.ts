/** What breaks, how it is spoiled by hand, and what must come of it. For flannel-vxlan/two-racks: node-1, node-2 | gw | node-3. */
import type {FaultStage} from './faulted.js';

export type Expected = {
	/** Ordered pairs of pods that no packet may pass, of 72. */
	readonly unreachable?: number;
	readonly leftOut?: number;
	/** How many datagrams may be lost towards node-2 and from it, and how long 200,000 bytes may take, ms. */
	readonly dropped?: readonly (readonly [least: number, most: number])[];
	readonly transfer?: readonly [least: number, most: number];
	/** In node-2's `ip link; ip route`. */
	readonly inside?: readonly RegExp[];
};

export const faultStages: readonly (FaultStage & {readonly expected: Expected})[] = [
	{
		faults: ['cut node-2'],
		drift: [
			{
				place: 'underlay',
				script: 'ip link set node-2-a up',
				named: ['underlay', 'state of node-2-a'],
			},
		],
		expected: {
			unreachable: 36,
			inside: [
				/eth0@.*<NO-CARRIER,/,
				/^default via 192\.168\.50\.1 dev eth0 linkdown/m,
				/^10\.244\.3\.0\/24 /m,
			],
		},
	},
	{faults: ['cut gw:rack-b'], drift: [], expected: {unreachable: 36}},
	{
		faults: ['split rack-a gw,node-2'],
		drift: [
			{
				place: 'underlay',
				script: 'ip link set node-2-a master br-rack-a',
				named: ['underlay', 'master of node-2-a'],
			},
			{
				place: 'underlay',
				script: 'ip link del split-rack-a',
				named: ['underlay', 'link split-rack-a (bridge)'],
			},
		],
		// node-1 is alone: node-2 reaches node-3 through the router.
		expected: {unreachable: 36},
	},
	{
		faults: ['loss node-2 100%'],
		drift: [
			{
				place: 'underlay',
				script: 'nft delete table netdev loss-node-2-a',
				named: ['underlay', 'nft table netdev loss-node-2-a'],
			},
		],
		expected: {unreachable: 36},
	},
	{
		faults: ['loss node-2 20%'],
		drift: [
			{
				place: 'underlay',
				script: 'nft flush chain netdev loss-node-2-a from-machine',
				named: [
					'underlay',
					'nft rule in table netdev loss-node-2-a, chain from-machine: numgen random mod 10000 < 2000 counter drop',
				],
			},
		],
		measured: 'loss',
		// Of 500 questions and of 400 answers a fifth; five standard deviations, and some ARP.
		expected: {
			leftOut: 36,
			dropped: [
				[55, 150],
				[40, 125],
			],
		},
	},
	{
		faults: ['limit node-2 2mbit'],
		drift: [
			{
				place: 'node-2',
				script: 'tc qdisc del dev eth0 root',
				named: ['node-2', 'qdisc of eth0'],
			},
			{
				place: 'underlay',
				script: 'tc qdisc replace dev node-2-a root tbf rate 3mbit burst 4000 limit 20000',
				named: ['underlay', 'qdisc of node-2-a'],
			},
		],
		measured: 'speed',
		// 1.6 Mbit at 2 Mbit a second are 800 ms; what may pass at once, and what waits, makes it 50 ms shorter.
		expected: {leftOut: 36, transfer: [700, 8000]},
	},
	{
		faults: ['pause node-2'],
		drift: [
			{
				place: 'node-2',
				script: 'nft delete table inet pause',
				named: ['node-2', 'nft table inet pause'],
			},
			{
				place: 'node-2',
				script: 'nft flush chain bridge pause to-node; nft delete chain bridge pause to-node',
				named: ['node-2', 'nft table bridge pause, chain to-node'],
			},
			{
				place: 'underlay',
				script: 'nft delete table netdev pause-node-2-a',
				named: ['underlay', 'nft table netdev pause-node-2-a'],
			},
		],
		// Its own six too.
		expected: {unreachable: 42},
	},
	{
		before: ['loss node-2 20%', 'limit node-2 2mbit', 'cut node-1'],
		faults: ['loss node-2 20%', 'kill node-2', 'limit node-1 1mbit'],
		drift: [],
		// Nobody is there to try 24 ways from node-2; 18 to it are tried, and 18 over a slow cable are not.
		expected: {unreachable: 18, leftOut: 42},
	},
];

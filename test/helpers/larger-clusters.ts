/** Clusters of other shapes than three nodes, made from one of test/helpers/cluster.ts. IPv4 only. */
import {macOf} from '../../topology/addresses.js';
import type {Cluster, Node, Pod} from '../../topology/model.js';

/** `count` nodes on the first segment, each with `podsPerNode` pods that have names as a Deployment makes them. */
export function largeCluster(small: Cluster, count: number, podsPerNode: number): Cluster {
	const [node] = small.nodes;
	const [pod] = small.pods;
	if (!node || !pod) throw new Error('the cluster is empty');
	const nodes = Array.from({length: count}, (_, index) => nodeOf(node, index + 1));
	const pods = nodes.flatMap(host =>
		Array.from({length: podsPerNode}, (_, index) => podOf(pod, host, index + 2)),
	);
	return {...small, nodes, pods};
}

/** One more segment, behind the router, with a client. */
export function withClient(small: Cluster): Cluster {
	const {segments, routers, clients} = small.underlay;
	const outside = {name: 'outside', cidrs: {ipv4: '203.0.113.0/24'}, mtu: 1500, bridge: 'br-outside'};
	const attach = (name: string, host: number, device: string) => ({
		segment: 'outside',
		interface: device,
		port: `${name}-o`,
		mac: macOf(`203.0.113.${host}`),
		mtu: 1500,
		addresses: {ipv4: `203.0.113.${host}/24`},
	});
	return {
		...small,
		underlay: {
			segments: [...segments, outside],
			routers: routers.map(router => ({
				...router,
				attachments: [...router.attachments, attach(router.name, 1, `eth${router.attachments.length}`)],
			})),
			clients: [
				...clients,
				{name: 'laptop', attachment: attach('laptop', 10, 'eth0'), gateways: {ipv4: '203.0.113.1'}},
			],
		},
	};
}

function nodeOf(node: Node, index: number): Node {
	const name = `node-${index}`;
	const address = `192.168.50.${index + 10}`;
	return {
		...node,
		name,
		index,
		attachment: {
			...node.attachment,
			port: `${name}-a`,
			mac: macOf(address),
			addresses: {ipv4: `${address}/24`},
		},
		podCidrs: {ipv4: `10.244.${index}.0/24`},
	};
}

function podOf(pod: Pod, {name: node, index}: Node, host: number): Pod {
	const name = `web-7d4b9c6f5-${(index * 100 + host).toString(36).padStart(5, 'x')}`;
	const address = `10.244.${index}.${host}`;
	return {
		...pod,
		namespace: 'default',
		name,
		hostname: name,
		node,
		netns: `default.${name}`,
		mac: macOf(address),
		addresses: {ipv4: `${address}/24`},
		gateways: {ipv4: `10.244.${index}.1`},
	};
}

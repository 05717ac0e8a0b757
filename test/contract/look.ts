/** What ip, bridge and nft show in a node, as lines that a person can write down. */
import type {nodeNames} from '../helpers/lab-text.js';
import type {Seat} from '../helpers/seat.js';

export type Look = {
	readonly node: string;
	/** MAC → `flannel.1 of node-1`, of the devices whose MAC others must know. */
	readonly macs: ReadonlyMap<string, string>;
	/** Sorted. */
	lines(macNames: ReadonlyMap<string, string>): string[];
	/** Sorted; of the node's first pod. */
	readonly pod: readonly string[];
};

const mark = '----';

const nodeScript = [
	'ip -j -d link',
	'ip -o addr show scope global',
	'ip -4 route; ip -6 route',
	'ip -4 neigh show nud permanent; ip -6 neigh show nud permanent',
	'bridge fdb show',
	'nft -s list ruleset',
	'cat /run/flannel/subnet.env 2>/dev/null || :',
	'cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv6/conf/all/forwarding',
];

const podScript = ['ip -j -d link', 'ip -o addr show scope global', 'ip -4 route; ip -6 route'];

export async function lookAtNode(seat: Seat, node: (typeof nodeNames)[number]): Promise<Look> {
	const inPod = `ip netns exec default.a-${node.at(-1)} sh -c '${podScript.join(`; echo ${mark}; `)}'`;
	const said = await seat.sh(node, [...nodeScript, inPod].join(`; echo ${mark}; `));
	const parts = said.split(`${mark}\n`);
	const [links = '', addresses = '', routes = '', neighbours = '', fdb = '', rules = '', env = ''] = parts;
	const [forwarding = '', podLinks = '', podAddresses = '', podRoutes = ''] = parts.slice(7);
	const devices = JSON.parse(links) as Link[];
	const lines = [
		...linkLines(devices),
		...addressLines(addresses),
		...routeLines(routes),
		...linesOf(neighbours).map(line => `neighbour ${line}`),
		...forwardingEntries(fdb),
		...ruleLines(rules),
		...linesOf(env),
		`forwarding ${linesOf(forwarding).join(' ')}`,
	];
	return {
		node,
		macs: new Map(devices.filter(isTunnel).map(({address, ifname}) => [address, `<${ifname} of ${node}>`])),
		lines: names => lines.map(line => withNames(line, names)).sort(),
		pod: [
			...linkLines(JSON.parse(podLinks) as Link[]),
			...addressLines(podAddresses),
			...routeLines(podRoutes),
		].sort(),
	};
}

export function namedMacs(looks: readonly Look[]): ReadonlyMap<string, string> {
	return new Map(looks.flatMap(({macs}) => [...macs]));
}

type Link = {
	readonly ifname: string;
	readonly address: string;
	readonly mtu: number;
	readonly operstate: string;
	readonly master?: string;
	readonly linkinfo?: {
		readonly info_kind?: string;
		readonly info_data?: Readonly<Record<string, unknown>>;
		readonly info_slave_data?: Readonly<Record<string, unknown>>;
	};
};

function isTunnel({linkinfo}: Link): boolean {
	return linkinfo?.info_kind === 'vxlan';
}

/** The pods' ends of veths are counted: their names are hashes. */
function linkLines(links: readonly Link[]): string[] {
	const ports = links.filter(({ifname}) => /^veth[0-9a-f]{8}$/.test(ifname)).map(portLine);
	const cables = links.filter(({ifname}) => /^cali[0-9a-f]{11}$/.test(ifname)).map(cableLine);
	const isPods = ({ifname}: Link) => /^(veth|cali)[0-9a-f]{8,11}$/.test(ifname);
	const others = links.filter(link => link.ifname !== 'lo' && !isPods(link));
	const counted = (lines: readonly string[]) =>
		[...new Set(lines)].map(line => `${lines.filter(other => other === line).length} × ${line}`);
	return [...counted(ports), ...counted(cables), ...others.map(linkLine)];
}

function portLine({master, mtu, operstate, linkinfo}: Link): string {
	const hairpin = linkinfo?.info_slave_data?.hairpin === true ? ', hairpin' : '';
	return `pod’s veth on ${master}, mtu ${mtu}${hairpin}, ${operstate}`;
}

function cableLine({address, mtu, operstate}: Link): string {
	return `pod’s cable, ${address}, mtu ${mtu}, ${operstate}`;
}

function linkLine({ifname, mtu, master, linkinfo}: Link): string {
	const kind = linkinfo?.info_kind ?? '';
	const {id, port, learning, local, local6, link} = linkinfo?.info_data ?? {};
	const how =
		kind === 'vxlan'
			? ` id ${id} port ${port} ${learning ? 'learning' : 'nolearning'} local ${local ?? local6} dev ${link}`
			: '';
	// An ifb stands for the kernel's ipip where it has none: then the lab says so.
	if (ifname === 'tunl0' && (kind === 'ipip' || kind === 'ifb')) return `link tunl0: IP in IP, mtu ${mtu}`;
	return `link ${ifname}: ${kind}${how}, mtu ${mtu}${master === undefined ? '' : `, port of ${master}`}`;
}

function addressLines(text: string): string[] {
	return linesOf(text).map(line => {
		const [, device, , address] = line.split(/\s+/);
		return `address ${address} on ${device}`;
	});
}

/** What the kernel adds to every route of its kind says nothing about a mode. */
function routeLines(text: string): string[] {
	return linesOf(text)
		.filter(line => !line.startsWith('fe80::'))
		.map(line =>
			line
				.replace(/ metric \d+/, '')
				.replace(' pref medium', '')
				.replace(' proto kernel', ''),
		)
		.map(line => `route ${line.replace(' scope link', '')}`);
}

/** Where frames are sent through tunnels; what switches have learnt is another matter. */
function forwardingEntries(text: string): string[] {
	return linesOf(text)
		.filter(line => line.includes(' dst '))
		.map(line => `forwarding entry ${line}`);
}

/** The rules, each with its table and chain. */
function ruleLines(text: string): string[] {
	let table = '';
	let chain = '';
	return linesOf(withoutSets(text)).flatMap(line => {
		const [, tableName, chainName] = /^(?:table (.*)|chain (.*)) \{$/.exec(line) ?? [];
		table = tableName ?? table;
		chain = chainName ?? chain;
		if (tableName !== undefined || chainName !== undefined || line === '}') return [];
		return [`${table} ${chain}: ${line.replace(/ comment ".*"/, '')}`];
	});
}

/** What is in them is in the rules' own proofs: who reaches whom, and under which address. */
function withoutSets(text: string): string {
	return text.replaceAll(/\t(?:set|map) \S+ \{[^{}]*(?:\{[^{}]*\}[^{}]*)?\}\n/g, '');
}

function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map(line => line.trim())
		.filter(line => line !== '');
}

function withNames(line: string, names: ReadonlyMap<string, string>): string {
	return line.replace(/([0-9a-f]{2}:){5}[0-9a-f]{2}/g, mac => names.get(mac) ?? mac);
}

/** One line for a frame, for evidence: much as tcpdump would write it, with every header from the outside in. Pure. */
import type {IpLayer, Layer} from './layers.js';

/** `02:… > 02:…: 192.168.50.11.40123 > 192.168.50.12.8472: UDP: VXLAN vni 1: 02:… > 02:…: …` */
export function formatFrame(layers: readonly Layer[]): string {
	const parts: string[] = [];
	let packet: IpLayer | undefined;
	for (const layer of layers) {
		parts.push(formatLayer(layer, packet));
		packet = layer.layer === 'ipv4' || layer.layer === 'ipv6' ? layer : undefined;
	}
	return parts.filter(Boolean).join(': ');
}

/** An IP header is written together with the ports of what it carries, so it waits for the next layer. */
function formatLayer(layer: Layer, packet: IpLayer | undefined): string {
	switch (layer.layer) {
		case 'ethernet':
			return `${layer.from} > ${layer.to}`;
		case 'vlan':
			return `vlan ${layer.id}`;
		case 'arp':
			return layer.operation === 'request'
				? `ARP who-has ${layer.target.address} tell ${layer.sender.address}`
				: `ARP ${layer.operation} ${layer.sender.address} is-at ${layer.sender.mac}`;
		case 'ipv4':
		case 'ipv6':
			return packet ? `${formatPacket(packet)}: IP-in-IP` : '';
		case 'udp':
			return `${formatPacket(packet, layer)}: UDP, ${layer.length} bytes`;
		case 'tcp':
			return `${formatPacket(packet, layer)}: TCP [${layer.flags}]`;
		case 'icmp':
		case 'icmpv6':
			return `${formatPacket(packet)}: ${layer.layer === 'icmp' ? 'ICMP' : 'ICMPv6'} type ${layer.type} code ${layer.code}`;
		case 'vxlan':
			return `VXLAN vni ${layer.vni}`;
		case 'payload':
			return packet ? `${formatPacket(packet)}: protocol ${packet.protocol}` : '';
		case 'truncated':
			return `${packet ? `${formatPacket(packet)}: ` : ''}cut short in ${layer.header}`;
		default:
			return layer satisfies never;
	}
}

function formatPacket(packet: IpLayer | undefined, ports?: {from: number; to: number}): string {
	if (!packet) return ports ? `port ${ports.from} > ${ports.to}` : '';
	const from = ports ? `${packet.from}.${ports.from}` : packet.from;
	const to = ports ? `${packet.to}.${ports.to}` : packet.to;
	const {fragment} = packet;
	const marks = [
		`ttl ${packet.ttl}`,
		...(packet.dontFragment ? ['DF'] : []),
		...(fragment ? [`fragment ${fragment.id}@${fragment.offset}${fragment.more ? '+' : ''}`] : []),
	];
	return `${from} > ${to} (${marks.join(', ')})`;
}

/** A captured frame against what the mode says must be on the wire. Pure. */
import type {Wire} from '../plan/mode.js';
import type {EthernetLayer, IpLayer, Layer, UdpLayer, VxlanLayer} from './layers.js';

/** The pods' own addresses: what the innermost packet must carry. */
export type PodPair = {readonly from: string; readonly to: string};

/** What must be on the wire, in words. */
export function wireInWords(wire: Wire, pods: PodPair): string {
	const packet = `${pods.from} > ${pods.to}, UDP`;
	switch (wire.encapsulation) {
		case 'none':
			return `plain IP, no encapsulation: ${packet}`;
		case 'vxlan': {
			const {outer, innerMacs, port, vni} = wire;
			return `VXLAN ${outer.from} > ${outer.to}, UDP port ${port}, VNI ${vni}, inner Ethernet ${innerMacs.from} > ${innerMacs.to}: ${packet}`;
		}
		case 'ipip':
			return `IP in IP ${wire.outer.from} > ${wire.outer.to}, protocol 4: ${packet}`;
		default:
			return wire satisfies never;
	}
}

/** Each way in which the frame is not what it must be: `VNI 7 instead of 1`. None when it is right. */
export function wireDifferences(layers: readonly Layer[], wire: Wire, pods: PodPair): string[] {
	if (wire.encapsulation === 'ipip') return ipipDifferences(layers, wire, pods);
	const tunnel = layers.findIndex(layer => layer.layer === 'vxlan');
	const inner = layers.slice(tunnel + 1);
	const packets = inner.filter(isIp);
	const [packet] = packets;
	const differences = [
		...(packet === undefined ? ['no IP packet in it'] : []),
		...(packets.length > 1 ? ['an IP packet within an IP packet'] : []),
		...differs('source', packet?.from, pods.from),
		...differs('destination', packet?.to, pods.to),
		...(layers.some(layer => isIp(layer) && layer.fragment) ? ['a fragment'] : []),
	];
	if (wire.encapsulation === 'none') {
		return [...(tunnel >= 0 ? ['in a VXLAN tunnel'] : []), ...differences];
	}
	if (tunnel < 0) return ['not in a VXLAN tunnel', ...differences];
	return [...tunnelDifferences(layers, tunnel, wire), ...differences];
}

function ipipDifferences(
	layers: readonly Layer[],
	{outer}: Extract<Wire, {encapsulation: 'ipip'}>,
	pods: PodPair,
): string[] {
	const [outside, inside, ...more] = layers.filter(isIp);
	return [
		...(layers.some(({layer}) => layer === 'vxlan') ? ['in a VXLAN tunnel'] : []),
		...(inside === undefined ? ['not in an IP-in-IP tunnel'] : []),
		...(more.length > 0 ? ['a third IP packet within'] : []),
		...differs('outer source', outside?.from, inside === undefined ? pods.from : outer.from),
		...differs('outer destination', outside?.to, inside === undefined ? pods.to : outer.to),
		...differs('source', inside?.from, pods.from),
		...differs('destination', inside?.to, pods.to),
		...(layers.some(layer => isIp(layer) && layer.fragment) ? ['a fragment'] : []),
	];
}

function tunnelDifferences(
	layers: readonly Layer[],
	tunnel: number,
	wire: Extract<Wire, {encapsulation: 'vxlan'}>,
): string[] {
	const {vni} = layers[tunnel] as VxlanLayer;
	const outer = layers.slice(0, tunnel);
	const packet = outer.find(isIp);
	const udp = outer.find((layer): layer is UdpLayer => layer.layer === 'udp');
	const ethernet = layers[tunnel + 1] as EthernetLayer | undefined;
	return [
		...differs('UDP port', udp?.to, wire.port),
		...differs('VNI', vni, wire.vni),
		...differs('outer source', packet?.from, wire.outer.from),
		...differs('outer destination', packet?.to, wire.outer.to),
		...differs('inner source MAC', ethernet?.from, wire.innerMacs.from),
		...differs('inner destination MAC', ethernet?.to, wire.innerMacs.to),
	];
}

function differs<T extends string | number>(what: string, found: T | undefined, expected: T): string[] {
	return found === undefined || found === expected ? [] : [`${what} ${found} instead of ${expected}`];
}

function isIp(layer: Layer): layer is IpLayer {
	return layer.layer === 'ipv4' || layer.layer === 'ipv6';
}

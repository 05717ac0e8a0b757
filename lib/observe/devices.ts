/** Which devices a plan has, and how each of them must look. Pure. */

import type {BridgeOp, IpipOp, LinkOp, Op, VethOp, VxlanOp} from '../plan/ops.js';
import {ipipMac} from '../plan/substitutes.js';
import {linkKey, netnsKey} from './check.js';

export type Device = {
	readonly place: string;
	readonly name: string;
	/** Not set for a device that every namespace has: lo. */
	readonly kind?: 'veth' | 'bridge' | 'vxlan' | 'ipip' | 'ifb';
	readonly mtu?: number;
	readonly mac?: string;
	readonly master?: string;
	readonly hairpin: boolean;
	readonly up: boolean;
	/** Set down by the plan, where `up: false` says that nobody cares. */
	readonly down?: true;
	/** The plan has a queue of its own for it. */
	readonly queued?: true;
	/** Has no fe80:: address. */
	readonly quiet: boolean;
	readonly vxlan?: VxlanOp;
	/** What makes it; not set for lo. A veth is made from its other end too. */
	readonly made?: BridgeOp | VethOp | VxlanOp | IpipOp;
	/** What completes it. */
	readonly link?: LinkOp;
	readonly why: string;
	readonly needs: readonly string[];
};

/** Each device once: as it is made, and as a LinkOp of its own place completes it. */
export function devicesOf(ops: readonly Op[]): Device[] {
	const devices = new Map<string, Device>();
	const add = (device: Device) => devices.set(linkKey(device.place, device.name), device);
	for (const op of ops) for (const device of madeBy(op)) add(device);
	for (const op of ops) {
		if (op.kind === 'qdisc') {
			const made = devices.get(linkKey(op.in, op.dev));
			if (made) add({...made, queued: true});
		}
		if (op.kind !== 'link') continue;
		const made = devices.get(linkKey(op.in, op.name)) ?? {...base(op), name: op.name};
		add({
			...made,
			up: true,
			quiet: op.linkLocal === false,
			link: op,
			...(op.master !== undefined && {master: op.master}),
		});
	}
	return [...devices.values()];
}

function madeBy(op: Op): Device[] {
	switch (op.kind) {
		case 'bridge':
			return [
				{
					...base(op),
					made: op,
					kind: 'bridge',
					name: op.name,
					mtu: op.mtu,
					...(op.mac !== undefined && {mac: op.mac}),
				},
			];
		case 'vxlan':
			return [
				{
					...base(op),
					made: op,
					kind: 'vxlan',
					name: op.name,
					mtu: op.mtu,
					mac: op.mac,
					vxlan: op,
					// The kernel deletes a vxlan together with the device below it.
					needs: [netnsKey(op.in), linkKey(op.in, op.parent)],
				},
			];
		case 'ipip':
			return [tunnel(op)];
		case 'veth':
			return vethEnds(op);
		default:
			return [];
	}
}

/** What stands for it has another kind, a queue, and the parent's packets. */
function tunnel(op: IpipOp): Device {
	const {name, mtu, by} = op;
	const device = {...base(op), made: op, name, mtu};
	if (by === undefined) return {...device, kind: 'ipip'};
	return {...device, kind: 'ifb', mac: ipipMac(op), queued: true};
}

/** One end can't live without the other, nor without the other's namespace. */
function vethEnds(op: VethOp): Device[] {
	const {name, mtu, mac, master, hairpin = false, down, peer} = op;
	return [
		{
			...base(op),
			made: op,
			kind: 'veth',
			name,
			mtu,
			hairpin,
			...(down && {up: false, down}),
			...(mac !== undefined && {mac}),
			...(master !== undefined && {master}),
			needs: [netnsKey(op.in), netnsKey(peer.in)],
		},
		{
			...base(op),
			made: op,
			kind: 'veth',
			place: peer.in,
			name: peer.name,
			mtu,
			mac: peer.mac,
			up: false,
			needs: [netnsKey(peer.in), linkKey(op.in, name)],
		},
	];
}

function base({in: place, why}: Op) {
	return {place, why, hairpin: false, up: true, quiet: false, needs: [netnsKey(place)]};
}

/** An IP-in-IP device as shell lines: the kernel's own, or what does the same on the wire where the kernel has none. Pure. */
import type {IpipOp} from '../plan/ops.js';
import {ipipMac} from '../plan/substitutes.js';
import {ipipIndex, ipipProgram} from './ipip-program.js';

/** Makes it, with nothing on it, and brings it up. */
export function ipipLines(op: IpipOp): string[] {
	return op.by === 'tc-bpf' ? substituteLines(op) : kernelLines(op);
}

/** Takes it away, whatever of it is there. */
export function ipipUndoLines({name, parent, by}: IpipOp): string[] {
	if (by === 'tc-bpf')
		return [`ip link del dev ${name}`, `tc qdisc del dev ${parent} clsact 2>/dev/null || :`];
	// The fallback device can't be deleted (ip_tunnel_dellink, net/ipv4/ip_tunnel.c): down, it is as the module has made it.
	return [`ip address flush dev ${name}`, `ip link set dev ${name} down`, `ip link del dev ${name} || :`];
}

/** What changes of one that is there. */
export function ipipReplaceLines({name, mtu}: IpipOp): string[] {
	return [`ip link set dev ${name} mtu ${mtu}`];
}

/**
 * The programs' object in the sandbox, where process 1 is: machines have a /run of their own. Whoever runs the lines
 * has made it (`ipipObjectLines`).
 */
export const ipipObject = '/run/cnilab/ipip.o';

/** Makes the object, in the sandbox. */
export function ipipObjectLines(): string[] {
	return [`${ipipCompile} ${ipipObject} - <<'PROGRAM'`, ...ipipProgram.trim().split('\n'), 'PROGRAM'];
}

export const ipipCompile = 'clang -O2 -target bpf -x c -c -o';

/** When the module is loaded, by this line too, a tunl0 appears in every network (unless fb_tunnels_only_for_init_net is set). */
function kernelLines({name, mtu}: IpipOp): string[] {
	const isThere = `[ -e /proc/sys/net/ipv4/conf/${name} ]`;
	return [
		`${isThere} || ip link add name ${name} type ipip || ${isThere}`,
		`ip link set dev ${name} mtu ${mtu} up`,
	];
}

/** An `ifb` asks nobody for neighbours, and what it sends itself nobody sees: the program has taken it before. */
function substituteLines({name, mtu, parent, ...op}: IpipOp): string[] {
	const program = (section: string) =>
		`bpf direct-action object-file /proc/1/root${ipipObject} section tc/${section}`;
	return [
		`ip link add name ${name} index ${ipipIndex} address ${ipipMac(op)} type ifb`,
		`ip link set dev ${name} addrgenmode none`,
		`ip link set dev ${name} mtu ${mtu} up`,
		`tc qdisc add dev ${name} clsact`,
		`tc filter add dev ${name} egress ${program('wrap')}`,
		`tc qdisc add dev ${parent} clsact`,
		`tc filter add dev ${parent} ingress ${program('unwrap')}`,
	];
}

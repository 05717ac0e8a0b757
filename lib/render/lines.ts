/** One op as the words of the tool that makes it true. Pure; what comes out runs with Debian 12's and 13's tools. */

import type {Family} from '../../topology/model.js';
import {machineOf, netnsOf, type Op, sysctlPath} from '../plan/ops.js';
import {isPassive, type PassiveOp} from '../plan/passive.js';
import {startParts} from './daemon.js';
import {ipipLines} from './ipip.js';
import {settingLines, toolOfForeign, toolOfSetting} from './mending.js';

/** `sh` stands for the shell's own means: a redirection costs no process. */
export type Tool = 'ip' | 'bridge' | 'tc' | 'nft' | 'sh';

export function toolOf(op: Op): Tool {
	switch (op.kind) {
		case 'fdb':
			return 'bridge';
		case 'qdisc':
			return 'tc';
		case 'nft':
			return 'nft';
		case 'ipip':
		case 'sysctl':
		case 'file':
		case 'daemon':
		case 'session':
			return 'sh';
		case 'netns':
		case 'bridge':
		case 'veth':
		case 'vxlan':
		case 'link':
		case 'address':
		case 'route':
		case 'blackhole':
		case 'neighbour':
			return 'ip';
		case 'setting':
			return toolOfSetting(op);
		case 'foreign':
			return toolOfForeign(op);
	}
}

/** The lines that the op's tool reads: batch lines of `ip`, `bridge` and `tc`, a table, shell commands. An op has one or more. */
export function linesOf(op: Op): string[] {
	switch (op.kind) {
		case 'netns':
			return [`netns add ${op.name}`];
		case 'bridge':
			return [
				words('link add name', op.name, op.mac && `address ${op.mac}`, 'type bridge'),
				// Set later, not with the making: else it would follow the ports, also back to 1500 when the last one goes
				// (br_mtu_auto_adjust, net/bridge/br_if.c).
				`link set dev ${op.name} mtu ${op.mtu} up`,
			];
		case 'veth':
			return vethLines(op);
		case 'vxlan':
			return [vxlanLine(op)];
		case 'ipip':
			return ipipLines(op);
		case 'link':
			return [
				...(op.linkLocal === false ? [`link set dev ${op.name} addrgenmode none`] : []),
				words('link set dev', op.name, op.master && `master ${op.master}`, 'up'),
			];
		case 'address':
			return [words('address add', op.address, 'dev', op.dev, op.address.includes(':') && 'nodad')];
		case 'route':
		case 'blackhole':
			return isPassive(op) ? [] : [routeLine(op)];
		case 'neighbour':
			return [`neighbour add ${op.address} lladdr ${op.mac} dev ${op.dev} nud permanent`];
		case 'fdb':
			return [`fdb add ${op.mac} dev ${op.dev} dst ${op.dst} self permanent`];
		case 'sysctl':
			return [sysctlLine(op)];
		case 'nft':
			return op.text.trimEnd().split('\n');
		case 'qdisc':
			return [words('qdisc replace dev', op.dev, 'root', ...op.arguments)];
		case 'file':
			return fileLines(op);
		case 'daemon':
			return startParts(op).flat();
		case 'session':
			// The daemons make it.
			return [];
		case 'setting':
			return settingLines(op);
		case 'foreign':
			// Nobody wants it: it is only removed.
			return [];
	}
}

/** What a daemon does for it, as a remark. */
export function remarkOf(op: PassiveOp): string {
	if (op.kind !== 'session') return `# ${op.by} adds: ip ${routeLine(op)}`;
	const {by, name, machine, remote} = op;
	return `# ${by} holds: ${name}, with ${machine === undefined ? remote : `${machine} (${remote})`}`;
}

/** Text as one word of the shell. */
export function quote(text: string): string {
	return /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The namespace's name as `ip` knows it, seen from the place that makes the link. */
export function namespaceOf(place: string): string {
	return netnsOf(place) ?? machineOf(place);
}

/** The peer can't be brought up here: the kernel answers ENOTCONN. */
function vethLines({name, master, mtu, mac, peer, hairpin, down}: Extract<Op, {kind: 'veth'}>): string[] {
	const outer = words(
		'link add name',
		name,
		!down && 'up',
		master && `master ${master}`,
		'mtu',
		mtu,
		mac && `address ${mac}`,
	);
	const inner = `peer name ${peer.name} mtu ${mtu} address ${peer.mac} netns ${namespaceOf(peer.in)}`;
	return [
		`${outer} type veth ${inner}`,
		...(hairpin ? [`link set dev ${name} type bridge_slave hairpin on`] : []),
	];
}

function vxlanLine(op: Extract<Op, {kind: 'vxlan'}>): string {
	const learning = op.learning ? 'learning' : 'nolearning';
	const tunnel = `type vxlan id ${op.vni} dstport ${op.port} local ${op.local} dev ${op.parent} ${learning}`;
	return `link add name ${op.name} up mtu ${op.mtu} address ${op.mac} ${tunnel}`;
}

function routeLine(op: Extract<Op, {kind: 'route' | 'blackhole'}>): string {
	const proto = op.protocol && `proto ${op.protocol}`;
	if (op.kind === 'blackhole') return words('route add blackhole', op.to, proto);
	const {to, family, via, dev, onlink, connected, src, also = []} = op;
	// In a batch the family can't be an option: it must follow from an address.
	const prefix = to === 'default' && family === 'ipv6' && via === undefined ? '::/0' : to;
	const own = connected !== undefined && connectedWords(family, connected);
	const way = [via && `via ${via}`, 'dev', dev, onlink && 'onlink'];
	const hops = [{via, dev}, ...also].map(hop => `nexthop via ${hop.via} dev ${hop.dev}`);
	if (also.length > 0) return words('route add', prefix, proto, src && `src ${src}`, ...hops);
	return words('route add', prefix, ...way, own, proto, src && `src ${src}`);
}

/** As fib_add_ifaddr (net/ipv4/fib_frontend.c) and addrconf_prefix_route (net/ipv6/addrconf.c, IP6_RT_PRIO_ADDRCONF) add it. */
function connectedWords(family: Family, source: string): string {
	return family === 'ipv4' ? `proto kernel scope link src ${source}` : 'proto kernel metric 256';
}

function sysctlLine({key, value, optional}: Extract<Op, {kind: 'sysctl'}>): string {
	const path = quote(sysctlPath(key));
	const write = `echo ${quote(value)} > ${path}`;
	return optional ? `[ ! -e ${path} ] || ${write}` : write;
}

/** printf is the shell's own: a file costs no process. */
export function fileLines({path, content}: {readonly path: string; readonly content: string}): string[] {
	const final = content.endsWith('\n');
	const text = final ? content.slice(0, -1) : content;
	return `printf '${final ? '%s\\n' : '%s'}' ${quote(text)} > ${quote(path)}`.split('\n');
}

/** The parts that are there, with spaces between them. */
export function words(...parts: readonly (string | number | false | undefined)[]): string {
	return parts.filter(part => part !== undefined && part !== false && part !== '').join(' ');
}

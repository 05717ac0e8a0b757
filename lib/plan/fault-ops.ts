/**
 * Faults as ops. A cable's port is in the underlay: what it sends goes towards the machine, what it gets comes from it.
 * Pure.
 */
import type {Cable, Fault} from '../../topology/faults.js';
import type {Attachment} from '../../topology/model.js';
import {sentenceOf} from './fault-sentences.js';
import type {Requirement} from './mode.js';
import type {NftOp, Op, QdiscOp} from './ops.js';

/** A fault that is seen at a cable. */
export type WiredFault = Extract<Fault, {readonly kind: 'cut' | 'loss' | 'delay' | 'limit' | 'pause'}>;

/** A cable with all that is wrong with it. */
export type Wired = Cable & {
	readonly attachment: Attachment;
	/** `the cable of node-2` */
	readonly name: string;
	readonly faults: readonly WiredFault[];
};

/** What the kernel must have for the fault. */
export function faultRequirements({kind}: Fault): readonly Requirement[] {
	switch (kind) {
		case 'loss':
			return [{nft: 'netdev'}];
		case 'pause':
			return [{nft: 'netdev'}, {nft: 'bridge'}];
		case 'limit':
			return [{qdisc: 'tbf'}];
		case 'delay':
			return [{qdisc: 'netem'}];
		case 'stop':
		case 'kill':
		case 'cut':
		case 'split':
		case 'daemon':
			return [];
	}
}

const underlay = 'underlay';

/** At the port of the underlay: packets get lost in both directions, and those towards the machine are held back. */
export function onPort({attachment, faults, name}: Wired): Op[] {
	const {port} = attachment;
	const losses = faults.flatMap(fault => {
		if (fault.kind !== 'loss') return [];
		const share = Math.round(fault.percent * 100);
		// nft refuses a comparison that is always true: all numbers are below 10,000.
		const chance = share < 10_000 ? `numgen random mod 10000 < ${share} ` : '';
		const rule = `${chance}counter drop`;
		return [portTable('loss', port, {rules: [rule], policy: 'accept', why: sentenceOf(fault, name)})];
	});
	return [...losses, ...queue({in: underlay, dev: port}, {attachment, faults, name})];
}

/** At the machine's own end: what it sends is held back. */
export function onDevice({machine, attachment, faults, name}: Wired): Op[] {
	return queue({in: machine, dev: attachment.interface}, {attachment, faults, name});
}

/** Nothing passes the cable of a node that is paused: its kernel would go on answering ARP. */
export function pausedCable({machine, attachment}: Wired): Op {
	const why = sentenceOf({kind: 'pause', node: machine});
	return portTable('pause', attachment.port, {rules: [], policy: 'drop', why});
}

/** Before all else that looks at a packet: defragmentation has -400 (NF_IP_PRI_CONNTRACK_DEFRAG, linux/netfilter_ipv4.h). */
const first = -500;

/** Nothing passes between the node and its pods, nor between them; within the node itself it does. */
export function pausedNode(node: string): Op[] {
	const why = sentenceOf({kind: 'pause', node});
	const chain = (name: string, hook: string, rules: readonly string[] = []) =>
		chainText(name, `type filter hook ${hook} priority ${first}; policy drop;`, rules);
	const table = (family: 'inet' | 'bridge', chains: readonly string[]): NftOp => {
		const text = tableText(`${family} pause`, chains);
		return {kind: 'nft', in: node, family, table: 'pause', text, why};
	};
	return [
		table('inet', [
			chain('to-node', 'prerouting', ['iifname "lo" accept']),
			chain('from-node', 'output', ['oifname "lo" accept']),
		]),
		table('bridge', [chain('to-node', 'prerouting'), chain('from-node', 'output')]),
	];
}

type PortRules = {
	readonly rules: readonly string[];
	readonly policy: 'accept' | 'drop';
	readonly why: string;
};

/** What a port sends (Linux 5.16 has the hook `egress`) and gets. */
function portTable(what: string, port: string, {rules, policy, why}: PortRules): NftOp {
	const chain = (name: string, hook: string) =>
		chainText(name, `type filter hook ${hook} device "${port}" priority filter; policy ${policy};`, rules);
	const table = `${what}-${port}`;
	const text = tableText(`netdev ${table}`, [
		chain('to-machine', 'egress'),
		chain('from-machine', 'ingress'),
	]);
	return {kind: 'nft', in: underlay, family: 'netdev', table, dev: port, text, why};
}

function tableText(name: string, chains: readonly string[]): string {
	return `table ${name} {\n${chains.join('\n')}}\n`;
}

function chainText(name: string, hook: string, rules: readonly string[]): string {
	return [`\tchain ${name} {`, ...[hook, ...rules].map(line => `\t\t${line}`), '\t}', ''].join('\n');
}

/** One queue for all that holds packets back: a device has one, and netem can do both. */
function queue(
	at: Pick<QdiscOp, 'in' | 'dev'>,
	{attachment, faults, name}: Pick<Wired, 'attachment' | 'faults' | 'name'>,
): QdiscOp[] {
	const delay = faults.find(fault => fault.kind === 'delay');
	const limit = faults.find(fault => fault.kind === 'limit');
	const kept = [delay, limit].filter(fault => fault !== undefined);
	if (kept.length === 0) return [];
	const why = kept.map(fault => sentenceOf(fault, name)).join('; ');
	const words = delay ? netem(delay, limit) : limit ? tbf(limit.kbit, attachment.mtu) : undefined;
	return words ? [{kind: 'qdisc', ...at, arguments: words, why}] : [];
}

type Words = QdiscOp['arguments'];

/** Room for what a second of a fast link holds; the usual 1,000 packets would be lost there as soon as they wait. */
const netemLimit = '100000';

function netem({ms, jitterMs}: Fault & {kind: 'delay'}, limit?: Fault & {kind: 'limit'}): Words {
	return [
		'netem',
		'limit',
		netemLimit,
		'delay',
		`${ms}ms`,
		...(jitterMs ? [`${jitterMs}ms`] : []),
		...(limit ? ['rate', `${limit.kbit}kbit`] : []),
	];
}

/**
 * At once may pass what the rate gives in 4 ms (a tick of the slowest kernels' clock), but two whole frames at least; as
 * much as 50 ms of it may wait, but five frames at least. Bytes.
 */
function tbf(kbit: number, mtu: number): Words {
	const frame = mtu + 14;
	const bytes = (ms: number) => Math.ceil((kbit * ms) / 8);
	const burst = Math.max(2 * frame, bytes(4));
	const room = burst + Math.max(5 * frame, bytes(50));
	return ['tbf', 'rate', `${kbit}kbit`, 'burst', `${burst}`, 'limit', `${room}`];
}
